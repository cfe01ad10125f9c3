"""Files done by workers on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread

from cast_stats.batch.task import Report, Step, Task
from cast_stats.batch.worker import LOOK_SECONDS, Halt, Worker

Hear = Callable[[Task, Step], None]
Finished = tuple[Task, Report]


def carry_out_here(tasks: Iterable[Task], jobs: int, rules: Path | None, halt: Halt, hear: Hear) -> Iterator[Finished]:
    """Every task's report as it comes, `jobs` at once. A few results wait for their reader, no more. Ending the
    iteration early ends the workers. Raises what keeps a worker from starting."""
    ahead = iter(tasks)
    results: Queue[Finished | Exception | None] = Queue(maxsize=jobs)
    turn = Lock()

    def work() -> None:
        worker = Worker(rules)
        try:
            while not halt.asked.is_set():
                with turn:
                    task = next(ahead, None)
                if task is None:
                    break
                results.put((task, worker.do(task, halt, partial(hear, task))))
        except Exception as error:  # for the reader to raise: no file may be left out in silence
            results.put(error)
        finally:
            worker.close()
            results.put(None)

    threads = [Thread(target=work, daemon=True) for _job in range(jobs)]
    for thread in threads:
        thread.start()
    try:
        yield from _until_ended(results, len(threads))
    except BaseException:  # the reader gives up: so do the workers
        halt.asked.set()
        halt.now.set()
        raise
    finally:
        while any(thread.is_alive() for thread in threads):
            with suppress(Empty):
                results.get(timeout=LOOK_SECONDS)


def _until_ended(results: Queue[Finished | Exception | None], threads: int) -> Iterator[Finished]:
    while threads:
        try:
            found = results.get(timeout=LOOK_SECONDS)  # with a time limit, so that signals come through
        except Empty:
            continue
        if found is None:
            threads -= 1
        elif isinstance(found, Exception):
            raise found
        else:
            yield found
