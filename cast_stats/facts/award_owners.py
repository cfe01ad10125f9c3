"""Who an omitted subject, a pronoun or 公司 stands for: the topic of the clause, sentence, paragraph or article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from cast_stats.facts.award_recipients import introduced_person, is_person, leading_person
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.subjects import SubjectResolver

QUOTED = re.compile(r"“([^“”]{4,40})”|\"([^\"]{4,40})\"|(《[^》]{2,40}》)")
CLAUSE = re.compile(r"(?:^|[，,；;。：:！!？?])[\s”\"]*")


class Topic(NamedTuple):
    """A person with whom a clause begins; `start` counts on the text of paragraph `paragraph`."""

    paragraph: int
    start: int
    name: str


class Owners:
    """Knows who is spoken of at every place of an article; all is worked out on the first question."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def find(self, kind: str, sentence: Sentence, position: int) -> Resolved | None:
        """Who a word of `kind` (person, organisation, region, thing, either, omitted) at `position` stands for."""
        if kind == "person":
            return self._person(sentence, position)
        if kind == "thing":
            return self._thing(sentence, position)
        if kind in ("organisation", "region"):
            return self._organisation(sentence, position)
        return self._anybody(sentence, position)

    @cached_property
    def _resolver(self) -> SubjectResolver:
        return SubjectResolver(self.scene)

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        """Every person that the article names with a title or at the beginning of a clause, the most frequent first."""
        counts: Counter[str] = Counter()
        for sentence in self.scene.sentences:
            counts.update(_plain(m.text) for m in sentence.organisations if m.kind == "person")
            counts.update(w.text for w in sentence.words if w.pos == "nr" and len(w.text) > 1 and is_person(w.text))
        introduced = (introduced_person(_plain(p.text[:40])) for p in self.scene.article.paragraphs)
        counts.update(name for name in introduced if name)
        head = leading_person(_plain(self.scene.article.title))
        if head:
            counts[head] += sum(counts.values()) + 1
        return tuple(name for name, _ in counts.most_common())

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        """The persons with whom clauses begin, in reading order."""
        names = sorted(self._persons, key=len, reverse=True)
        if not names:
            return ()
        pattern = re.compile("|".join(r"\s*".join(map(re.escape, name)) for name in names))
        return tuple(self._leading(pattern))

    def _leading(self, pattern: re.Pattern[str]) -> Iterator[Topic]:
        for sentence in self.scene.sentences:
            text = self.scene.text(sentence)
            for edge in CLAUSE.finditer(text[: sentence.end], sentence.start):
                begin = edge.end()
                for time in sentence.times:
                    begin = max(begin, time.end) if time.start == begin else begin
                match = pattern.match(text, begin)
                if match:
                    yield Topic(sentence.paragraph, match.start(), _plain(match.group()))
            first = pattern.match(text, sentence.start)
            if first:
                yield Topic(sentence.paragraph, first.start(), _plain(first.group()))

    def _person(self, sentence: Sentence, position: int) -> Resolved | None:
        before = [t for t in self._topics if (t.paragraph, t.start) < (sentence.paragraph, position)]
        if before:
            return Resolved(max(before).name, "inherited", "paragraph")
        return Resolved(self._persons[0], "inherited", "article") if self._persons else None

    def _thing(self, sentence: Sentence, position: int) -> Resolved | None:
        """The last title or quotation in the paragraph before."""
        found = list(QUOTED.finditer(self.scene.text(sentence)[:position]))
        if not found:
            return None
        last = found[-1]
        return Resolved(_plain(last[1] or last[2] or last[3]), "inherited", "paragraph")

    def _organisation(self, sentence: Sentence, position: int) -> Resolved | None:
        held = self._resolver.held[sentence.paragraph, sentence.start]
        claimed = [answer for claim, answer in held.changes if claim.start < position]
        answer = claimed[-1] if claimed else held.start
        return answer if answer.text else None

    def _claimed(self, sentence: Sentence, position: int) -> int | None:
        """Where the holder begins that took over last before `position` in the sentence; None where none did."""
        held = self._resolver.held[sentence.paragraph, sentence.start]
        return max((claim.start for claim, _ in held.changes if claim.start < position), default=None)

    def _anybody(self, sentence: Sentence, position: int) -> Resolved | None:
        """The person or organisation that leads the nearest clause before."""
        near = [t for t in self._topics if t.paragraph == sentence.paragraph and sentence.start <= t.start < position]
        claimed = self._claimed(sentence, position)
        if near and (claimed is None or near[-1].start > claimed):
            return Resolved(near[-1].name, "inherited", "sentence")
        if claimed is not None:
            return self._organisation(sentence, position)
        before = [t for t in self._topics if t.paragraph == sentence.paragraph and t.start < position]
        if before:
            return Resolved(max(before).name, "inherited", "paragraph")
        if leading_person(_plain(self.scene.article.title)):
            return self._person(sentence, position)
        return self._organisation(sentence, position)


def _plain(text: str) -> str:
    return "".join(text.split())
