from __future__ import annotations

import os

import pytest

from alignsite.building import jobs


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 41, 200])
def test_results_come_in_the_order_of_the_items(workers: int, count: int) -> None:
    steps: list[int] = []
    assert jobs.run(lambda n: n * n, range(count), workers, steps.append) == [
        n * n for n in range(count)
    ]
    assert sum(steps) == count


def test_the_work_is_done_elsewhere() -> None:
    assert os.getpid() not in jobs.run(lambda _: os.getpid(), range(50), 2)


def test_two_large_items_are_worth_two_processes() -> None:
    found = jobs.run(lambda n: (n, os.getpid()), range(3), 2, large=lambda n: n > 0)
    assert [n for n, _ in found] == [0, 1, 2]
    assert found[1][1] != found[2][1]
    assert os.getpid() not in [process for _, process in found]


def test_one_large_item_is_not_worth_a_process() -> None:
    found = jobs.run(lambda _: os.getpid(), range(3), 2, large=lambda n: n == 2)
    assert found == [os.getpid()] * 3


def test_a_failure_in_a_worker_is_a_failure_here() -> None:
    with pytest.raises(jobs.WorkerError, match="ZeroDivisionError"):
        jobs.run(lambda n: 1 // (n - 45), range(90), 2)


def test_a_worker_that_dies_is_noticed() -> None:
    with pytest.raises(jobs.WorkerError, match="ended early"):
        jobs.run(lambda n: os._exit(9) if n == 60 else n, range(90), 2)
