"""Dates as people write them → `Moment`, strictly: what is not known to be a date is none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from alignsite.records import Moment

HINT = "write 2021-06-17 or 2021-06-17 09:00 -0700"

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?"
    r"[ \t]*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.ASCII,
)
_MONTH_FIRST = re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Za-z]+)\.?,? (\d{4})", re.ASCII)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.I
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def moment(text: str) -> Moment | None:
    """The date, or the date and time, that the text is; `None` where it is none.

    `2021-06-17`, `2021-06-17 09:00:00 -0700`, `2024-08-24 15:20`, `2021-06-17T09:00:00Z`,
    `March 16th, 2018`, `16 March 2018`. The moment keeps what the source gave: a date alone stays
    a date, a time without an offset stays without one.
    """
    stripped = " ".join(text.split())
    if len(stripped) > 60:
        return None
    iso = _ISO.fullmatch(stripped)
    if iso:
        return _from_iso(iso)
    return _from_words(_WEEKDAY.sub("", stripped, count=1))


def day(year: int, month: int, of_month: int) -> Moment | None:
    """A date without a time; `None` where the calendar has no such day."""
    try:
        found = date(year, month, of_month)
    except ValueError:
        return None
    midnight = datetime(found.year, found.month, found.day, tzinfo=UTC)
    return Moment(int(midnight.timestamp()), found.isoformat())


def _from_iso(iso: re.Match[str]) -> Moment | None:
    year, month, of_month = int(iso[1]), int(iso[2]), int(iso[3])
    if iso[4] is None:
        return day(year, month, of_month)
    written = iso[7]
    zone = _zone(written) if written else UTC
    if zone is None:
        return None
    try:
        found = datetime(
            year, month, of_month, int(iso[4]), int(iso[5]), int(iso[6] or 0), tzinfo=zone
        )
        epoch = int((found - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None
    shown = found.isoformat() if written else found.replace(tzinfo=None).isoformat()
    return Moment(epoch, shown)


def _zone(written: str) -> timezone | None:
    """The offset as a time zone; `None` where no place on earth has it."""
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if written[0] == "-" else offset)


def _from_words(text: str) -> Moment | None:
    month_first = _MONTH_FIRST.fullmatch(text)
    if month_first:
        month = _month(month_first[1])
        return day(int(month_first[3]), month, int(month_first[2])) if month else None
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first:
        month = _month(day_first[2])
        return day(int(day_first[3]), month, int(day_first[1])) if month else None
    return None


def _month(name: str) -> int:
    """1 to 12 for an English month's name or its first three letters or more, else 0."""
    wanted = name.lower()
    if len(wanted) < 3:
        return 0
    for number, month in enumerate(_MONTHS, 1):
        if month == wanted or (month.startswith(wanted[:3]) and wanted in (month[:3], month[:4])):
            return number
    return 0
