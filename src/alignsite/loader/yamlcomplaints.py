"""What a reader of YAML complains of, for people who do not know YAML."""

from __future__ import annotations

import re

_INDENTED_KEY = re.compile(r"\s+[\w-]+\s*")
_QUOTED = re.compile(r"""[^'"]*:\s+(['"]).*\1\s*""")

_SECOND_COLON = (
    "a second colon stands in an unquoted value",
    'put quotes around a value that contains a colon: title: "A: B"',
)
_INDENTED = (
    "the line is indented more than the one above it, whose value it seems to go on with",
    "begin every key in the same column",
)
_BEHIND_A_QUOTE = (
    "the value goes on behind the quote that closes it",
    'put the other kind of quotes around all of it: "It\'s here", or \'"Here" is it\'',
)
_MISFIT = (
    "the line does not fit the ones above it",
    "begin every key in the same column, and put quotes around a value that holds quotes",
)


def plain_words(what: str, excerpt: str, column: int, whole: str) -> tuple[str, str]:
    """Message and hint for a syntax error.

    `what`: as PyYAML says it. `excerpt`: the line it says it of, `column`: where on it, from 1.
    `whole`: what is read, such as "the front matter".
    """
    before = excerpt[: column - 1]
    if "mapping values are not allowed" in what:
        return _INDENTED if _INDENTED_KEY.fullmatch(before) else _SECOND_COLON
    if "could not find expected ':'" in what:
        return "a colon is missing after a key", "write `key: value`, with a space after the colon"
    if "cannot start any token" in what and "\t" in excerpt:
        return "a tab stands where YAML wants spaces", "indent with spaces"
    if "cannot start any token" in what:
        return (
            f"a value begins with {excerpt[column - 1 : column]}, which YAML keeps for itself",
            "put quotes around the value",
        )
    if "expected <block end>" in what or "did not find expected key" in what:
        return _BEHIND_A_QUOTE if _QUOTED.fullmatch(before) else _MISFIT
    if "quoted scalar" in what or "flow" in what:
        return "a quote or bracket is never closed", "add the closing quote or bracket"
    return f"{whole} is not valid YAML: {what}", "put quotes around the value"
