"""What one build leaves for the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alignsite.building.cache import GONE, KnownOutput, State, save_state
from alignsite.building.memory import OF_ONE_BUILD
from alignsite.building.planning import Plan
from alignsite.building.staleness import Output
from alignsite.building.workshop import Workshop
from alignsite.problems import Problem, as_row
from alignsite.publisher import stamps_of
from alignsite.stamps import STAMP_FILE, proven, save_json


def remember(
    shop: Workshop, state: State, made: Sequence[Output], rendered: set[str]
) -> dict[str, KnownOutput]:
    """Save what the next build will ask. Returns what it will know of each output."""
    stamps = {path: one.stamp for path, one in shop.known.outputs.items()}
    stamps |= dict.fromkeys(rendered, GONE) | stamps_of(shop.output, rendered)
    known = {one.path: KnownOutput(one.template, one.fields, stamps[one.path]) for one in made}
    save_state(shop.state, replace(state, engine=shop.engine, place=shop.place, outputs=known))
    shop.store.forget_all_but(each for one in state.sources.values() for each in one.stored)
    return known


def remember_stamps(
    shop: Workshop,
    known: Mapping[str, KnownOutput],
    problems: Sequence[Problem],
    plan: Plan,
    searched: Mapping[str, Sequence[int]] | None,
) -> None:
    """Save the stamps that the next build can be skipped by.

    `searched`: those of the index of all words; `None` where it has to be made yet.
    """
    save_json(
        str(shop.state / STAMP_FILE),
        {
            "key": shop.key,
            "site_files": {
                name: stamp and proven(stamp, shop.read_at_ns)
                for name, stamp in shop.inputs.site_files.items()
            },
            "due": plan.due,
            "trees": {
                folder: {path: proven(stamp, shop.read_at_ns) for path, stamp in files.items()}
                for folder, files in shop.inputs.trees.items()
            },
            "scopes": {
                one: [sorted(part) for part in two] for one, two in shop.inputs.scopes.items()
            },
            "output": str(shop.output),
            "place": shop.place,
            "outputs": {path: one.stamp for path, one in known.items()},
            "search": searched,
            "problems": [as_row(one) for one in problems if one.code not in OF_ONE_BUILD],
            "records": plan.records,
            "held": plan.held,
        },
    )
