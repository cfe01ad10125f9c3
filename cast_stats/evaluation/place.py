"""Where a record stands in the annotated articles: found by short runs of characters that both share."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from cast_stats.evaluation.gold import GoldArticle, GoldFact, GoldOther

RUN = 6
"""Characters of a run; a single misread character spoils no more than six of them."""
COMMON = 12
"""A run that stands in more places than this tells nothing."""
DRIFT = 60
"""How far a cut or an insertion may move the quote against the rest of its evidence."""
QUOTES = re.compile("[\"'“”‘’「」『』]")


class Spot(NamedTuple):
    """A span of an article's squeezed text."""

    article: int
    start: int
    end: int


def squeeze(text: str) -> str:
    """NFKC without white space and with one kind of quotation mark."""
    return re.sub(r"\s+", "", QUOTES.sub('"', unicodedata.normalize("NFKC", text)))


class Places:
    """The annotated articles, searchable by evidence."""

    def __init__(self, gold: Sequence[GoldArticle]) -> None:
        self.texts = [squeeze(article.text) for article in gold]
        self._runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for at in range(len(text) - RUN + 1):
                self._runs[text[at : at + RUN]].append((number, at))

    def of_annotation(self, article: int, row: GoldFact | GoldOther) -> tuple[int, int]:
        """Where an annotated number stands in its article; (-1, -1) where it does not."""
        before, quote = squeeze(row.before), squeeze(row.quote)
        at = self.texts[article].find(before + quote)
        return (at + len(before), at + len(before) + len(quote)) if at >= 0 else (-1, -1)

    def of_record(self, evidence: str, quote: str, offset: int | None) -> Spot | None:
        """Where a record's quote stands, or None where its evidence is in no annotated article."""
        plain, wanted = squeeze(evidence), squeeze(quote)
        votes = Counter(self._shifts(plain, 0, len(plain)))
        if not votes:
            return None
        (article, shift), _count = votes.most_common(1)[0]
        at = max(0, plain.find(wanted) if offset is None else len(squeeze(evidence[:offset])))
        round_quote = self._shifts(plain, max(0, at - RUN - 8), at + len(wanted) + RUN + 2)
        near = Counter(s for a, s in round_quote if a == article and abs(s - shift) <= DRIFT)
        if near:
            shift = near.most_common(1)[0][0]
        return Spot(article, shift + at, shift + at + max(1, len(wanted)))

    def _shifts(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """For each run in text[start:end] the article and shift of the places that it stands in."""
        found: list[tuple[int, int]] = []
        for i in range(start, min(end, len(text)) - RUN + 1):
            spots = self._runs.get(text[i : i + RUN], [])
            if len(spots) <= COMMON:
                found += [(article, at - i) for article, at in spots]
        return found
