"""The derivation of a passage: its words and their classes, every number, what became of it and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from cast_stats.catalog.lexicon import lexicon
from cast_stats.facts.context import Scene, Sentence, scene_of
from cast_stats.facts.draft import Draft
from cast_stats.facts.drafting import Drafter
from cast_stats.facts.elements import elements_of
from cast_stats.language.mention import Number, TimeMention
from cast_stats.language.organisations import Organisation
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence: its words as (text, class), its mentions, and the drafts of its numbers."""

    text: str
    words: tuple[tuple[str, str], ...]
    numbers: tuple[Number, ...]
    times: tuple[TimeMention, ...]
    organisations: tuple[Organisation, ...]
    drafts: tuple[Draft, ...]


def explain_text(text: str, drafter: Drafter, year: int | None = None) -> tuple[Explanation, ...]:
    """Explain a passage that stands alone; `year` is the year in which it is taken to be printed."""
    issue = Issue(file="", sha256="", year=year, pages=0)
    paragraphs = tuple(Paragraph(line) for line in text.splitlines() if line.strip())
    return explain_scene(scene_of(Article(title="", paragraphs=paragraphs), issue), drafter)


def explain_scene(scene: Scene, drafter: Drafter) -> tuple[Explanation, ...]:
    """Explain every sentence of an article that holds a number."""
    drafts = [draft for group in drafter.drafts(scene) for draft in group]
    return tuple(_explanation(scene, s, drafter, drafts) for s in scene.sentences if s.numbers)


def _explanation(scene: Scene, sentence: Sentence, drafter: Drafter, drafts: list[Draft]) -> Explanation:
    elements = elements_of(sentence, drafter.alphabet)
    names = {drafter.alphabet.letter(name): name for name in lexicon().class_names}
    return Explanation(
        text=scene.text(sentence)[sentence.start : sentence.end],
        words=tuple((w.text, names[letter]) for w, letter in zip(elements.words, elements.letters, strict=True)),
        numbers=sentence.numbers,
        times=sentence.times,
        organisations=sentence.organisations,
        drafts=tuple(draft for draft in drafts if draft.sentence is sentence),
    )
