"""Awards of an article: every sentence that tells of one, by the rules, then the lists of honours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, product

from cast_stats.catalog.award_rules import AwardRule, award_rules
from cast_stats.facts.award_clauses import Hit, hits_in, speaks_of_awards
from cast_stats.facts.award_draft import AwardDraft
from cast_stats.facts.award_lists import listed
from cast_stats.facts.award_names import Honour
from cast_stats.facts.award_owners import Owners
from cast_stats.facts.award_recipients import pronoun_kind
from cast_stats.facts.award_view import View, view_of
from cast_stats.facts.award_years import SAME_YEAR, carries_on, year_before
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.records import Derivation, Grade

Pair = tuple[Resolved, Honour, str | None]
"""A recipient, the honour, and the year that the honour itself names."""


def find_awards(scene: Scene, rules: Sequence[AwardRule] | None = None) -> tuple[AwardDraft, ...]:
    """Every award that the article tells of by name, one for each recipient, in reading order."""
    rules = award_rules() if rules is None else rules
    owners = Owners(scene)
    found: list[AwardDraft] = []
    for _, sentences in groupby(scene.sentences, key=lambda s: s.paragraph):
        found.extend(_Paragraph(scene, owners, rules).read(list(sentences)))
    found.extend(listed(scene))
    return _once(found)


class _Paragraph:
    """One paragraph read from its first sentence to its last: event, year and recipient of one serve the next."""

    def __init__(self, scene: Scene, owners: Owners, rules: Sequence[AwardRule]) -> None:
        self.scene = scene
        self.owners = owners
        self.rules = rules
        self.event: str | None = None
        self.year: Resolved | None = None
        self.last: tuple[Resolved, ...] = ()

    def read(self, sentences: list[Sentence]) -> Iterator[AwardDraft]:
        """The awards of the paragraph's sentences."""
        text = self.scene.text(sentences[0])
        if not speaks_of_awards("".join(text.split())):
            return
        view = view_of(text, [time for sentence in sentences for time in sentence.times])
        for sentence in sentences:
            yield from self._sentence(view, sentence)

    def _sentence(self, view: View, sentence: Sentence) -> Iterator[AwardDraft]:
        first, last = view.place(sentence.start), view.place(sentence.end)
        hits, self.event = hits_in(view, first, last, self.rules, self.event)
        same: tuple[Resolved, ...] = ()
        for hit in hits:
            start, end = view.span(hit.start, hit.end)
            who = self._recipients(hit, sentence, start, same)
            year = self._year(sentence, start, end, view.plain[first : hit.end])
            same = self.last = who or same
            for pair in _pairs(who, hit):
                yield self._draft(hit, sentence, (start, end), pair, year)
        self.year = year_before(sentence.times, sentence.start, sentence.end, sentence.start) or self.year

    def _recipients(self, hit: Hit, sentence: Sentence, start: int, same: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
        """The names, or who the omitted words stand for: the winner of the clause before, or the topic."""
        if hit.who.kind == "omitted":
            if same:
                return tuple(Resolved(who.text, "inherited", "sentence") for who in same)
            owner = self.owners.find("omitted", sentence, start)
            return (owner,) if owner else self.last
        rows = (self._named(name, sentence, start) for name in hit.who.names)
        return tuple(row for row in rows if row)

    def _named(self, name: str, sentence: Sentence, start: int) -> Resolved | None:
        kind = pronoun_kind(name)
        if kind is None:
            return Resolved(name, "explicit", "sentence")
        at = start + 1 if kind in ("organisation", "region") else start
        return self.owners.find(kind, sentence, at)

    def _year(self, sentence: Sentence, start: int, end: int, said: str) -> Resolved | None:
        found = year_before(sentence.times, start, end, sentence.start)
        if found or not self.year or not carries_on(said):
            return found
        if sentence.times and not SAME_YEAR.search(said):
            return None
        return Resolved(self.year.text, "inherited", "paragraph")

    def _draft(
        self, hit: Hit, sentence: Sentence, span: tuple[int, int], pair: Pair, told: Resolved | None
    ) -> AwardDraft:
        who, honour, own = pair
        year = Resolved(own, "explicit", "award") if own else told
        slots = [("recipient", who), *([("year", year)] if year else [])]
        derivation = tuple(Derivation(slot=slot, how=r.how, source=r.source) for slot, r in slots)
        return AwardDraft(
            who.text, honour.name, honour.grade, year.text if year else None, hit.awarder,
            sentence.paragraph, *span, hit.rule.name, _confidence(hit, who), derivation,
        )  # fmt: skip


def _pairs(who: tuple[Resolved, ...], hit: Hit) -> Iterator[Pair]:
    """Who won what: one to one where as many are told of each, 分别 or years, else everyone everything."""
    years = hit.honours[0].years
    if len(who) == len(years) > 1 and len(hit.honours) == 1:
        yield from ((w, hit.honours[0], year) for w, year in zip(who, years, strict=True))
    elif hit.each_its_own and len(who) == len(hit.honours):
        yield from ((w, h, h.years[0] if h.years else None) for w, h in zip(who, hit.honours, strict=True))
    else:
        for w, honour in product(who, hit.honours):
            yield from ((w, honour, year) for year in honour.years or (None,))


def _confidence(hit: Hit, who: Resolved) -> Grade:
    """The rule's grade; one lower where the recipient had to be inferred."""
    order: tuple[Grade, ...] = ("low", "medium", "high")
    worth = order.index(hit.rule.grade) - (who.how != "explicit")
    return order[max(worth, 0)]


def _once(found: Sequence[AwardDraft]) -> tuple[AwardDraft, ...]:
    """In reading order; what one place tells twice counts once."""
    seen: dict[tuple[int, int, str, str, str | None], AwardDraft] = {}
    for draft in sorted(found, key=lambda d: (d.paragraph, d.start)):
        seen.setdefault((draft.paragraph, draft.start, draft.recipient, draft.award, draft.year), draft)
    return tuple(seen.values())
