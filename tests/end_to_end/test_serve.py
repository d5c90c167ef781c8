"""The preview as a browser and an editor meet it: save, and see."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alignsite.server import Order, ServeOptions, serve
from tests.previews import Built, Client, eventually, preview
from tests.sites import post, write_site

SITE = {
    "alignsite.toml": 'title = "A site"\n',
    "content/index.txt": "Home",
    "content/why.txt": "Because",
    "content/how/index.txt": "So",
    "static/style.css": "p { color: black }",
    "static/talk.mp3": "0123456789",
    "static/feed.xml": "<rss/>",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Client]:
    with preview(write_site(tmp_path, SITE)) as client:
        yield client


def source(client: Client) -> Path:
    return client.builder.orders[0].source


def test_what_is_saved_is_served_and_told(site: Client) -> None:
    events = site.events()
    first = next(events)

    (source(site) / "content/why.txt").write_text("Because of this")
    told = next(events)

    assert "Because of this" in site.text("/why")
    assert told["version"] == told["pages"] == int(str(first["version"])) + 1


def test_only_the_first_build_may_start_processes(site: Client) -> None:
    (source(site) / "content/why.txt").write_text("Once more")
    site.until(lambda: "Once more" in site.text("/why"))

    assert [one.parallel for one in site.builder.orders][:2] == [True, False]
    assert {(one.output, one.state) for one in site.builder.orders} == {
        (source(site) / ".alignsite/preview", "serve")
    }
    assert site.builder.orders[0].base_url == f"http://127.0.0.1:{site.serving.server.port}/"


def test_a_style_sheet_alone_is_swapped(site: Client) -> None:
    events = site.events()
    before = next(events)

    (source(site) / "static/style.css").write_text("p { color: green }")
    told = next(events)

    assert told["styles"] == {"/style.css": told["version"]}
    assert (told["pages"], told["assets"]) == (before["pages"], before["assets"])


def test_a_changed_asset_reloads_pages_and_a_feed_does_not(site: Client) -> None:
    events = site.events()
    next(events)

    (source(site) / "static/feed.xml").write_text("<rss>new</rss>")
    site.until(lambda: site.text("/feed.xml") == "<rss>new</rss>")
    (source(site) / "static/talk.mp3").write_text("9876543210")
    told = next(events)

    assert told["assets"] == told["version"] == 2


@pytest.mark.parametrize("word", ["ERROR", "BUG"])
def test_a_failed_build_leaves_the_last_good_site_and_clears_by_itself(
    site: Client, word: str
) -> None:
    page = source(site) / "content/why.txt"

    page.write_text(f"Now {word}")
    site.until(lambda: site.state()["errors"] == 1)
    assert "Because" in site.text("/why")
    assert ("content/why.txt:1:5" in site.text("/-/alignsite/problems")) == (word == "ERROR")
    assert str(source(site)) not in site.text("/-/alignsite/problems")

    page.write_text("Now good")
    site.until(lambda: site.state()["errors"] == 0)
    assert "Now good" in site.text("/why")
    assert site.text("/-/alignsite/problems") == ""


def test_a_bug_shows_its_traceback_in_the_terminal_alone(site: Client) -> None:
    (source(site) / "content/why.txt").write_text("BUG")
    site.until(lambda: site.state()["errors"] == 1)

    assert any("Traceback" in line for line in site.talk)
    assert "Traceback" not in site.text("/-/alignsite/problems")
    assert "ValueError" in site.text("/-/alignsite/problems")


def test_a_broken_first_build_serves_its_problems(tmp_path: Path) -> None:
    write_site(tmp_path, {**SITE, "content/why.txt": "An ERROR"})
    with preview(tmp_path) as site:
        status, _, body = site.get("/anything")
        assert status == 503
        assert b"content/why.txt:1:4" in body
        assert b"/-/alignsite/reload.js" in body

        (tmp_path / "content/why.txt").write_text("Mended")
        site.until(lambda: site.get("/")[0] == 200)


def test_the_script_is_put_in_on_the_way_out_only(site: Client) -> None:
    assert '<script src="/-/alignsite/reload.js"' in site.text("/why")
    assert b"reload.js" not in site.get("/why", Sec_Fetch_Dest="empty")[2]
    assert "reload.js" not in (source(site) / ".alignsite/preview/why.html").read_text()


def test_folders_that_appear_are_noticed(site: Client) -> None:
    templates = source(site) / "templates/parts"
    before = site.settled()

    templates.mkdir(parents=True)
    (templates / "note.html").write_text("x")
    site.until(lambda: len(site.builder.orders) > before)
    before = site.settled()

    (templates / "note.html").write_text("y")
    site.until(lambda: len(site.builder.orders) > before)


def test_a_folder_deleted_and_made_again_is_noticed(site: Client) -> None:
    content = source(site) / "content"
    shutil.rmtree(content)
    site.until(lambda: site.get("/why")[0] == 404)

    content.mkdir()
    (content / "why.txt").write_text("Back")
    site.until(lambda: "Back" in site.text("/why"))

    (content / "why.txt").write_text("Back again")
    site.until(lambda: "Back again" in site.text("/why"))


def test_a_file_replaced_as_editors_do_is_noticed(site: Client) -> None:
    page = source(site) / "content/why.txt"
    aside = page.with_name(".why.txt.new")
    aside.write_text("Replaced")
    aside.rename(page)
    site.until(lambda: "Replaced" in site.text("/why"))


def test_the_configuration_is_watched_and_moves_the_site(site: Client) -> None:
    (source(site) / "alignsite.toml").write_text('base_url = "https://example.org/reading/"\n')
    site.until(lambda: "Because" in site.text("/reading/why"))

    assert site.builder.orders[-1].base_url.endswith("/reading/")
    assert site.get("/")[:2][1]["location"] == "/reading/"
    assert site.get("/why")[0] == 404


def test_a_storm_is_few_builds_and_a_build_is_no_change(site: Client) -> None:
    before = site.settled()
    for number in range(5000):
        (source(site) / f"content/page-{number % 500}.txt").write_text(f"Page {number}")
    after = site.settled(1.5)

    assert 1 <= after - before <= 3
    assert "Page 4999" in site.text("/page-499")


def test_reading_and_foreign_files_cause_no_build(site: Client) -> None:
    before = site.settled()
    (source(site) / "content/why.txt").read_text()
    for path in (".alignsite/x", "public/x.html", "content/.why.txt.swp", "content/why.txt~",
                 "content/4913", "content/.#why.txt", "README.md"):  # fmt: skip
        write_site(source(site), {path: "x"})
    assert site.settled() == before


def test_without_enough_inotify_watches_files_are_still_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignsite.server.watcher._watches", lambda number: 1)
    monkeypatch.setattr("alignsite.server.watcher.POLLING", 0.1)
    with preview(write_site(tmp_path, SITE)) as site:
        assert any("inotify watches have run out" in line for line in site.talk)
        (tmp_path / "content/why.txt").write_text("Noticed all the same")
        site.until(lambda: "Noticed all the same" in site.text("/why"))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/why", 200),
        ("/why.html?x=1", 200),
        ("/how/", 200),
        ("/how", 301),
        ("/nowhere", 404),
        ("/../alignsite.toml", 400),
        ("/%2e%2e/alignsite.toml", 400),
        ("/..%2falignsite.toml", 400),
        ("/..%5calignsite.toml", 400),
        ("/why%00.html", 400),
        ("/%ff", 400),
        ("/%", 404),
        ("//example.org/..", 400),
        ("/.alignsite/preview/why.html", 404),
        ("/content/why.txt", 404),
    ],
)
def test_paths(site: Client, path: str, status: int) -> None:
    assert site.get(path)[0] == status
    assert site.get(path, "HEAD")[0] == status
    assert site.get(path, "HEAD")[2] == b""


def test_links_in_the_output_are_not_followed(site: Client) -> None:
    output = source(site) / ".alignsite/preview"
    (output / "why.html").unlink()
    (output / "why.html").symlink_to(source(site) / "alignsite.toml")
    shutil.rmtree(output / "how")
    (output / "how").symlink_to(source(site) / "content/how")

    assert site.get("/why.html")[0] == 404
    assert site.get("/how/")[0] == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("[::1]:{port}", 200),
        ("LOCALHOST:{port}", 200),
        ("localhost", 403),
        ("localhost:1", 403),
        ("evil.example:{port}", 403),
        ("localhost.evil.example:{port}", 403),
        ("", 403),
    ],
)
def test_hosts(site: Client, host: str, status: int) -> None:
    assert site.get("/", Host=host.format(port=site.serving.server.port))[0] == status


@pytest.mark.parametrize("name", ["events", "state", "problems", "reload.js"])
def test_other_sites_learn_nothing(site: Client, name: str) -> None:
    path = f"/-/alignsite/{name}"
    assert site.get(path, Origin="http://evil.example")[0] == 403
    assert site.get(path, Sec_Fetch_Site="cross-site")[0] == 403
    status, headers, _ = site.get("/-/alignsite/state")
    assert status == 200
    assert not [one for one in headers if one.startswith("access-control-")]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_is_taken_in(site: Client, method: str) -> None:
    status, headers, _ = site.get("/-/alignsite/events", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_what_a_browser_has_already_is_not_sent_again(site: Client) -> None:
    for path in ("/why", "/style.css", "/talk.mp3"):
        mark = site.get(path)[1]["etag"]
        assert site.get(path, If_None_Match=mark)[::2] == (304, b"")
        assert site.get(path, If_None_Match='"other"')[0] == 200


def test_audio_can_be_sought_in(site: Client) -> None:
    status, headers, body = site.get("/talk.mp3", Range="bytes=2-4")
    assert (status, body, headers["content-range"]) == (206, b"234", "bytes 2-4/10")
    assert site.get("/talk.mp3", Range="bytes=-3")[2] == b"789"
    assert site.get("/talk.mp3", Range="bytes=20-")[0] == 416
    assert headers["content-type"] == "audio/mpeg"


def test_the_sites_own_404_page_is_used(site: Client) -> None:
    (source(site) / "content/404.txt").write_text("Nothing of that name")
    site.until(lambda: "Nothing of that name" in site.text("/nowhere"))
    assert site.get("/nowhere")[0] == 404


def test_event_streams_end_when_the_server_stops(tmp_path: Path) -> None:
    with preview(write_site(tmp_path, SITE)) as site:
        events = site.events()
        next(events)
    assert list(events) == []


def test_two_previews_of_a_site_build_apart(site: Client) -> None:
    with preview(source(site)) as other:
        order = other.builder.orders[0]
        assert (order.output.name, order.state) == ("preview-2", "serve-2")
    with preview(source(site)) as third:
        assert third.builder.orders[0].output.name == "preview-2"


def test_the_network_is_warned_of_and_ctrl_c_ends_the_first_build_too(tmp_path: Path) -> None:
    def interrupted(order: Order) -> Built:
        raise KeyboardInterrupt

    talk: list[str] = []
    options = ServeOptions(source=tmp_path, host="0.0.0.0", port=0)
    assert serve(options, interrupted, talk.append) == 130
    assert "everybody on your networks" in talk[0]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"port": 70_000}, "there is no port 70000"),
        ({"port": 0, "host": "no-such-host.invalid"}, "is not an address of this computer"),
        ({"port": 0, "host": "192.0.2.1"}, "is not an address of this computer"),
    ],
)
def test_an_address_that_cannot_be_had_is_explained(
    tmp_path: Path, options: dict[str, Any], expected: str
) -> None:
    talk: list[str] = []
    code = serve(ServeOptions(source=tmp_path, **options), lambda order: Built(), talk.append)
    assert (code, len(talk)) == (2, 1)
    assert expected in talk[0]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    talk: list[str] = []
    options = ServeOptions(source=tmp_path / "nowhere")
    assert serve(options, lambda order: Built(), talk.append) == 2
    assert "is not a folder" in talk[0]


def test_a_port_in_use_is_said_with_one_that_is_free(tmp_path: Path) -> None:
    talk: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code = serve(ServeOptions(source=tmp_path, port=port), lambda order: Built(), talk.append)
    assert code == 2
    assert f"port {port} is in use" in talk[0]
    assert "--port" in talk[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_silently(tmp_path: Path, number: signal.Signals) -> None:
    write_site(tmp_path, SITE)
    script = f"""
        import sys
        from pathlib import Path
        from alignsite.server import ServeOptions, serve
        from tests.previews import SmallBuilder
        talk = lambda line: print(line, flush=True)
        sys.exit(serve(ServeOptions(source=Path({str(tmp_path)!r}), port=0), SmallBuilder(), talk))
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert process.stdout is not None
    while "serving http://" not in process.stdout.readline():
        assert process.poll() is None
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert errors == ""


def test_the_program_itself_serves_what_is_saved(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/one.md": post("One", body="At first.")})
    command = [sys.executable, "-m", "alignsite", "serve", "--source", str(tmp_path), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        line = ""
        while "serving http://" not in line:
            line = process.stderr.readline()
            assert line, "it ended before it served"
        url = line.split()[1]
        page = f"{url}posts/one/"
        assert "At first." in fetched(page)

        write_site(tmp_path, {"content/posts/one.md": post("One", body="And then.")})
        eventually(lambda: "And then." in fetched(page))
        assert f'href="{url}posts/one/"' in fetched(page)

        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.communicate()


def fetched(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())
