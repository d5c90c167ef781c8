"""Tags of languages, as pages and feeds tell them (BCP 47): `de`, `en-GB`, `zh-Hant`."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-(?:[A-Za-z0-9]-)?[A-Za-z0-9]{2,8})*")


def language_tag(stated: str) -> str | None:
    """The tag, `en_GB` brought to `en-GB`; `None` for what has not the shape of one."""
    tag = stated.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None
