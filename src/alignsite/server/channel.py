"""What browsers are shown now, and waiting for it to change.

A `View` is made by the thread that builds and read by every thread that answers; it is replaced
as a whole, never changed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from alignsite.server.overlay import Report

SILENT = (".xml", ".atom", ".rss", ".json", ".txt", ".map", ".webmanifest")
"""Files no open page shows, so a browser need not hear that they changed."""


@dataclass(frozen=True, slots=True)
class View:
    """The site as it is served.

    `files`: the built files, relative to the output folder; empty until a build has succeeded.
    `version` counts the changes that browsers hear of. `pages`, `assets` and `styles` say with
    which of them a page, something a page cannot be patched for (a script, a picture), and each
    style sheet (by its address) changed last: a browser compares them with the version it shows.
    """

    session: str
    base_path: str = "/"
    files: frozenset[str] = frozenset()
    version: int = 0
    pages: int = 0
    assets: int = 0
    styles: tuple[tuple[str, int], ...] = ()
    report: Report = field(default_factory=Report)

    def as_json(self) -> str:
        """The part that browsers are told, on one line."""
        return json.dumps(
            {
                "session": self.session,
                "version": self.version,
                "pages": self.pages,
                "assets": self.assets,
                "styles": dict(self.styles),
                "errors": self.report.errors,
                "warnings": self.report.warnings,
                "problems": self.report.digest,
            },
            separators=(",", ":"),
        )


def after_build(
    view: View,
    *,
    base_path: str,
    files: frozenset[str],
    changed: Iterable[str],
    report: Report,
) -> View:
    """The view that follows a good build, `changed` being the files written and removed.

    The same view comes back when there is nothing a browser must hear of.
    """
    changed = tuple(changed)
    sheets = {base_path + name for name in changed if name.endswith(".css") and name in files}
    moved = base_path != view.base_path or not view.files
    pages = moved or any(
        name.endswith((".html", ".htm")) or (name.endswith(".css") and name not in files)
        for name in changed
    )
    assets = any(not name.endswith((".html", ".htm", ".css", *SILENT)) for name in changed)
    told = bool(pages or assets or sheets or report != view.report)
    version = view.version + told
    styles = dict(view.styles) | dict.fromkeys(sheets, version)
    return View(
        session=view.session,
        base_path=base_path,
        files=files,
        version=version,
        pages=version if pages else view.pages,
        assets=version if assets else view.assets,
        styles=tuple(sorted(styles.items())),
        report=report,
    )


def after_failure(view: View, report: Report) -> View:
    """The view that follows a failed build: the last good site, and what is wrong."""
    if report == view.report:
        return view
    return replace(view, version=view.version + 1, report=report)


class Channel:
    """Holds the newest view and wakes those who wait for it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._closed = False
        self._changed = threading.Condition()

    @property
    def newest(self) -> View:
        """The view to answer with."""
        return self._view

    @property
    def closed(self) -> bool:
        """Whether the server is stopping."""
        return self._closed

    def publish(self, view: View) -> None:
        """Make `view` the newest."""
        with self._changed:
            self._view = view
            self._changed.notify_all()

    def close(self) -> None:
        """Let everyone who waits go home."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, after: int, timeout: float) -> View:
        """The first view with a version other than `after`, or the newest after `timeout` s."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._view.version != after, timeout)
            return self._view
