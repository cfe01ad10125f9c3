"""Articles of some lines, and passages whose figures carry the answer inline: `{38个|泗水县}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cast_stats.facts.context import Scene, Sentence, scene_of
from cast_stats.language.mention import Number
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

ISSUE = Issue(file="made.txt", sha256="0" * 64, year=2020, pages=1)
MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")


def scene(*lines: str, title: str = "", issue: Issue = ISSUE) -> Scene:
    """An article of these lines, each a paragraph of the body."""
    return scene_of(Article(title=title, paragraphs=tuple(map(Paragraph, lines))), issue)


@dataclass(frozen=True)
class Passage:
    """One passage: its head (`name`, `title`, `year`, `journal`), its lines without marks, and each mark's place."""

    head: dict[str, str]
    lines: tuple[str, ...]
    marks: tuple[tuple[int, int, str, str], ...]

    def scene(self) -> Scene:
        """The passage as an article; the line that repeats the title is a paragraph of that kind."""
        title = self.head.get("title", "")
        kinds = ("title" if line == title else "body" for line in self.lines)
        paragraphs = tuple(Paragraph(line, kind) for line, kind in zip(self.lines, kinds, strict=True))  # type: ignore[arg-type]
        year = int(self.head["year"]) if "year" in self.head else None
        issue = ISSUE.model_copy(update={"year": year, "journal": self.head.get("journal")})
        return scene_of(Article(title=title, byline=self.head.get("byline", ""), paragraphs=paragraphs), issue)

    def numbers(self, scene: Scene) -> Iterator[tuple[Sentence, Number, str, str]]:
        """Each marked figure with its sentence, the figure as written and the answer."""
        for paragraph, start, quote, answer in self.marks:
            yield (*_number_at(scene, paragraph, start), quote, answer)


def _number_at(scene: Scene, paragraph: int, start: int) -> tuple[Sentence, Number]:
    for sentence in scene.sentences:
        for number in sentence.numbers if sentence.paragraph == paragraph else ():
            if number.start <= start < number.end or start == number.start:
                return sentence, number
    raise AssertionError(f"no number at {start} of {scene.readings[paragraph].text}")


def passages(path: Path) -> list[Passage]:
    """The passages of a file: blocks between blank lines; `key: value` lines first, `#` lines are comments."""
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    found = [_passage([line for line in block.split("\n") if not line.startswith("#")]) for block in blocks]
    return [passage for passage in found if passage.lines]


def _passage(lines: list[str]) -> Passage:
    head: dict[str, str] = {}
    while lines and (match := re.match(r"(name|title|year|journal|byline): (.+)", lines[0])):
        head[match[1]] = match[2]
        lines = lines[1:]
    marks: list[tuple[int, int, str, str]] = []
    plain: list[str] = []
    for index, line in enumerate(lines):
        out, at = "", 0
        for match in MARK.finditer(line):
            out += line[at : match.start()]
            marks.append((index, len(out), match[1], match[2]))
            out, at = out + match[1], match.end()
        plain.append(out + line[at:])
    return Passage(head, tuple(plain), tuple(marks))
