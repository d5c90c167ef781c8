"""Dates of Jekyll sites: what Ruby's YAML and `Time.parse` make of them, in the site's time zone.

A time with seconds and without an offset is UTC (YAML says so) unless it stands in quotes; without
seconds it is the site's own time, and so is a date alone: midnight there.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from alignsite.loader import dates
from alignsite.records import Moment

_TIME = re.compile(
    r"(?:\bT|(?<=\d)[Tt]|(?<![\d:]))(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|\s*(?P<only>[ap])\.?m\b\.?)"
    r"\s*(?P<zone>[+-]\d{1,2}:?\d{2}|[+-]\d{1,2}|[A-Za-z]{1,5}\b)?",
    re.IGNORECASE | re.ASCII,
)
_ZONE_NAME = re.compile(r"\s[A-Za-z]+/[A-Za-z_/]+$", re.ASCII)
"""Ruby does not know such names, and passes over them."""

_YAML = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?", re.ASCII)
"""A time that YAML knows for one, and takes for UTC."""

_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NAMED_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "bst": 60, "cet": 60, "west": 60, "cest": 120,
    "eet": 120, "eest": 180, "msk": 180, "ist": 330, "jst": 540, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of Greenwich."""


def zone(name: str) -> tzinfo | None:
    """The time zone of that IANA name; `None` where there is none."""
    try:
        return UTC if name == "UTC" else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def moment(text: str, here: tzinfo, *, quoted: bool = False) -> Moment | None:
    """When a date of front matter or of a file's name is; `None` where it is no date.

    `here`: the site's time zone, in which the moment is told. `quoted`: it stands in quotes.
    """
    stripped = _ZONE_NAME.sub("", " ".join(text.split()))
    if len(stripped) > 60:
        return None
    zoneless = UTC if not quoted and _YAML.fullmatch(text.strip()) else here
    time = _TIME.search(stripped)
    rest = stripped if time is None else f"{stripped[: time.start()]} {stripped[time.end() :]}"
    day = _day(" ".join(rest.split()).strip(",tT "))
    if day is None:
        return None
    year, month, of_month = day
    try:
        if time is None:
            midnight = _at(year, month, of_month, here)
            return Moment(_epoch(midnight), midnight.date().isoformat())
        whose = _zone(time, zoneless)
        if whose is None:
            return None
        local = _at(year, month, of_month, whose, _clock(time)).astimezone(here)
    except (ValueError, OverflowError):
        return None
    return Moment(_epoch(local), local.isoformat())


def local(when: Moment, here: tzinfo) -> datetime:
    """The moment as the calendar and clock of the site show it."""
    return datetime.fromtimestamp(when.epoch, here)


def at(epoch: int, here: tzinfo) -> Moment:
    """The moment of so many seconds since 1970."""
    return Moment(epoch, datetime.fromtimestamp(epoch, here).isoformat())


def _at(
    year: int, month: int, of_month: int, whose: tzinfo, clock: tuple[int, int, int] = (0, 0, 0)
) -> datetime:
    """A day and time; what is too late for the month or minute runs over, as 30 February does.

    Raises `ValueError`.
    """
    hour, minute, second = clock
    if not 1 <= of_month <= 31 or hour > 24 or minute > 59 or second > 60:
        raise ValueError("no such day or time")
    whole = timedelta(days=of_month - 1, hours=hour, minutes=minute, seconds=second)
    return (datetime(year, month, 1) + whole).replace(tzinfo=whose)


def _epoch(when: datetime) -> int:
    return int((when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def _day(text: str) -> tuple[int, int, int] | None:
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        year, ends = int(numbers[1]), len(numbers[1])
        if ends <= 2:
            year += 1900 if year >= 69 else 2000
        return year, int(numbers[3]), int(numbers[4])
    if eight := _EIGHT.fullmatch(text):
        return int(eight[1]), int(eight[2]), int(eight[3])
    named = dates.moment(text)
    if named is None:
        return None
    parts = [int(one) for one in named.text[:10].split("-")]
    return parts[0], parts[1], parts[2]


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hour = int(time["hour"])
    half = (time["half"] or time["only"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(time["minute"] or 0), int(time["second"] or 0)


def _zone(time: re.Match[str], zoneless: tzinfo) -> tzinfo | None:
    """The time zone that the time is written in; `None` where it is not known."""
    written = time["zone"]
    if written is None:
        return zoneless
    if written[0] not in "+-":
        minutes = _NAMED_ZONES.get(written.lower())
        return None if minutes is None else timezone(timedelta(minutes=minutes))
    digits = written[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 23 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if written[0] == "-" else offset)
