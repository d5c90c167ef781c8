"""Whatever two texts are, the differences account for every word."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from alignsite.comparison.differences import differences

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@given(WORDS, WORDS)
def test_without_the_differences_the_texts_are_the_same(old: list[str], new: list[str]) -> None:
    found = differences(" ".join(old), " ".join(new))

    gone = Counter(word for one in found for word in one.old.split())
    added = Counter(word for one in found for word in one.new.split())
    assert Counter(old) - gone == Counter(new) - added
    assert Counter(old) + added == Counter(new) + gone
    assert all(one.old != one.new for one in found)
    assert bool(found) == (old != new)


@given(WORDS, st.integers(0, 60), st.sampled_from(["x", "y z"]))
def test_what_is_put_in_is_all_that_differs(words: list[str], at: int, more: str) -> None:
    (one,) = differences(" ".join(words), " ".join([*words[:at], more, *words[at:]]))

    assert (one.old, one.new) == ("", more)
