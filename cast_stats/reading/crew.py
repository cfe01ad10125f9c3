"""Several OCR processes of one thread each, and the one page at a time that each of them reads."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from threading import Timer
from typing import IO, TYPE_CHECKING

from cast_stats.processes.processors import ONE_THREAD, start
from cast_stats.reading.cache import decoded
from cast_stats.reading.recognised import Reading

if TYPE_CHECKING:
    from cast_stats.reading.render import Image

PAGE_SECONDS = 180.0

Task = tuple[int, Callable[[], "Image"]]
"""A page's number, and what makes its picture once its turn comes."""


class PageError(Exception):
    """OCR could not read one page: what the engine said, or that it took too long."""


class OcrProcess:
    """A child process with an engine; started at its first page, started anew after a fault."""

    def __init__(self, engine: str) -> None:
        self._engine = engine
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, image: Image, seconds: float = PAGE_SECONDS) -> Reading:
        """The reading of one picture; PageError where there is none within the time."""
        child = self._running()
        watch = Timer(seconds, child.kill)
        watch.start()
        try:
            return _exchange(child, image)
        except (OSError, ValueError) as error:
            self.close()
            raise PageError("the OCR process ended or took too long") from error
        finally:
            watch.cancel()

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            self._child = start("cast_stats.reading.reader_process", self._engine, environment=ONE_THREAD)
        return self._child


def read_pages(tasks: Iterable[Task], engine: str, processes: int) -> Iterator[tuple[int, Reading | PageError]]:
    """Every page's reading as it comes, or why there is none. Pictures are made on the caller's thread, few ahead."""
    crew: SimpleQueue[OcrProcess] = SimpleQueue()
    members = [OcrProcess(engine) for _ in range(max(1, processes))]
    for member in members:
        crew.put(member)
    running: dict[Future[Reading | PageError], int] = {}
    with ThreadPoolExecutor(len(members)) as threads:
        try:
            for number, picture in tasks:
                if len(running) > len(members):
                    yield from _finished(running)
                running[threads.submit(_one, crew, picture())] = number
            while running:
                yield from _finished(running)
        finally:
            for future in running:
                future.cancel()
            for member in members:
                member.close()


def _one(crew: SimpleQueue[OcrProcess], image: Image) -> Reading | PageError:
    member = crew.get()
    try:
        return member.read(image)
    except PageError as failure:
        return failure
    finally:
        crew.put(member)


def _finished(running: dict[Future[Reading | PageError], int]) -> Iterator[tuple[int, Reading | PageError]]:
    done, _pending = wait(running, return_when=FIRST_COMPLETED)
    for future in sorted(done, key=lambda one: running[one]):
        yield running.pop(future), future.result()


def _exchange(child: subprocess.Popen[bytes], image: Image) -> Reading:
    pictures, answers = _pipes(child)
    pictures.write(json.dumps({"shape": image.shape}).encode() + b"\n")
    pictures.write(image.tobytes())
    pictures.flush()
    answer = json.loads(answers.readline())
    data = answers.read(answer["size"])
    if answer["error"]:
        raise PageError(answer["error"])
    return decoded(data)


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if child.stdin is None or child.stdout is None:
        raise OSError("no pipes")
    return child.stdin, child.stdout
