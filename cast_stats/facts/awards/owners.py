"""Who an omitted subject, a pronoun or 公司 stands for: the subject of the clause, sentence or paragraph before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.leads import Leads, Subject
from cast_stats.facts.awards.naming import is_kin, pronoun_kind, whole_and_part
from cast_stats.facts.awards.sorts import is_for_body, is_for_person, may_win
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.owners.subjects import SubjectResolver
from cast_stats.facts.persons import introduced_person, is_person, person_in
from cast_stats.language.organisations import find_organisations
from cast_stats.language.spacing import unspaced

OURS = ("我校", "我院", "该校", "本校", "我市", "我县", "我省", "我区", "我所", "该院")
"""What stands before the name of a part of what 我校 stands for: 我校机械学院."""


ACTING = re.compile("代表(?![队团处大])")
TOGETHER = {"several": slice(None), "former": slice(1), "latter": slice(-1, None)}
"""Which of those told together a word of a kind stands for."""
CONTESTS = ("赛", "竞赛区", "奥林匹克")
"""What ends so is a competition and wins nothing."""
SHORTEST = 3
"""Characters of an organisation's name at least."""


class Owners:
    """Knows who is spoken of at every place of an article; all is worked out on the first question."""

    def __init__(self, scene: Scene, subjects: SubjectResolver) -> None:
        self.scene = scene
        self.leads = Leads(scene)
        self._resolver = subjects

    def find(
        self, kind: str, sentence: Sentence, position: int, word: str = "", honour: str = ""
    ) -> tuple[Resolved, ...]:
        """Who `word` of `kind` (person, several, region, …, omitted, given) at `position` is, being
        one who can win the `honour`."""
        if kind == "person":
            return self._person(sentence, position) or self._about()
        if kind in TOGETHER:
            told = self.leads.several(sentence, position)[TOGETHER[kind]]
            return tuple(Resolved(name, "inherited", "sentence") for name in told)
        if kind == "given":
            return self._person(sentence, position)
        if kind == "thing":
            return self._thing(sentence, position)
        if kind in ("organisation", "region"):
            return self._of_kind(kind, sentence, position, word)
        found = self._anybody(sentence, position, honour)
        return tuple(who for who in found if may_win(who.text, honour)) or self._titled(honour)

    def led(self, sentence: Sentence, start: int, end: int) -> tuple[Resolved, ...]:
        """The members of a list that ends before `end`, or the subject of the last clause within [start, end) of the
        sentence, which tells no award."""
        listed = self.leads.listed(sentence, end)
        if listed:
            return tuple(Resolved(name, "inherited", "sentence") for name in listed)
        led = (s for there, s in self.leads.before(sentence, end) if there is sentence and not s.made)
        last = next((subject for subject in led if subject.start >= start), None)
        return self._named(sentence, last, "sentence") if last else ()

    def beside(self, sentence: Sentence, position: int, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names together with those told over commas before them."""
        return self.leads.beside(sentence, position, names)

    def _person(self, sentence: Sentence, position: int) -> tuple[Resolved, ...]:
        for _, subject in self.leads.before(sentence, position, everywhere=True):
            person = person_in(subject.names[0])
            if person:
                return (Resolved(person, "inherited", "paragraph"),)
        return ()

    def _about(self) -> tuple[Resolved, ...]:
        """The person whom the article is about."""
        return tuple(Resolved(name, "inherited", "article") for name in self.leads.persons[:1])

    def _thing(self, sentence: Sentence, position: int) -> tuple[Resolved, ...]:
        """The last work with which a clause of the paragraph began."""
        for _, subject in self.leads.before(sentence, position):
            if subject.work:
                return (Resolved(subject.names[0], "inherited", "paragraph"),)
        return ()

    def _of_kind(self, kind: str, sentence: Sentence, position: int, word: str) -> tuple[Resolved, ...]:
        """The holder in force, or else the article's own subject, that may be called `word`."""
        never = "region" if kind == "organisation" else ""
        known = [*self._holder(sentence, position, never), *self._home(word, never)]
        pointed = [] if word[0] in "我本" else [*self._pointed(sentence, position, word)]
        surely = [who for who in known if is_kin(who.text, word, surely=True)]
        found = [*pointed, *known] if word.startswith("该") else [*surely, *pointed, *known]
        return next(((who,) for who in found if self._may_be(who.text, word)), ())

    def _may_be(self, name: str, word: str) -> bool:
        """Whether `word` may stand for the name: of its kind, no such word itself, no part of what 我校 stands for and
        no mere title."""
        part = any(ours + name in reading.text for reading in self.scene.readings for ours in OURS)
        named = (
            is_kin(name, word, surely=word.endswith("校"))
            and pronoun_kind(name) is None
            and not is_person(name)
            and not _acts(name)
        )
        return named and not part and not self._only_quoted(name)

    def _only_quoted(self, name: str) -> bool:
        """Whether the name stands in quotation marks wherever it stands: the title “绿色工厂”."""
        texts = [reading.text for reading in self.scene.readings]
        told, quoted = (sum(text.count(form) for text in texts) for form in (name, f"“{name}”"))
        return told == quoted > 0

    def _pointed(self, sentence: Sentence, position: int, word: str) -> Iterator[Resolved]:
        """The names of that kind told before in the paragraph, nearest first."""
        there = [s for s in self.scene.sentences if s.paragraph == sentence.paragraph and s.start <= sentence.start]
        names = [unspaced(m.text) for s in there for m in s.organisations if m.end <= position]
        yield from (Resolved(name, "inherited", "paragraph") for name in _of_kin(reversed(names), word))

    def _home(self, word: str, never: str) -> Iterator[Resolved]:
        """The article's own region of that level, and its own subject where that is known."""
        home = self._resolver.home
        titled = [unspaced(mention.text) for mention in find_organisations(self.scene.article.title)]
        yield from (Resolved(name, "inherited", "title") for name in _of_kin(titled, word))
        own = home.name if home.kind not in ("", never) else None
        yield from (Resolved(name, "default", home.source) for name in (home.region(word[-1:]), own) if name)

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
        claims = (claim.start for claim, _ in held.changes if claim.start < position)
        return max((start for start in claims if not self.leads.in_post(sentence, start)), default=-1)

    def _anybody(self, sentence: Sentence, position: int, honour: str) -> tuple[Resolved, ...]:
        """The subject of the nearest clause before, in the sentence or else in the paragraph; else the article's."""
        first = self.leads.listed(sentence, position) or self.leads.put_first(sentence, position)
        if first:
            return tuple(Resolved(name, "inherited", "sentence") for name in first)
        claimed = self._claimed(sentence, position)
        introduced = self._introduced(sentence.paragraph) or self._portrayed(sentence, position)
        introduced = introduced if introduced and may_win(introduced, honour) else None
        for there, subject in self.leads.before(sentence, position):
            if there is sentence and claimed >= subject.end:
                break
            if not may_win(subject.names[0], honour) or (subject.made and (introduced or is_for_person(honour))):
                continue
            if introduced and there is not sentence:
                break
            source = "sentence" if there is sentence else "paragraph"
            if there is sentence or (claimed < 0 and self._resolver.home.kind != "region"):
                return self._named(there, subject, source)
        if introduced:
            return (Resolved(introduced, "inherited", "paragraph"),)
        held = self._holder(sentence, position)
        return tuple(who for who in held if not (_acts(who.text) or whole_and_part(who.text)[1]))

    def _introduced(self, index: int) -> str | None:
        """The person that a paragraph introduces, or whose name alone stands above it."""
        paragraphs = self.scene.article.paragraphs
        above = self.leads.named_alone(paragraphs[index - 1].text) if index else None
        return introduced_person(paragraphs[index].text[:40]) or above

    def _titled(self, honour: str) -> tuple[Resolved, ...]:
        """The body that the title names, where only a body can win the honour."""
        title = self.scene.article.title
        bodies = (unspaced(m.text) for m in find_organisations(title) if m.kind not in ("region", "person"))
        winners = (name for name in bodies if is_for_body(honour) and may_win(name, honour))
        return tuple(Resolved(name, "inherited", "title") for name in winners)[:1]

    def _portrayed(self, sentence: Sentence, position: int) -> str | None:
        """In the portrait of a person the person spoken of last."""
        told = self._person(sentence, position) or self._about() if self.leads.portrayed else ()
        return told[0].text if told else None

    def _named(self, sentence: Sentence, subject: Subject, source: str) -> tuple[Resolved, ...]:
        """The subject's names, or whom its pronoun stands for."""
        kind = pronoun_kind(subject.names[0])
        found = self.find(kind, sentence, subject.start, subject.names[0]) if kind else ()
        return found or tuple(Resolved(name, "inherited", source) for name in subject.names)


def _acts(name: str) -> bool:
    """Whether the words are a meeting, or tell of somebody who acts for another: 秘书代表学会."""
    return name.endswith((*award_lexicon().classes["meeting"], *CONTESTS)) or bool(ACTING.search(name))


def _of_kin(names: Iterable[str], word: str) -> Iterator[str]:
    """The names, or what they begin with, that end as those do for which `word` stands: 石屏县科协 for 该县."""
    heads = (name[:end] for name in names for end in range(SHORTEST, len(name) + 1))
    yield from (head for head in heads if is_kin(head, word, surely=True))
