"""What a site has beside its readers' pages: 404, manifest, sitemap, robots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alignsite.pages.catalogue import Catalogue
from alignsite.pages.contexts import (
    ManifestContext,
    NotFoundContext,
    RobotsContext,
    SitemapContext,
)
from alignsite.pages.page import Page
from alignsite.pages.views import Head


def extra_pages(catalogue: Catalogue, locations: Iterable[str]) -> Iterator[Page]:
    """`/404.html`, `/manifest.webmanifest`, and `/sitemap.xml` and `/robots.txt` where they are on.

    `locations`: the addresses of all pages readers may come to.
    """
    site = catalogue.site
    head = Head(url="/404.html", title=catalogue.words("not_found"))
    yield Page("/404.html", "404.html", NotFoundContext(site, head), "the page for lost readers")
    manifest = "/manifest.webmanifest"
    yield Page(manifest, manifest[1:], ManifestContext(site), "the web manifest")
    if not catalogue.config.features.sitemap:
        return
    changed = {
        entry.meta.url: entry.meta.updated or entry.meta.date for entry in catalogue.archive.records
    }
    rows = tuple((url, changed.get(url)) for url in sorted(locations))
    yield Page("/sitemap.xml", "sitemap.xml", SitemapContext(site, rows), "the sitemap")
    yield Page("/robots.txt", "robots.txt", RobotsContext(site), "robots.txt")
