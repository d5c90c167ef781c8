"""Which paper or post an address means: an address or a printed identifier → its identity.

Everything that leads to one paper has one identity: arXiv's abstract, PDF and mirrors, whatever the
version; a forum's post and its comments, on whichever of the forum's hosts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode

IdentityKind = Literal["arxiv", "doi", "openreview", "lesswrong", "eaforum", "youtube", "url"]

_ADDRESS = re.compile(
    r"(?:https?:)?//(?:[^/?#@\s]*@)?([^/?#:\s]+)(?::(\d*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?",
    re.IGNORECASE | re.DOTALL,
)
_ARCHIVED = re.compile(r"/web/\d{4,14}(?:[a-z]{2}_|\*)?/(https?:/{1,2})(.+)", re.DOTALL)
_PRINTED_ARXIV = re.compile(r"(?:arxiv:\s*)?(\S+?)(?:\s+\[[\w.-]+\])?", re.IGNORECASE)
_PRINTED_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)

_NEW_ARXIV = re.compile(r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?")
_OLD_ARXIV = re.compile(r"([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?/(\d{7})(?:v\d+)?", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[^\s?#]+")
_DOI_PATH = re.compile(r"/doi/(?:[a-z]{2,10}/){0,2}(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE)
_DOI_TAIL = re.compile(r"(?:/(?:full|abstract|pdf|epdf|html?|meta))?(?:\.pdf)?/*$", re.IGNORECASE)
_FORUM_ID = re.compile(r"[A-Za-z0-9]{15,20}")
_OLD_POST = re.compile(r"/(lw|ea)/([a-z0-9]{1,5})(?:/|$)", re.IGNORECASE)
_VIDEO = re.compile(r"[\w-]{11}")

_ARXIV_HOSTS = frozenset(
    ("arxiv.org", "export.arxiv.org", "browse.arxiv.org", "cn.arxiv.org", "de.arxiv.org",
     "lanl.arxiv.org", "xxx.lanl.gov", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org",
     "arxiv-vanity.com", "huggingface.co", "semanticscholar.org")
)  # fmt: skip
_ARXIV_FOLDERS = frozenset(
    ("abs", "pdf", "html", "ps", "format", "e-print", "src", "overview", "papers", "arxiv")
)
_LESSWRONG_HOSTS = frozenset(
    ("lesswrong.com", "lesserwrong.com", "alignmentforum.org", "greaterwrong.com")
)
_EA_HOSTS = frozenset(("forum.effectivealtruism.org", "ea.greaterwrong.com"))
_YOUTUBE_HOSTS = frozenset(("youtube.com", "youtube-nocookie.com", "music.youtube.com"))
_DOI_ARTICLES = frozenset(("link.springer.com", "frontiersin.org"))
_ONE_HOST = {"x.com": "twitter.com", "old.reddit.com": "reddit.com", "np.reddit.com": "reddit.com"}
_TRACKING = frozenset(
    ("ref", "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
     "ref_src", "ref_url", "smid", "s_cid", "cmpid")
)  # fmt: skip
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_UNRESERVED = "/:@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """What one paper or post is known by.

    `value`: an arXiv id without its version, a DOI in lower case, the id of a post or video, or an
    address without scheme and all that does not tell pages apart.
    """

    kind: IdentityKind
    value: str

    @property
    def url(self) -> str:
        """An address that leads there."""
        return f"{_HOMES[self.kind]}{self.value}"

    @property
    def label(self) -> str:
        """The identifier as it is printed in a bibliography; the host, of a mere address."""
        if self.kind == "url":
            return self.value.partition("/")[0].partition("?")[0]
        bare = self.value.rpartition("/")[2] if self.kind in ("lesswrong", "eaforum") else ""
        return f"{_LABELS[self.kind]}{bare or self.value}"


_HOMES: dict[IdentityKind, str] = {
    "arxiv": "https://arxiv.org/abs/",
    "doi": "https://doi.org/",
    "openreview": "https://openreview.net/forum?id=",
    "lesswrong": "https://www.lesswrong.com/",
    "eaforum": "https://forum.effectivealtruism.org/",
    "youtube": "https://www.youtube.com/watch?v=",
    "url": "https://",
}
_LABELS: dict[IdentityKind, str] = {
    "arxiv": "arXiv:",
    "doi": "doi:",
    "openreview": "OpenReview ",
    "lesswrong": "LessWrong ",
    "eaforum": "EA Forum ",
    "youtube": "YouTube ",
    "url": "",
}


class _Address(NamedTuple):
    """A web address in its parts: `host` as it is compared, `query` and `fragment` as written."""

    host: str
    path: str
    query: str
    fragment: str

    def parameter(self, name: str) -> str:
        """The first value of a parameter of the query, or nothing."""
        return next((value for key, value in parse_qsl(self.query) if key == name), "")


def identify(written: str) -> Identity | None:
    """The identity of a web address, or of `arXiv:2101.00001` or `doi:10.1000/x` as printed.

    Nothing for what is neither.
    """
    text = written.strip()
    address = _split(text)
    if address is None:
        return _printed(text)
    for read in _READERS:
        found = read(address)
        if found is not None:
            return found
    return Identity("url", _canonical(address))


def _split(url: str) -> _Address | None:
    parts = _ADDRESS.fullmatch(url)
    if parts is None:
        return None
    host, port, path, query, fragment = parts.groups(default="")
    host = _bare_host(host)
    if host == "web.archive.org" and (kept := _ARCHIVED.match(url[parts.start(3) :])):
        return _split(f"{kept[1].rstrip('/')}//{kept[2]}")
    if host == "google.com" and path == "/url":
        asked = dict(parse_qsl(query))
        return _split(asked.get("q") or asked.get("url") or "")
    if "." not in host:
        return None
    named = host if port in ("", "80", "443") else f"{host}:{port}"
    return _Address(named, path, query, fragment)


def _bare_host(host: str) -> str:
    host = host.lower().rstrip(".")
    for label in ("www.", "m.", "mobile."):
        rest = host.removeprefix(label)
        if "." in rest:
            host = rest
    if ".m." in host:  # en.m.wikipedia.org
        host = host.replace(".m.", ".", 1)
    return _ONE_HOST.get(host, host)


def _printed(text: str) -> Identity | None:
    if (doi := _PRINTED_DOI.fullmatch(text)) is not None:
        return _of_doi(doi[1].rstrip(".,;"))
    paper = _PRINTED_ARXIV.fullmatch(text)
    return _of_arxiv(paper[1]) if paper else None


def _of_arxiv(text: str) -> Identity | None:
    if (new := _NEW_ARXIV.fullmatch(text)) is not None:
        return Identity("arxiv", new[1])
    if (old := _OLD_ARXIV.fullmatch(text)) is not None:
        return Identity("arxiv", f"{old[1].lower()}/{old[2]}")
    return None


def _of_doi(text: str) -> Identity | None:
    doi = unquote(text).strip().lower()
    if doi.startswith("10.48550/arxiv."):
        return _of_arxiv(doi.removeprefix("10.48550/arxiv."))
    return Identity("doi", doi) if _DOI.fullmatch(doi) else None


def _arxiv(address: _Address) -> Identity | None:
    if address.host not in _ARXIV_HOSTS:
        return None
    folder, _, rest = address.path.lstrip("/").partition("/")
    if folder in _ARXIV_FOLDERS:
        name = rest
    elif address.host.endswith("arxiv.org"):
        name = address.path.lstrip("/")
    else:
        return None
    return _of_arxiv(re.sub(r"(?:\.(?:pdf|ps|gz))*/*$", "", name, count=1))


def _doi(address: _Address) -> Identity | None:
    path = address.path
    if address.host in ("doi.org", "dx.doi.org"):
        return _of_doi(path.strip("/"))
    if (found := _DOI_PATH.match(path)) is not None:
        return _of_doi(_DOI_TAIL.sub("", found[1], count=1))
    if address.host in _DOI_ARTICLES and (inner := _DOI.search(unquote(path))):
        return _of_doi(_DOI_TAIL.sub("", inner[0], count=1))
    return None


def _openreview(address: _Address) -> Identity | None:
    if address.host != "openreview.net" or address.path.strip("/") not in (
        "forum",
        "pdf",
        "attachment",
    ):
        return None
    name = address.parameter("id")
    return Identity("openreview", name) if name else None


def _lesswrong(address: _Address) -> Identity | None:
    return _forum(address, "lesswrong") if address.host in _LESSWRONG_HOSTS else None


def _eaforum(address: _Address) -> Identity | None:
    if address.host in _EA_HOSTS:
        return _forum(address, "eaforum")
    if address.host == "effective-altruism.com" and _OLD_POST.match(address.path):
        return _forum(address, "eaforum")
    return None


def _forum(address: _Address, kind: Literal["lesswrong", "eaforum"]) -> Identity | None:
    """A post of a forum that runs LessWrong's program, or a sequence of posts."""
    if (old := _OLD_POST.match(address.path)) is not None:
        return Identity(kind, f"{old[1].lower()}/{old[2].lower()}")
    parts = address.path.strip("/").split("/")
    match parts:
        case ["posts" | "events", post, *_] | ["s", _, "p", post, *_]:
            folder, name = "posts", post
        case ["s" | "sequences", sequence, *_]:
            folder, name = "s", sequence
        case _:
            return None
    return Identity(kind, f"{folder}/{name}") if _FORUM_ID.fullmatch(name) else None


def _youtube(address: _Address) -> Identity | None:
    name = ""
    if address.host == "youtu.be":
        name = address.path.strip("/")
    elif address.host in _YOUTUBE_HOSTS:
        folder, _, rest = address.path.strip("/").partition("/")
        if folder == "watch":
            name = address.parameter("v")
        elif folder in ("embed", "shorts", "live", "v"):
            name = rest.partition("/")[0]
    return Identity("youtube", name) if _VIDEO.fullmatch(name) else None


_READERS: tuple[Callable[[_Address], Identity | None], ...] = (
    _arxiv,
    _doi,
    _openreview,
    _lesswrong,
    _eaforum,
    _youtube,
)


def _canonical(address: _Address) -> str:
    """The address without what does not tell pages apart."""
    path = address.path
    if "%" in path:
        path = quote(unquote(path), safe=_UNRESERVED)
    path = _INDEX.sub("", path).rstrip("/")
    query = "" if not address.query or address.host == "twitter.com" else _telling(address.query)
    fragment = f"#{address.fragment}" if address.fragment.startswith(("!", "/")) else ""
    return f"{address.host}{path}{query}{fragment}"


def _telling(query: str) -> str:
    """The parameters that say which page is meant, in one order."""
    pairs = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    return f"?{urlencode(sorted(pairs))}" if pairs else ""
