"""Where titles may begin in running text: the same, however the text is asked about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignsite.loader.newsletter.prose import IMPOSSIBLE, Prose
from alignsite.loader.newsletter.section_marks import section_marks

WORDS = (
    "the", "rungs", "a", "Ladder", "AI", "iNet", "it.", "so?", "is,", "Ada:", "(Bo)", "#7", "“so”",
    "HIGHLIGHTS", "Highlights", "Technical AI alignment", "Value learning sequence", "1.", "e.g.",
)  # fmt: skip
SPACES = (" ", " ", " ", "  ", "\n", " \n\n", "\u00a0")


@st.composite
def texts(draw):
    """Words of every kind with white space of every kind between them, in any order."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=120))
    return "".join(word + draw(st.sampled_from(SPACES)) for word in words) + "end"


@given(texts())
def test_breaks_are_those_that_each_place_has(text):
    each = (Prose(text).before(place) for place in range(1, len(text)))
    telling = [one for one in each if one and (one.cost < IMPOSSIBLE or one.inside)]
    assert Prose(text).within(0, len(text)) == telling


@given(texts(), st.integers(0, 400), st.integers(0, 400))
def test_breaks_of_a_part_are_those_that_lie_in_it(text, start, end):
    prose = Prose(text)
    assert prose.within(start, end) == [
        one for one in Prose(text).within(0, len(text)) if start < one.at < end
    ]
    assert list(prose.backwards(start, end)) == prose.within(start, end)[::-1]


@given(texts())
def test_sections_are_found_whether_or_not_the_text_speaks_of_sequences(text):
    text += ". We read"
    without = section_marks(Prose(f"{text} them in order."), capitals=False)
    other = section_marks(Prose(f"{text} them in. one sequence."), capitals=False)
    assert without == other
