"""`alignsite serve`: the site in the browser while it is being written.

`serve` is the entry; the rest of the package is one file a subject:

- `place`: where a preview builds
- `preview`: a change on disk → a build → a new view
- `watcher`: which files changed
- `debounce`: when a run of changes is over (pure)
- `channel`: the newest view, and waiting for the next
- `routes`: what a request asks for, and who may ask (pure)
- `responses`: a file → status, headers, body (pure)
- `overlay`: problems → HTML (pure)
- `handler`: HTTP
"""

from __future__ import annotations

import errno
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alignsite.server import routes
from alignsite.server.channel import Channel, View
from alignsite.server.handler import Server
from alignsite.server.place import claim
from alignsite.server.preview import Build, Order, Outcome, Preview, Rebuilder, snapshot

__all__ = ["Build", "Order", "Outcome", "ServeOptions", "Serving", "serve"]

DONE, USAGE, INTERRUPTED = 0, 2, 130
"""Exit codes."""

PORTS = 65536

_NEAR = 50
"""Ports after the wanted one that are tried for a suggestion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How to serve. `port` 0 takes any free one; `browser`: open the site there."""

    source: Path
    host: str = "127.0.0.1"
    port: int = 8000
    browser: bool = False


class Serving:
    """A preview that is running. `serve` is made of it, and tests use it by itself.

    Raises `OSError` when the address cannot be had.
    """

    def __init__(self, options: ServeOptions, build: Build, talk: Callable[[str], None]) -> None:
        source = options.source.resolve()
        self._talk = talk
        self._channel = Channel(View(session=secrets.token_hex(8)))
        self._place = claim(source)
        try:
            address = (options.host, options.port)
            self.server = Server(address, self._place.output, self._channel, talk)
        except OSError:
            self._place.release()
            raise
        self._origin = routes.origin(options.host, self.server.port)
        self._preview = Preview(source, self._place, self._origin, build, self._channel, talk)
        self._rebuilder = Rebuilder(self._preview, talk)

    @property
    def url(self) -> str:
        """Where the site's home page is."""
        return self._origin + self._preview.layout.base_path

    def start(self) -> None:
        """Build, then watch. The build comes before any thread, so that it may fork."""
        layout = self._preview.read_layout()
        known = snapshot(layout.territory)
        self._preview.build(parallel=True)
        self._rebuilder.watch(known)
        self._rebuilder.start()

    def run(self, interval: float = 3600.0) -> None:
        """Answer requests until `stop` is called from another thread, or Ctrl-C.

        `interval`: seconds between two looks whether `stop` has been called.
        """
        self.server.serve_forever(interval)

    def stop(self) -> None:
        """End the event streams, the watching and the listening."""
        self._channel.close()
        self._rebuilder.stop()
        self.server.server_close()
        self._place.release()


def serve(options: ServeOptions, build: Build, talk: Callable[[str], None]) -> int:
    """Build into a folder below `.alignsite/`, serve that, and rebuild until Ctrl-C.

    `build` is called with an `Order` and returns an `Outcome` (`builder.Result` is one); from the
    first request on it is called in one thread of its own. `talk` prints a line for people.
    Returns the exit code: 2 when the address cannot be had, 130 after Ctrl-C. To be called in the
    main thread; a request to terminate (SIGTERM) raises `SystemExit` there.
    """
    if not options.source.is_dir():
        talk(f"error: {options.source} is not a folder")
        return USAGE
    if not 0 <= options.port < PORTS:
        talk(f"error: there is no port {options.port}: ports are 0 to {PORTS - 1}")
        return USAGE
    try:
        serving = Serving(options, build, talk)
    except OSError as error:
        talk(f"error: {_refusal(options, error)}")
        return USAGE
    try:
        _warn(options, talk)
        serving.start()
        _listen_to_signals()
        talk(f"serving {serving.url} (Ctrl-C to stop)")
        if options.browser:
            _open(serving.url)
        serving.run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        serving.stop()
    return DONE


def _listen_to_signals() -> None:
    """Have both signals end the preview in good order.

    Shells start background jobs with Ctrl-C's signal ignored; one sent on purpose should count.
    """

    def terminate(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, terminate)


def _warn(options: ServeOptions, talk: Callable[[str], None]) -> None:
    if routes.is_wildcard(options.host):
        talk(
            f"warning: with --host {options.host} everybody on your networks can read this "
            "preview, drafts included; leave --host out to keep it to this computer"
        )


def _refusal(options: ServeOptions, error: OSError) -> str:
    """Why the address cannot be had, and what to do."""
    host, port = options.host, options.port
    code = error.errno
    if code == errno.EADDRINUSE:
        free = _free_port(host, port)
        other = f"; port {free} is free: --port {free}" if free else "; try another with --port"
        return f"port {port} is in use by another program (perhaps a second preview){other}"
    if code == errno.EACCES:
        return f"port {port} needs special rights on this computer; try --port 8000"
    if isinstance(error, socket.gaierror) or code == errno.EADDRNOTAVAIL:
        return f"{host!r} is not an address of this computer; leave --host out, or try localhost"
    return f"cannot listen on {host} port {port}: {error}"


def _free_port(host: str, port: int) -> int | None:
    for candidate in range(port + 1, min(port + _NEAR, PORTS)):
        try:
            family, _, _, _, where = socket.getaddrinfo(
                host or None, candidate, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
            with socket.socket(family, socket.SOCK_STREAM) as tried:
                tried.bind(where)
        except OSError:
            continue
        return candidate
    return None


def _open(url: str) -> None:
    """Show the site in the person's browser; one that runs in this terminal would take it over."""

    def show() -> None:
        import webbrowser  # noqa: PLC0415

        try:
            if type(webbrowser.get()) is not webbrowser.GenericBrowser:
                webbrowser.open(url)
        except webbrowser.Error:
            pass

    threading.Thread(target=show, daemon=True).start()
