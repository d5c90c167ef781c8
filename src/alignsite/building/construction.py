"""The one composition: reader → loader → archive → pages, feeds → renderer → publisher.

Each stage is a function of its own module; here they are put in a row, and what one build has to
remember for the next is gathered.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alignsite.building import full_text
from alignsite.building.builds import Progress, Request, Result
from alignsite.building.cache import DamagedError, KnownFile, KnownSource, RecordStore, save_state
from alignsite.building.judging import fails, judged, stopped
from alignsite.building.loading import load_documents
from alignsite.building.memory import damage, last_state, published_before
from alignsite.building.planning import Plan, Selection, Surroundings, plan_site
from alignsite.building.remembering import remember, remember_stamps
from alignsite.building.rendering import failures, render_outputs
from alignsite.building.staleness import Output, Reason, outputs, reason
from alignsite.building.workshop import Workshop
from alignsite.cards.installation import settled
from alignsite.digest import of_bytes
from alignsite.problems import Problem, has_errors
from alignsite.publisher import (
    Staging,
    check_leftover,
    check_output,
    finish,
    is_output,
    publish,
    stamps_of,
    unfinished,
)
from alignsite.reading.inputs import CopiedFile, Inputs
from alignsite.reading.reader import find_inputs
from alignsite.renderer import Renderer
from alignsite.stamps import CONFIG_NAME, proven
from alignsite.theme.colors import read_colors


def construct(request: Request, state: Path, key: list[object], progress: Progress) -> Result:
    """Build, knowing that something may have changed. `state` exists and is locked."""
    read_at_ns = time.time_ns()
    out = request.output.resolve() if request.output else None
    inputs, missing = _configured(find_inputs(request.source, out), request)
    output = request.output or request.source / inputs.config.paths.output
    place = os.path.relpath(output.resolve(), request.source.resolve())
    known, lost = last_state(state, place)
    owned = bool(known.outputs or published_before(state, place))
    refused = check_output(output, request.source, owned=owned)
    problems = [*inputs.problems, *missing, *lost, *([refused] if refused else [])]
    if inputs.unlocated and not inputs.config.located:
        problems.append(inputs.unlocated)
    if has_errors(problems):
        return stopped(problems, output, inputs, request)
    store = RecordStore(state / "records")
    forgotten = not owned and is_output(output)
    shop = Workshop(request, state, key, inputs, output, place, forgotten, known, store, read_at_ns)
    try:
        return _construct(shop, list(problems), progress)
    except DamagedError as error:
        anew = replace(shop, known=replace(known, sources={}))
        try:
            return _construct(anew, [*problems, *damage(error)], progress)
        except DamagedError as again:
            raise OSError(f"{state}: what was written there cannot be read: {again}") from again


def _construct(shop: Workshop, problems: list[Problem], progress: Progress) -> Result:
    """Build with what is known. Raises `DamagedError` where a stored record cannot be read."""
    inputs, request = shop.inputs, shop.request
    sources = _load(shop, progress)
    files = {str(file.path): known for file, known in _copied(shop)}
    remembered = replace(shop.known, sources=sources, files=files)
    entries = [one.entry for one in sources.values() if one.entry]
    problems += [found for one in sources.values() for found in one.problems]
    config = inputs.config
    drafts, future = request.drafts or config.drafts, request.future or config.future
    selection = Selection(request.now, drafts, future)
    copied = tuple(one.url for one in inputs.copied)
    colors = read_colors(inputs.theme) if config.cards == "on" else {}
    around = Surroundings(
        config, inputs.words, inputs.content, copied, inputs.roster, inputs.works, colors
    )
    plan = plan_site(entries, around, selection)
    problems += plan.problems
    if not entries or fails(problems, inputs, request):
        save_state(shop.state, remembered)
        return stopped(problems, shop.output, inputs, request)
    renderer = Renderer(
        inputs.theme,
        inputs.config.base_url,
        shop.store.load,
        request.source,
        inputs.words,
        inputs.body_words,
        compiled=shop.state / "templates",
    )
    made, found = _outputs(shop, plan, renderer, files)
    if found:
        save_state(shop.state, remembered)
        return stopped([*problems, *found], shop.output, inputs, request)
    removed = _removed(shop, made)
    problems += _leftover(shop, made, removed)
    stale = _stale(shop, made)
    progress.stage("Rendering", len(stale))
    staging = Staging(shop.state)
    staging.clear()
    rendered = render_outputs(
        [one for one, _ in stale],
        renderer,
        staging,
        shop.output,
        store=shop.store,
        workers=request.jobs,
        done=progress.step,
    )
    problems += failures(rendered)
    if fails(problems, inputs, request):
        staging.clear()
        save_state(shop.state, remembered)
        return stopped(problems, shop.output, inputs, request)
    written = tuple(one.path for one in rendered if one.staged)
    publish(staging, shop.output, shop.state, written, removed)
    known = remember(shop, remembered, made, {one.path for one, _ in stale})
    searched = _index(shop, made, progress)
    problems += searched.problems
    weighed = judged(problems, inputs, request)
    remember_stamps(shop, known, weighed, plan, searched.stamps)
    finish(shop.state, staging)
    return Result(
        problems=weighed,
        published=True,
        output=shop.output,
        records=plan.records,
        held=plan.held,
        total=len(made),
        written=written,
        removed=removed,
        outputs={one.path: (one.origin, one.url) for one in made},
        reasons={one.path: why for one, why in stale},
    )


def _configured(inputs: Inputs, request: Request) -> tuple[Inputs, list[Problem]]:
    """The inputs with what the command line says over what the configuration says.

    The configured address stays one of the site's own: documents are written with it. What readers
    search with, and whether cards are drawn, is settled: it depends on what is installed.
    """
    config = inputs.config
    search, missing = full_text.engine(config, request.full_text)
    cards, undrawn = settled(config, request.cards, CONFIG_NAME)
    config = replace(config, search=search, cards=cards)
    if request.base_url is not None:
        config = replace(config, base_url=request.base_url, hosts=config.own_hosts)
    return replace(inputs, config=config), [*missing, *undrawn]


def _load(shop: Workshop, progress: Progress) -> dict[str, KnownSource]:
    progress.stage("Reading", len(shop.inputs.documents))
    return load_documents(
        shop.inputs,
        shop.known.sources,
        shop.store,
        workers=shop.request.jobs,
        read_at_ns=shop.read_at_ns,
        engine=shop.engine,
        done=progress.step,
    )


def _copied(shop: Workshop) -> Iterable[tuple[CopiedFile, KnownFile]]:
    """Each file that is copied, with the digest of its bytes: read only where it may be new."""
    for file in shop.inputs.copied:
        before = shop.known.files.get(str(file.path))
        if before is None or before.stamp != file.stamp:
            try:
                digest = of_bytes(file.path.read_bytes())
            except OSError:
                digest = "unreadable"  # rendering says so, with its place
            before = KnownFile(proven(file.stamp, shop.read_at_ns), digest)
        yield file, before


def _outputs(
    shop: Workshop, plan: Plan, renderer: Renderer, files: Mapping[str, KnownFile]
) -> tuple[list[Output], list[Problem]]:
    """Everything the site consists of, with digests; problems where a template cannot be read."""
    problems: dict[str, Problem] = {}

    def digest(template: str) -> str:
        if template in problems:
            return ""
        try:
            return renderer.digest(template)
        except Exception as error:  # a template may be wrong in any way there is
            problems[template] = renderer.explain(error, template)
            return ""

    copied = [(file, files[str(file.path)].digest) for file in shop.inputs.copied]
    made = outputs(plan.pages, plan.feeds, plan.datasets, plan.cards, copied, digest)
    return made, list(problems.values())


def _stale(shop: Workshop, made: Sequence[Output]) -> list[tuple[Output, Reason]]:
    """The outputs that must be made again, each with the reason."""
    same_engine = shop.known.engine == shop.engine
    known = shop.known.outputs
    there = stamps_of(shop.output, known)
    stale = []
    for one in made:
        why = reason(one, known.get(one.path), same_engine, there.get(one.path))
        if why is not None:
            stale.append((one, why))
    return stale


def _removed(shop: Workshop, made: Sequence[Output]) -> tuple[str, ...]:
    """What earlier builds published, or were publishing when killed, and the site has no more."""
    now = {one.path for one in made}
    earlier = {
        *shop.known.outputs,
        *unfinished(shop.state),
        *published_before(shop.state, shop.place),
    }
    return tuple(sorted(path for path in earlier - now if (shop.output / path).is_file()))


def _leftover(shop: Workshop, made: Sequence[Output], removed: Iterable[str]) -> list[Problem]:
    """What to say of what this build finds published and neither makes nor removes."""
    if not shop.forgotten:
        return []
    handled = {*removed, *(one.path for one in made)}
    found = check_leftover(shop.output, handled, passed=(full_text.FOLDER,))
    return [found] if found else []


@dataclass(frozen=True, slots=True)
class _Searched:
    """What became of the index of all words. `stamps`: `None` where it has to be made yet."""

    stamps: Mapping[str, Sequence[int]] | None
    problems: tuple[Problem, ...] = ()


def _index(shop: Workshop, made: Sequence[Output], progress: Progress) -> _Searched:
    """Make the index of all words, if the site is to have one, or see that it has none."""
    if shop.inputs.config.search != "pagefind":
        full_text.remove(shop.output, shop.state, made)
        return _Searched({})
    progress.stage("Indexing", 1)
    wrong = full_text.update(shop.output, shop.state, made)
    if wrong is not None:
        return _Searched(None, (wrong,))
    return _Searched(full_text.stamps(shop.output, shop.state))
