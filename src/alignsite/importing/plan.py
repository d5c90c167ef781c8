"""A Jekyll repository → everything that moving it in would do, as a value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alignsite.config import Config, Defaults, Paths
from alignsite.importing.documents import (
    SHARED_BY_RULE,
    JekyllDocument,
    Read,
    Remade,
    Target,
    read_as_jekyll,
    remade,
)
from alignsite.importing.folders import CONTENT, document_path, file_path, free_name
from alignsite.importing.leftovers import left_behind
from alignsite.importing.links import Moved
from alignsite.importing.settings import imported_config, toml_of
from alignsite.jekyll import CopiedPath, JekyllSite
from alignsite.matter_keys import EVERY_KEY

CONFIG_NAME, JEKYLL_CONFIG_NAME = "alignsite.toml", "_config.yml"

OLD_CONFIG = "_config.jekyll.yml"
"""What `_config.yml` is called afterwards: a folder that has it is a Jekyll site."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A Jekyll repository, read whole. `paths`: all its files.

    `cut`: the bytes to be published of files that have front matter and nothing else of Jekyll's,
    by path. `untold`: why files are not published, by path. `warnings`: what of `_config.yml` is
    not done.
    """

    paths: tuple[str, ...]
    site: JekyllSite
    config: Config
    documents: tuple[JekyllDocument, ...]
    copied: tuple[CopiedPath, ...]
    cut: Mapping[str, bytes] = field(default_factory=dict)
    untold: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A file goes from one path to another."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Write:
    """A file gets these bytes. `changed`: keys of front matter that differ, for people."""

    path: str
    data: bytes
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A file or folder that stays where it is, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done, in this order: moves, then writes.

    `notes`: what to look at afterwards. `refusals`: why nothing may be done.
    """

    moves: tuple[Move, ...] = ()
    writes: tuple[Write, ...] = ()
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


def plan_import(repository: Repository) -> Plan:
    """Everything that turns the repository into an alignsite project."""
    tops = frozenset(path.partition("/")[0] for path in repository.paths)
    refusals = [
        f"{name} is there already: the site was moved in before, or has something of that name"
        for name in (CONFIG_NAME, CONTENT, OLD_CONFIG)
        if name in tops
    ]
    if refusals:
        return Plan(refusals=tuple(refusals))
    readings = [(one, read_as_jekyll(one)) for one in repository.documents]
    reads = [read for _, read in readings if isinstance(read, Read)]
    left = [
        Left(one.source.path, f"it cannot be read: {why}")
        for one, why in readings
        if isinstance(why, str)
    ]
    places = {
        one.given.source.path: document_path(
            one.given.source.path, one.given.collection, one.record.meta.kind
        )
        for one in reads
    }
    folder = free_name(("files", "root-files", "site-files"), tops)
    moves = [Move(one.path, file_path(one.url, folder)) for one in repository.copied]
    shared, own = _defaults(reads, places)
    paths = _paths(repository, folder if moves else "", {one.old for one in moves} | set(places))
    config = imported_config(
        repository.config, repository.site, paths, _unknown_keys(reads), shared
    )
    target = Target(config, _moved(reads, repository.copied), repository.site.timezone)
    made = [
        (one, remade(one, places[one.given.source.path], target, own[one.given.source.path]))
        for one in reads
    ]
    writes: list[Write] = []
    for read, result in made:
        old, new = read.given.source.path, places[read.given.source.path]
        if result.left_out:
            data = read.given.source.data if result.data is None else result.data
            writes.append(Write(new, data, result.changed))
            left.append(Left(old, _left_out(result)))
            continue
        moves.append(Move(old, new))
        if result.data is not None:
            writes.append(Write(new, result.data, result.changed))
    writes += [
        Write(file_path(one.url, folder), repository.cut[one.path])
        for one in repository.copied
        if one.path in repository.cut
    ]
    writes.append(Write(CONFIG_NAME, toml_of(config).encode()))
    moves.append(Move(JEKYLL_CONFIG_NAME, OLD_CONFIG))
    left += [Left(path, reason) for path, reason in sorted(repository.untold.items())]
    spoken_of = {one.old for one in moves} | {one.path for one in left}
    left += [Left(*one) for one in left_behind(set(repository.paths) - spoken_of)]
    return Plan(
        moves=tuple(moves),
        writes=tuple(writes),
        left=tuple(left),
        notes=(*repository.warnings, *_notes(made, places, config), *_of_people(repository)),
        refusals=tuple(_twice(moves, writes, repository.paths)),
    )


def _moved(reads: Iterable[Read], copied: Iterable[CopiedPath]) -> Moved:
    addresses = {one.given.source.path: one.record.meta.url for one in reads}
    return Moved(addresses, frozenset([*addresses.values(), *(one.url for one in copied)]))


def _paths(repository: Repository, files: str, moving: set[str]) -> Paths:
    """The new site's folders: of those by default, none that holds what stays where it is."""
    staying = {path for path in repository.paths if path not in moving}
    tops = frozenset(path.partition("/")[0] for path in staying)
    was = repository.config.paths
    return Paths(
        content=CONTENT,
        files=files,
        templates=was.templates if was.templates in tops else free_name(("templates",), tops),
        static=was.static if was.static in tops else free_name(("static",), tops),
        output=was.output,
    )


def _defaults(
    reads: Sequence[Read], places: Mapping[str, str]
) -> tuple[list[Defaults], dict[str, dict[str, object]]]:
    """Defaults that all documents of a folder share, and what each document must say itself."""
    given: dict[str, dict[str, object]] = {}
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for read in reads:
        path = read.given.source.path
        stated = read.document.matter.entries
        given[path] = {
            key: value
            for key, value in read.given.settings.defaults
            if key not in SHARED_BY_RULE and value is not None and key in stated
        }
        folder, slash, _ = places[path].removeprefix(f"{CONTENT}/").partition("/")
        if slash:
            folders[f"{folder}/"].append(path)
    rows = []
    for folder, paths in sorted(folders.items()):
        first, *others = (given[path] for path in paths)
        same = {
            key: value
            for key, value in first.items()
            if all(key in one and one[key] == value for one in others)
        }
        if same:
            rows.append(Defaults(folder, tuple(same.items())))
        for path in paths:
            given[path] = {key: one for key, one in given[path].items() if key not in same}
    own: dict[str, dict[str, object]] = {}
    for read in reads:
        entries = read.document.matter.entries
        path = read.given.source.path
        own[path] = {
            key: entries[key].value
            for key, value in given[path].items()
            if entries[key].line is None or isinstance(value, Mapping)
        }
    return rows, own


def _unknown_keys(reads: Iterable[Read]) -> list[str]:
    """Keys of the documents that alignsite would report, for Jekyll's layouts may use any."""
    found = {key for read in reads for key in read.document.matter.entries}
    return sorted(found - EVERY_KEY)


def _left_out(result: Remade) -> str:
    lines = ", ".join(dict.fromkeys(str(one.line) for one in result.left_out if one.line))
    where = f" (line {lines})" if lines else ""
    return f"some of its Liquid{where} cannot be had; the new copy is without it"


def _notes(
    made: Iterable[tuple[Read, Remade]], places: Mapping[str, str], config: Config
) -> Iterable[str]:
    for read, result in made:
        if result.differs:
            what = ", ".join("address" if one == "url" else one for one in result.differs)
            yield f"{places[read.given.source.path]}: read otherwise than before: {what}"
    if not config.located:
        yield (
            "_config.yml does not say where the site is published: set base_url in alignsite.toml "
            "to the address it has, for the ids of its feed begin with it"
        )


def _of_people(repository: Repository) -> Iterable[str]:
    if "people.yaml" in repository.paths:
        yield "people.yaml: where it says `path:`, name the new places, below content/"


def _twice(moves: Iterable[Move], writes: Iterable[Write], paths: Iterable[str]) -> Iterable[str]:
    """A refusal for each file that would be overwritten."""
    moves = tuple(moves)
    made = {one.new for one in moves}
    targets = Counter(
        [*(one.new for one in moves), *(o.path for o in writes if o.path not in made)]
    )
    for path in sorted(targets):
        if targets[path] > 1:
            yield f"{targets[path]} files would become {path}: rename all but one"
    for path in sorted(targets.keys() & set(paths)):
        yield f"{path} is there already and would be overwritten"
