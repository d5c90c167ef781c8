"""`python -m tests.checkers.large FOLDER`: write a site of large invented documents, to be checked.

A conversation of three hours (600 turns, 31,000 words, 22 chapters), an issue of forty items, and a
tag with enough posts for several pages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.prose import Writer, posts
from tests.sites import post, write_site

TURNS, CHAPTERS, SECONDS = 600, 22, 3 * 3600
SPEAKERS = ("Mara Ellery", "Tobias Quint", "Ines Okafor")
SECTIONS = (
    "Highlights", "Iterated ladders", "Learning what was meant", "Reading circuits", "News"
)  # fmt: skip
ITEMS = 40
SETTINGS = """\
title = "Large"
description = "Large invented documents."
base_url = "https://large.example/reading/"
"""


def clock(turn: int) -> str:
    """The time at which a turn begins."""
    seconds = turn * SECONDS // TURNS
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def sentences(writer: Writer, count: int) -> str:
    """So many words, in sentences."""
    words = writer.words(count)
    return " ".join(
        " ".join(words[start : start + 13]).capitalize() + "." for start in range(0, count, 13)
    )


def conversation(writer: Writer) -> str:
    """An episode: an outline, quotes, show notes and the transcript."""
    chapters = {TURNS * number // CHAPTERS: f"Part {number}" for number in range(CHAPTERS)}
    quotes = (
        f"> **[{clock(turn)}] On ladders:** “{sentences(writer, 30)}”" for turn in (60, 200, 400)
    )
    lines = [
        "---",
        "title: A conversation of three hours",
        "date: 2024-05-06",
        "host: Mara Ellery",
        "guest: [Tobias Quint, Ines Okafor]",
        "youtube: abcdefghi-_",
        "---",
        sentences(writer, 60),
        "\nTopics we discuss:\n",
        *(f"- {clock(turn)} {title}" for turn, title in chapters.items()),
        "\n### Some quotes we loved\n",
        "\n>\n".join(quotes),
        "\n## Show Notes\n",
        *(f"- {writer.title()} [{clock(turn)}]" for turn in range(5, TURNS, 25)),
        "\n## Transcript\n",
    ]
    for turn in range(TURNS):
        if turn in chapters:
            lines.append(f"### {chapters[turn]}\n")
        size = writer.chance.choice((6, 20, 40, 50, 140))
        lines.append(f"**{writer.chance.choice(SPEAKERS)}** ({clock(turn)}):")
        lines.append(f"{sentences(writer, size)}\n")
    return "\n".join(lines)


def issue(writer: Writer) -> Iterator[str]:
    """An issue, paragraph by paragraph."""
    yield '---\ntitle: "Digest #1"\nnumber: 1\nnewsletter: Digest\ndate: 2024-06-01\n---'
    for number in range(ITEMS):
        if number % (ITEMS // len(SECTIONS)) == 0:
            yield f"# {SECTIONS[number * len(SECTIONS) // ITEMS]}"
        link = f"**[{writer.title()}](https://example.org/paper-{number})** *(Ines Okafor et al)*"
        yield f"{link} (summarized by Mara): {sentences(writer, 80)}"
        yield f"**Mara's opinion:** {sentences(writer, 40)}"


def main(folder: Path) -> None:
    """Write the site."""
    writer = Writer(9)
    files = {
        "alignsite.toml": SETTINGS,
        "content/episodes/long.md": conversation(writer),
        "content/issues/1.md": "\n\n".join(issue(writer)),
    }
    for one in posts(60):
        tags, authors = ", ".join(("ladders", *one.tags)), ", ".join(one.authors)
        text = post(one.title, f"{one.date:%Y-%m-%d}", tags, authors, one.body)
        files[f"content/posts/{one.slug}.md"] = text
    write_site(folder, files)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
