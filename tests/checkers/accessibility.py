"""`python -m tests.checkers.accessibility FOLDER [ADDRESS...]`: axe-core on a page of each kind.

Or on the pages named. Each in the light and the dark theme, at both window sizes, with all that is
folded opened, and as it is printed; the page of search also with what was found, the home page with
a link's preview.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from tests.browser.site import WIDTHS, chromium, kinds_of_pages, served

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands, one line an element."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = page.evaluate(
        """rules => axe.run(document, {
            runOnly: rules,
            // nobody taps paper
            rules: { "target-size": { enabled: !matchMedia("print").matches } },
        })""",
        RULES,
    )
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def looks(page: Page, root: str, address: str, width: int, scheme: Scheme) -> Iterator[str]:
    """Bring the page into each state that it is to be looked at in; what the state is called."""
    page.goto(root + address)
    yield "as it opens"
    if width == max(WIDTHS) and scheme == "light":
        page.emulate_media(media="print")
        yield "printed"
        page.emulate_media(media="screen")
    if address == "search/":
        page.locator(".search-form input").fill("a")
        page.locator("#results-- > li").first.wait_for()
        yield "with what was found"
    if address == "" and width == max(WIDTHS):
        page.locator("main h3 a").first.hover()
        page.locator("#preview--").wait_for()
        yield "with a preview"


def main(folder: Path, *addresses: str) -> int:
    """Check a page of each kind, or those addresses; the exit code."""
    pages = addresses or kinds_of_pages(folder)
    seen = bad = 0
    with served(folder) as root, chromium() as browser:
        for scheme in SCHEMES:
            for width, height in WIDTHS.items():
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for address in pages:
                    for state in looks(page, root, address, width, scheme):
                        found = violations(page)
                        seen += 1
                        bad += bool(found)
                        for line in found:
                            print(f"/{address} {width}px {scheme} {state}: {line}")
                context.close()
    print(f"axe-core: {seen} looks at {len(pages)} kinds of page, {bad} with violations")
    return 1 if bad or not seen else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
