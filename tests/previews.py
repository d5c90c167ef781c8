"""A preview of a small site for tests: a builder of a few lines, and a browser of a few more."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from alignsite.problems import Problem, problem
from alignsite.server import Order, ServeOptions, Serving

PATIENCE = 20.0
"""Seconds after which something that should have happened counts as not happening."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, as the preview needs to know it."""

    problems: tuple[Problem, ...] = ()
    published: bool = True
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass
class SmallBuilder:
    """Copies `content/` and `static/` to the output, `.txt` as pages.

    A file that holds `ERROR` is an error, `WARNING` a warning, `BUG` raises. `orders` are all
    that were given.
    """

    orders: list[Order] = field(default_factory=list)

    def __call__(self, order: Order) -> Built:
        self.orders.append(order)
        files: dict[str, bytes] = {}
        problems = []
        for folder in ("content", "static"):
            for file in sorted((order.source / folder).rglob("*")):
                if not file.is_file():
                    continue
                text = file.read_text()
                path = file.relative_to(order.source / folder).as_posix()
                found = _problems(f"{folder}/{path}", text)
                problems += found
                if path.endswith(".txt"):
                    path, text = path[:-4] + ".html", _page(text)
                files[path] = text.encode()
        if any(one.severity == "error" for one in problems):
            return Built(tuple(problems), published=False)
        return _publish(order.output, files, tuple(problems))


def _problems(path: str, text: str) -> list[Problem]:
    if "BUG" in text:
        raise ValueError(f"{path} is more than the builder can bear")
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        for word, code in (("ERROR", "bad-date"), ("WARNING", "broken-link")):
            if word in line:
                hint = f"take {word} away"
                found.append(
                    problem(
                        code, path, f"<b>{word}</b> & co", line=number, column=line.index(word) + 1,
                        hint=hint, excerpt=line,
                    )
                )  # fmt: skip
    return found


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title>"
        '<link rel="stylesheet" href="/style.css"></head><body><main>'
        f"<details><summary>More</summary><p>within</p></details>{paragraphs}"
        '<div style="height: 3000px"></div></main></body></html>\n'
    )


def _publish(output: Path, files: dict[str, bytes], problems: tuple[Problem, ...]) -> Built:
    there = {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in output.rglob("*")
        if file.is_file()
    }
    written = tuple(path for path, data in files.items() if there.get(path) != data)
    removed = tuple(sorted(there.keys() - files.keys()))
    for path in written:
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(files[path])
    for path in removed:
        (output / path).unlink()
    return Built(problems, True, written, removed)


@dataclass
class Client:
    """Asks a preview, and hears its events."""

    serving: Serving
    builder: SmallBuilder
    talk: list[str]

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.serving.server.port, timeout=10)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, path, skip_host="Host" in sent)
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()
        finally:
            connection.close()

    def text(self, path: str) -> str:
        """The body of an answer."""
        return self.get(path)[2].decode()

    def state(self) -> dict[str, object]:
        """What browsers are told at this moment."""
        found = json.loads(self.get("/-/alignsite/state")[2])
        assert isinstance(found, dict)
        return found

    def events(self) -> Iterator[dict[str, object]]:
        """What browsers are told from now on."""
        connection = http.client.HTTPConnection("127.0.0.1", self.serving.server.port, timeout=30)
        connection.request("GET", "/-/alignsite/events")
        with connection.getresponse() as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def until(self, wanted: Callable[[], bool]) -> None:
        """Wait until something holds."""
        eventually(wanted, lambda: f"the server said: {self.talk}")

    def settled(self, seconds: float = 0.7) -> int:
        """Wait until nothing has been built for so long; the number of builds so far."""
        count = -1
        while count != len(self.builder.orders):
            count = len(self.builder.orders)
            time.sleep(seconds)
        return count


def eventually(wanted: Callable[[], bool], otherwise: Callable[[], str] = str) -> None:
    """Wait until something holds; fail, with what `otherwise` says, when it never does."""
    end = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < end, f"it never came; {otherwise()}"
        time.sleep(0.01)


@contextmanager
def preview(source: Path, host: str = "127.0.0.1") -> Iterator[Client]:
    """A running preview of the site in a folder, on a free port."""
    builder, talk = SmallBuilder(), list[str]()
    serving = Serving(ServeOptions(source=source, host=host, port=0), builder, talk.append)
    serving.start()
    thread = threading.Thread(target=serving.run, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Client(serving, builder, talk)
    finally:
        serving.server.shutdown()
        serving.stop()
        thread.join()
