"""Awards of an article: every sentence that tells of one, by the rules, then the lists of honours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, product
from operator import attrgetter

from cast_stats.catalog.award_rules import AwardRule
from cast_stats.catalog.rules import shipped_rules
from cast_stats.facts.awards.clauses import tells_grade
from cast_stats.facts.awards.draft import AwardDraft
from cast_stats.facts.awards.events import has_event
from cast_stats.facts.awards.hits import Hit, Mind, hits_in, rules_in_order
from cast_stats.facts.awards.honours import Honour, years_in
from cast_stats.facts.awards.lists import LISTED, listed
from cast_stats.facts.awards.naming import is_kin, pronoun_kind, whole_and_part
from cast_stats.facts.awards.owners import TOGETHER, Owners
from cast_stats.facts.awards.signature import signed
from cast_stats.facts.awards.sorts import is_alike, is_for_person, may_win
from cast_stats.facts.awards.view import HIDDEN, TIME, View, view_of
from cast_stats.facts.awards.years import (
    Told,
    carries_on,
    is_recent,
    last_explicit,
    year_at,
    year_of_article,
    years_told,
)
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.owners.subjects import SubjectResolver
from cast_stats.facts.persons import person_in
from cast_stats.records import Derivation, Grade

PARAGRAPH = attrgetter("paragraph")
SEMICOLONS = "；;"
OURS = re.compile(r"\A[我本该](?=.{2})")
GOES_ON = re.compile("[还又也][被获荣]")
"""Begins a sentence that goes on with what the winner of the one before won."""
LAST_YEAR = 9998
"""No award is of a year behind the one after the issue's, where that is known."""
REMEMBERED = 3
"""So many sentences on, an honour only told of is still known (获此殊荣)."""
Pair = tuple[Resolved, Honour, str | None]
"""A recipient, the honour, and the year that the honour itself names."""


def find_awards(
    scene: Scene, rules: Sequence[AwardRule] | None = None, subjects: SubjectResolver | None = None
) -> tuple[AwardDraft, ...]:
    """Every award that the article tells of by name, one for each recipient, in reading order; `subjects` are the
    article's, where they are known already."""
    rules = shipped_rules().awards if rules is None else rules
    reader = _Reader(scene, rules, subjects or SubjectResolver(scene))
    found = [draft for _, group in groupby(scene.sentences, key=PARAGRAPH) for draft in reader.read(list(group))]
    found.extend(listed(scene, found))
    return _without_title(scene, _once(signed(scene, found, rules)))


class _Reader:
    """The article read from its first sentence to its last: event, year and recipient of one serve the next."""

    def __init__(self, scene: Scene, rules: Sequence[AwardRule], subjects: SubjectResolver) -> None:
        self.scene = scene
        self.rules = rules_in_order(rules)
        self.owners = Owners(scene, subjects)
        titled = years_in(scene.article.title)
        self.titled = Resolved(titled[0], "inherited", "title") if len(set(titled)) == 1 else None
        self.known: str | None = self.titled.text if self.titled else None
        self.own_year = year_of_article(scene)
        self.graded = any(tells_grade(reading.text) for reading in scene.readings)
        self.latest = str((scene.issue.year or LAST_YEAR) + 1)
        self.told: set[str] = set()
        self.mind = Mind()
        self.event_year: Resolved | None = None
        self.honour_year: Resolved | None = None
        self.year: Resolved | None = None
        self.last: tuple[Resolved, ...] = ()
        self.read_so_far = self.honour_told_at = self.won_at = 0

    def read(self, sentences: list[Sentence]) -> Iterator[AwardDraft]:
        """The awards of one paragraph's sentences."""
        self.year, self.last = self.titled or self.own_year or self._year_of_news(), ()
        text = self.scene.text(sentences[0])
        times = [time for s in sentences for time in s.times]
        gaps = self.scene.gaps(sentences[0].paragraph)
        places = tuple(self.scene.places(sentences[0].paragraph))
        view = view_of(text, times, gaps, places) if self._of_interest(text) else None
        telling = False
        for sentence in sentences:
            self.read_so_far += 1
            told = [t for t in years_told(text, sentence, self.known) if t.year <= self.latest]
            if not self.year and self.scene.issue.year and is_recent(text[sentence.start : sentence.end]):
                self.year = Resolved(str(self.scene.issue.year), "inherited", "issue")
            if view:
                going_on = telling and text[sentence.start - 1] in SEMICOLONS
                telling = going_on or self._of_interest(text[sentence.start : sentence.end])
                if telling:
                    yield from self._sentence(view, sentence, told)
            self.told.update(t.year for t in told)
            self.known = self.titled.text if self.titled else last_explicit(text, sentence) or self.known
            lasting = [t for t in told if not t.aside]
            self.year = Resolved(lasting[-1].year, "inherited", "paragraph") if lasting else self.year

    def _year_of_news(self) -> Resolved | None:
        """The one year that the article has told so far, where it is the issue's or the one before it."""
        issued = self.scene.issue.year
        recent = {str(issued), str(issued - 1)} if issued else set()
        year = next(iter(self.told)) if len(self.told) == 1 else None
        return Resolved(year, "inherited", "article") if year in recent else None

    def _of_interest(self, text: str) -> bool:
        """Whether a text may tell of an award, or of the competition that a grade told elsewhere was won at."""
        return self.rules.may_tell(text) or (self.graded and has_event(text))

    def _sentence(self, view: View, sentence: Sentence, told: list[Told]) -> Iterator[AwardDraft]:
        first, last = view.place(sentence.start), view.place(sentence.end)
        first -= first > 0 and view.masked[first - 1] == '"' and view.masked[first] == HIDDEN
        if self.read_so_far - self.honour_told_at > REMEMBERED:
            self.mind = self.mind._replace(honour=None)
        hits, mind = hits_in(view, first, last, self.rules, self.mind)
        if mind.honour is not self.mind.honour:
            self.honour_told_at = self.read_so_far
            self.honour_year = _annual(told, view.plain[first:last]) or self.honour_year
        if mind.event != self.mind.event:
            self.event_year = year_at(told, sentence.end, sentence.end) or self.year
        self.mind = mind
        same: tuple[Resolved, ...] = ()
        told_to = sentence.start
        for hit in hits:
            span = view.span(hit.start, hit.end)
            led = self.owners.led(sentence, told_to, span[0])
            same = led if led and may_win(led[0].text, hit.honours[0].name) else same
            going_on = self.last if self._goes_on(view, first, hit) else ()
            who = self._recipients(hit, sentence, span[0], same or going_on)
            told_to = span[1]
            year = self._year(hit, told, span, view.plain[first : hit.end])
            same = self.last = who or same
            self.won_at = self.read_so_far
            for pair in _pairs(who, hit):
                yield self._draft(hit, sentence, span, pair, year)

    def _goes_on(self, view: View, first: int, hit: Hit) -> bool:
        """Whether a sentence tells what the winner of the one before won too: it begins with 还获 or only a time."""
        told_before = self.won_at == self.read_so_far - 1
        dated = TIME in view.masked[first : hit.end] and not view.masked[first : hit.start].strip(f"{TIME},")
        person = bool(self.last) and person_in(self.last[0].text) is not None
        fits = person or not is_for_person(hit.honours[0].name)
        return bool(GOES_ON.match(view.plain, first)) or (told_before and dated and fits)

    def _recipients(self, hit: Hit, sentence: Sentence, start: int, same: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
        """The names, or who the omitted words stand for: the winner of the clause before, or the topic."""
        if hit.who.kind == "omitted":
            honour = hit.honours[0].name
            before = same
            if before and may_win(before[0].text, honour):
                return tuple(Resolved(who.text, "inherited", "sentence") for who in before)
            found = self.owners.find("given" if hit.rule.by_giver else "omitted", sentence, start, honour=honour)
            found = tuple(who for who in found if _is_apart(who, hit))
            return found or tuple(who for who in self.last if may_win(who.text, honour))
        names = self.owners.beside(sentence, start, hit.who.names)
        return tuple(row for name in names for row in self._named(name, hit, sentence, start))

    def _named(self, name: str, hit: Hit, sentence: Sentence, start: int) -> tuple[Resolved, ...]:
        whole, part = whole_and_part(name)
        kind = pronoun_kind(whole)
        if kind is None:
            return (Resolved(name, "explicit", "sentence"),)
        person = person_in(self.last[0].text) if self.last and kind in ("person", "either") else None
        if person:
            return (Resolved(person, "inherited", "paragraph"),)
        at = start + (kind == "region" or (kind == "organisation" and name[0] not in "我本"))
        found = self.owners.find(kind, sentence, at, whole)
        found = tuple(
            who for who in found if _is_apart(who, hit) and (not part or is_kin(who.text, whole, surely=True))
        )
        unknown = () if kind in TOGETHER else (Resolved(name, "default", "sentence"),)
        return tuple(who._replace(text=who.text + part) for who in found) or unknown

    def _year(self, hit: Hit, told: list[Told], span: tuple[int, int], said: str) -> Resolved | None:
        found = year_at(told, *span)
        if found:
            return found
        if hit.rule.object == "told" and self.honour_year:
            return self.honour_year
        if any(honour.bare for honour in hit.honours) and self.event_year:
            self.year = Resolved(self.event_year.text, "inherited", "event")
        return self.year if self.year and carries_on(said, self.year, any(not t.aside for t in told)) else None

    def _draft(
        self, hit: Hit, sentence: Sentence, span: tuple[int, int], pair: Pair, told: Resolved | None
    ) -> AwardDraft:
        who, honour, own = pair
        year = Resolved(own, "explicit", "award") if own else told
        slots = [("recipient", who), *([("year", year)] if year else [])]
        printed = self.scene.printed(sentence.paragraph, *span)
        derivation = tuple(Derivation(slot=slot, how=r.how, source=r.source) for slot, r in slots)
        return AwardDraft(
            who.text, honour.name, honour.grade, year.text if year else None, hit.awarder,
            sentence.paragraph, *printed, hit.rule.name, _confidence(hit, who), derivation,
        )  # fmt: skip


def _annual(told: Sequence[Told], said: str) -> Resolved | None:
    """The year of which an honour is that a sentence announces: 公布2020年度“A”和“B”名单."""
    years = {t.year for t in told if f"{t.year}年度" in said}
    return Resolved(years.pop(), "inherited", "award") if len(years) == 1 else None


def _is_apart(who: Resolved, hit: Hit) -> bool:
    """Whether somebody taken for the recipient of an omitted name is neither who gives nor what is given."""
    return who.text != hit.awarder and not any(who.text in honour.name for honour in hit.honours)


def _pairs(who: tuple[Resolved, ...], hit: Hit) -> Iterator[Pair]:
    """Who won what: one to one where as many are told of each, 分别 or years, else everyone everything."""
    years = hit.honours[0].years
    if len(who) == len(years) > 1 and len(hit.honours) == 1:
        yield from ((w, hit.honours[0], year) for w, year in zip(who, years, strict=True))
    elif hit.each_its_own and len(who) == len(hit.honours):
        yield from ((w, h, h.years[0] if h.years else None) for w, h in zip(who, hit.honours, strict=True))
    elif hit.each_its_own and min(len(who), len(hit.honours)) > 1:
        alike = ((w, [h for h in hit.honours if is_alike(w.text, h.name)]) for w in who)
        yield from ((w, honours[0], None) for w, honours in alike if len(honours) == 1)
    else:
        for w, honour in product(who, hit.honours):
            yield from ((w, honour, year) for year in honour.years or (None,))


def _confidence(hit: Hit, who: Resolved) -> Grade:
    """The rule's grade; one lower where the recipient had to be inferred."""
    order: tuple[Grade, ...] = ("low", "medium", "high")
    worth = order.index(hit.rule.grade) - (who.how != "explicit")
    return order[max(worth, 0)]


def _once(found: Sequence[AwardDraft]) -> tuple[AwardDraft, ...]:
    """In reading order; what the article tells again, of the same year or without one, counts once."""
    kept: list[AwardDraft] = []
    won: dict[str, list[int]] = defaultdict(list)
    for draft in sorted(found, key=lambda d: (d.paragraph, d.start)):
        own = won[OURS.sub("", draft.recipient)]
        same = next((i for i in own if _repeats(draft, kept[i])), None)
        if same is None:
            own.append(len(kept))
            kept.append(draft)
        else:
            old = kept[same]
            old, other = (draft, old) if _is_fuller(draft, old) else (old, draft)
            kept[same] = replace(old, year=old.year or other.year, awarder=old.awarder or other.awarder)
    return tuple(kept)


def _is_fuller(draft: AwardDraft, old: AwardDraft) -> bool:
    """Whether the text names in full what the title told before it."""
    return old.paragraph == 0 and len(draft.award) > len(old.award)


def _without_title(scene: Scene, drafts: Sequence[AwardDraft]) -> tuple[AwardDraft, ...]:
    """The awards without those that the title tells with a shorter name for their winner."""
    if not scene.article.paragraphs or scene.article.paragraphs[0].kind != "title":
        return tuple(drafts)
    told = [draft for draft in drafts if draft.paragraph > 0]
    return tuple(d for d in drafts if d.paragraph > 0 or not any(_shortened(d, other) for other in told))


def _shortened(draft: AwardDraft, other: AwardDraft) -> bool:
    """Whether the text tells the title's award in full, of a winner with a longer name or without his employer."""
    dated = any(d.slot == "year" and d.how == "explicit" for d in draft.derivation)
    same_year = not dated or draft.year == other.year
    same_grade = draft.grade in (None, other.grade)
    who, name = draft.recipient, other.recipient
    same_winner = _is_within(who, name) or who.endswith(name)
    return same_year and same_grade and same_winner and _is_within(_bare(draft.award), _bare(other.award))


def _is_within(short: str, name: str) -> bool:
    """Whether all characters of the short name stand in the other in their order."""
    rest = iter(name)
    return all(char in rest for char in short)


def _bare(award: str) -> str:
    return award.replace('"', "")


def _repeats(one: AwardDraft, other: AwardDraft) -> bool:
    """Whether two awards of one recipient are the same: of one year, or one told and the other listed."""
    names = [_bare(draft.award) for draft in (one, other)]
    same_year = (
        one.year == other.year or None in (one.year, other.year) or (one.rule == LISTED) != (other.rule == LISTED)
    )
    return same_year and (names[0].endswith(names[1]) or names[1].endswith(names[0]))
