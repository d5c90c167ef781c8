"""A card's face → a PNG. The only module that imports Pillow.

The same face gives the same bytes: letters are laid out by FreeType alone, whatever else shapes
text on the machine, and nothing is written of when it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from alignsite.cards.face import HEIGHT, WIDTH, CardFace
from alignsite.cards.letters import drawable
from alignsite.cards.typesetting import Box, fit, shortened

Typeface = Literal["serif", "sans"]

_LEFT, _RIGHT = 92, WIDTH - 72
_EDGE, _GAP = 28, 6
_LABEL, _NAME, _SMALL = 38, 40, 36
_LABEL_AT = 108
_TOP = 136
"""Where the title begins; how far down it may reach depends on what stands below it."""
_RULE_AT = 534
_FOOT_AT = 586
_ABOVE_RULE = 498
"""The baseline of the last line above the rule."""
_ROW = 50
_TITLE_SIZES = tuple(range(120, 47, -4))
_TITLE_LEADING = 1.12
_LEVELS = 7
"""Shades of an ink beside the ground: more are not seen, and make a larger file."""
_SHADES = [round(value * _LEVELS / 255) for value in range(256)]
"""The shade of each value of a mask."""
_INKED = [255 if shade else 0 for shade in _SHADES]
_REFERENCE = 100
"""The size at which widths are measured."""


class Artist:
    """Draws cards, keeping the fonts it has opened. One for a process."""

    def __init__(self) -> None:
        folder = files("alignsite.cards") / "fonts"
        self._data = {name: (folder / f"{name}.ttf").read_bytes() for name in ("serif", "sans")}
        self._fonts: dict[tuple[Typeface, int], ImageFont.FreeTypeFont] = {}

    def draw(self, face: CardFace) -> bytes:
        """The card's PNG."""
        sheet = _Sheet(face)
        self._edge(sheet, face)
        self._label(sheet, face)
        below = self._foot(sheet, face)
        self._title(sheet, face, below)
        return sheet.png()

    def _edge(self, sheet: _Sheet, face: CardFace) -> None:
        bands = [one for one in face.bands if one.weight > 0]
        total = sum(one.weight for one in bands)
        room = HEIGHT - _GAP * (len(bands) - 1)
        top = done = 0
        for number, one in enumerate(bands):
            done += one.weight
            bottom = room * done // total + _GAP * number
            sheet.fill((0, top, _EDGE, max(bottom, top + 1)), one.color)
            top = bottom + _GAP
        if not bands:
            sheet.fill((0, 0, _EDGE, HEIGHT), face.accent)

    def _label(self, sheet: _Sheet, face: CardFace) -> None:
        text = self._shortened(drawable(face.label), _LABEL, _RIGHT - _LEFT)
        self._write(sheet, text, (_LEFT, _LABEL_AT), "sans", _LABEL, face.accent)

    def _title(self, sheet: _Sheet, face: CardFace, below: int) -> None:
        """As large as there is room; the site's name instead of what the fonts cannot show."""
        text = drawable(face.title) or drawable(face.site)
        box = Box(_RIGHT - _LEFT, below - _TOP, _TITLE_SIZES, _TITLE_LEADING)
        setting = fit(text, box, lambda part: self._width(part, "serif", _REFERENCE) / _REFERENCE)
        baseline = _TOP + round(0.86 * setting.size)
        for line in setting.lines:
            self._write(sheet, line, (_LEFT, baseline), "serif", setting.size, "text")
            baseline += round(_TITLE_LEADING * setting.size)

    def _foot(self, sheet: _Sheet, face: CardFace) -> int:
        """All below the title; returns how far down the title may reach."""
        sheet.fill((_LEFT, _RULE_AT, _RIGHT, _RULE_AT + 2), "rule")
        note = self._shortened(drawable(face.note), _SMALL, (_RIGHT - _LEFT) // 2)
        start = _RIGHT - round(self._width(note, "sans", _SMALL))
        self._write(sheet, note, (start, _FOOT_AT), "sans", _SMALL, "muted")
        site = self._shortened(drawable(face.site), _SMALL, start - _LEFT - 40)
        self._write(sheet, site, (_LEFT, _FOOT_AT), "sans", _SMALL, "text")
        baseline = _ABOVE_RULE
        if self._people(sheet, face, baseline):
            baseline -= _ROW
        for text, indent in reversed(list(self._rows(face))):
            if indent:
                sheet.fill((_LEFT, baseline - 18, _LEFT + 12, baseline - 6), face.accent)
            self._write(sheet, text, (_LEFT + indent, baseline), "sans", _SMALL, "muted")
            baseline -= _ROW
        return baseline + (_ROW - _NAME - 22 if baseline < _ABOVE_RULE else 8)

    def _rows(self, face: CardFace) -> Iterator[tuple[str, int]]:
        """The list's lines, or the text in two, each with how far it is set in."""
        for line in filter(None, map(drawable, face.lines)):
            yield self._shortened(line, _SMALL, _RIGHT - _LEFT - 32), 32
        if text := drawable(face.text):
            box = Box(_RIGHT - _LEFT, 2 * _ROW, (_SMALL,), _ROW / _SMALL)
            for line in fit(text, box, lambda one: self._width(one, "sans", _SMALL) / _SMALL).lines:
                yield line, 0

    def _people(self, sheet: _Sheet, face: CardFace, baseline: int) -> bool:
        """The names that have room, and how many others there are; whether there are any."""
        names = [(text, one.color) for one in face.people if (text := drawable(one.text))]
        x = _LEFT
        for number, (text, color) in enumerate(names):
            left = len(names) - number - 1
            room = _RIGHT - x - (round(self._width(f", +{left}", "sans", _NAME)) if left else 0)
            if number and self._width(text, "sans", _NAME) > room:
                self._write(sheet, f"+{left + 1}", (x, baseline), "sans", _NAME, "muted")
                return True
            shown = self._shortened(text, _NAME, room)
            x = self._write(sheet, shown, (x, baseline), "sans", _NAME, color)
            if left:
                x = self._write(sheet, ", ", (x, baseline), "sans", _NAME, "muted")
        return bool(names)

    def _write(
        self, sheet: _Sheet, text: str, at: tuple[int, int], typeface: Typeface, size: int, ink: str
    ) -> int:
        """Write from a place on the baseline on; returns where the text ends."""
        if text:
            sheet.write(text, at, self._font(typeface, size), ink)
        return at[0] + round(self._width(text, typeface, size))

    def _shortened(self, text: str, size: int, width: int) -> str:
        return shortened(text, width, lambda part: self._width(part, "sans", size))

    def _width(self, text: str, typeface: Typeface, size: int) -> float:
        return self._font(typeface, size).getlength(text)

    def _font(self, typeface: Typeface, size: int) -> ImageFont.FreeTypeFont:
        key = (typeface, size)
        if key not in self._fonts:
            self._fonts[key] = ImageFont.truetype(
                BytesIO(self._data[typeface]), size, layout_engine=ImageFont.Layout.BASIC
            )
        return self._fonts[key]


class _Sheet:
    """A picture of few colors: the ground, and the shades of each ink on it."""

    def __init__(self, face: CardFace) -> None:
        self._colors = face.colors
        self._palette = [_rgb(face.colors["bg"])]
        self._inks: dict[str, int] = {}
        self._image = Image.new("P", (WIDTH, HEIGHT), 0)

    def fill(self, box: tuple[int, int, int, int], ink: str) -> None:
        """Fill a box (left, top, right, bottom, the last two not in it)."""
        self._image.paste(self._shades(ink) + _LEVELS, box)

    def write(self, text: str, at: tuple[int, int], font: ImageFont.FreeTypeFont, ink: str) -> None:
        """Write a line from a place on its baseline on."""
        left, top, right, bottom = font.getbbox(text, anchor="ls")
        box = (int(left) - 1, int(top) - 1, int(right) + 2, int(bottom) + 2)
        layer = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        draw = ImageDraw.Draw(layer)
        draw.text((-box[0], -box[1]), text, fill=255, font=font, anchor="ls")
        base = self._shades(ink)
        inked = layer.point([base + shade for shade in _SHADES])
        place = (at[0] + box[0], at[1] + box[1])
        self._image.paste(inked, place, layer.point(_INKED))

    def png(self) -> bytes:
        """The picture's bytes."""
        self._image.putpalette([channel for color in self._palette for channel in color])
        file = BytesIO()
        self._image.save(file, "PNG", compress_level=6)
        return file.getvalue()

    def _shades(self, ink: str) -> int:
        """Where in the palette an ink's shades begin, less one: the ground is its shade 0."""
        if ink not in self._inks:
            ground, full = self._palette[0], _rgb(self._colors[ink])
            self._inks[ink] = len(self._palette) - 1
            self._palette += [
                tuple(
                    round(one + (other - one) * shade / _LEVELS)
                    for one, other in zip(ground, full, strict=True)
                )
                for shade in range(1, _LEVELS + 1)
            ]
        return self._inks[ink]


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
