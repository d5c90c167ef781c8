"""The command line, as people call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import post, tree, write_site


def alignsite(
    *arguments: str | Path, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command; standard output is the result, standard error the talk."""
    environment = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    return subprocess.run(
        [sys.executable, "-m", "alignsite", *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_new_site_builds_and_checks_without_a_word_of_complaint(tmp_path: Path) -> None:
    site = tmp_path / "mine"

    assert alignsite("init", site).returncode == 0
    assert alignsite("build", "--strict", folder=site).returncode == 0
    checked = alignsite("check", "--strict", folder=site)

    assert "0 errors, 0 warnings" in checked.stderr
    assert {"posts", "episodes", "issues"} <= {one.name for one in (site / "public").iterdir()}


def test_init_does_not_write_into_a_folder_with_files(tmp_path: Path) -> None:
    write_site(tmp_path, {"notes.txt": "mine"})

    done = alignsite("init", tmp_path)

    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert tree(tmp_path) == {"notes.txt": b"mine"}


@pytest.mark.parametrize(
    ("kind", "path"),
    [("post", "posts/on-reward.md"), ("episode", "episodes/on-reward.md"),
     ("issue", "issues/on-reward.md")],
)  # fmt: skip
def test_a_new_document_loads_without_a_problem(tmp_path: Path, kind: str, path: str) -> None:
    write_site(tmp_path, {"content/posts/a.md": post()})

    made = alignsite("new", kind, 'On "reward"', "--number", "3", "--source", tmp_path)
    again = alignsite("new", kind, 'On "reward"', "--source", tmp_path)
    seen = alignsite("inspect", "--json", "--source", tmp_path, tmp_path / "content" / path)

    assert made.stdout.strip() == str(tmp_path / "content" / path)
    assert again.returncode == 2, "it is there already"
    record = json.loads(seen.stdout)
    assert (record["kind"], record["title"], record["problems"]) == (kind, 'On "reward"', [])


def test_a_build_says_what_it_did_and_then_that_nothing_changed(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/a.md": post()})

    first = alignsite("build", "-v", folder=tmp_path)
    second = alignsite("build", folder=tmp_path)

    assert first.stdout == ""
    assert "wrote posts/a/index.html" in first.stderr
    assert "1 document, " in first.stderr
    assert "nothing changed" in second.stderr


def test_a_build_says_what_it_holds_back(tmp_path: Path) -> None:
    draft = post().replace("tags:", "draft: true\ntags:")
    write_site(tmp_path, {"content/posts/a.md": post(), "content/posts/b.md": draft})

    told = [alignsite("build", folder=tmp_path).stderr for _ in range(2)]

    assert all("1 held back" in one for one in told)
    assert "held back" not in alignsite("build", "--drafts", folder=tmp_path).stderr


def test_problems_are_told_again_by_a_build_in_which_nothing_changed(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/a.md": post(body="[x](gone.md)")})

    told = [alignsite("build", "-q", folder=tmp_path).stderr for _ in range(2)]

    assert told[0] == told[1]
    assert told[0].startswith("content/posts/a.md:8:")
    assert "warning[broken-link]" in told[0]
    assert alignsite("build", "-q", "--strict", folder=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "links", "others"),
    [
        (["build"], 20, "… and 3 more: warning[broken-link] (--all-problems prints them all)"),
        (["build", "--all-problems"], 23, ""),
        (["build", "--strict"], 23, ""),
    ],
)
def test_of_many_warnings_alike_the_first_are_told(
    tmp_path: Path, arguments: list[str], links: int, others: str
) -> None:
    write_site(
        tmp_path, {"content/posts/a.md": post(body="\n".join(f"[x]({n}.md)" for n in range(23)))}
    )

    told = alignsite(*arguments, folder=tmp_path).stderr

    assert told.count("leads nowhere") == links
    assert (others in told) is True
    assert ("more:" in told) is bool(others)


def test_explain_says_why(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/a.md": post(), "content/posts/b.md": post("B")})
    path = "content/posts/a.md"

    new = alignsite("build", "--explain", path, folder=tmp_path).stdout
    same = alignsite("build", "--explain", path, folder=tmp_path).stdout
    write_site(tmp_path, {path: post(body="Other words.")})
    changed = alignsite("build", "--explain", path, folder=tmp_path).stdout
    unknown = alignsite("build", "--explain", "nothing.md", folder=tmp_path).stdout

    assert "it was not made before" in new
    assert "nothing has changed" in same
    assert "what it shows changed: head, record" in changed
    assert "nothing" in unknown


def test_the_result_as_json(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/a.md": post(body="[x](gone.md)")})

    result = json.loads(alignsite("build", "--json", folder=tmp_path).stdout)

    assert result["published"]
    assert "posts/a/index.html" in result["written"]
    assert result["reasons"]["posts/a/index.html"] == {"kind": "new", "fields": []}
    assert result["problems"][0]["code"] == "broken-link"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["build", "--base-url", "example.org"], 2, "--base-url"),
        (["build", "--output", "content"], 2, "unsafe-output"),
        (["build", "--source", "nowhere"], 2, "nowhere"),
        (["biuld"], 2, "build"),
        (["inspect", "nowhere.md"], 2, "nowhere.md"),
        (["new", "poem", "X"], 2, "poem"),
    ],
)
def test_usage_errors_are_told_in_a_line(
    tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    write_site(tmp_path, {"content/posts/a.md": post()})

    done = alignsite(*arguments, folder=tmp_path)

    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("content/episodes/ep.en.vtt", "content/episodes/ep.en.vtt holds captions of "),
        ("content/episodes/ep.yaml", "inspect content/episodes/ep.md"),
        ("content/issues/catalogue.csv", "inspect an issue, or the folder content/issues"),
        ("content/lost.yml", "no document"),
        ("people.yaml", "about the whole site"),
        ("alignsite.toml", "about the whole site"),
    ],
)
def test_what_is_no_document_is_not_inspected_as_one(tmp_path: Path, path: str, told: str) -> None:
    site = {"content/episodes/ep.md": post(), "content/issues/an-1.txt": "Words."}
    write_site(tmp_path, {**site, path: "x: y\n"})

    done = alignsite("inspect", path, folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_what_is_no_document_is_passed_over_beside_documents(tmp_path: Path) -> None:
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nWords.\n"
    write_site(tmp_path, {"a.md": post(), "a.vtt": captions})

    done = alignsite("inspect", "--json", "a.md", "a.vtt", folder=tmp_path)

    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert done.stderr.startswith("not inspected: a.vtt holds captions of a.md")


def test_captions_and_other_names_are_documents_by_themselves(tmp_path: Path) -> None:
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada Example>Words.\n"
    write_site(tmp_path, {"content/episodes/ep.vtt": captions, "notes": "# Notes\n"})

    for path in ("content/episodes/ep.vtt", "notes", "content"):
        assert alignsite("inspect", path, folder=tmp_path).returncode == 0


def test_a_configuration_error_is_a_usage_error(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/a.md": post(), "alignsite.toml": "titel = 'x'\n"})

    done = alignsite("build", folder=tmp_path)

    assert done.returncode == 2
    assert "alignsite.toml:1:1: error[config-unknown-key]: unknown key 'titel'" in done.stderr
    assert "did you mean 'title'?" in done.stderr


def test_an_empty_folder_is_told_how_to_begin(tmp_path: Path) -> None:
    done = alignsite("build", folder=tmp_path)

    assert done.returncode == 1
    assert "alignsite init" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is writable for root")
def test_an_output_that_cannot_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/a.md": post()})
    tmp_path.chmod(0o500)

    done = alignsite("build", folder=tmp_path)

    tmp_path.chmod(0o700)
    assert done.returncode == 1
    assert "Permission denied" in done.stderr
    assert "Traceback" not in done.stderr


def test_people_lists_what_is_ambiguous_and_proposes_without_overwriting(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            "content/posts/a.md": post(authors="Ada Example"),
            "content/posts/b.md": post(authors="Ada Exampel"),
        },
    )

    told = alignsite("people", folder=tmp_path)
    listed = alignsite("people", "--json", folder=tmp_path)
    written = alignsite("people", "--write", folder=tmp_path)
    proposal = tmp_path / "people.proposal.yaml"
    proposal.write_text("edited")
    again = alignsite("people", "--write", folder=tmp_path)

    assert "Ada Exampel / Ada Example: few letters" in told.stdout
    assert json.loads(listed.stdout)["similar"][0]["names"] == ["Ada Exampel", "Ada Example"]
    assert written.returncode == 0
    assert again.returncode == 2
    assert proposal.read_text() == "edited"
    assert not (tmp_path / "public").exists()


def test_people_yaml_is_noticed_when_it_comes_changes_and_goes(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/posts/a.md": post(authors="Ada Example")})
    authors = tmp_path / "public" / "authors"
    file = tmp_path / "people.yaml"

    def built() -> set[str]:
        assert alignsite("build", folder=tmp_path).returncode == 0
        return {one.name for one in authors.iterdir() if one.is_dir()}

    assert built() == {"ada-example"}
    file.write_text("- name: Ada Sample\n  aliases: [Ada Example]\n")
    assert built() == {"ada-example", "ada-sample"}, "the old address leads on"
    file.write_text("- name: Ada Example\n  hide: yes\n")
    assert alignsite("build", folder=tmp_path).returncode == 0
    assert not authors.exists()
    file.write_text("- nam: Ada Example\n")
    wrong = alignsite("build", folder=tmp_path)
    assert wrong.returncode == 2
    assert "people.yaml:1:3: error[companion-unknown-key]" in wrong.stderr
    assert "did you mean 'name'?" in wrong.stderr
    file.unlink()
    assert built() == {"ada-example"}
