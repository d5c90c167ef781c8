"""Bar charts as geometry: a template draws them as SVG, with the table of the same numbers.

Widths and places are shares of the chart's width in per cent, heights are CSS pixels: so a chart
fits any screen while its words keep their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROW_HEIGHT = 44
"""Pixels of a row: its words above, its bar below them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar. `series`: 1 for the first of the chart's series. `x`, `width`: per cent."""

    series: int
    value: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: what it stands for, where that leads, its total, its top edge in pixels."""

    label: str
    url: str | None
    total: int
    y: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """A chart of horizontal bars. `series` names the parts that each bar is made of, in order."""

    id: str
    title: str
    unit: str
    series: tuple[str, ...]
    rows: tuple[BarRow, ...]
    height: int


def bar_chart(
    id_: str,
    title: str,
    unit: str,
    series: Sequence[str],
    rows: Iterable[tuple[str, str | None, Sequence[int]]],
) -> BarChart:
    """A chart of rows of (label, address, one value for each of the series), in their order."""
    listed = [(label, url, tuple(values)) for label, url, values in rows]
    most = max((sum(values) for _, _, values in listed), default=0) or 1
    return BarChart(
        id=id_,
        title=title,
        unit=unit,
        series=tuple(series),
        rows=tuple(
            BarRow(label, url, sum(values), index * ROW_HEIGHT, _segments(values, most))
            for index, (label, url, values) in enumerate(listed)
        ),
        height=len(listed) * ROW_HEIGHT,
    )


def _segments(values: Sequence[int], most: int) -> tuple[Segment, ...]:
    found = []
    done = 0
    for number, value in enumerate(values, start=1):
        if value:
            found.append(
                Segment(number, value, round(100 * done / most, 2), round(100 * value / most, 2))
            )
        done += value
    return tuple(found)
