"""The stamp that says: the shipped data passed its own examples as it lies there, so no run need repeat the proof."""

from __future__ import annotations

import hashlib
from functools import cache

from cast_stats.catalog.files import schemas_dir

STAMP = "proof.sha256"


def fingerprint() -> str:
    """The SHA-256 of every data file that rules or their words stand in, names and contents."""
    digest = hashlib.sha256()
    folder = schemas_dir()
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("rules/*.yaml")]):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def is_stamped() -> bool:
    """Whether the shipped data is unchanged since it was last proved."""
    stamp = schemas_dir() / STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == fingerprint()
