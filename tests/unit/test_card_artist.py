"""Cards as they are drawn."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignsite.cards.face import HEIGHT, WIDTH, Band, CardFace, Name
from alignsite.cards.letters import RANGES
from alignsite.theme.colors import token_colors
from alignsite.theme.files import default_folder

if TYPE_CHECKING:
    from PIL.Image import Image

    from alignsite.cards.artist import Artist

pytestmark = pytest.mark.pillow

COLORS = token_colors((default_folder() / "static" / "style.css").read_text(encoding="utf-8"))
TITLES = {
    "one letter": "A",
    "short": "Debate",
    "long": "On the many ways in which a title may go on " * 5,
    "one word": "Incomprehensibilities" * 10,
    "accents": "Adrià Garriga-Example und Michaël über Übergrößen",
    "cyrillic": "Почему обобщение целей — это не то же самое",
    "greek": "Η εξαπατητική ευθυγράμμιση και τα όριά της",
}
FACE = CardFace(
    site="Margin Notes",
    label="Episode 3 · Slow Reading",
    title="Toy Models",
    accent="link",
    colors=COLORS,
    people=(Name("Ada Example", "speaker-1"), Name("Bo Sample", "speaker-2")),
    note="11 February 2024",
    bands=(Band("speaker-1", 40), Band("speaker-2", 60)),
)


def artist() -> Artist:
    return import_module("alignsite.cards.artist").Artist()


def drawn(face: CardFace) -> bytes:
    return artist().draw(face)


def picture(face: CardFace) -> Image:
    return import_module("PIL.Image").open(BytesIO(drawn(face)))


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_a_card_is_a_png_of_the_size_that_others_ask_for(title: str) -> None:
    data = drawn(replace(FACE, title=title))
    image = picture(replace(FACE, title=title))
    assert data.startswith(b"\x89PNG\r\n")
    assert image.size == (WIDTH, HEIGHT)
    assert len(data) < 40_000


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
def test_the_margins_stay_empty(title: str) -> None:
    people = tuple(Name(f"Somebody of Somewhere {number}", "text") for number in range(30))
    lines = ("The title of a paper, which is rather long: " * 5,) * 3
    image = picture(
        replace(FACE, title=title, people=people, lines=lines, site=title, note=title, label=title)
    ).convert("RGB")
    right, bottom, top = (1160, 0, WIDTH, HEIGHT), (40, 605, WIDTH, HEIGHT), (40, 0, WIDTH, 60)
    for box in (right, bottom, top):
        assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), rgb("bg"))]


def rgb(token: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(COLORS[token][1:]))


def test_the_same_face_gives_the_same_bytes() -> None:
    one = artist()
    first = one.draw(FACE)
    one.draw(replace(FACE, title="Another, which opens other fonts", lines=("a", "b")))
    assert one.draw(FACE) == first == drawn(FACE)


def test_nothing_is_told_of_when_or_by_what_it_was_drawn() -> None:
    assert picture(FACE).info == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"site": "Other"},
        {"label": "Post"},
        {"title": "Other"},
        {"accent": "visited"},
        {"text": "A sentence."},
        {"lines": ("A paper",)},
        {"people": ()},
        {"note": ""},
        {"bands": ()},
        {"colors": COLORS | {"bg": "#ffffff"}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_everything_of_a_face_is_shown(changed: dict[str, object]) -> None:
    assert drawn(replace(FACE, **changed)) != drawn(FACE)  # type: ignore[arg-type]


def test_the_edge_shows_how_much_there_is_of_each() -> None:
    edge = picture(FACE).convert("RGB").crop((0, 0, 1, HEIGHT))
    counts = {color: count for count, color in edge.getcolors() or []}
    assert counts[rgb("speaker-1")] / counts[rgb("speaker-2")] == pytest.approx(40 / 60, abs=0.02)


def test_a_title_that_cannot_be_shown_gives_way_to_the_sites_name() -> None:
    assert drawn(replace(FACE, title="对齐")) == drawn(replace(FACE, title=FACE.site))
    assert drawn(replace(FACE, title="Toy 🎯 Models")) == drawn(FACE)


def test_every_letter_is_in_both_fonts_and_what_is_missing_is_no_box() -> None:
    for typeface in ("serif", "sans"):
        font = artist()._font(typeface, 40)
        blank = [
            hex(number)
            for first, last in RANGES
            for number in range(first, last + 1)
            if font.getmask(chr(number)).getbbox() is None
        ]
        assert blank == ["0x20", "0xa0"]
        assert font.getmask("对").getbbox() is None


def test_pairs_of_letters_stand_close() -> None:
    font = artist()._font("serif", 100)
    assert font.getlength("AV") < font.getlength("A") + font.getlength("V")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_can_be_drawn(text: str, names: list[str]) -> None:
    people = tuple(Name(one, "text") for one in names)
    face = replace(FACE, title=text, site=text, label=text, note=text, people=people, text=text)
    assert picture(face).size == (WIDTH, HEIGHT)
