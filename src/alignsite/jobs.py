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
) -> list[Result]:
    """`[work(item) for item in items]` by up to `jobs` processes, in the items' order.

    `done` is told how many more items are done, now and then. An exception in `work` is raised
    here (as it is without processes, as a `WorkerError` with them).
    """
    if jobs < 2 or len(items) < _WORTH_A_FORK or not hasattr(os, "fork"):
        results = []
        for item in items:
            results.append(work(item))
            done(1)
        return results
    return _forked(work, items, jobs, done)


def _forked(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, done: Callable[[int], None]
) -> list[Result]:
    from multiprocessing import connection, get_context  # noqa: PLC0415 - only when it pays

    context = get_context("fork")
    found: dict[int, Result] = {}
    readers: list[Connection] = []
    workers = []
    for first in range(jobs):
        reader, writer = context.Pipe(duplex=False)
        worker = context.Process(
            target=_worker, args=(work, items, range(first, len(items), jobs), writer), daemon=True
        )
        worker.start()
        writer.close()
        readers.append(reader)
        workers.append(worker)
    try:
        while readers:
            for ready in connection.wait(readers):
                reader = ready  # type: ignore[assignment]
                try:
                    batch, failure = reader.recv()
                except EOFError:
                    readers.remove(reader)
                    continue
                if failure is not None:
                    raise WorkerError(failure)
                found.update(batch)
                done(len(batch))
    finally:
        for worker in workers:
            if readers:
                worker.terminate()
            worker.join()
    if len(found) != len(items):
        codes = [worker.exitcode for worker in workers if worker.exitcode]
        raise WorkerError(f"a worker process ended early (exit codes {codes})")
    return [found[index] for index in range(len(items))]


def _worker(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    indexes: range,
    writer: Connection,
) -> None:
    batch: list[tuple[int, Result]] = []
    try:
        for index in indexes:
            batch.append((index, work(items[index])))
            if len(batch) == _BATCH:
                writer.send((batch, None))
                batch = []
        writer.send((batch, None))
    except KeyboardInterrupt:
        pass
    except BaseException:
        import traceback  # noqa: PLC0415

        writer.send(([], traceback.format_exc()))
    finally:
        writer.close()
