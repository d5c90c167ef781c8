"""`python -m tests.browser.screenshots SITE FOLDER`: a picture of each kind of page.

Each at both window sizes, in the light and the dark theme; `--whole` for the whole length of a page
and not only its first screen.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.browser.site import WIDTHS, chromium, kinds_of_pages, served


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
    chosen = parser.parse_args()
    pages = tuple(chosen.page) if chosen.page else kinds_of_pages(chosen.site)
    for picture in take(chosen.site, chosen.folder, pages, whole=chosen.whole):
        print(picture)


if __name__ == "__main__":
    main()
