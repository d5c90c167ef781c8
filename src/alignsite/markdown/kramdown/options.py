"""kramdown's options that a site can set in its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Options:
    """`hard_wrap`: every line end is a break. `parse_block_html`: HTML blocks hold Markdown.

    `auto_ids`: headings get an id; `auto_id_prefix` stands before it. `toc_levels`: the levels of
    headings that `{:toc}` lists.
    """

    hard_wrap: bool = False
    parse_block_html: bool = False
    auto_ids: bool = True
    auto_id_prefix: str = ""
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)

    def changed(self, values: Mapping[str, object]) -> Options:
        """The same with what a configuration's `kramdown` table, or `{::options}`, says."""
        levels = values.get("toc_levels")
        return replace(
            self,
            hard_wrap=_truth(values.get("hard_wrap"), self.hard_wrap),
            parse_block_html=_truth(values.get("parse_block_html"), self.parse_block_html),
            auto_ids=_truth(values.get("auto_ids"), self.auto_ids),
            auto_id_prefix=str(values.get("auto_id_prefix", self.auto_id_prefix)),
            toc_levels=self.toc_levels if levels is None else _levels(levels),
        )


def _truth(value: object, otherwise: bool) -> bool:
    if value is None:
        return otherwise
    return value is True or str(value).strip().lower() == "true"


def _levels(value: object) -> tuple[int, ...]:
    """`1..3`, `2,3`, `[1, 2]` or a number as levels of headings."""
    if isinstance(value, (list, tuple)):
        numbers = [str(one) for one in value]
    else:
        ends = str(value).split("..")
        if len(ends) == 2 and all(one.strip().isdigit() for one in ends):
            return tuple(range(int(ends[0]), min(6, int(ends[1])) + 1))
        numbers = str(value).split(",")
    return tuple(int(one) for one in numbers if one.strip().isdigit())
