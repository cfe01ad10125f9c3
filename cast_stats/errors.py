"""Every failure a user can meet: a class each, with its exit code and one line on what, where and what to do."""

from __future__ import annotations


class CastStatsError(Exception):
    """Root of all errors that are reported as one line. `exit_code` is what the process ends with."""

    exit_code = 1


class UsageError(CastStatsError):
    """The call's words are off: an unknown option value, contradicting options."""

    exit_code = 2


class InputMissing(CastStatsError):
    """The input file does not exist or cannot be opened for reading."""

    exit_code = 3


class UnreadableInput(CastStatsError):
    """The input is not a document this program reads: not a PDF, empty, damaged beyond repair, unknown encoding."""

    exit_code = 4


class EncryptedInput(CastStatsError):
    """The PDF needs a password, or the one given does not open it."""

    exit_code = 5


class OutputUnwritable(CastStatsError):
    """The output directory or file cannot be written: no permission, disk full, a file in the way."""

    exit_code = 6


class MissingExtra(CastStatsError):
    """An optional part is needed that is not installed; the message names the extra to install."""

    exit_code = 7


class InvalidSchema(CastStatsError):
    """A data file (rule, unit, indicator, correction) does not validate or fails its own examples."""

    exit_code = 8


class StoreError(CastStatsError):
    """The database cannot be opened, is of a newer version, or is held by another writer for too long."""

    exit_code = 9


class Locked(CastStatsError):
    """Another run holds the lock of this output directory."""

    exit_code = 10


class LimitExceeded(CastStatsError):
    """A file took more time, memory, pages or pixels than its limit allows."""

    exit_code = 11


class SomeFailed(CastStatsError):
    """More than one of several files failed, or any file of a batch; each says why, the others' results are written."""

    exit_code = 12


class NothingToDo(CastStatsError):
    """The batch found nothing new, changed or unfinished, and no failure of earlier runs."""

    exit_code = 13


class WorkerDied(CastStatsError):
    """The process that read a file crashed; the other files of a batch are done all the same."""

    exit_code = 14


class ClusterError(CastStatsError):
    """The cluster cannot be reached, has no workers, or was lost; finished files are kept."""

    exit_code = 15
