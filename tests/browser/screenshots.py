"""`python -m tests.browser.screenshots SITE FOLDER`: a picture of each kind of page.

Each at both window sizes, in the light and the dark theme; `--whole` for the whole length of a page
and not only its first screen. `--readme` takes those that README.md shows instead.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.browser.site import WIDTHS, chromium, kinds_of_pages, served


@dataclass(frozen=True, slots=True)
class Picture:
    """One of README.md: a page of the sample site, where on it, and how it is looked at."""

    name: str
    address: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


README = (
    Picture("episode", "episodes/superposition/#sparsity", 1280, 800),
    Picture("issue", "issues/2/#section--highlights", 1280, 800, "dark"),
    Picture("post", "posts/goodhart-simulated/#the-result", 1280, 800),
    Picture("home", "", 390, 780),
    Picture("turns", "episodes/superposition/#sparsity", 390, 780, "dark"),
)


def take_for_readme(site: Path, folder: Path) -> list[Path]:
    """Take the pictures of `README`; where they lie."""
    made = []
    with served(site) as root, chromium() as browser:
        for one in README:
            page = browser.new_page(
                viewport={"width": one.width, "height": one.height},
                color_scheme=one.scheme,
                reduced_motion="reduce",
            )
            address, _, place = one.address.partition("#")
            page.goto(root + address, wait_until="networkidle")
            if place:  # followed as a link, it would be marked
                page.locator(f"id={place}").evaluate("one => one.scrollIntoView()")
                page.wait_for_timeout(200)
            made.append(folder / f"{one.name}.png")
            page.screenshot(path=made[-1])
            page.close()
    return made


def take(site: Path, folder: Path, pages: tuple[str, ...], *, whole: bool) -> list[Path]:
    """Take the pictures; where they lie."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with served(site) as root, chromium() as browser:
        for scheme in ("light", "dark"):
            for width, height in WIDTHS.items():
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for address in pages:
                    page.goto(root + address)
                    name = address.strip("/").replace("/", "-").removesuffix(".html") or "home"
                    picture = folder / f"{name}-{width}-{scheme}.png"
                    page.screenshot(path=picture, full_page=whole)
                    made.append(picture)
                context.close()
    return made


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the built site, such as public")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--page", action="append", help="an address, such as posts/about/")
    parser.add_argument("--whole", action="store_true", help="the whole length of each page")
    parser.add_argument("--readme", action="store_true", help="the pictures of README.md")
    chosen = parser.parse_args()
    if chosen.readme:
        for picture in take_for_readme(chosen.site, chosen.folder):
            print(picture)
        return
    pages = tuple(chosen.page) if chosen.page else kinds_of_pages(chosen.site)
    for picture in take(chosen.site, chosen.folder, pages, whole=chosen.whole):
        print(picture)


if __name__ == "__main__":
    main()
