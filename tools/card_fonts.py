"""The two small fonts that card pictures are drawn with, made of Source Serif 4 and Source Sans 3.

For who wants other letters or another face. It needs fontTools and brotli, which nothing else
here does, and the unpacked npm packages `@fontsource/source-serif-4` and
`@fontsource/source-sans-3`:

    python -m tools.card_fonts FOLDER_OF_SERIF FOLDER_OF_SANS

writes `src/alignsite/cards/fonts/`, and prints `RANGES` for `src/alignsite/cards/letters.py`.
The result has no features and no hints; its kerning stands in a table that FreeType reads by
itself, so that pictures are the same whatever shapes text on a machine. It has a name of its own,
as the licence of Source asks of what is changed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

OUTPUT = Path(__file__).parent.parent / "src" / "alignsite" / "cards" / "fonts"
SLICES = ("latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese")
WEIGHT = 600
WANTED = (
    *((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1)),
    *((0x1AF, 0x1B0), (0x1CD, 0x1DC), (0x1E6, 0x1E7), (0x1EA, 0x1EB), (0x1FA, 0x1FF)),
    *((0x218, 0x21B), (0x237, 0x237), (0x259, 0x259), (0x2BB, 0x2BC), (0x386, 0x3CE)),
    *((0x400, 0x45F), (0x490, 0x491), (0x492, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x2015)),
    *((0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2033), (0x2039, 0x203A)),
    *((0x2044, 0x2044), (0x2070, 0x2079), (0x2080, 0x2089), (0x20AC, 0x20AC), (0x20BD, 0x20BD)),
    *((0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2202, 0x2202), (0x2206, 0x2206)),
    *((0x2211, 0x2212), (0x221A, 0x221A), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265)),
)
"""Letters of Europe's languages and of Vietnamese, as people's names and titles have them."""
LEAST_KERN = 8
"""Of 1000 to the em: less is not seen."""
MOST_PAIRS = 10_000
"""What fits into one table."""


def main(serif: Path, sans: Path) -> None:
    """Write both fonts; they have the same letters."""
    packages = {"serif": serif, "sans": sans}
    wanted = {one for first, last in WANTED for one in range(first, last + 1)}
    slices = {name: list(_slices(package)) for name, package in packages.items()}
    for fonts in slices.values():
        wanted &= {one for font in fonts for one in font.getBestCmap()}
    OUTPUT.mkdir(exist_ok=True)
    for name, fonts in slices.items():
        font = _made(fonts, wanted, f"Card {name.title()}")
        font.save(OUTPUT / f"{name}.ttf")
        print(f"{name}.ttf: {(OUTPUT / f'{name}.ttf').stat().st_size:,} bytes", file=sys.stderr)
    print(_ranges(wanted))


def _slices(package: Path) -> Iterator[TTFont]:
    for name in SLICES:
        (file,) = package.glob(f"files/*-{name}-{WEIGHT}-normal.woff2")
        if name != "latin" or "-latin-ext-" not in file.name:
            yield TTFont(file)


def _made(fonts: list[TTFont], wanted: set[int], name: str) -> TTFont:
    copyright_, stamp = fonts[0]["name"].getDebugName(0), fonts[0]["head"].modified
    kerning: dict[tuple[int, int], int] = {}
    seen: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, font in enumerate(fonts):
            own = (wanted & set(font.getBestCmap())) - seen
            seen |= own
            if not own:
                continue
            kerning |= _kerning(font, own)
            options = Options(hinting=False, layout_features=[], notdef_outline=False)
            options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "prep"]
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=own)
            subsetter.subset(font)
            font.flavor = None
            files.append(f"{folder}/{number}.ttf")
            font.save(files[-1])
        font = Merger().merge(files)
    _kern(font, kerning)
    font["glyf"][".notdef"] = TTGlyphPen(None).glyph()  # should one be drawn after all: no box
    _name(font, name, copyright_)
    font["post"].formatType = 3.0  # no glyph names
    font["head"].created = font["head"].modified = stamp
    font.recalcTimestamp = False
    return font


def _kerning(font: TTFont, letters: set[int]) -> dict[tuple[int, int], int]:
    """What the font's own pair positioning says of each two letters."""
    cmap = font.getBestCmap()
    table = font["GPOS"].table
    indexes = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    lookups = []
    for index in sorted(indexes):
        tables = [
            getattr(one, "ExtSubTable", one) for one in table.LookupList.Lookup[index].SubTable
        ]
        lookups.append([one for one in tables if one.LookupType == 2])
    found = {}
    for left, right in product(sorted(letters), repeat=2):
        values = (_value(lookup, cmap[left], cmap[right]) for lookup in lookups)
        value = sum(values)
        if abs(value) >= LEAST_KERN:
            found[left, right] = value
    return found


def _value(tables: list, left: str, right: str) -> int:
    for table in tables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            for pair in pairs:
                if pair.SecondGlyph == right:
                    return pair.Value1.XAdvance if pair.Value1 else 0
            continue
        first = table.ClassDef1.classDefs.get(left, 0)
        second = table.ClassDef2.classDefs.get(right, 0)
        value = table.Class1Record[first].Class2Record[second].Value1
        return getattr(value, "XAdvance", 0) if value else 0
    return 0


def _kern(font: TTFont, kerning: dict[tuple[int, int], int]) -> None:
    """The table; of too many pairs, those of the letters with the lowest numbers."""
    cmap = font.getBestCmap()
    pairs = sorted(kerning.items(), key=lambda one: max(one[0]))[:MOST_PAIRS]
    table = newTable("kern")
    table.version = 0
    subtable = KernTable_format_0()
    subtable.coverage = 1
    subtable.apple = False
    subtable.kernTable = {(cmap[left], cmap[right]): value for (left, right), value in pairs}
    table.kernTables = [subtable]
    font["kern"] = table
    print(f"{len(pairs)} of {len(kerning)} pairs", file=sys.stderr)


def _name(font: TTFont, name: str, copyright_: str) -> None:
    names = font["name"]
    names.names = []
    texts = {
        0: copyright_, 1: name, 2: "Regular", 3: f"alignsite {name}", 4: name, 5: "Version 1.000",
        6: name.replace(" ", ""), 13: "This Font Software is licensed under the SIL Open Font "
        "License, Version 1.1.", 14: "https://openfontlicense.org",
    }  # fmt: skip
    for key, text in texts.items():
        names.setName(text, key, 3, 1, 0x409)


def _ranges(wanted: set[int]) -> str:
    ranges: list[list[int]] = []
    for one in sorted(wanted):
        if ranges and one == ranges[-1][1] + 1:
            ranges[-1][1] = one
        else:
            ranges.append([one, one])
    return ", ".join(f"(0x{first:X}, 0x{last:X})" for first, last in ranges)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
