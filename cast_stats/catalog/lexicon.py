"""The words that the rules speak of: words to be kept whole, and classes of words (schemas/lexicon.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from cast_stats.catalog.files import read_yaml, schemas_dir


class Lexicon(BaseModel):
    """`words`: part of speech → words that the segmenter must keep whole. `classes`: class name → its words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon.model_validate(read_yaml(schemas_dir() / "lexicon.yaml"))
