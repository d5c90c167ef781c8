"""Jekyll's own filters."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from urllib.parse import quote, quote_plus

from liquid import Environment, RenderContext
from liquid.exceptions import FilterArgumentError
from liquid.filter import with_context, with_environment
from liquid.stringify import to_liquid_string
from liquid.undefined import Undefined

from alignsite.markdown import KramdownOptions, read
from alignsite.markdown.kramdown.reader import Reader
from alignsite.theme.words import Words

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d))?)?\s*(.*)")
_ZONE = re.compile(r"([+-])(\d\d):?(\d\d)")


def _text(value: object) -> str:
    return to_liquid_string(value, autoescape=False)


def _moment(value: object) -> datetime:
    """A date that a value stands for."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    found = _DATE.fullmatch(_text(value).strip())
    if found is None:
        raise FilterArgumentError(f"{_text(value)!r} is not a date", token=None)
    zone = _ZONE.fullmatch(found[7].strip())
    offset = f"{zone[1]}{zone[2]}:{zone[3]}" if zone else "+00:00"
    day = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    clock = f"{int(found[4] or 0):02}:{found[5] or '00'}:{found[6] or '00'}"
    try:
        return datetime.fromisoformat(f"{day}T{clock}{offset}")
    except ValueError as error:
        raise FilterArgumentError(f"{_text(value)!r} is not a date", token=None) from error


def _date(value: object, form: object = "") -> str:
    if _text(value).strip().lower() in ("now", "today"):
        raise FilterArgumentError(
            "the time of the build is not known: a page is made of its own words", token=None
        )
    if isinstance(value, Undefined) or value is None or _text(value) == "":
        return ""
    try:
        return _moment(value).strftime(_text(form)[:200])
    except (ValueError, OverflowError) as error:
        raise FilterArgumentError(f"date: {error}", token=None) from error


def _ordinal(number: int) -> str:
    if 11 <= number % 100 <= 13:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _to_string(value: object, months: Sequence[str], kind: object, style: object) -> str:
    if isinstance(value, Undefined) or value is None or _text(value) == "":
        return ""
    when = _moment(value)
    month = months[when.month - 1]
    if _text(kind) == "ordinal":
        day = _ordinal(when.day)
        if _text(style) == "US":
            return f"{month} {day}, {when.year}"
        return f"{day} {month} {when.year}"
    return f"{when.day:02} {month} {when.year}"


def _date_to_string(value: object, kind: object = "", style: object = "") -> str:
    return _to_string(value, [name[:3] for name in _MONTHS], kind, style)


def _date_to_long_string(value: object, kind: object = "", style: object = "") -> str:
    return _to_string(value, _MONTHS, kind, style)


def _date_to_xmlschema(value: object) -> str:
    when = _moment(value)
    return when.isoformat() if when.tzinfo else f"{when.isoformat()}+00:00"


def _date_to_rfc822(value: object) -> str:
    when = _moment(value)
    zone = (when.strftime("%z") if when.tzinfo else "") or "+0000"
    return (
        f"{_DAYS[when.weekday()]}, {when.day:02} {_MONTHS[when.month - 1][:3]} {when.year}"
        f" {when.hour:02}:{when.minute:02}:{when.second:02} {zone}"
    )


def _slugify(value: object, mode: object = "default") -> str:
    text, style = _text(value), _text(mode) or "default"
    if style == "none":
        return text.lower()
    if style == "raw":
        slug = re.sub(r"\s+", "-", text)
    elif style == "pretty":
        slug = "".join(c if _is_letter(c) or c in "._~!$&'()+,;=@" else "-" for c in text)
    elif style in ("ascii", "latin"):
        plain = unicodedata.normalize("NFKD", text) if style == "latin" else text
        slug = re.sub(r"[^A-Za-z0-9]", "-", plain.encode("ascii", "ignore").decode())
    else:
        slug = "".join(c if _is_letter(c) else "-" for c in text)
    return re.sub(r"-+", "-", slug).strip("-").lower()


def _is_letter(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


@with_environment
def _markdownify(value: object, *, environment: Environment) -> str:
    words: Words = environment.words  # type: ignore[attr-defined]
    text = read(_text(value), words=words, kramdown=KramdownOptions())
    markup = text.render(text.blocks).markup
    targets = [*(escape(link.target) for link in markup.links), ""]
    parts = (f"{piece}{target}" for piece, target in zip(markup.pieces, targets, strict=True))
    return "".join(parts) + "\n"


def _smartify(value: object) -> str:
    tokens = Reader(KramdownOptions()).inline(_text(value))
    return "".join(token.content for token in tokens)


def _jsonify(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), default=str)


def _plain(value: object) -> object:
    if isinstance(value, Undefined):
        return None
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value


def _xml_escape(value: object) -> str:
    return escape(_text(value)).replace("&#x27;", "&apos;")


def _cgi_escape(value: object) -> str:
    return quote_plus(_text(value), safe="*")


def _uri_escape(value: object) -> str:
    return quote(_text(value), safe=";/?:@&=+$,[]!~*'()#%-_.")


def _array_to_sentence_string(value: object, connector: object = "and") -> str:
    words = [_text(one) for one in _items(value)]
    if len(words) < 2:
        return "".join(words)
    word = _text(connector)
    if len(words) == 2:
        return f"{words[0]} {word} {words[1]}"
    return f"{', '.join(words[:-1])}, {word} {words[-1]}"


def _items(value: object) -> list[object]:
    if isinstance(value, Undefined) or value is None:
        return []
    if isinstance(value, (list, tuple)):
        return list(value)
    return [value]


def _number_of_words(value: object, _mode: object = "") -> int:
    return len(_text(value).split())


def _normalize_whitespace(value: object) -> str:
    return " ".join(_text(value).split())


def _to_integer(value: object) -> int:
    if isinstance(value, bool):
        return int(value)
    found = re.match(r"\s*[+-]?\d{1,18}", _text(value))
    return int(found[0]) if found else 0


def _group_by(value: object, key: object) -> list[dict[str, object]]:
    groups: dict[str, list[object]] = {}
    for one in _items(value):
        name = _text(one.get(key, "")) if isinstance(one, Mapping) else ""
        groups.setdefault(name, []).append(one)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.items()]


def _strip_index(value: object) -> str:
    return re.sub(r"/index\.html?$", "/", _text(value))


def _relative_url(value: object) -> str:
    """An address within the site: the archive puts the site's own folder before it."""
    address = _text(value)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address):
        return address
    return f"/{address.removeprefix('/')}"


@with_context
def _absolute_url(value: object, *, context: RenderContext) -> str:
    address = _relative_url(value)
    site = context.scope.get("site")
    host = _text(site["url"]) if isinstance(site, Mapping) and "url" in site else ""
    return f"{host}{address}" if address.startswith("/") and host else address


FILTERS: Mapping[str, Callable[..., object]] = {
    "absolute_url": _absolute_url,
    "array_to_sentence_string": _array_to_sentence_string,
    "cgi_escape": _cgi_escape,
    "date": _date,
    "date_to_long_string": _date_to_long_string,
    "date_to_rfc822": _date_to_rfc822,
    "date_to_string": _date_to_string,
    "date_to_xmlschema": _date_to_xmlschema,
    "group_by": _group_by,
    "inspect": _jsonify,
    "jsonify": _jsonify,
    "markdownify": _markdownify,
    "normalize_whitespace": _normalize_whitespace,
    "number_of_words": _number_of_words,
    "pop": lambda value, count=1: _items(value)[: -int(count) or None],
    "push": lambda value, one: [*_items(value), one],
    "relative_url": _relative_url,
    "shift": lambda value, count=1: _items(value)[int(count) :],
    "slugify": _slugify,
    "smartify": _smartify,
    "strip_index": _strip_index,
    "to_integer": _to_integer,
    "unshift": lambda value, one: [one, *_items(value)],
    "uri_escape": _uri_escape,
    "xml_escape": _xml_escape,
}
"""What Jekyll adds to Liquid's filters. `where_exp` and its like are not here: they hold code."""
