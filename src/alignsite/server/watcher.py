"""Which files changed, by the operating system's word. The only module that knows watchdog."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
"""What is acted on. Opening, reading and closing unread are events too, and a build reads."""

POLLING = 1.0
"""Seconds between two looks at all files where the system cannot tell of changes."""

_EDITORS_OWN = ("~", ".swp", ".swo", ".swx", ".swpx", ".tmp", ".part", ".crdownload")
_FOLDER_NAMES = frozenset({"__pycache__", "node_modules"})

logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # what it has to say, `talk` says


@dataclass(frozen=True, slots=True)
class Territory:
    """What is to be watched. All paths are absolute and hold no symbolic link.

    `source`: the site's folder. `folders`: those whose every file matters; they need not exist.
    `files`: single files that matter, in `source`. `ignored`: folders that never matter, though
    they may lie in one that does.
    """

    source: str
    folders: tuple[str, ...]
    files: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def relevant(self, path: str) -> bool:
        """Whether a change of this path can change the site.

        The folders above a watched one count too: with them it comes and goes.
        """
        if path in self.files:
            return True
        if any(_within(path, folder) for folder in self.ignored):
            return False
        for folder in self.folders:
            if _within(path, folder):
                return not any(_passing(part) for part in path[len(folder) :].split("/"))
        return any(path != self.source and _within(folder, path) for folder in self.folders)

    def is_root(self, path: str) -> bool:
        """Whether a watched folder is this path or below it."""
        return any(_within(folder, path) for folder in self.folders) or (
            self.source in self.folders and os.path.dirname(path) == self.source  # noqa: PTH120
        )

    def plan(self) -> tuple[tuple[str, bool], ...]:
        """The folders to watch as things are on disk, each with whether all below it too."""
        planned: dict[str, bool] = {self.source: False}
        for folder in self.folders:
            if folder == self.source:
                planned |= dict.fromkeys(self._inner(), True)
                continue
            planned |= {above: False for above in self._above(folder) if above not in planned}
            if _real_folder(folder):
                planned[folder] = True
        deep = [path for path, below in planned.items() if below]
        return tuple(
            (path, below)
            for path, below in sorted(planned.items())
            if not any(path != other and _within(path, other) for other in deep)
        )

    def _above(self, folder: str) -> Iterator[str]:
        """The folders between the source and `folder`, which tell when it comes or goes."""
        path = os.path.dirname(folder)  # noqa: PTH120
        while _within(path, self.source) and path != self.source:
            if _real_folder(path):
                yield path
            path = os.path.dirname(path)  # noqa: PTH120

    def _inner(self) -> Iterator[str]:
        """The folders in the source that may hold documents when the source itself does."""
        with os.scandir(self.source) as listing:
            for one in listing:
                if (
                    one.is_dir(follow_symlinks=False)
                    and not _passing(one.name)
                    and one.path not in self.ignored
                ):
                    yield one.path


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _passing(name: str) -> bool:
    """Whether a file of this name is an editor's or the system's own, gone in a moment."""
    return (
        name.startswith(".")
        or name.endswith(_EDITORS_OWN)
        or (name.startswith("#") and name.endswith("#"))
        or name == "4913"  # with which vim tries whether it may write
        or name in _FOLDER_NAMES
    )


def _real_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114


class _Relay(FileSystemEventHandler):
    """Hands on the events that matter."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher

    def dispatch(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            if path:
                self._watcher.happened(os.fsdecode(path), folder=event.is_directory)


class Watcher:
    """Calls `changed` with the path of every change in a territory, from a thread of its own.

    `talk` is told when the system's notices do not suffice.
    """

    def __init__(self, changed: Callable[[str], None], talk: Callable[[str], None]) -> None:
        self._changed = changed
        self._talk = talk
        self._territory = Territory("", ())
        self._plan: tuple[tuple[str, bool], ...] = ()
        self._observer: BaseObserver | None = None
        self._stale = True
        self._grown = False
        self._polling = False
        self._descriptors: frozenset[str] = frozenset()

    def happened(self, path: str, *, folder: bool) -> None:
        """Take an event in. A folder that came or went may be one to watch anew."""
        if not self._territory.relevant(path):
            return
        if folder:
            self._grown = True
            if self._territory.is_root(path):
                self._stale = True
        self._changed(path)

    def watch(self, territory: Territory) -> None:
        """Watch this territory as it now lies on disk; cheap when that has not changed.

        To be called before each build: what comes after the call is noticed, what came before is
        read by the build.
        """
        stale, grown = self._stale, self._grown
        self._stale = self._grown = False
        self._territory = territory
        plan = territory.plan()
        if stale or plan != self._plan:
            self._plan = plan
            self._restart()
        elif grown and not self._polling and not self._covered():
            self._poll()

    def stop(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()
            self._observer = None

    def _restart(self) -> None:
        """Begin anew; the old observer is let go only after, so that nothing falls between."""
        if self._polling:
            self._poll()
            return
        before = _notifiers()
        try:
            observer = Observer()
        except OSError:  # the limit of a user's inotify instances
            self._poll()
            return
        try:
            self._replace(observer)
        except OSError:  # the limit of a user's watches
            observer.stop()
            self._poll()
            return
        self._descriptors = _notifiers() - before
        if not self._covered():
            self._poll()

    def _replace(self, observer: BaseObserver) -> None:
        relay = _Relay(self)
        for path, below in self._plan:
            observer.schedule(relay, path, recursive=below, event_filter=EVENTS)
        observer.start()
        old, self._observer = self._observer, observer
        if old is not None:
            old.stop()

    def _poll(self) -> None:
        if not self._polling:
            self._polling = True
            self._talk(
                "the system gives no more notices of changes (inotify watches have run out), so the"
                f" files are looked at every {POLLING:g} s instead; to mend that:"
                " sudo sysctl fs.inotify.max_user_watches=524288"
            )
        self._replace(PollingObserver(timeout=POLLING))

    def _covered(self) -> bool:
        """Whether every folder has its watch. watchdog leaves one out without a word.

        Folders come and go while they are counted, so a shortfall is looked at twice.
        """
        return any(self._shortfall() <= 0 for _ in range(2))

    def _shortfall(self) -> int:
        if not self._descriptors:
            return 0
        watches = sum(_watches(one) for one in self._descriptors)
        folders = sum(
            1 + (sum(len(names) for _, names in _folders(path)) if below else 0)
            for path, below in self._plan
        )
        return folders - watches


def _folders(path: str) -> Iterator[tuple[str, list[str]]]:
    """Each folder below a path with its subfolders, links left out."""
    for root, names, _ in os.walk(path):
        yield root, [one for one in names if not os.path.islink(os.path.join(root, one))]  # noqa: PTH114, PTH118


def _notifiers() -> frozenset[str]:
    """The numbers of this process's inotify descriptors; none where the system has no such."""
    found = set()
    try:
        for number in os.listdir("/proc/self/fd"):  # noqa: PTH208
            try:
                if os.readlink(f"/proc/self/fd/{number}") == "anon_inode:inotify":  # noqa: PTH115
                    found.add(number)
            except OSError:
                continue
    except OSError:
        return frozenset()
    return frozenset(found)


def _watches(number: str) -> int:
    """How many watches an inotify descriptor has, as the kernel counts (proc(5), fdinfo)."""
    try:
        with open(f"/proc/self/fdinfo/{number}", encoding="ascii") as file:  # noqa: PTH123
            return sum(line.startswith("inotify ") for line in file)
    except OSError:
        return 0
