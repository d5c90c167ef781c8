"""`_config.yml` → what alignsite takes from it: its own Config, and the rules for files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import urlsplit

from alignsite.config import Config, Paths, normal_base_url
from alignsite.jekyll.defaults import Default, defaults_of
from alignsite.jekyll.names import ALWAYS_EXCLUDED, Names
from alignsite.languages import language_tag
from alignsite.loader import jekyll_dates
from alignsite.loader.jekyll_permalinks import style_template
from alignsite.loader.yamldata import parse_data
from alignsite.problems import Problem, problem

FEED_SIZE = 10
"""Entries of jekyll-feed's feed where `feed.posts_limit` does not say otherwise."""

_FOLLOWED = frozenset({
    "jekyll-feed", "jekyll-seo-tag", "jekyll-sitemap", "jekyll-redirect-from",
    "jekyll-remote-theme", "jekyll-include-cache", "jekyll-github-metadata", "jekyll-compose",
    "jekyll-admin", "jekyll-watch", "jekyll-sass-converter", "webrick",
})  # fmt: skip
"""Plugins whose work alignsite does, or that change no address and no text."""

_CODES = {"frontmatter-syntax": "config-syntax", "frontmatter-limit": "config-value"}


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection whose documents are published: its name and how their addresses are made."""

    name: str
    permalink: str


@dataclass(frozen=True, slots=True)
class JekyllSite:
    """A Jekyll site's rules.

    `style`: the setting `permalink`; `posts`: the template of posts' addresses that follows from
    it. `values`: the whole of `_config.yml`. `hosts`: hosts that lead to this site.
    """

    style: str = "date"
    posts: str = style_template("date")
    timezone: str = "UTC"
    excerpt_separator: str = "\n\n"
    names: Names = field(default_factory=lambda: Names((".htaccess",), ALWAYS_EXCLUDED))
    defaults: tuple[Default, ...] = ()
    collections: tuple[Collection, ...] = ()
    data_folder: str = "_data"
    includes_folder: str = "_includes"
    values: Mapping[str, object] = field(default_factory=dict)


def read_jekyll(text: str, path: str, cname: str) -> tuple[JekyllSite, Config, tuple[Problem, ...]]:
    """Read the configuration, which lies at `path`. `cname`: what the file CNAME says, or "".

    With errors among the problems, the rest holds what was right.
    """
    data = parse_data(text, path)
    problems = [replace(one, code=_CODES.get(one.code, one.code)) for one in data.problems]
    values = data.value if isinstance(data.value, dict) else {}
    if data.value is not None and not isinstance(data.value, dict):
        wrong = "the file is not a list of `key: value` lines"
        problems.append(problem("config-syntax", path, wrong, line=1))
    reading = _Reading(path, values, data.places)
    site = reading.site()
    config = reading.config(cname.strip())
    reading.tell_of_what_is_not_done()
    return site, config, (*problems, *reading.problems)


class _Reading:
    """Takes settings out of the parsed file and gathers what is wrong with them."""

    def __init__(
        self, path: str, values: dict[str, object], places: Mapping[str, tuple[int, int]]
    ) -> None:
        self._path = path
        self._values = values
        self._places = places
        self.problems: list[Problem] = []

    def site(self) -> JekyllSite:
        """The rules for files and documents."""
        style = self._text("permalink", "date") or "date"
        own = self._table("collections").get("posts")
        posts = own.get("permalink") if isinstance(own, dict) else None
        return JekyllSite(
            style=style,
            posts=posts if isinstance(posts, str) else style_template(style),
            timezone=self._timezone(),
            excerpt_separator=self._text("excerpt_separator", "\n\n"),
            names=Names(
                tuple(self._texts("include")) if "include" in self._values else (".htaccess",),
                (*self._texts("exclude"), *ALWAYS_EXCLUDED),
            ),
            defaults=defaults_of(self._values.get("defaults")),
            collections=self._collections(style),
            data_folder=self._text("data_dir", "_data").strip("/"),
            includes_folder=self._text("includes_dir", "_includes").strip("/"),
            values=self._values,
        )

    def config(self, cname: str) -> Config:
        """The settings that alignsite has too."""
        feed = self._table("feed")
        size = feed.get("posts_limit")
        path = feed.get("path")
        if not isinstance(path, str):
            path = _posts_path(feed)
        base_url = self._base_url(cname)
        return Config(
            title=self._text("title", "") or self._text("name", "") or Config().title,
            description=" ".join(self._text("description", "").split()),
            base_url=base_url,
            language=language_tag(self._text("lang", "") or self._text("locale", "")) or "en",
            authors=self._authors(),
            hosts=tuple(dict.fromkeys(one for one in (_host(cname),) if one)),
            paths=Paths(content="", templates="_templates", static="_static"),
            feed_size=size if isinstance(size, int) and size > 0 else FEED_SIZE,
            feed_path=f"/{path.lstrip('/')}",
            feed_format="atom",
            future=self._values.get("future") is True,
            drafts=self._values.get("show_drafts") is True,
            documents_first=True,
        )

    def tell_of_what_is_not_done(self) -> None:
        """A problem for each setting that makes pages or text in a way alignsite does not."""
        plugins = self._texts("plugins") or self._texts("gems")
        for name in plugins:
            if name not in _FOLLOWED:
                hint = "pages and words that only this plugin makes are missing: check for them"
                self._tell("plugins", f"the plugin {name} is not run", hint)
        if "paginate" in self._values:
            hint = "lists lie at /posts/ and /posts/page/2/; old /page2/ addresses are not made"
            self._tell("paginate", "lists are not cut into pages as jekyll-paginate does", hint)
        if self._text("markdown", "kramdown").lower() not in ("kramdown", "gfm"):
            hint = "text is read as kramdown reads it, as Jekyll does by default"
            self._tell("markdown", "another Markdown than kramdown is not known", hint)
        if isinstance(self._values.get("source"), str) and self._values["source"] not in (".", ""):
            hint = "name that folder instead: alignsite build --source FOLDER"
            self._tell("source", "documents are looked for beside _config.yml only", hint)
        if self._values.get("collections_dir"):
            hint = "move the collections' folders beside _config.yml"
            self._tell("collections_dir", "collections are looked for beside _config.yml", hint)
        feed = self._table("feed")
        if any(feed.get(key) for key in ("categories", "tags", "collections")):
            hint = "alignsite makes a feed for each tag, at /tags/NAME/feed.xml"
            self._tell("feed", "feeds by category, tag or collection are not made", hint)
        for name, row in self._table("collections").items():
            if name != "posts" and not (isinstance(row, dict) and row.get("output") is True):
                text = f"the collection {name} has no pages of its own (output is not true)"
                self._tell("collections", text, "its documents are not published, as with Jekyll")

    def _collections(self, style: str) -> tuple[Collection, ...]:
        ends = "/" if style == "pretty" or style.endswith("/") else ":output_ext"
        found = []
        for name, row in self._table("collections").items():
            if name == "posts" or not isinstance(row, dict) or row.get("output") is not True:
                continue
            permalink = row.get("permalink")
            template = permalink if isinstance(permalink, str) else f"/:collection/:path{ends}"
            found.append(Collection(str(name), template))
        return tuple(found)

    def _timezone(self) -> str:
        name = self._text("timezone", "") or "UTC"
        if jekyll_dates.zone(name) is not None:
            return name
        hint = "name it as in Europe/Paris or America/New_York"
        self._tell("timezone", f"there is no time zone {name!r}", hint, code="config-value")
        return "UTC"

    def _base_url(self, cname: str) -> str:
        url, base = self._text("url", "").rstrip("/"), self._text("baseurl", "").strip("/")
        tail = f"{base}/" if base else ""
        if not url and _host(cname):
            url = f"https://{_host(cname)}"
        if not url:
            hint = "add url: https://example.org, or pass --base-url: full addresses need it"
            self._tell("url", "the site's own address is not set", hint, code="jekyll-url")
            return f"{Config().base_url}{tail}"
        normal = normal_base_url(f"{url}/{tail}")
        if normal is None:
            hint = "write url: https://example.org and baseurl: /reading"
            self._tell("url", f"{url!r} is no full address", hint, code="config-value")
            return f"{Config().base_url}{tail}"
        return normal

    def _authors(self) -> tuple[str, ...]:
        author = self._values.get("author")
        name = author.get("name") if isinstance(author, dict) else author
        return (name,) if isinstance(name, str) and name else ()

    def _text(self, key: str, default: str) -> str:
        value = self._values.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        return value if isinstance(value, str) else default

    def _texts(self, key: str) -> list[str]:
        value = self._values.get(key)
        if isinstance(value, str):
            return value.split()
        return [str(one) for one in value if one is not None] if isinstance(value, list) else []

    def _table(self, key: str) -> dict[str, object]:
        value = self._values.get(key)
        if key == "collections" and isinstance(value, list):
            return {str(one): {} for one in value}
        return cast(dict[str, object], value) if isinstance(value, dict) else {}

    def _tell(self, key: str, text: str, hint: str, code: str = "jekyll-setting") -> None:
        line, column = self._places.get(key, (None, None))
        self.problems.append(problem(code, self._path, text, line=line, column=column, hint=hint))


def _host(cname: str) -> str:
    """The host that a CNAME file names; "" where it names none."""
    words = cname.split()
    try:
        host = urlsplit(f"//{words[0]}").hostname if words else None
    except ValueError:
        return ""
    return host or ""


def _posts_path(feed: Mapping[str, object]) -> str:
    """Where `feed.collections.posts.path` puts the feed, else where it lies by default."""
    collections = feed.get("collections")
    posts = collections.get("posts") if isinstance(collections, dict) else None
    path = posts.get("path") if isinstance(posts, dict) else None
    return path if isinstance(path, str) else "/feed.xml"
