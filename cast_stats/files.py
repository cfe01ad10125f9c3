"""Writing files so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from cast_stats.errors import InputMissing, OutputUnwritable
from cast_stats.messages import N_, _

PART_PREFIX = ".part-"
REASONS = {
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EROFS: N_("it can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("larger than a file may be here"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("a file stands where a folder should be"),
    errno.EEXIST: N_("a file stands where a folder should be"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk or drive has failed"),
}


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write `files` (name to content) into `folder`, made where missing; all are on disk before the first is renamed.

    Raises OutputUnwritable; what stood in the folder before is then untouched or whole.
    """
    parts: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in files:
            _refuse_other(folder / name)
        for name, content in files.items():
            parts[folder / name] = _write_part(folder, content)
        for path, part in parts.items():
            os.replace(part, path)
        _sync_folder(folder)
    except OSError as error:
        _remove(parts.values())
        raise OutputUnwritable(unwritable(folder, error)) from error
    except BaseException:
        _remove(parts.values())
        raise
    return tuple(parts)


def files_of(folder: Path, pattern: str) -> tuple[Path, ...]:
    """The files below a folder that a pattern meets, by name. Raises InputMissing where it cannot be looked into."""
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        raise InputMissing(_("{file}: no such file; check the name").format(file=folder)) from None
    except OSError as error:
        message = _("{file}: cannot be opened ({reason}); check its permissions")
        raise InputMissing(message.format(file=folder, reason=reason_of(error))) from error
    return tuple(sorted(folder.glob(pattern)))


def unwritable(place: Path | str, error: OSError) -> str:
    """The one line that says where writing failed, why, and what to do."""
    return _("cannot write to {place}: {reason}; choose another directory with -o, or free space or permission").format(
        place=place, reason=reason_of(error)
    )


def reason_of(error: OSError | UnicodeDecodeError) -> str:
    """Why a file cannot be used, in the user's language; what is rare in the system's own words."""
    if isinstance(error, UnicodeDecodeError):
        return _("it is not text in UTF-8")
    known = REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)


def _refuse_other(path: Path) -> None:
    """A device or pipe would be replaced by a file. Raises OutputUnwritable."""
    if path.exists() and not path.is_file():
        raise OutputUnwritable(_("{path}: not a file; choose another name for the result").format(path=path))


def _write_part(folder: Path, content: bytes) -> Path:
    part = folder / f"{PART_PREFIX}{secrets.token_hex(6)}"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        _remove((part,))
        raise
    return part


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened for syncing
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
