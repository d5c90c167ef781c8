"""Work shared out among processes.

The workers are forked, so what they work on is handed over without being copied; only results
travel back. Where there is no fork, or little to do, the work is done in this process.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_A_FORK = 40
"""Items below which starting processes costs more than it saves."""

_BATCH = 16


class WorkerError(RuntimeError):
    """A worker process failed; the text is its traceback, or how it died."""


def cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def run(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    done: Callable[[int], None] = lambda _: None,
    large: Callable[[Item], bool] = lambda _: False,
) -> list[Result]:
    """`[work(item) for item in items]` by up to `jobs` processes, in the items' order.

    `done` is told how many more items are done, now and then. `large` items take as long as many
    others: they are begun first, and two of them are worth two processes. An exception in `work`
    is raised here (as it is without processes, as a `WorkerError` with them).
    """
    first = [index for index, item in enumerate(items) if large(item)]
    worth = len(items) >= _WORTH_A_FORK or len(first) > 1
    if jobs < 2 or not worth or not hasattr(os, "fork"):
        results = []
        for item in items:
            results.append(work(item))
            done(1)
        return results
    others = sorted(set(range(len(items))) - set(first))
    batches = [[one] for one in first]
    batches += [others[at : at + _BATCH] for at in range(0, len(others), _BATCH)]
    found = _forked(work, items, batches, jobs, done)
    return [found[index] for index in range(len(items))]


def _forked(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    batches: Sequence[list[int]],
    jobs: int,
    done: Callable[[int], None],
) -> dict[int, Result]:
    """The result of each item by its index; who is done with a batch gets the next one."""
    from multiprocessing import connection, get_context  # noqa: PLC0415 - only when it pays

    context = get_context("fork")
    found: dict[int, Result] = {}
    waiting = iter(batches)
    channels: list[Connection] = []
    workers = []
    for _ in range(min(jobs, len(batches))):
        own, theirs = context.Pipe()
        arguments = (work, items, next(waiting), theirs)
        worker = context.Process(target=_worker, args=arguments, daemon=True)
        worker.start()
        theirs.close()
        channels.append(own)
        workers.append(worker)
    try:
        while channels:
            for ready in connection.wait(channels):
                channel: Connection = ready  # type: ignore[assignment]
                try:
                    results, failure = channel.recv()
                    if failure is not None:
                        raise WorkerError(failure)
                    found.update(results)
                    done(len(results))
                    channel.send(next(waiting, None))
                except (EOFError, ConnectionError):  # it has ended
                    channels.remove(channel)
    finally:
        for worker in workers:
            if channels:
                worker.terminate()
            worker.join()
    if len(found) != len(items):
        codes = [worker.exitcode for worker in workers if worker.exitcode]
        raise WorkerError(f"a worker process ended early (exit codes {codes})")
    return found


def _worker(
    work: Callable[[Item], Result], items: Sequence[Item], first: list[int], channel: Connection
) -> None:
    batch: list[int] | None = first
    try:
        while batch is not None:
            channel.send(([(index, work(items[index])) for index in batch], None))
            batch = channel.recv()
    except KeyboardInterrupt:
        pass
    except BaseException:
        import traceback  # noqa: PLC0415

        channel.send(([], traceback.format_exc()))
    finally:
        channel.close()
