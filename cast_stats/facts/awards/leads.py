"""Leads: the subjects with which clauses begin, told by the parts of speech of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards import patterns
from cast_stats.facts.awards.clauses import speaks_of_awards, tells_grade
from cast_stats.facts.awards.counted_lists import told_before
from cast_stats.facts.awards.made import done_in, made_in
from cast_stats.facts.awards.naming import is_specific, pronoun_kind
from cast_stats.facts.awards.recipients import names_in, recipients_in
from cast_stats.facts.awards.view import View, clauses, view_of
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.persons import (
    ends_in_title,
    introduced_person,
    is_person,
    is_title,
    leading_person,
    of_person,
    person_in,
)
from cast_stats.language.spacing import unspaced
from cast_stats.language.words import Word, cut

MEANS = ("经过", "通过")
"""Behind these a clause tells how something was won, not by whom."""
THEY_ARE = re.compile("(?:[他她它]们|二人|两人)?(?:就|即|分别)?[是为]")
"""What stands before those told together: 他们就是A、B."""
HONOURS = ("称号", "荣誉", "殊荣")
"""What ends so is won and wins nothing."""
TELLING = re.compile("[为是由被在获]")
"""What no list of posts holds."""
QUOTED = re.compile(r"[\"》][^\"《》]{0,8}\Z")
OPENERS, CLOSERS = frozenset('“《(（"'), frozenset('”》)）"')
SKIPPED = "tcdm"
"""Parts of speech before a subject: times, conjunctions, adverbs, numerals."""
COMPANIES = ("公司", "集团", "厂")
"""What a verb in a company's name stands before: 铸造分公司."""
NAMES = ("nr", "ns", "nz")
"""Parts of speech that the segmenter gives to names."""
NOUN_LIKE = ("vn", "j", "l", "x", "b", "nz")
"""Parts of speech that a name may hold beside nouns."""
ACTS = ("v", "vn", "d", "p")
"""Parts of speech of what somebody named does."""
REACH = 12
"""So many words behind a verb a 的 may stand that makes it part of the subject: 他撰写的论文."""


class Subject(NamedTuple):
    """What a clause begins with: its place in the paragraph as it is read, and the names in it; `work` where it is a
    title, a quotation or what somebody made, `whole` where the clause holds nothing else, `made` where it is what the
    clause says was made or founded."""

    start: int
    end: int
    names: tuple[str, ...]
    work: bool
    whole: bool
    made: bool = False


class Leads:
    """The clauses' subjects of an article; all is worked out on the first question."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.views: dict[int, View] = {}
        self.subjects: dict[tuple[int, int, int], Subject | None] = {}

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """The persons whom the article is about, or else names with a title."""
        article = self.scene.article
        introduced = [introduced_person(p.text[:40]) for p in article.paragraphs]
        titled = [unspaced(m.text) for s in self.scene.sentences for m in s.organisations if m.kind == "person"]
        return tuple(dict.fromkeys(name for name in [self.portrayed, *introduced, *titled] if name))

    @cached_property
    def portrayed(self) -> str | None:
        """The person whom the title names: 周平:把论文写在大地上, 周平."""
        title = self.scene.article.title
        return leading_person(unspaced(title)) or self.named_alone(title)

    @staticmethod
    def named_alone(line: str) -> str | None:
        """The person whose name is all of a line, which is no common noun (荣誉)."""
        name = unspaced(line)
        if not is_person(name) or name in HONOURS:
            return None
        word = cut(name)[0]
        return None if word.text == name and word.pos[:2] not in NAMES else name

    def before(self, sentence: Sentence, position: int, everywhere: bool = False) -> Iterator[tuple[Sentence, Subject]]:
        """The subjects of the clauses before `position`, nearest first: of the paragraph or of the whole article."""
        for there in reversed(self.scene.sentences):
            earlier = (there.paragraph, there.start) <= (sentence.paragraph, sentence.start)
            if earlier and (everywhere or there.paragraph == sentence.paragraph):
                end = position if there is sentence else there.end
                yield from ((there, subject) for subject in reversed(list(self._of(there, end))))

    def put_first(self, sentence: Sentence, position: int) -> tuple[str, ...]:
        """The names before the comma at `position`, where the clause is no more than they: 棒球帽,被评为…."""
        view = self._view(sentence)
        spans = clauses(view, view.place(sentence.start), view.place(position))
        first, last = spans[-1] if spans else (0, 0)
        words = [w for w in sentence.words if first < last and view.at[first] <= w.start <= view.at[last - 1]]
        person = person_in(view.plain[first:last])
        if person and view.masked[last : last + 1] == ",":
            return (person,)
        nouns = all(word.pos[0] == "n" or word.pos in NOUN_LIKE for word in words)
        nouns = nouns and not view.plain.startswith(MEANS, first)
        nouns = nouns and not made_in(view.plain[first:last], view.masked[first:last])
        if not words or not nouns or view.masked[last : last + 1] != "," or tells_grade(view.masked[first:last]):
            return ()
        who = recipients_in(view.plain[first:last], view.masked[first:last])
        return who.names if who.kind == "named" else ()

    def listed(self, sentence: Sentence, position: int) -> tuple[str, ...]:
        """The members of a list over commas that ends before `position` with their number."""
        view = self._view(sentence)
        spans = clauses(view, view.place(sentence.start), view.place(position))
        told = told_before(view, spans)
        return (*told, *names_in(*(text[slice(*spans[-1])] for text in (view.plain, view.masked)))) if told else ()

    def beside(self, sentence: Sentence, position: int, names: Sequence[str]) -> tuple[str, ...]:
        """The persons or works told over commas before those of the clause at `position`: 甲厂李平,乙厂张立荣获."""
        view, row = self._view(sentence), [*names]
        begun, stop = view.place(sentence.start), view.place(sentence.end)
        listed = told_before(view, [span for span in clauses(view, begun, stop) if span[0] <= view.place(position)])
        if listed:
            return (*listed, *names)
        for first, last in reversed(clauses(view, view.place(sentence.start), view.place(position))):
            subject = self._subject(sentence, first, last)
            told = subject.names if subject and subject.whole else _in_posts(view.plain[first:last])
            told_apart = view.masked[last : last + 1] != "," or tells_grade(view.masked[first:last])
            if told_apart or not told or not _of_one_sort([*told, *names]):
                break
            row[:0] = told
        return tuple(row)

    def several(self, sentence: Sentence, position: int) -> tuple[str, ...]:
        """The persons or bodies told together last before `position`, for whom 他们 stands."""
        view = self._view(sentence)
        for first, last in reversed(clauses(view, view.place(sentence.start), view.place(position))):
            pointer = THEY_ARE.match(view.masked, first, last)
            begun = pointer.end() if pointer else first
            names = names_in(view.plain[begun:last], view.masked[begun:last])
            if len(names) > 1 and all(map(is_specific, names)):
                return names
        return ()

    def in_post(self, sentence: Sentence, offset: int) -> bool:
        """Whether the clause at `offset` is no more than somebody's post: 贾秀兰,县第二小学教师,荣获…."""
        view = self._view(sentence)
        spans = clauses(view, view.place(sentence.start), view.place(sentence.end))
        at = view.place(offset)
        return any(first <= at < last and _is_post(view.plain[first:last]) for first, last in spans)

    def _view(self, sentence: Sentence) -> View:
        paragraph = sentence.paragraph
        if paragraph not in self.views:
            gaps, places = self.scene.gaps(paragraph), tuple(self.scene.places(paragraph))
            self.views[paragraph] = view_of(self.scene.text(sentence), gaps=gaps, places=places)
        return self.views[paragraph]

    def _of(self, sentence: Sentence, end: int) -> Iterator[Subject]:
        view = self._view(sentence)
        for first, last in clauses(view, view.place(sentence.start), view.place(end)):
            subject = self._subject(sentence, first, last)
            if subject:
                yield subject

    def _subject(self, sentence: Sentence, first: int, last: int) -> Subject | None:
        """What the clause [first, last) of the sentence's paragraph begins with; worked out once."""
        key = (sentence.paragraph, first, last)
        if key not in self.subjects:
            self.subjects[key] = self._found(sentence, first, last)
        return self.subjects[key]

    def _found(self, sentence: Sentence, first: int, last: int) -> Subject | None:
        """What the clause [first, last) begins with, where that is plainly a person, an organisation or a title."""
        view = self._view(sentence)
        clause = (view.plain[first:last], view.masked[first:last])
        made = made_in(*clause) or done_in(*clause)
        if made:
            return Subject(view.at[first + made.start], view.at[last - 1] + 1, (made.name,), True, False, made.alone)
        start, end = (view.at[first], view.at[last - 1] + 1)
        words = [word for word in sentence.words_between(start, end) if word.end <= end]
        persons = {m.start: m.end for m in sentence.organisations if m.kind == "person"}
        span = _noun_phrase(words, {m.start: m.end for m in sentence.organisations}, persons)
        if span is None:
            return None
        a, b = view.place(span[0]), view.place(span[1])
        said, whole = view.plain[a:b], b == last
        if speaks_of_awards(view.masked[a:b]) or _is_post(view.plain[first:last]) or said.endswith(HONOURS):
            return None
        who = recipients_in(said, view.masked[a:b])
        his = bool(_made().fullmatch(view.masked[a:b]))
        quoted = bool(QUOTED.search(said))
        if who.kind == "named" and is_title(who.names[0]) and self.persons:
            return Subject(*span, self.persons[:1], False, whole)
        if who.kind == "named" and (his or quoted or all(self._plainly(name, words) for name in who.names)):
            return Subject(*span, who.names, his or (quoted and not _tells_more(words, span)), whole)
        kind = pronoun_kind(who.names[0]) if who.kind == "pronoun" else None
        if kind == "person":
            return Subject(*span, self.persons[:1] or who.names, False, whole)
        return Subject(*span, who.names, False, whole) if kind else None

    def _plainly(self, name: str, words: list[Word]) -> bool:
        """Whether the name is one, and no common noun that begins like a surname (方法, 高校)."""
        common = any(word.text == name and not word.pos.startswith("nr") for word in words)
        return is_specific(name) and (not is_person(name) or not common or name in self.persons)


@cache
def _made() -> re.Pattern[str]:
    """A work behind its maker: 工程师潘毅研制的密封圈, 该厂的棉纱、坯布."""
    lexicon = award_lexicon()
    owner = rf"(?:{_makes().pattern}|{patterns.words(lexicon.joints)}|该[厂社场队])"
    return re.compile(rf".+{owner}的[^的]{{2,20}}|该[厂社场队]的[^的]{{2,20}}")


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(patterns.words(award_lexicon().makes))


def _tells_more(words: Sequence[Word], span: tuple[int, int]) -> bool:
    """Whether a verb of something else than making stands before what is quoted: 锅炉遇到的"拦路虎"."""
    inside = [word for word in words if span[0] <= word.start < span[1]]
    quoted = next((i for i, word in enumerate(inside) if word.text in OPENERS), 0)
    return any(word.pos == "v" and not _makes().search(word.text) for word in inside[:quoted])


def _is_post(clause: str) -> bool:
    return "是" not in clause and ends_in_title(clause) and person_in(clause) is None and not speaks_of_awards(clause)


def _in_posts(clause: str) -> tuple[str, ...]:
    """The one person of a clause that is no more than the name behind its posts: 省农科院院长、研究员林秀."""
    name = of_person(clause.rpartition("、")[2])
    posts = clause.removesuffix(name)
    return (name,) if is_person(name) and ends_in_title(posts) and not TELLING.search(posts) else ()


def _of_one_sort(names: Sequence[str]) -> bool:
    return all(map(is_person, names)) or all(name[0] in '"《' for name in names)


def _noun_phrase(words: list[Word], names: Mapping[int, int], persons: Mapping[int, int]) -> tuple[int, int] | None:
    """The span of the nouns with which a clause begins; a verb within them only before its 的 (公司研发的…) or in one
    of the `names` (start → end). A name among the `persons` that a word is cut across ends it: 会长丁有|福作了."""
    at = next((i for i, word in enumerate(words) if not _is_skipped(word)), len(words))
    start, depth = at, 0
    while at < len(words):
        word = words[at]
        depth += (word.text in OPENERS) - (word.text in CLOSERS and depth > 0)
        if word.start in persons and _ends_in(words[at:], persons[word.start]):
            return words[start].start, persons[word.start]
        if at > start and _begins_name(words, at):
            if at + 2 < len(words) and words[at + 2].pos in ACTS:
                return words[start].start, words[at + 1].end
            at += 2
            continue
        named = any(start <= word.start and word.end <= end for start, end in names.items())
        named = named or (at > start and "".join(w.text for w in words[at : at + 2]).endswith(COMPANIES))
        named = named or ends_in_title(word.text)
        named = named or (at > start and words[at - 1].text == "、")
        if depth == 0 and not named and word.pos[0] in "vpdt" and word.pos != "vn":
            relative = next((i for i in range(at, min(at + REACH, len(words))) if words[i].text == "的"), None)
            if relative is None or at == start:
                break
            at = relative
        at += 1
    return (words[start].start, words[min(at, len(words)) - 1].end) if at > start else None


def _ends_in(words: Sequence[Word], end: int) -> bool:
    """Whether a name with which the words begin ends at `end` within one of them, or before what it does."""
    behind = next((word for word in words if word.end > end), None)
    return behind is not None and (behind.start < end or behind.pos in ACTS)


def _begins_name(words: list[Word], at: int) -> bool:
    """Whether a surname stands alone behind a title, its given name taken for another word: 技师 何 满仓."""
    given = words[at + 1].text if at + 1 < len(words) else ""
    return ends_in_title(words[at - 1].text) and len(given) <= 2 and is_person(words[at].text + given)


def _is_skipped(word: Word) -> bool:
    return word.pos[0] in SKIPPED or word.text.isspace() or word.text == "由"
