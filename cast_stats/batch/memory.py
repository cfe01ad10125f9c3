"""How much memory a process and its children hold."""

from __future__ import annotations

import psutil


def held(pid: int) -> int:
    """Bytes in memory of a process and all that it started; 0 once it has ended."""
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(map(_resident, family))


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
