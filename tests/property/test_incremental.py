"""After any edits, an incremental build equals a clean one, byte for byte, nothing left over.

The index of all words is no part of it: Pagefind's files differ from one run to the next. Builds
of tests do not make it unless they ask for it; tests/end_to_end/test_search.py does. Cards are
written out here, not drawn, which takes a hundredth of the time and shows every change.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alignsite.building import rendering
from alignsite.building.builds import Result
from alignsite.cards import installation
from tests.sites import NOW, build_site, post, tree, write_site

NAMES = st.sampled_from(["one", "two", "three", "four"])
TAGS = st.sampled_from(["reading", "reward", "reading, reward", "Rare"])
DATES = st.sampled_from(["2021-01-01", "2023-05-06", "2023-12-01", "2022-02-02 10:00:00 +0200"])
PAPERS = st.sampled_from(
    ["https://arxiv.org/abs/2001.00001", "https://arxiv.org/pdf/2001.00001v2", "arXiv:2001.00002"]
)
BODIES = st.sampled_from(
    [
        "Words.",
        "Other words.",
        "[one](one.md)",
        "[[two]] and [three](/posts/three/)",
        "# A\n\n## B",
        "So says [Ladders and Rungs](https://arxiv.org/abs/2001.00001), in short.",
        "## Rungs\n\nSee [this](https://arxiv.org/pdf/2001.00001v3.pdf) and arXiv:2001.00002.",
    ]
)
AUTHORS = st.sampled_from(["Ada Example", "Bo Sample", "Ada Example, Bo Sample"])

PEOPLE = st.sampled_from(
    [
        "- name: Ada Example\n  url: https://example.org/ada\n",
        "- name: Adele Example\n  aliases: [Ada Example]\n",
        "- name: Ada Example\n  aliases: [Bo Sample, Nobody At All]\n",
        "- name: Cleo Sample\n  scoped: {name: Cleo, path: issues/issue-1.md}\n",
        "- name: Bo Sample\n  hide: true\n",
        "# nothing\n",
    ]
)

ISSUE = """\
---
title: "Digest #{number}"
number: {number}
---

# Highlights

**[A paper](https://example.org/{number})** *(Bo Sample)* (summarized by Cleo): AN #1 and {body}

**[Ladders and Rungs](https://arxiv.org/abs/2001.00001)** *(Ada Example)*: As [above](#a-paper).

**Cleo's opinion:** {body}
"""


def build(folder: Path, **options: object) -> Result:
    """Build with cards, each of which is its face in words."""
    written = mock.patch.object(rendering, "_drawing", lambda _: lambda face: repr(face).encode())
    installed = mock.patch.object(installation, "is_installed", lambda: True)
    with written, installed:
        return build_site(folder, cards=True, **options)  # type: ignore[arg-type]


class Edits(RuleBasedStateMachine):
    """A keeper at work, with a build after every edit."""

    @initialize()
    def a_site(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="alignsite-"))
        self.now = NOW
        self.base_url = "https://example.org/"
        write_site(self.folder, {"content/posts/start.md": post("Start")})

    @rule(name=NAMES, tags=TAGS, date=DATES, body=BODIES, authors=AUTHORS)
    def write_post(self, name: str, tags: str, date: str, body: str, authors: str) -> None:
        text = post(f"Post {name}", date, tags, authors, body)
        write_site(self.folder, {f"content/posts/{name}.md": text})

    @rule(number=st.integers(1, 3), body=BODIES)
    def write_issue(self, number: int, body: str) -> None:
        text = ISSUE.format(number=number, body=body)
        write_site(self.folder, {f"content/issues/issue-{number}.md": text})

    @rule(title=st.sampled_from(["Ladders", "Steps"]), link=PAPERS, hide=st.booleans())
    def state_a_work(self, title: str, link: str, hide: bool) -> None:
        text = f"ladders:\n  title: {title}\n  links: [{link}]\n  hide: {str(hide).lower()}\n"
        write_site(self.folder, {"works.yaml": text})

    @rule()
    def state_no_work(self) -> None:
        (self.folder / "works.yaml").unlink(missing_ok=True)

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        (self.folder / f"content/posts/{name}.md").unlink(missing_ok=True)

    @rule(name=NAMES, other=NAMES)
    def rename(self, name: str, other: str) -> None:
        file = self.folder / f"content/posts/{name}.md"
        if file.exists():
            file.rename(file.with_stem(other))

    @rule(name=NAMES)
    def edit_keeping_size_and_time(self, name: str) -> None:
        file = self.folder / f"content/posts/{name}.md"
        if file.exists():
            status = file.stat()
            file.write_text(file.read_text().replace("ords", "ards"))
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(name=NAMES)
    def touch(self, name: str) -> None:
        file = self.folder / f"content/posts/{name}.md"
        if file.exists():
            file.touch()

    @rule(name=NAMES)
    def break_and_mend(self, name: str) -> None:
        file = self.folder / f"content/posts/{name}.md"
        before = file.read_bytes() if file.exists() else None
        write_site(self.folder, {f"content/posts/{name}.md": "---\ntitle: [\n---\n"})
        assert not build(self.folder, now=self.now).published
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)

    @rule(text=st.sampled_from(["One", "Two"]))
    def change_a_template(self, text: str) -> None:
        template = f'{{% extends "default/404.html" %}}{{% block title %}}{text}{{% endblock %}}'
        write_site(self.folder, {"templates/404.html": template})

    @rule()
    def drop_templates(self) -> None:
        shutil.rmtree(self.folder / "templates", ignore_errors=True)

    @rule(title=st.sampled_from(["One", "Two"]), size=st.integers(1, 3))
    def change_the_configuration(self, title: str, size: int) -> None:
        text = f'title = "{title}"\npage_size = {size}\n'
        text += f'cards = "{"off" if size == 3 else "auto"}"\n'
        text += f"[works]\nmin_records = {size}\n"
        text += f'[[defaults]]\npath = "posts/"\nshow = "{title}"\n'
        write_site(self.folder, {"alignsite.toml": text})

    @rule(text=PEOPLE)
    def say_who_is_who(self, text: str) -> None:
        write_site(self.folder, {"people.yaml": text})

    @rule()
    def say_it_no_more(self) -> None:
        (self.folder / "people.yaml").unlink(missing_ok=True)

    @rule(text=st.sampled_from(["a", "bb"]))
    def change_a_copied_file(self, text: str) -> None:
        write_site(self.folder, {"content/posts/image.svg": text, "static/extra.txt": text})

    @rule(color=st.sampled_from(["#7a1f3d", "#0b4f9e"]))
    def paint(self, color: str) -> None:
        write_site(self.folder, {"static/site.css": f":root {{ --link: {color}; }}"})

    @rule(base_url=st.sampled_from(["https://example.org/", "https://example.net/sub/"]))
    def move(self, base_url: str) -> None:
        self.base_url = base_url

    @rule()
    def time_passes(self) -> None:
        self.now = 1_701_500_000

    @rule()
    def lose_the_memory(self) -> None:
        (self.folder / ".alignsite/public/state").write_bytes(b"damaged")

    @rule()
    def lose_a_page(self) -> None:
        (self.folder / "public/posts/start/index.html").unlink(missing_ok=True)

    @invariant()
    def equals_a_clean_build(self) -> None:
        if not hasattr(self, "folder"):
            return
        result = build(self.folder, now=self.now, base_url=self.base_url)
        assert result.published, result.problems
        clean = build(
            self.folder,
            now=self.now,
            base_url=self.base_url,
            output=self.folder / "clean",
            state="clean",
        )
        assert clean.published
        assert tree(self.folder / "public") == tree(self.folder / "clean")
        again = build(self.folder, now=self.now, base_url=self.base_url)
        assert again.written == ()
        shutil.rmtree(self.folder / "clean")
        shutil.rmtree(self.folder / ".alignsite/clean")

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=10,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
