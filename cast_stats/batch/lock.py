"""One batch at a time in a folder: a lock that the system takes back when its holder dies, however it dies."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cast_stats.errors import Locked, OutputUnwritable
from cast_stats.files import unwritable
from cast_stats.messages import _


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs. Raises Locked, which names the holder, and OutputUnwritable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise OutputUnwritable(unwritable(path.parent, error)) from error
    try:
        if not _take(descriptor):
            raise Locked(_told(descriptor, path))
        try:
            os.ftruncate(descriptor, 0)
            os.write(descriptor, _holder())
            os.fsync(descriptor)
        except OSError as error:
            raise OutputUnwritable(unwritable(path.parent, error)) from error
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # beyond the text, which others may read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder() -> bytes:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    return json.dumps({"pid": os.getpid(), "host": platform.node(), "since": since}).encode()


def _told(descriptor: int, path: Path) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        holder = json.loads(os.read(descriptor, 4096))
        message = _("{folder}: another batch is at work here: process {pid} on {host}, since {since}; let it finish")
        return message.format(folder=path.parent, **holder)
    except (ValueError, KeyError, TypeError, OSError):
        return _("{folder}: another batch is at work here; let it finish").format(folder=path.parent)
