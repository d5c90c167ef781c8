"""The sections of the newsletter: their names, the groups above them, and how they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Section:
    """A section as the newsletter spells it, and the group that usually stands above it.

    `is_group`: it stands above other sections itself ("Technical AI alignment").
    """

    name: str
    group: str | None = None
    is_group: bool = False


_TOP = ("Highlights", "News", "Feedback", "Podcast", "Previous newsletters")

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Technical AI alignment",
        (
            "AGI theory",
            "Adversarial examples",
            "Agent foundations",
            "Comprehensive AI services",
            "Critiques (Alignment)",
            "Embedded agency sequence",
            "Field building",
            "Forecasting",
            "Handling groups of agents",
            "Human-AI interaction",
            "Inner alignment",
            "Interpretability",
            "Iterated amplification",
            "Iterated amplification sequence",
            "Iterated distillation and amplification",
            "Learning human intent",
            "Mesa optimization",
            "Miscellaneous (Alignment)",
            "Preventing bad behavior",
            "Problems",
            "Reward learning theory",
            "Robustness",
            "Scalable oversight",
            "Technical agendas and prioritization",
            "Uncertainty",
            "Value learning sequence",
            "Verification",
        ),
    ),
    (
        "Near-term concerns",
        (
            "Fairness and bias",
            "Machine ethics",
            "Privacy and security",
            "Recommender systems",
            "Security",
        ),
    ),
    (
        "AI strategy and policy",
        ("AI governance",),
    ),
    (
        "Other progress in AI",
        (
            "Applications",
            "Critiques (AI)",
            "Critiques (Capabilities)",
            "Deep learning",
            "Exploration",
            "Hierarchical RL",
            "Machine learning",
            "Meta learning",
            "Miscellaneous (AI)",
            "Miscellaneous (Capabilities)",
            "Multiagent RL",
            "Natural language processing",
            "Reinforcement learning",
            "Transfer learning",
            "Unsupervised learning",
        ),
    ),
)

SECTIONS: tuple[Section, ...] = (
    *(Section(name) for name in _TOP),
    *(Section(group, None, is_group=True) for group, _ in _GROUPS),
    *(Section(name, group) for group, names in _GROUPS for name in names),
)

_BY_KEY = {one.name.casefold(): one for one in SECTIONS}

_ACRONYMS = {
    word.casefold(): word
    for word in ("AI", "AGI", "ML", "RL", "NLP", "IRL", "RLHF", "LLM", "LLMs", "GPT", "EA", "US")
}

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def any_of(names: Iterable[str], begins: str = "#") -> str:
    """A pattern for the names, which are tried only where the first letter of one stands.

    `begins`: a pattern for that letter, with `#` in its place. White space may be of any kind.
    """
    longest = sorted(names, key=len, reverse=True)
    groups = (
        begins.replace("#", letter)
        + f"(?:{'|'.join(_spaced(one[1:]) for one in longest if one[0] == letter)})"
        for letter in sorted({name[0] for name in longest})
    )
    return "|".join(groups)


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s+")


@lru_cache(maxsize=256)
def find(printed: str) -> Section | None:
    """The section of that name, however its letters are cased; `None` for a name not known."""
    return _BY_KEY.get(" ".join(printed.split()).rstrip(":").rstrip().casefold())


def spelled(printed: str) -> str:
    """The name in the newsletter's own spelling: `LEARNING HUMAN INTENT` → `Learning human intent`.

    A name not in the table that is printed in capitals is brought to sentence case, acronyms kept;
    any other spelling stays as it is.
    """
    known = find(printed)
    if known is not None:
        return known.name
    name = " ".join(printed.split()).rstrip(":").rstrip()
    return sentence_case(name) if name.isupper() else name


def sentence_case(name: str) -> str:
    """`TRUST IN AI (SURVEYS)` → `Trust in AI (Surveys)`."""

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        acronym = _ACRONYMS.get(word.casefold())
        if acronym is not None:
            return acronym
        first = match.start() == 0 or name[match.start() - 1] == "("
        return word.capitalize() if first else word.lower()

    return _WORD.sub(cased, name)
