"""Addresses of Jekyll sites: permalink styles, placeholders, and how an address is cleaned up."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""The styles that `permalink:` of `_config.yml` may name."""

_PLACEHOLDER = re.compile(r":([a-z_]+)")
_PATH = "/:@!$&'()*+,;=~"
_PRETTY = frozenset("._~!$&'()+,;=@")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class UnknownPlaceholderError(ValueError):
    """A permalink holds a placeholder that Jekyll does not know; the text is its name."""


@dataclass(frozen=True, slots=True)
class Named:
    """What an address of a post is made of.

    `path`: the file's, relative to the site's source folder. `slug`: as in front matter, else as
    in the file's name. `date`: by the site's own clock. `ext`: the ending of what is written.
    """

    path: str
    slug: str
    date: datetime
    categories: Sequence[str]
    ext: str = ".html"
    collection: str = "posts"

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return posixpath.splitext(posixpath.basename(self.path))[0]


def slugged(text: str, *, pretty: bool = False, cased: bool = False) -> str:
    """The text with `-` for every run of what is no letter, mark or digit.

    `pretty` keeps `._~!$&'()+,;=@` too; `cased` keeps capitals.
    """
    made: list[str] = []
    for char in text:
        kept = unicodedata.category(char) in _WORDS or (pretty and char in _PRETTY)
        if kept:
            made.append(char)
        elif made[-1:] != ["-"] or not made:
            made.append("-")
    slug = "".join(made)
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else slug.lower()


_WORDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd"})


def post_url(template: str, named: Named) -> str:
    """The address of a post, percent-encoded as Jekyll writes it.

    `template`: a style's placeholders, or a permalink of front matter. Raises
    `UnknownPlaceholderError`.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1]
        for key in (name, name.removesuffix("_")):
            if key in _VALUES:
                return _escaped(_VALUES[key](named)) + name[len(key) :]
        raise UnknownPlaceholderError(name)

    return cleaned(_PLACEHOLDER.sub(value, template))


def page_url(path: str, permalink: str | None, style: str, ext: str = ".html") -> str:
    """The address of a page, percent-encoded: by its own permalink, else by its place.

    `path`: the file's, relative to the source folder. `style`: the site's permalink setting.
    """
    folder, name = posixpath.split(path)
    basename = posixpath.splitext(name)[0].rstrip(".")
    template = permalink
    if template is None:
        if ext not in (".html", ".xhtml", ".htm"):
            template = "/:path/:basename:output_ext"
        elif basename == "index":
            template = "/:path/"
        else:
            template = f"/:path/:basename{_suffix(style)}"
    for key, value in (("path", folder), ("basename", basename), ("output_ext", ext)):
        template = template.replace(f":{key}", _escaped(value))
    return cleaned(template)


def page_id(url: str, slug: str) -> str:
    """Jekyll's `page.id`, as its feeds write it: the address's folder and the slug."""
    folder = posixpath.dirname(url.rstrip("/") or "/")
    return _normal(f"{unquote(folder).rstrip('/')}/{slug}")


def decoded(url: str) -> str:
    """The address as a file's path has it: without percent-escapes."""
    return unquote(url)


def cleaned(url: str) -> str:
    """The address with one `/` at its head, without `..`, `./` and repeated slashes."""
    return re.sub("/{2,}", "/", f"/{url}".replace("..", "/").replace("./", ""))


def style_template(permalink: str) -> str:
    """The placeholders of a site's permalink setting, which may be a style's name."""
    return STYLES.get(permalink, permalink)


def _suffix(style: str) -> str:
    """How addresses of pages end, after the site's permalink setting."""
    if style == "pretty" or style.endswith("/"):
        return "/"
    ends = style in ("date", "ordinal", "none") or style.endswith(":output_ext")
    return ":output_ext" if ends else ""


def _escaped(value: str) -> str:
    return quote(value, safe=_PATH)


def _normal(path: str) -> str:
    """The path as Jekyll's `absolute_url` writes it: what follows a `?` is a query to it."""
    plain, mark, query = unicodedata.normalize("NFC", path).partition("?")
    return quote(plain, safe=_PATH) + (mark + quote(query, safe=_PATH) if query else "")


def _cleaned_path(named: Named) -> str:
    whole = posixpath.splitext(named.path)[0]
    return whole.replace(f"_{named.collection}", "", 1).rstrip(".")


def _categories(named: Named) -> str:
    return "/".join(dict.fromkeys(one.lower() for one in named.categories))


def _slugified_categories(named: Named) -> str:
    return "/".join(dict.fromkeys(slugged(one) for one in named.categories))


_VALUES: Mapping[str, Callable[[Named], str]] = {
    "categories": _categories,
    "slugified_categories": _slugified_categories,
    "collection": lambda one: one.collection,
    "output_ext": lambda one: one.ext,
    "path": _cleaned_path,
    "name": lambda one: slugged(one.stem),
    "title": lambda one: slugged(one.slug, pretty=True, cased=True),
    "slug": lambda one: slugged(one.slug),
    "year": lambda one: f"{one.date.year:04}",
    "short_year": lambda one: f"{one.date.year % 100:02}",
    "month": lambda one: f"{one.date.month:02}",
    "i_month": lambda one: str(one.date.month),
    "short_month": lambda one: _MONTHS[one.date.month - 1][:3],
    "long_month": lambda one: _MONTHS[one.date.month - 1],
    "day": lambda one: f"{one.date.day:02}",
    "i_day": lambda one: str(one.date.day),
    "y_day": lambda one: f"{one.date.timetuple().tm_yday:03}",
    "w_year": lambda one: str(one.date.isocalendar().year),
    "week": lambda one: f"{one.date.isocalendar().week:02}",
    "w_day": lambda one: str(one.date.isoweekday()),
    "short_day": lambda one: _DAYS[one.date.weekday()][:3],
    "long_day": lambda one: _DAYS[one.date.weekday()],
    "hour": lambda one: f"{one.date.hour:02}",
    "minute": lambda one: f"{one.date.minute:02}",
    "second": lambda one: f"{one.date.second:02}",
}
