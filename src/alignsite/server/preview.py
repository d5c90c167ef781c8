"""Building again and again: from a change on disk to what browsers are shown."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from alignsite.problems import (
    Problem,
    describe,
    errors_and_first_warnings,
    has_errors,
    more_warnings_line,
    ordered,
)
from alignsite.reading.configuration import read_site_config
from alignsite.reading.reader import content_folder
from alignsite.server import overlay
from alignsite.server.channel import Channel, after_build, after_failure
from alignsite.server.debounce import STORM, Debounce
from alignsite.server.overlay import Failure
from alignsite.server.place import Place
from alignsite.server.watcher import Territory, Watcher
from alignsite.stamps import SITE_FILES, Stamp, scan
from alignsite.theme.files import find_theme
from alignsite.wording import plural


@dataclass(frozen=True, slots=True)
class Order:
    """What the preview asks of a build.

    `output`: where to. `state`: the folder below `.alignsite/` that remembers such builds.
    `base_url`: the address to build for, with the configured sub-path. `parallel`: whether the
    build may start processes; it may not once the server's threads run.
    """

    source: Path
    output: Path
    state: str
    base_url: str
    parallel: bool


class Outcome(Protocol):
    """What the preview needs to know of a build: `builder.Result` is one."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was found."""

    @property
    def published(self) -> bool:
        """Whether the output holds the site as it is now."""

    @property
    def written(self) -> tuple[str, ...]:
        """Outputs that are new or different, relative to the output folder."""

    @property
    def removed(self) -> tuple[str, ...]:
        """Outputs that are no more."""


Build = Callable[[Order], Outcome]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the configuration says that the preview itself depends on."""

    base_path: str
    territory: Territory


def read_layout(source: Path) -> Layout | None:
    """The layout of the site in a folder (a real path); `None` while its configuration fails."""
    config, problems = read_site_config(source)
    if has_errors(problems):
        return None
    theme = find_theme(source / config.paths.templates, source / config.paths.static)
    names = (
        config.paths.content,
        content_folder(source, config),
        config.paths.templates,
        config.paths.static,
    )
    folders = [(source / name).absolute() for name in names]
    folders += [one.resolve() for one in (*theme.templates, *theme.static)]
    territory = Territory(
        source=str(source),
        folders=tuple(dict.fromkeys(str(one) for one in folders)),
        files=tuple(str(source / name) for name in SITE_FILES),
        ignored=(str(source / ".alignsite"), str(source / config.paths.output)),
    )
    return Layout(config.base_path, territory)


def default_layout(source: Path) -> Layout:
    """The layout to start from where the configuration fails at the very first."""
    names = ("content", "_posts", "templates", "static")
    folders = tuple(str(source / name) for name in names)
    files = tuple(str(source / name) for name in SITE_FILES)
    ignored = (str(source / ".alignsite"), str(source / "public"))
    return Layout("/", Territory(str(source), folders, files, ignored))


class Preview:
    """Builds the site when told to, and publishes what came of it on the channel.

    `origin`: `http://127.0.0.1:8000`. `source` is a real path. One thread at a time may call it.
    """

    def __init__(
        self,
        source: Path,
        place: Place,
        origin: str,
        build: Build,
        channel: Channel,
        talk: Callable[[str], None],
    ) -> None:
        self.source = source
        self._place = place
        self._origin = origin
        self._build = build
        self._channel = channel
        self._talk = talk
        self.layout = default_layout(source)

    def read_layout(self) -> Layout:
        """The layout as the configuration now has it; while that fails, the last one."""
        self.layout = read_layout(self.source) or self.layout
        return self.layout

    def build(self, *, parallel: bool = False) -> None:
        """Build once. Whatever happens, browsers are shown it, and the last good site."""
        layout = self.read_layout()
        base_url = self._origin + layout.base_path
        begun = time.perf_counter()
        try:
            order = Order(self.source, self._place.output, self._place.state, base_url, parallel)
            outcome = self._build(order)
            self._built(outcome, layout, time.perf_counter() - begun)
        except OSError as error:
            self._talk(f"error: {_system_message(error, self.source)}")
            self._failed((), _system_failure(error, self.source))
        except Exception as error:
            self._talk(traceback.format_exc().rstrip())
            self._failed((), _bug(error))

    def _built(self, outcome: Outcome, layout: Layout, seconds: float) -> None:
        if has_errors(outcome.problems) or not outcome.published:
            self._failed(outcome.problems, None)
            return
        view = self._channel.newest
        changed = (*outcome.written, *outcome.removed)
        report = overlay.report(outcome.problems)
        if report != view.report:
            self._tell(outcome.problems)
        files = view.files
        if changed or not files:
            files = frozenset(path for path, _, link in scan(str(self._place.output)) if not link)
        self._channel.publish(
            after_build(
                view, base_path=layout.base_path, files=files, changed=changed, report=report
            )
        )
        if changed or report != view.report:
            self._talk(_summary(outcome, seconds))

    def _failed(self, problems: tuple[Problem, ...], failure: Failure | None) -> None:
        view = self._channel.newest
        report = overlay.report(problems, failure)
        if report != view.report:
            self._tell(problems)
        if problems:
            kept = "the last good site is still shown" if view.files else "there is no site to show"
            self._talk(f"{plural(report.errors, 'error')}; {kept}")
        self._channel.publish(after_failure(view, report))

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        shown, more = errors_and_first_warnings(ordered(problems))
        for one in shown:
            self._talk(describe(one))
        for code, count in more.items():
            self._talk(more_warnings_line(code, count, "alignsite build --all-problems"))


def _summary(outcome: Outcome, seconds: float) -> str:
    parts = []
    if outcome.written:
        parts.append(plural(len(outcome.written), "file") + " written")
    if outcome.removed:
        parts.append(f"{len(outcome.removed)} removed")
    if not parts:
        parts.append("no page differs")
    if outcome.problems:
        parts.append(plural(len(outcome.problems), "warning"))
    return f"built in {seconds:.2f} s: {', '.join(parts)}"


def _system_message(error: OSError, source: Path) -> str:
    name = _relative(error.filename, source)
    return f"{name}: {error.strerror or error}" if name else str(error.strerror or error)


def _system_failure(error: OSError, source: Path) -> Failure:
    return Failure(
        "A file could not be read or written",
        _system_message(error, source),
        "The computer refused this: look at the disk's free space and the file's permissions, "
        "then save any file of the site to try again.",
    )


def _bug(error: Exception) -> Failure:
    return Failure(
        "alignsite itself has failed",
        f"Internal error: {type(error).__name__}",
        "This is a bug in alignsite and not in your site. The terminal shows the traceback; "
        "please report it with the change that brought it about.",
    )


def _relative(name: object, source: Path) -> str:
    """A file's name as people of this project know it; nothing of the folders above."""
    if not isinstance(name, str | bytes):
        return ""
    text = name.decode("utf-8", "replace") if isinstance(name, bytes) else name
    path = Path(text)
    return path.relative_to(source).as_posix() if path.is_relative_to(source) else path.name


def snapshot(territory: Territory) -> dict[str, Stamp]:
    """The stamp of every file in a territory, by path."""
    return {
        f"{folder}/{path}": stamp
        for folder in territory.folders
        for path, stamp, _ in scan(folder)
        if territory.relevant(f"{folder}/{path}")
    }


class Rebuilder(threading.Thread):
    """Builds after changes, one build at a time, and keeps the watcher on the right folders."""

    def __init__(self, preview: Preview, talk: Callable[[str], None]) -> None:
        super().__init__(name="rebuilder", daemon=True)
        self._preview = preview
        self._talk = talk
        self._watcher = Watcher(self.changed, talk)
        self._debounce = Debounce()
        self._wake = threading.Condition()
        self._stopping = False

    def changed(self, path: str) -> None:
        """Take down a change; it will be built when the changes pause."""
        with self._wake:
            self._debounce.note(path, time.monotonic())
            self._wake.notify()

    def watch(self, known: dict[str, Stamp]) -> None:
        """Begin to watch; what differs on disk from `known` counts as changed already."""
        territory = self._preview.layout.territory
        self._watcher.watch(territory)
        for path in dict(snapshot(territory).items() ^ known.items()):
            self.changed(path)

    def stop(self) -> None:
        """Build no more."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._watcher.stop()

    def run(self) -> None:
        """Wait, build, and so on until stopped."""
        while (paths := self._next()) is not None:
            territory = self._preview.read_layout().territory
            try:
                self._watcher.watch(territory)
            except OSError as error:  # the site's own folder is gone
                self._talk(f"error: the site's folder cannot be watched: {error.strerror}")
            # In a storm the system may drop events, so what the build read is compared after.
            known = snapshot(territory) if len(paths) > STORM else None
            self._preview.build()
            if known is not None:
                for path in dict(snapshot(territory).items() ^ known.items()):
                    self.changed(path)

    def _next(self) -> frozenset[str] | None:
        with self._wake:
            while not self._stopping:
                wait = self._debounce.wait(time.monotonic())
                if wait == 0:
                    return self._debounce.take()
                self._wake.wait(wait)
            return None
