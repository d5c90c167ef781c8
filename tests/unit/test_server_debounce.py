"""When a build is due, on a clock that the test turns."""

from __future__ import annotations

import pytest

from alignsite.server.debounce import LONGEST, QUIET, STORM, STORM_QUIET, Debounce


def test_without_changes_nothing_is_due() -> None:
    assert Debounce().wait(100.0) is None


def test_a_save_is_due_once_it_is_quiet() -> None:
    debounce = Debounce()
    debounce.note("a.md", 10.0)
    debounce.note("a.md", 10.01)

    assert debounce.wait(10.01) == pytest.approx(QUIET)
    assert debounce.wait(10.01 + QUIET / 2) == pytest.approx(QUIET / 2)
    assert debounce.wait(10.5) == 0
    assert debounce.take() == {"a.md"}
    assert debounce.wait(10.5) is None


def test_a_storm_is_waited_out() -> None:
    debounce = Debounce()
    for number in range(STORM + 1):
        debounce.note(f"{number}.md", 10.0)

    assert debounce.wait(10.0) == pytest.approx(STORM_QUIET)


def test_changes_without_end_are_built_now_and_then() -> None:
    debounce, builds, now = Debounce(), 0, 0.0
    while now < 3 * LONGEST:
        debounce.note(f"{now}.md", now)
        now += QUIET / 2
        if debounce.wait(now) == 0:
            builds += 1
            debounce.take()

    assert builds in {2, 3}


def simulated_builds(gaps: list[float], building: float) -> int:
    """Builds for 5,000 changes that come with the gaps given, over and over."""
    times = [0.0]
    for number in range(4999):
        times.append(times[-1] + gaps[number % len(gaps)])
    debounce, builds, now, seen = Debounce(), 0, 0.0, 0
    while seen < len(times) or debounce.wait(now) is not None:
        while seen < len(times) and times[seen] <= now:
            debounce.note(f"{seen}.md", times[seen])
            seen += 1
        wait = debounce.wait(now)
        if wait == 0:
            debounce.take()
            builds += 1
            now += building
        elif seen < len(times):
            now = min(times[seen], now + wait) if wait else times[seen]
        else:
            now += wait or 0.0
    return builds


@pytest.mark.parametrize(
    ("gaps", "building"),
    [([0.0002], 0.01), ([0.0002], 2.0), ([0.0001] * 200 + [0.1], 0.5), ([0.0] * 1000 + [0.3], 1.0)],
    ids=["even", "even, slow build", "with pauses", "in five heaps"],
)
def test_five_thousand_changes_are_at_most_three_builds(gaps: list[float], building: float) -> None:
    assert 1 <= simulated_builds(gaps, building) <= 3
