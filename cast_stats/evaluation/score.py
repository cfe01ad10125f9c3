"""The figures: precision, recall and F1 of numbers, whole facts and awards; the share of each slot that is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, get_args

from cast_stats.evaluation.compare import AWARD_SLACK, OWNER_SLACK, SLOTS, STRICT, Row, names, same_number
from cast_stats.evaluation.gold import GoldArticle, GoldAward, GoldFact
from cast_stats.evaluation.place import Places, Spot, squeeze
from cast_stats.records import Grade

Key = tuple[int, int]
"""Article and annotation."""


class Rate(NamedTuple):
    """What was found right, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


class Miss(NamedTuple):
    """One difference: which slot or part, in which article, what the record says and what the annotation says."""

    what: str
    article: str
    quote: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The outcome of an evaluation. `grades` gives for each grade how many facts are wholly right, of how many."""

    quantity: Rate
    fact: Rate
    award: Rate
    slots: dict[str, float]
    parts: float
    rejected: float
    grades: dict[str, tuple[int, int]]
    rules: dict[str, int]
    outside: int
    misses: tuple[Miss, ...]


def evaluate(rows: Iterable[Row], gold: Sequence[GoldArticle]) -> Figures:
    """Compare the lines of a records file with annotated articles."""
    rows = list(rows)
    scoring = _Scoring(gold, {row["id"]: row for row in rows if row.get("id")})
    for row in rows:
        if row.get("kind", "fact") == "fact":
            scoring.add_fact(row)
    award = _awards(scoring.places, gold, [row for row in rows if row.get("kind") == "award"], scoring.misses)
    return scoring.figures(award)


@dataclass
class _Scoring:
    """Facts taken one after another; an annotation is given to one record only."""

    gold: Sequence[GoldArticle]
    by_id: dict[str, Row]
    taken: set[Key] = field(default_factory=set)
    stray: set[Key] = field(default_factory=set)
    hits: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    grades: dict[str, list[int]] = field(default_factory=dict)
    rules: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = Places(self.gold)
        self.facts_at = [[self.places.of_annotation(i, fact) for fact in a.facts] for i, a in enumerate(self.gold)]
        self.other_at = [[self.places.of_annotation(i, row) for row in a.other] for i, a in enumerate(self.gold)]

    def add_fact(self, row: Row) -> None:
        """Lay one record on the annotations."""
        spot = self.places.of_record(row.get("evidence") or "", row.get("quote") or "", row.get("offset"))
        if spot is None:
            self.counts["outside"] += 1
            return
        facts = self.gold[spot.article].facts
        over = [
            i for i, at in enumerate(self.facts_at[spot.article]) if at[0] < spot.end + 2 and spot.start - 2 < at[1]
        ]
        free = [i for i in over if (spot.article, i) not in self.taken and same_number(facts[i], row)]
        if free:
            self._match(row, spot, max(free, key=lambda i: self._fit(row, spot, i)))
        else:
            self._reject(row, spot, [facts[i] for i in over])

    def _fit(self, row: Row, spot: Spot, i: int) -> float:
        article = self.gold[spot.article]
        right = sum(test(article.facts[i], row, article.issued) for test in SLOTS.values())
        return right - abs(self.facts_at[spot.article][i][0] - spot.start) / 100

    def _match(self, row: Row, spot: Spot, i: int) -> None:
        article = self.gold[spot.article]
        fact = article.facts[i]
        self.taken.add((spot.article, i))
        self.counts["found"] += 1
        right = {slot for slot, test in SLOTS.items() if test(fact, row, article.issued)}
        self.hits.update(right)
        whole = right.issuperset(STRICT)
        self.counts["whole"] += whole
        self.rules[str(row.get("rule"))] += whole
        grade = self.grades.setdefault(str(row.get("confidence")), [0, 0])
        grade[0] += whole
        grade[1] += 1
        for slot in SLOTS:
            if slot not in right:
                self._miss(slot, spot, row, str(row.get(slot)), _said(fact, slot))
        if fact.parent:
            self._part(row, spot, fact.parent)

    def _part(self, row: Row, spot: Spot, parent: str) -> None:
        whole = self.by_id.get(row.get("part_of") or "", {})
        right = _digits(str(whole.get("quote") or "")) == _digits(parent) != ""
        self.counts["parts"] += 1
        self.counts["linked"] += right
        if not right:
            self._miss("part_of", spot, row, str(whole.get("quote")), parent)

    def _reject(self, row: Row, spot: Spot, over: Sequence[GoldFact]) -> None:
        self.counts["false"] += 1
        if not over:
            for j, at in enumerate(self.other_at[spot.article]):
                if at[0] < spot.end and spot.start < at[1]:
                    self.stray.add((spot.article, j))
        what = "value" if over else "spurious"
        self._miss(what, spot, row, str(row.get("value")), " | ".join(str(fact.value) for fact in over))

    def _miss(self, what: str, spot: Spot, row: Row, found: str, expected: str) -> None:
        self.misses.append(Miss(what, self.gold[spot.article].article, str(row.get("quote")), found, expected))

    def figures(self, award: Rate) -> Figures:
        """The outcome once all records are in."""
        missed = [
            (article.article, fact)
            for a, article in enumerate(self.gold)
            for i, fact in enumerate(article.facts)
            if (a, i) not in self.taken and not fact.optional
        ]
        self.misses += [Miss("missed", name, fact.quote, "", fact.item[0]) for name, fact in missed]
        found, whole, false = self.counts["found"], self.counts["whole"], self.counts["false"]
        order = (*get_args(Grade), *sorted(self.grades))
        others = sum(len(article.other) for article in self.gold)
        return Figures(
            quantity=Rate(found, false, len(missed)),
            fact=Rate(whole, found - whole + false, found - whole + len(missed)),
            award=award,
            slots={slot: _share(self.hits[slot], found) for slot in SLOTS},
            parts=_share(self.counts["linked"], self.counts["parts"]),
            rejected=1 - _share(len(self.stray), others),
            grades={
                grade: (right, of) for grade in order if grade in self.grades for right, of in [self.grades[grade]]
            },
            rules=dict(self.rules),
            outside=self.counts["outside"],
            misses=tuple(self.misses),
        )


def _awards(places: Places, gold: Sequence[GoldArticle], rows: Sequence[Row], misses: list[Miss]) -> Rate:
    won: set[Key] = set()
    wrong = 0
    for row in rows:
        evidence = row.get("evidence") or ""
        spot = places.of_record(evidence, evidence, None)
        if spot is None:
            continue
        matches = (
            (spot.article, i)
            for i, award in enumerate(gold[spot.article].awards)
            if (spot.article, i) not in won and _same_award(award, row)
        )
        match = next(matches, None)
        if match:
            won.add(match)
        else:
            wrong += 1
            name = gold[spot.article].article
            misses.append(Miss("award-spurious", name, str(row.get("recipient")), str(row.get("award")), ""))
    for a, article in enumerate(gold):
        for i, award in enumerate(article.awards):
            if (a, i) not in won:
                misses.append(Miss("award-missed", article.article, award.recipient[0], "", award.award[0]))
    total = sum(len(article.awards) for article in gold)
    return Rate(len(won), wrong, total - len(won))


def _same_award(award: GoldAward, row: Row) -> bool:
    return names(award.recipient, row.get("recipient"), OWNER_SLACK) and names(
        award.award, row.get("award"), AWARD_SLACK
    )


def _said(fact: GoldFact, slot: str) -> str:
    value = getattr(fact, slot)
    return " | ".join(map(str, value[:3])) if isinstance(value, tuple) else str(value)


def _digits(quote: str) -> str:
    return re.sub(r"[^\d.一二两三四五六七八九十百千万亿]", "", squeeze(quote))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
