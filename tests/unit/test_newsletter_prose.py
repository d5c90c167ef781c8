"""Where titles may begin in running text: the same, however the text is asked about."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from alignsite.loader.newsletter.head_marks import brackets, head_marks
from alignsite.loader.newsletter.labels import labels
from alignsite.loader.newsletter.prose import AFTER_WORD, IMPOSSIBLE, Prose
from alignsite.loader.newsletter.section_marks import section_marks
from alignsite.loader.newsletter.steps import Place, Steps

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
    assert list(Prose(text).backwards(0, len(text))) == telling[::-1]


@given(texts(), st.integers(0, 400), st.integers(0, 400))
def test_breaks_of_a_part_are_those_that_lie_in_it(text, start, end):
    assert list(Prose(text).backwards(start, end)) == [
        one for one in Prose(text).backwards(0, len(text)) if start < one.at < end
    ]


@given(texts(), st.integers(0, 400), st.integers(0, 400))
def test_where_no_sentence_may_end_it_is_dear_to_begin_and_cheap_to_go_on(text, start, end):
    ends = {one.at for one in Prose(text).ends(start, end)}
    others = [one for one in Prose(text).backwards(start, end) if one.at not in ends]
    assert all(one.cost >= AFTER_WORD and one.inside == 0.0 for one in others)


class LongProse(Prose):
    """A text in which a title is looked for at all breaks at once."""

    def ends(self, start, end):
        return self.backwards(start, end)


HEADS = ("(Ada Example) : ", "(Bob Writer) (summarized by Cleo): ", "(Carla Sample) ")


@settings(max_examples=300)
@given(st.lists(st.one_of(texts(), st.sampled_from(HEADS)), min_size=2, max_size=8))
@example(["A Wall", HEADS[1], "iNet Highlights\u00a0rungs e.g. end", HEADS[0]])
@example(["A Wall", HEADS[0], "“so” Technical AI alignment iNet rungs end", HEADS[2]])
def test_titles_begin_where_they_do_if_all_breaks_are_weighed(parts):
    text = " ".join(parts)
    heads = head_marks(text, brackets(text))
    found = [
        [steps.to_head(Place.after(before, holds_sections=False), after)
         for before, after in pairwise(heads)]
        for steps in (Steps(text, prose(text), list(labels(text))) for prose in (Prose, LongProse))
    ]  # fmt: skip
    assert found[0] == found[1]


@given(texts())
def test_sections_are_found_whether_or_not_the_text_speaks_of_sequences(text):
    text += ". We read"
    without = section_marks(Prose(f"{text} them in order."), capitals=False)
    other = section_marks(Prose(f"{text} them in. one sequence."), capitals=False)
    assert without == other
