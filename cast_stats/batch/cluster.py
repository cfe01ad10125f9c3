"""Files done by the workers of a Dask cluster, each in a process of its own there as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from cast_stats.batch.local import Finished
from cast_stats.batch.task import Halted, Report, Task
from cast_stats.batch.work import failed
from cast_stats.batch.worker import GRACE_SECONDS, LOOK_SECONDS, Halt, Worker
from cast_stats.errors import CastStatsError, ClusterError, MissingExtra, WorkerDied
from cast_stats.messages import _
from cast_stats.results.version import fingerprint

if TYPE_CHECKING:
    from distributed import Client, Future

ANSWER_SECONDS = 30
AHEAD = 2
"""Files handed out for each thread of the cluster: one in hand, one waiting."""
_idle: dict[Path | None, SimpleQueue[Worker]] = {}


def do_on_cluster(task: Task) -> Report:
    """What a Dask worker does with a task: the same as a batch on its own machine does."""
    if task.version != fingerprint(task.options):
        message = _("{where} has another version of cast-stats or of the rules; install the same on all machines")
        raise ClusterError(message.format(where=_own_address()))
    idle = _idle.setdefault(task.options.rules, SimpleQueue())
    try:
        worker = idle.get_nowait()
    except Empty:
        worker = Worker(task.options.rules)
    try:
        return worker.do(task, Halt(), lambda step: None)
    finally:
        idle.put(worker)


def release() -> None:
    """End the processes that wait for work on this machine."""
    for idle in _idle.values():
        with suppress(Empty):
            while True:
                idle.get_nowait().close()


def carry_out_there(tasks: Iterable[Task], address: str, halt: Halt) -> Iterator[Finished]:
    """Every task's report as it comes. Tasks of a machine that is lost are done by another. Raises ClusterError."""
    with _connected(address) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            message = _("{address}: the cluster has no workers; start some with: dask worker {address}")
            raise ClusterError(message.format(address=address))
        yield from _all(client, iter(tasks), AHEAD * threads, halt)
        client.run(release)


def _all(client: Client, ahead: Iterator[Task], at_once: int, halt: Halt) -> Iterator[Finished]:
    arrived: SimpleQueue[Future] = SimpleQueue()
    running: dict[Any, Task] = {}
    stopping: float | None = None

    def hand_out(count: int) -> None:
        for task in islice(ahead, count):
            future = client.submit(do_on_cluster, task, pure=False, retries=AHEAD)
            running[future] = task
            future.add_done_callback(arrived.put)

    hand_out(at_once)
    while running:
        with suppress(Empty):
            future = arrived.get(timeout=LOOK_SECONDS)
            task = running.pop(future)
            if not halt.asked.is_set():
                hand_out(1)
            yield task, _report(future, task)
        if client.status not in ("running", "connecting") and running:
            raise ClusterError(_("the cluster was lost; what is finished is kept, the next run goes on"))
        if halt.asked.is_set() and stopping is None:
            stopping = monotonic()
            _cancel_waiting(client, running)
        if halt.now.is_set() or (stopping and monotonic() - stopping > GRACE_SECONDS):
            client.cancel(list(running), force=True)
            return


def _cancel_waiting(client: Client, running: dict[Any, Task]) -> None:
    """Take back the files that no worker has begun with."""
    busy = {key for keys in client.processing().values() for key in keys}
    client.cancel([future for future in running if future.key not in busy])


def _report(future: Future, task: Task) -> Report:
    """The report of a task, or why the cluster gives none."""
    if future.status == "cancelled":
        return Report(Halted())
    error = future.exception()
    if error is None:
        found: Report = future.result()
        future.release()
        return found
    if isinstance(error, CastStatsError):
        raise error
    message = _("{file}: the machines that read it were lost ({error}); check their memory, then run again")
    return Report(failed(WorkerDied(message.format(file=task.source, error=type(error).__name__))))


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtra(_("--cluster needs an optional part: pip install 'cast-stats[cluster]'")) from error
    try:
        client = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        message = _("{address}: no cluster answers ({error}); check the address, start one with: dask scheduler")
        raise ClusterError(message.format(address=address, error=error)) from error
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=ANSWER_SECONDS)


def _own_address() -> str:
    from distributed import get_worker

    return str(get_worker().address)
