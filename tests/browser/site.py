"""A built site as a browser meets it: served on this machine, one page of each kind, Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.sites import write_site

WIDTHS = {390: 844, 1280: 900}
"""The two window sizes that pages are looked at in: a phone's and a desk's, in CSS pixels."""

CHROMIUM_SWITCHES = (
    "--no-sandbox",  # Chromium refuses to sandbox what root runs
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def kinds_of_pages(folder: Path) -> tuple[str, ...]:
    """One page of each kind, the longest: addresses relative to the site's root.

    A kind is told by the shape of its address, with every name below the first folder left out:
    `/posts/a/` and `/posts/b/` are of one kind, `/posts/` and `/tags/x/` of others. Pages that only
    lead on to another are left out.
    """
    longest: dict[tuple[str, ...], tuple[int, str]] = {}
    for path in sorted(folder.rglob("*.html")):
        if b'http-equiv="refresh"' in path.read_bytes():
            continue
        relative = path.relative_to(folder)
        name = "" if relative.name == "index.html" else relative.name
        shape = (
            *(re.sub(r"\d+", "0", part) for part in relative.parts[:1]),
            *("page" if part == "page" else "*" for part in relative.parts[1:-1]),
            name,
        )
        address = "/".join((*relative.parts[:-1], name))
        longest[shape] = max(longest.get(shape, (0, "")), (path.stat().st_size, address))
    return tuple(sorted(address for _, address in longest.values()))


def base_path(folder: Path) -> str:
    """The path that the site lies under, as its home page's canonical address has it."""
    html = (folder / "index.html").read_text(encoding="utf-8")
    for tag in re.findall(r"<link\b[^>]*>", html):
        if re.search(r"rel=[\"']?canonical", tag) and (href := re.search(r'href="([^"]+)"', tag)):
            return urlsplit(href[1]).path or "/"
    return "/"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the folder below the site's sub-path, and its 404 page, without a log."""

    def __init__(self, *args: object, prefix: str, directory: str) -> None:
        self._prefix = prefix
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._prefix):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path.removeprefix(self._prefix))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site's home page while it is served; it ends with `/`."""
    prefix = base_path(folder)
    handler = partial(_Quiet, prefix=prefix, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, without a window."""
    executable = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=list(CHROMIUM_SWITCHES)
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def site_of(folder: Path, files: Mapping[str, str | bytes]) -> Iterator[str]:
    """The home page of a site built of these files, while it is served; it ends with `/`."""
    write_site(folder, files)
    command = [sys.executable, "-m", "alignsite", "build", "-q", "--source", str(folder)]
    subprocess.run(command, check=True)
    with served(folder / "public") as address:
        yield address


@contextmanager
def page_in(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page of the context, which is closed after it; nothing may be wrong in its console."""
    complaints: list[str] = []
    try:
        page = context.new_page()
        page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: complaints.append(str(one)))
        page.goto(address)
        yield page
        assert complaints == []
    finally:
        context.close()
