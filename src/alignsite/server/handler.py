"""HTTP: one request in, one answer out. Only GET and HEAD, nothing is ever taken in."""

from __future__ import annotations

import os
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO, cast

from alignsite.server import overlay, responses, routes
from alignsite.server.channel import Channel, View
from alignsite.server.responses import Answer, Part
from alignsite.stamps import stamp_of

HEARTBEAT = 10.0
"""Seconds between signs of life on an event stream, which also show that the browser has gone."""

MOST_STREAMS = 64
"""Event streams at once: one per browser is normal, more than this is a program gone wild."""

_CHUNK = 256 * 1024


class Server(socketserver.ThreadingTCPServer):
    """Listens, and answers from what the channel holds. One thread per connection."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(
        self, address: tuple[str, int], output: Path, channel: Channel, talk: Callable[[str], None]
    ) -> None:
        host, port = address
        self.host = host
        family, *_, where = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        self.address_family = family
        super().__init__(cast("tuple[str, int]", where), Handler)
        self.port = int(self.server_address[1])
        self.output = output
        self.channel = channel
        self.talk = talk
        self.streams = threading.BoundedSemaphore(MOST_STREAMS)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless it is only that a browser hung up."""
        error = sys.exception() if sys.version_info >= (3, 12) else sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            self.talk(f"a request could not be answered: {type(error).__name__}: {error}")


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "alignsite"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True
    wbufsize = 64 * 1024

    def do_GET(self) -> None:
        """Answer with a body."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without the body."""
        self._answer()

    def _refuse_method(self) -> None:
        answer = responses.text(405, "Only GET and HEAD are answered here.")
        self.close_connection = True  # there may be a body, which nobody reads
        self._send(Answer(405, (*answer.headers, ("Allow", "GET, HEAD")), answer.body))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse_method  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent: a preview's requests are of no interest."""

    def _hosts(self) -> frozenset[str]:
        server = self.server
        local = str(self.connection.getsockname()[0]) if routes.is_wildcard(server.host) else None
        return routes.own_hosts(server.host, server.port, local)

    def _answer(self) -> None:
        if self.headers["Content-Length"] or self.headers["Transfer-Encoding"]:
            self.close_connection = True  # a body would be taken for the next request
        hosts = self._hosts()
        if len(self.headers.get_all("Host", [])) > 1 or not routes.host_allowed(
            self.headers["Host"], hosts
        ):
            self._send(
                responses.text(
                    403,
                    "This name is not one of this server's. Use the address that `alignsite serve`"
                    " printed, or name it with --host.",
                )
            )
            return
        view = self.server.channel.newest
        found = routes.route(self.path, view.base_path, view.files)
        match found:
            case routes.Resource(name):
                self._resource(name, view, hosts)
            case routes.Refused(reason):
                self._send(responses.text(400, reason))
            case _ if not view.files:
                self._placeholder(view)
            case routes.SiteFile(path):
                self._file(path, view)
            case routes.Redirect(status, location):
                self._send(responses.redirect(status, location))
            case routes.Missing():
                self._missing(view)

    def _shown(self) -> bool:
        return self.headers["Sec-Fetch-Dest"] in responses.PAGE_DESTINATIONS

    def _resource(self, name: str, view: View, hosts: frozenset[str]) -> None:
        if not routes.sender_allowed(self.headers["Origin"], self.headers["Sec-Fetch-Site"], hosts):
            self._send(responses.text(403, "Only pages of this preview may read this."))
        elif name == "events":
            self._stream()
        elif name == "state":
            self._send(responses.live("state.json", view.as_json().encode()))
        elif name == "problems":
            html = view.report.html.encode("utf-8", "replace")
            self._send(responses.live("problems.html", html))
        else:
            self._send(responses.live(name, overlay.asset(name)))

    def _stream(self) -> None:
        """Tell every new view until the browser or the server goes."""
        if self.command == "HEAD":
            self._send(Answer(200, (("Content-Type", "text/event-stream; charset=utf-8"),)))
            return
        if not self.server.streams.acquire(blocking=False):
            self._send(responses.text(503, "Too many event streams are open."))
            return
        try:
            self.close_connection = True
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self._safe_headers()
            self.end_headers()
            self.wfile.write(b"retry: 500\n\n")
            channel, told = self.server.channel, -1
            view = channel.newest
            while not channel.closed:
                if view.version == told:
                    self.wfile.write(b": still here\n\n")
                else:
                    told = view.version
                    self.wfile.write(f"id: {told}\ndata: {view.as_json()}\n\n".encode())
                self.wfile.flush()
                view = channel.wait(told, HEARTBEAT)
        except OSError:
            pass  # the browser has gone
        finally:
            self.server.streams.release()

    def _placeholder(self, view: View) -> None:
        body = overlay.problem_page(view.report)
        self._send(responses.page(body, view, status=503, shown=self._shown()))

    def _missing(self, view: View) -> None:
        body = self._read("404.html") if "404.html" in view.files else None
        if body is None:
            body = overlay.missing_page(view.base_path)
        self._send(responses.page(body, view, status=404, shown=self._shown()))

    def _file(self, path: str, view: View) -> None:
        known = self.headers["If-None-Match"]
        if responses.is_page(path):
            body = self._read(path)
            if body is None:
                self._missing(view)
            else:
                self._send(responses.page(body, view, shown=self._shown(), known=known))
            return
        file = self._open(path)
        if file is None:
            self._missing(view)
            return
        with file:
            status = os.fstat(file.fileno())
            found = responses.part(
                path,
                status.st_size,
                responses.file_mark(stamp_of(status)),
                known=known,
                wanted=self.headers["Range"],
                if_range=self.headers["If-Range"],
            )
            self._send_part(found, file)

    def _open(self, path: str) -> BinaryIO | None:
        """A file of the output, or `None` if it is gone or has become a link to elsewhere."""
        full = f"{os.path.realpath(self.server.output)}/{path}"
        if os.path.realpath(full) != full or not os.path.isfile(full):  # noqa: PTH113
            return None
        try:
            return open(full, "rb")  # noqa: PTH123 - closed by the caller
        except OSError:
            return None

    def _read(self, path: str) -> bytes | None:
        file = self._open(path)
        if file is None:
            return None
        with file:
            return file.read()

    def _safe_headers(self) -> None:
        """For every answer: other sites may not read, embed or reinterpret it."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _start(self, status: int, headers: responses.Headers, length: int) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self._safe_headers()
        self.end_headers()

    def _send(self, answer: Answer) -> None:
        self._start(answer.status, answer.headers, len(answer.body))
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_part(self, found: Part, file: BinaryIO) -> None:
        self._start(found.status, found.headers, found.length)
        if self.command == "HEAD":
            return
        file.seek(found.start)
        left = found.length
        while left and (chunk := file.read(min(left, _CHUNK))):
            self.wfile.write(chunk)
            left -= len(chunk)
        self.close_connection = self.close_connection or left > 0
