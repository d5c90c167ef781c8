"""The shape of an author list: how unlikely it is that what a bracket holds names people."""

from __future__ import annotations

import re

from alignsite.loader.newsletter.vocabulary import words

_LONGEST = 240
_LONGEST_NAME = 10
_BEFORE_GROUPS = ("a", "all", "most", "some")
_ET_AL = re.compile(r",?\s+et\.?\s+al\.?(?:$|,\s.*)")
"""`et al`, and what some lists add to it: the place where they work."""
_SEPARATOR = re.compile(r" (?:, ?and |, ?|& |and |with |/ ?)|, ?and |, ?|/ ?")
"""What parts names, in words with single spaces between them."""
_AFFILIATION = re.compile(r"\s*\([^()]{1,60}\)")
_NICKNAME = re.compile(r"(?<= )[\"“]([A-Z][\w-]*)[\"”](?= [A-Z])")
"""A name in quotes between two others."""
_FORBIDDEN = re.compile(r"[;:?!=#%$“”\"<>\[\]{}|~^\\+→]")
_ORGANISATION = re.compile(r"80(?:,000|[kK]) Hours(?: team)?")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<![\w.-])(?![A-Za-z][\w.-]*\d)[\w.,-]*\d")
"""Digits elsewhere than at the end of a handle (`climber2152`)."""
_HANDLE = re.compile(r"(?=(?:.*[a-z]){3})[\w-]{5,}")
"""A lone word with digits anywhere in it (`1rungster`)."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:['’.\-‐‑][^\W\d_]+)*['’.]?")

_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+")


_PARTICLES = words(
    "al bin d' da de del della den der des di do dos du el ibn la le lo ten ter van von y zu",
    "st",
)
_SUFFIXES = words(
    "jr sr ii iii iv",
)
_GROUP_WORDS = words(
    "team teams people group authors researchers users staff contributors members others",
    "folks participants editors collaborators students employees community",
)
_UNNAMED = words("anonymous many multiple several various")
_SMALL = words(
    "of for the on at in and from to a an",
)
_NEVER_FIRST = words(
    "a an and or but if as at by e.g i.e eg ie aka see also via from for in on of to with",
    "which who that this these those my our your his her its their it is are was were be",
    "being been not no non so such some most more less than then when where while why how",
    "what even just only both either neither each every all any i we you they he she there",
    "here because since unless including especially particularly like rather though although",
    "maybe perhaps possibly probably again however instead",
)
_NOT_AUTHORS = words(
    "abridged ai alignment appendix archived article audio beta blog book capabilities closed",
    "comment comments course deprecated draft edited essay episode expired introduction",
    "linkpost mostly new old paper part pdf podcast post preprint preview question recorded",
    "report repost review series slides summary survey talk thesis thread transcript update",
    "updated version video volume website workshop wip year hiring remote rough short long",
    "partial partially un re yet again still too possibly maybe hopefully january february",
    "almost nearly quite very really truly only once now not sort kind sometimes often",
    "march april may june july august september october november december",
)


def authors_cost(text: str) -> float | None:
    """0 for what can only be names (`Ada Example et al`), up to 3 for what may be a name.

    `None` for what names nobody: a year, an aside, a reference.
    """
    body = " ".join((_AFFILIATION.sub("", text) if "(" in text else text).split())
    if body.count('"') == 2 or "“" in body:
        body = _NICKNAME.sub(r"\1", body)
    if not body or len(body) > _LONGEST or _FORBIDDEN.search(body):
        return None
    if "http" in body or "..." in body:
        return None
    if _ORGANISATION.fullmatch(body):
        return 1.0
    if _DIGIT.search(body) and _DIGITS.search(body):
        return 1.5 if _HANDLE.fullmatch(body) else None
    short = _ET_AL.sub("", body) if " et" in body else body
    cost = _list_cost(short)
    if cost is None:
        return None
    return cost * 0.25 if short != body else cost


def likely_authors(text: str) -> bool:
    """Whether an unusual list may still be one, where everything else says that it is.

    True for names in small letters and for longer lists of mostly capitalised words.
    """
    found = text.split()
    if len(found) < 2 or any(c.isdigit() for c in text):
        return False
    lowered = [word.casefold().strip(".,'’") for word in found]
    if any(word in _NOT_AUTHORS for word in lowered):
        return False
    capitals = sum(1 for word in found if word[0].isupper())
    if capitals * 2 > len(found):
        return True
    return len(found) <= 4 and not any(
        word in _NEVER_FIRST or word in _SMALL or not word.replace("-", "").isalpha()
        for word in lowered
    )


def _list_cost(body: str) -> float | None:
    names = _SEPARATOR.split(body)
    if len(names) < 2:
        return _name_cost(body)
    total = 0.0
    for name in names:
        cost = _name_cost(name)
        if cost is None:
            return _name_cost(body)
        total += cost
    if not total:
        return total
    mean = total / len(names)
    whole = _name_cost(body)
    return mean if whole is None else min(whole, mean)


def _name_cost(name: str) -> float | None:
    words = name.replace("*", "").replace("†", "").strip().split()
    if not words or len(words) > _LONGEST_NAME:
        return None
    if len(words) == 1:
        return None if _is_function_word(words[0]) else _one_word_cost(words[0])
    institution = words[0] in ("The", "the") and words[-1][0].isupper()
    usual = not _is_function_word(words[0]) or words[0].casefold() in _BEFORE_GROUPS
    if not (usual or institution or _is_group(words)):
        return None
    if _is_group(words):
        return 0.5
    return _words_cost(words)


def _words_cost(words: list[str]) -> float | None:
    """The cost of two words or more, by the kinds of words they are."""
    if len(words) == 2 and words[0] in _UNNAMED and words[1] in _GROUP_WORDS:
        return 1.5
    kinds = [_word_kind(word) for word in words]
    if "other" in kinds or kinds[-1] in ("particle", "small"):
        return None
    if "small" in kinds:
        return 1.5 if kinds[0] in ("name", "initial") or words[0] in ("The", "the") else None
    proper = kinds.count("name") + kinds.count("initial")
    if proper < 2 or (kinds[0] == "particle" and "name" not in kinds):
        return 1.5 if proper else None
    return 0.0 if len(words) <= 4 else 1.0


def _is_function_word(word: str) -> bool:
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return not initial and word.rstrip(".,").casefold() in _NEVER_FIRST


def _is_group(words: list[str]) -> bool:
    return any(word.casefold() in _GROUP_WORDS for word in words) and any(
        word[0].isupper() for word in words
    )


def _one_word_cost(word: str) -> float | None:
    plain = word.rstrip(".")
    if plain.casefold() in _NOT_AUTHORS or (plain.endswith("ly") and len(plain) > 5):
        return None
    if not all(c.isalnum() or c in "-._’'," for c in plain) or not plain[0].isalnum():
        return None
    if plain.isupper() and len(plain) <= 5:
        return 2.0
    if _CAMEL.fullmatch(plain):
        return 0.8
    if plain[0].isupper():
        return 1.5
    if "-" in plain:
        return 2.5  # `(large-scale)` is rather an aside
    return 1.5 if len(plain) > 2 else 2.0 if len(plain) == 2 else None


def _word_kind(word: str) -> str:
    bare = word.rstrip(",")
    if bare.casefold().rstrip(".") in _SUFFIXES:
        return "name"
    if bare[0].isupper():
        if _INITIALS.fullmatch(bare) and bare.upper() == bare and len(bare) <= 6:
            return "initial"
        return "name" if _NAME_WORD.fullmatch(bare) else "other"
    if bare.casefold() in _PARTICLES:
        return "particle"
    if bare[:2] in ("d'", "d’", "o'", "o’", "l'", "l’") or (
        "-" in bare and any(c.isupper() for c in bare) and _NAME_WORD.fullmatch(bare)
    ):
        return "name"
    if bare in _SMALL:
        return "small"
    return "other"
