"""`python -m bench.loading`: what reading a document costs, beside markdown-it-py alone.

Invented documents of each layout, in sizes that grow fourfold: the times should grow fourfold too.
The ratio is that of the loader (front matter, recognising, turns or items, sanitised HTML) to
markdown-it-py rendering the same text to HTML, each the best of several runs in this process.

`python -m bench.loading --lines`: issues that are one line of the same few characters over and
over, in sizes that double: the times should double, and a megabyte take seconds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt

from alignsite.loader import load
from alignsite.sources import DocumentSettings, Source
from alignsite.theme.files import find_theme, read_body_words
from bench.prose import Writer

SETTINGS = DocumentSettings(read_body_words(find_theme(Path(), Path()), "en")[1])
KRAMDOWN = replace(SETTINGS, kramdown=())


def transcript(writer: Writer, size: int) -> tuple[str, str]:
    """A transcript in Markdown, about `size` characters long."""
    turns, length = ['---\ntitle: "1 - Reading with Ada Abbot"\ndate: 2023-01-02\n---\n'], 0
    while length < size:
        seconds, name = len(turns) * 17, ("Facilitator", "Ada Abbot")[len(turns) % 2]
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        turns.append(f"**{name}** ({clock}):\n{writer.paragraph()}")
        length += len(turns[-1])
    return "content/episodes/a.md", "\n\n".join(turns)


def scraped(writer: Writer, size: int) -> tuple[str, str]:
    """A transcript as scraped text."""
    lines, length = ["Ada Abbot on reading", ""], 0
    while length < size:
        name = ("Facilitator", "Ada Abbot")[len(lines) % 2]
        lines.append(f"{name}: {writer.paragraph()}")
        length += len(lines[-1])
    return "content/episodes/a.txt", "\n".join(lines)


def first_names(writer: Writer, size: int) -> tuple[str, str]:
    """A transcript as scraped text: first names as labels, long paragraphs, a list of topics."""
    lines = ["Ada Abbot on reading", "", "We talk about:", "- papers", "- notes", "", "Transcript"]
    length = 0
    while length < size:
        name = ("Cleo", "Ada")[len(lines) % 2]
        lines.append(f"{name}: {' '.join(writer.paragraph() for _ in range(4))}\n")
        length += len(lines[-1])
    return "content/a.txt", "\n".join(lines)


def short_turns(writer: Writer, size: int) -> tuple[str, str]:
    """A transcript of short turns, each a paragraph with its label in bold."""
    turns, length = ['---\ntitle: "2 - Quick questions with Ada Abbot"\ndate: 2023-01-02\n---\n'], 0
    while length < size:
        name = ("Cleo", "Ada Abbot")[len(turns) % 2]
        turns.append(f"**{name}**: I'd say it's this: {writer.title()}.")
        length += len(turns[-1])
    return "content/episodes/a.md", "\n\n".join(turns)


def flattened(writer: Writer, size: int) -> tuple[str, str]:
    """A newsletter's issue, flattened to one line."""
    parts, length = ["Find all resources here. HIGHLIGHTS"], 0
    while length < size:
        title = writer.title().title()
        summary = " ".join(writer.paragraph() for _ in range(2))
        opinion = writer.paragraph()
        parts.append(f"{title} (Ada Abbot et al) (summarized by Cleo): {summary}")
        parts.append(f"Cleo's opinion: {opinion}")
        length += len(parts[-1]) + len(parts[-2])
    return "content/issues/a.txt", " ".join(parts)


def post(writer: Writer, size: int) -> tuple[str, str]:
    """A post in Markdown."""
    bodies, length = ["---\ntitle: A post\ndate: 2023-01-02\n---\n"], 0
    while length < size:
        bodies.append(writer.body())
        length += len(bodies[-1])
    return "content/posts/a.md", "\n\n".join(bodies)


def one_line(writer: Writer, size: int) -> tuple[str, str]:
    """A post whose lines an export has joined to one."""
    parts, length = [], 0
    while length < size:
        parts.append(writer.paragraph())
        length += len(parts[-1])
    return "content/posts/a.md", " ".join(parts)


LAYOUTS: tuple[tuple[str, Callable[[Writer, int], tuple[str, str]], DocumentSettings], ...] = (
    ("post", post, SETTINGS),
    ("post, kramdown", post, KRAMDOWN),
    ("one line", one_line, SETTINGS),
    ("one line, kramdown", one_line, KRAMDOWN),
    ("transcript", transcript, SETTINGS),
    ("transcript, kramdown", transcript, KRAMDOWN),
    ("short turns", short_turns, SETTINGS),
    ("short turns, kramdown", short_turns, KRAMDOWN),
    ("scraped", scraped, SETTINGS),
    ("first names", first_names, SETTINGS),
    ("flattened", flattened, SETTINGS),
)
"""What is measured: its name, who writes it, and how it is read."""

LINES = {
    "prose": "the rungs of a ladder bend, and ",
    "capitals": "ABCDEF GHIJKL ",
    "sentences": "Ada saw. ",
    "questions": "Ada? ",
    "numbers": "1. ",
    "names": "Ada Abbot, Bo Brook and ",
    "et al": "(Ada et al) ",
    "open bracket": "( a ",
    "closed bracket": "a ) ",
    "nested brackets": "(a (b) ",
    "brackets": "A (B) ",
    "heads": "A Ladder Of It (Ada Abbot) : ",
    "linked heads": "[A](http://a.test) (B): ",
    "colons": "Foo : ",
    "summarized": "A (summarized by B) ",
    "hat tips": "(H/T Ada) ",
    "one section": "HIGHLIGHTS ",
    "two sections": "TECHNICAL AI ALIGNMENT INTERPRETABILITY ",
    "opinions": "Ada's opinion: it bends. ",
    "read more": "Read more: A Ladder (Bo) ",
    "references": "(AN #1) ",
    "addresses": "http://a.test/b ",
    "quotes": "“a” 'b' ",
    "other scripts": "梯子。 ",
    "one word": "a",
    "white space": " ",
}
"""What one-line issues are made of that no newsletter would send."""


def best(work: Callable[[], object], runs: int) -> float:
    """The shortest processor time of some runs, in milliseconds."""
    times = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times) * 1000


def measure_lines(markdown: MarkdownIt) -> None:
    """Print a table: each line in three sizes, how the last two compare, what a megabyte takes."""
    sizes = (100_000, 200_000, 400_000)
    columns = "".join(f"{size // 1000:>6} kB" for size in sizes)
    print(f"{'line of':<16}{columns}  (ms){'growth':>8}{'s/MB':>7}{'ratio':>8}")
    for name, unit in LINES.items():
        times = []
        for size in sizes:
            text = "HIGHLIGHTS " + unit * (size // len(unit))
            source = Source("content/issues/a.txt", text.encode())
            times.append(best(lambda source=source: load(source, SETTINGS), 2))  # type: ignore[misc]
        rendering = best(lambda text=text: markdown.render(text), 2)  # type: ignore[misc]
        row = "".join(f"{one:>9.1f}" for one in times)
        megabyte = times[-1] / len(source.data) * 1000
        growth, ratio = times[-1] / times[-2], times[-1] / rendering
        print(f"{name:<16}{row}{growth:>14.1f}{megabyte:>7.2f}{ratio:>8.1f}")


def main() -> None:
    """Read the command line, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[32_000, 128_000, 512_000])
    parser.add_argument("--lines", action="store_true", help="one-line issues instead")
    chosen = parser.parse_args()
    markdown = MarkdownIt("commonmark").enable("table")
    if chosen.lines:
        measure_lines(markdown)
        return
    print(f"{'layout':<22}{'kB':>6}{'load, ms':>10}{'markdown-it, ms':>17}{'ratio':>7}")
    for name, layout, settings in LAYOUTS:
        for size in chosen.sizes:
            path, text = layout(Writer(1), size)
            loading = best(partial(load, Source(path, text.encode()), settings), chosen.runs)
            rendering = best(partial(markdown.render, text), chosen.runs)
            row = f"{name:<22}{len(text) / 1000:>6.0f}{loading:>10.1f}"
            print(f"{row}{rendering:>17.1f}{loading / rendering:>7.1f}")


if __name__ == "__main__":
    main()
