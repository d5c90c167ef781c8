"""`python -m tests.checkers.accessibility FOLDER`: axe-core on a page of each kind.

Each in the light and the dark theme, at both window sizes, with all that is folded opened.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.site import WIDTHS, chromium, kinds_of_pages, served

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands, one line an element."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def main(folder: Path) -> int:
    """Check a page of each kind; the exit code."""
    pages = kinds_of_pages(folder)
    looks = bad = 0
    with served(folder) as root, chromium() as browser:
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
                    found = violations(page)
                    looks += 1
                    bad += bool(found)
                    for line in found:
                        print(f"/{address} {width}px {scheme}: {line}")
                context.close()
    print(f"axe-core: {looks} looks at {len(pages)} kinds of page, {bad} with violations")
    return 1 if bad or not looks else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
