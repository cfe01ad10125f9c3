"""Who an omitted subject, a pronoun or 公司 stands for: the subject of the clause, sentence or paragraph before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from cast_stats.facts.award_persons import ends_in_title, introduced_person, is_person, leading_person, person_in
from cast_stats.facts.award_recipients import is_specific, pronoun_kind, recipients_in
from cast_stats.facts.award_view import View, clauses, view_of
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.subjects import SubjectResolver
from cast_stats.language.words import Word

QUOTED = re.compile(r"[\"》][^\"《》]{0,8}\Z")
OPENERS, CLOSERS = frozenset('“《(（"'), frozenset('”》)）"')
SKIPPED = "tcdm"
"""Parts of speech before a subject: times, conjunctions, adverbs, numerals."""
REACH = 8
"""So many words behind a verb a 的 may stand that makes it part of the subject: 他撰写的论文."""


class Subject(NamedTuple):
    """What a clause begins with: its place in the paragraph as it is read, and the names in it."""

    start: int
    end: int
    names: tuple[str, ...]
    quoted: bool


class Owners:
    """Knows who is spoken of at every place of an article; all is worked out on the first question."""

    def __init__(self, scene: Scene, subjects: SubjectResolver) -> None:
        self.scene = scene
        self._resolver = subjects
        self.views: dict[int, View] = {}

    def find(self, kind: str, sentence: Sentence, position: int) -> tuple[Resolved, ...]:
        """Who a word of `kind` (person, organisation, region, thing, either, omitted) at `position` stands for."""
        if kind == "person":
            return self._person(sentence, position)
        if kind == "thing":
            return self._thing(sentence, position)
        if kind in ("organisation", "region"):
            return self._holder(sentence, position, never="region" if kind == "organisation" else "")
        return self._anybody(sentence, position)

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        """The persons whom the article is about, or else names with a title."""
        article = self.scene.article
        head = leading_person(_plain(article.title))
        introduced = [introduced_person(_plain(p.text[:40])) for p in article.paragraphs]
        titled = [_plain(m.text) for s in self.scene.sentences for m in s.organisations if m.kind == "person"]
        return tuple(dict.fromkeys(name for name in [head, *introduced, *titled] if name))

    def _person(self, sentence: Sentence, position: int) -> tuple[Resolved, ...]:
        for _, subject in self._subjects(sentence, position, everywhere=True):
            person = person_in(subject.names[0])
            if person:
                return (Resolved(person, "inherited", "paragraph"),)
        return tuple(Resolved(name, "inherited", "article") for name in self._persons[:1])

    def _thing(self, sentence: Sentence, position: int) -> tuple[Resolved, ...]:
        """The last title or quotation with which a clause of the paragraph began."""
        for _, subject in self._subjects(sentence, position):
            if subject.quoted:
                return (Resolved(subject.names[0], "inherited", "paragraph"),)
        return ()

    def _holder(self, sentence: Sentence, position: int, never: str = "") -> tuple[Resolved, ...]:
        """Whose numbers stand here; not the article's own subject where that is unknown or of the kind `never`."""
        held = self._resolver.held[sentence.paragraph, sentence.start]
        claimed = [answer for claim, answer in held.changes if claim.start < position]
        answer = claimed[-1] if claimed else held.start
        told = answer.how != "default" or self._resolver.home.kind not in ("", never)
        known = answer.text and not is_person(answer.text) and told
        how = "inherited" if answer.how == "explicit" else answer.how
        return (Resolved(answer.text, how, answer.source),) if known else ()

    def _claimed(self, sentence: Sentence, position: int) -> int:
        """Where the holder begins that took over last before `position` in the sentence; -1 where none did."""
        held = self._resolver.held[sentence.paragraph, sentence.start]
        return max((claim.start for claim, _ in held.changes if claim.start < position), default=-1)

    def _anybody(self, sentence: Sentence, position: int) -> tuple[Resolved, ...]:
        """The subject of the nearest clause before, in the sentence or else in the paragraph; else the article's."""
        claimed = self._claimed(sentence, position)
        introduced = introduced_person(_plain(self.scene.text(sentence)[:40]))
        for there, subject in self._subjects(sentence, position):
            if there is sentence and claimed >= subject.end:
                break
            if introduced and there is not sentence:
                break
            source = "sentence" if there is sentence else "paragraph"
            if there is sentence or (claimed < 0 and self._resolver.home.kind != "region"):
                return tuple(Resolved(name, "inherited", source) for name in subject.names)
        if introduced:
            return (Resolved(introduced, "inherited", "paragraph"),)
        if claimed < 0 and leading_person(_plain(self.scene.article.title)):
            return self._person(sentence, position)
        return self._holder(sentence, position)

    def _subjects(
        self, sentence: Sentence, position: int, everywhere: bool = False
    ) -> Iterator[tuple[Sentence, Subject]]:
        """The subjects of the clauses before `position`, nearest first: of the paragraph or of the whole article."""
        for there in reversed(self.scene.sentences):
            before = (there.paragraph, there.start) <= (sentence.paragraph, sentence.start)
            if before and (everywhere or there.paragraph == sentence.paragraph):
                end = position if there is sentence else there.end
                yield from ((there, subject) for subject in reversed(list(self._led(there, end))))

    def _led(self, sentence: Sentence, end: int) -> Iterator[Subject]:
        """The clauses' subjects in the sentence before `end` that are plainly a person, an organisation or a title."""
        view = self.views.get(sentence.paragraph)
        if view is None:
            view = self.views[sentence.paragraph] = view_of(self.scene.text(sentence))
        for first, last in clauses(view, view.place(sentence.start), view.place(end)):
            words = [w for w in sentence.words if view.place(w.start) >= first and view.place(w.end) <= last]
            span = _noun_phrase(words)
            if span is None:
                continue
            a, b = view.place(span[0]), view.place(span[1])
            who = recipients_in(view.plain[a:b], view.masked[a:b])
            quoted = bool(QUOTED.search(view.plain[a:b]))
            if who.kind == "named" and (quoted or all(self._plainly(name, words) for name in who.names)):
                yield Subject(*span, who.names, quoted)
            elif who.kind == "pronoun" and pronoun_kind(who.names[0]) == "person" and self._persons:
                yield Subject(*span, self._persons[:1], False)

    def _plainly(self, name: str, words: list[Word]) -> bool:
        """Whether the name is one, and no common noun that begins like a surname (方法, 高校)."""
        common = any(word.text == name and not word.pos.startswith("nr") for word in words)
        return is_specific(name) and (not is_person(name) or not common or name in self._persons)


def _noun_phrase(words: list[Word]) -> tuple[int, int] | None:
    """The span of the nouns with which a clause begins; a verb within them only before its 的 (公司研发的…)."""
    at = next((i for i, word in enumerate(words) if word.pos[0] not in SKIPPED and not word.text.isspace()), len(words))
    start, depth = at, 0
    while at < len(words):
        word = words[at]
        depth += (word.text in OPENERS) - (word.text in CLOSERS and depth > 0)
        if at > start and _begins_name(words, at):
            at += 2
            continue
        if depth == 0 and (word.pos[0] in "vpdt" and word.pos != "vn"):
            relative = next((i for i in range(at, min(at + REACH, len(words))) if words[i].text == "的"), None)
            if relative is None or at == start:
                break
            at = relative
        at += 1
    return (words[start].start, words[at - 1].end) if at > start else None


def _begins_name(words: list[Word], at: int) -> bool:
    """Whether a surname stands alone behind a title, its given name taken for another word: 技师 何 满仓."""
    given = words[at + 1].text if at + 1 < len(words) else ""
    return ends_in_title(words[at - 1].text) and len(given) <= 2 and is_person(words[at].text + given)


def _plain(text: str) -> str:
    return "".join(text.split())
