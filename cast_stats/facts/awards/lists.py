"""Lists of honours: a heading that names one and a line for each recipient, or 一等奖: A、B on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import NamedTuple

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.clauses import speaks_of_awards
from cast_stats.facts.awards.draft import AwardDraft
from cast_stats.facts.awards.entries import Entry, entries_of, is_caption, is_head_of_columns
from cast_stats.facts.awards.honours import Honour, honours_in
from cast_stats.facts.awards.labels import is_label
from cast_stats.facts.awards.naming import is_specific
from cast_stats.facts.awards.patterns import NUMERAL, words
from cast_stats.facts.awards.rows import row_in
from cast_stats.facts.awards.setting import NUMBERING, Setting, annex_of, full_name, honour_of, setting_of
from cast_stats.facts.awards.signature import SIGNED, is_signature
from cast_stats.facts.awards.view import View, view_of
from cast_stats.facts.context import Scene
from cast_stats.language.spacing import unspaced
from cast_stats.records import Derivation, Grade

LISTED = "list"
"""What is called the rule of the awards in lists."""
LONGEST_HEADING = 60
"""Characters of a heading at most."""
POINTED = re.compile("(?:下列|以下|如下)[^为]{0,12}为")
HEADED = re.compile(r"\s*(?P<honour>[^\s,，。:：、]{3,30})(?:\u3000|\t| {2})+(?=\S)")
BEHIND = re.compile(r"(?P<names>[^:;。!?\"《》]{2,60}?)(?::|(?=\"))(?P<honour>[^:;。!?]{3,60})[;。]?")
THEY = re.compile("(?:他们|她们|它们|获奖者|获奖单位|获奖项目|具体)?(?:分别|名单)?(?:是|为|如下)|名单")
ORDER = re.compile(r"\([^()]*(?:为序|排序|不分先后|节选)\)\Z")
ANNOUNCING = (":", "如下", "如下)", "(排名不分先后)")
GIVEN_TO = re.compile(
    r"(?P<award>[^,;:。]+?[奖号\"])(?:(?:称号|证书)?(?:授予|授于|颁给|颁发给|花落|奖给)[^,;:。]{0,16}"
    rf"|(?:{NUMERAL}[位名个]?)?(?:获奖者|获得者|得主|入选者|获奖人员)(?:分别)?(?:包括|有|是|为|如下)?)"
)
"""“Y”称号授予五部作品, Y奖40位获奖者包括: the honour before the verb."""
INLINE = re.compile(r"(?:^|[;。,])(?P<honour>[^,;:。]{2,40}?):(?P<names>[^:。]+?)(?=。|\Z|[;,][^,;:。]{2,40}:)")
MEMBERS = re.compile("[^;]+")
UNREAD = ("table", "byline", "masthead", "contents", "footnote", "running", "chart")


class Section(NamedTuple):
    """What the heading in force says: the honour and how much of it was named elsewhere in the article."""

    honour: Honour
    grade: Grade


def listed(scene: Scene, told: Sequence[AwardDraft]) -> Iterator[AwardDraft]:
    """The awards in the article's lists; `told` are those of its prose, which name honours and givers in full."""
    reader = _Reader(scene, told)
    for index, paragraph in enumerate(scene.article.paragraphs):
        text = paragraph.text
        if is_signature(scene.article.paragraphs[index : index + SIGNED]):
            reader.section = None
        elif paragraph.kind not in UNREAD and (reader.section or _may_hold_list(text)):
            yield from reader.read(
                index, text, view_of(text), captioned=paragraph.kind == "caption" or is_caption(text)
            )


def _may_hold_list(text: str) -> bool:
    """A quick look: a short line may be a heading, a colon may stand before a list."""
    heads = len(text) <= LONGEST_HEADING and bool(_heads().search(text))
    return heads or ":" in text or "：" in text or text.endswith("如下") or text.lstrip().startswith("附")


@cache
def _heads() -> re.Pattern[str]:
    lexicon = award_lexicon()
    return re.compile(words([*lexicon.heads, *lexicon.merits]))


class _Reader:
    """The article's paragraphs read in order: the heading in force says what the lines below it won."""

    def __init__(self, scene: Scene, told: Sequence[AwardDraft]) -> None:
        self.scene = scene
        self.told = told
        self.section: Section | None = None
        self.group: Honour | None = None

    @cached_property
    def setting(self) -> Setting:
        """What the article says of its lists as a whole."""
        return setting_of(self.scene, self.told)

    def read(self, index: int, text: str, view: View, captioned: bool) -> Iterator[AwardDraft]:
        """The awards of one paragraph, after which its heading or announcement is in force; a caption may be a
        heading but no line of a list."""
        row = () if captioned else tuple(self._row(index, text))
        heading = None if row else self._heading(view)
        self.section = heading or self.section
        if heading or captioned:
            return
        inline = row or tuple(self._inline(index, text, view)) or tuple(self._behind(index, text, view))
        yield from inline
        if self.section and not inline and not is_label(view.plain, self._below(index)):
            entries = entries_of(text, self.section.honour)
            yield from (_draft(index, entry, self.section, self.setting) for entry in entries)
            between = is_head_of_columns(text) or view.plain.endswith(ANNOUNCING)
            if not entries and not between:
                self.section = None
        announced = _announced_at_end(view) or self._told_in(index, view)
        if announced:
            self.section = Section(full_name(announced, self.setting), "high")

    def _below(self, index: int) -> str:
        """The paragraph behind the one at `index`; nothing where it is a heading that names an honour."""
        following = [unspaced(p.text) for p in self.scene.article.paragraphs[index + 1 : index + 2]]
        return next((text for text in following if honour_of(view_of(text)) is None), "")

    def _row(self, index: int, text: str) -> Iterator[AwardDraft]:
        """The award of a line in columns, one of them the honour."""
        row = row_in(text) if self.section is None or not self.section.honour.grade else None
        if row and (self.setting.commends or row[1].grade):
            section = Section(full_name(row[1], self.setting), "medium")
            yield from (_draft(index, entry, section, self.setting) for entry in row[0])

    def _told_in(self, index: int, view: View) -> Honour | None:
        """The honour that a paragraph told last, where it ends in 名单如下:."""
        return self._last_told(index) if view.plain.endswith(ANNOUNCING) else None

    def _last_told(self, index: int) -> Honour | None:
        told = [draft for draft in self.told if draft.paragraph == index]
        return Honour(told[-1].award, told[-1].grade) if told else None

    def _heading(self, view: View) -> Section | None:
        """The section that a line opens: it names an honour, and the article speaks of honours."""
        if len(view.plain) > LONGEST_HEADING:
            return None
        annex = annex_of(view.plain, self.setting)
        if annex:
            return Section(full_name(annex, self.setting), "high")
        honour = honour_of(view)
        if honour is None or not (self.setting.commends or honour.grade):
            return None
        numbered = bool(NUMBERING.match(view.plain))
        if honour.bare and self.group and not numbered:
            honour = replace(honour, name=self.group.name + honour.name, bare=False)
        elif numbered:
            self.group = None if honour.bare else honour
        return Section(full_name(honour, self.setting), "high" if self.setting.commends else "medium")

    def _inline(self, index: int, text: str, view: View) -> Iterator[AwardDraft]:
        """一等奖: A、B; 二等奖: C in running text, 一等奖　A　B, and 东河区: A、B under a heading."""
        headed = HEADED.match(text)
        honour = honour_of(view_of(headed["honour"])) if headed else None
        if headed and honour and (self.setting.commends or honour.grade):
            self.section = Section(full_name(honour, self.setting), "medium")
            for entry in entries_of(text, honour, headed.end()):
                yield _draft(index, entry, self.section, self.setting)
            return
        for match in INLINE.finditer(view.masked):
            start, end = match.span("honour")
            honour = honour_of(View(view.plain[start:end], view.masked[start:end], ()))
            if honour and not (self.setting.commends or honour.grade):
                continue
            pointed = THEY.fullmatch(view.masked, start, end)
            honour = honour or (self._last_told(index) if pointed else _announced(view, start, end))
            section = Section(full_name(honour, self.setting), "medium") if honour else self._grouped(view, match)
            if section is None:
                continue
            for members in MEMBERS.finditer(view.masked, *match.span("names")):
                entries = entries_of(text, section.honour, *view.span(*members.span()))
                if not entries:
                    break
                yield from (_draft(index, entry, section, self.setting) for entry in entries)

    def _grouped(self, view: View, match: re.Match[str]) -> Section | None:
        """The section in force, where what stands before the colon only parts some of its members: 东河区(3个):A、B."""
        label, names = (view.plain[slice(*match.span(name))] for name in ("honour", "names"))
        return self.section if is_label(label, names) else None

    def _behind(self, index: int, text: str, view: View) -> Iterator[AwardDraft]:
        """A line with the recipients before the honour: 王大伟:省劳动模范, 东河区科协"先进集体"."""
        match = BEHIND.fullmatch(view.masked) if self.setting.commends and not speaks_of_awards(view.masked) else None
        if not match:
            return
        start, end = match.span("honour")
        named = honours_in(view.plain[start:end], view.masked[start:end], must_end_like_honour=True).named
        first, last = view.span(*match.span("names"))
        for honour in named:
            section = Section(full_name(honour, self.setting), "medium")
            entries = entries_of(text, honour, first, last)
            if all(is_specific(entry.name) for entry in entries):
                yield from (_draft(index, entry, section, self.setting) for entry in entries)


def _announced(view: View, start: int, end: int) -> Honour | None:
    """The honour that the words before a colon tell: 授予下列单位"…"称号, 获评"…"的有."""
    match = GIVEN_TO.fullmatch(view.masked, start, end) or _announcing().fullmatch(view.masked, start, end)
    if not match:
        return None
    first, last = match.span("award")
    pointed = POINTED.match(match["award"])
    first += pointed.end() if pointed else max(0, match["award"].find('"'))
    last = first + len(ORDER.sub("", view.plain[first:last]))
    named = honours_in(view.plain[first:last], view.masked[first:last], must_end_like_honour=True).named
    return named[-1] if named else None


def _announced_at_end(view: View) -> Honour | None:
    """The honour of a sentence that ends in a colon, before the lines of its list."""
    if not view.plain.endswith(ANNOUNCING):
        return None
    end = len(view.plain) - (view.plain[-1] == ":")
    return _announced(view, max(view.masked.rfind(mark, 0, end) for mark in ",;。:") + 1, end)


@cache
def _announcing() -> re.Pattern[str]:
    classes = award_lexicon().classes
    verbs = words([*classes["win"], *classes["get"], *classes["name"], *classes["give"]])
    winners = "(?:有|是|为|如下|分别是|名单|单位|集体|个人|选手|人员|同志|作品|项目|论文)*"
    tail = f"(?:的[^,;:。的]{{0,6}}(?:是|为|有)?|{winners})"
    return re.compile(rf".*{verbs}(?P<award>[^,;:。]+?){tail}")


def _draft(index: int, entry: Entry, section: Section, setting: Setting) -> AwardDraft:
    honour = section.honour
    year = honour.years[0] if honour.years else setting.year
    slots = [Derivation(slot="recipient", how="explicit", source="list")]
    slots.append(Derivation(slot="award", how="inherited", source="heading"))
    if year:
        slots.append(Derivation(slot="year", how="inherited", source="heading" if honour.years else "article"))
    return AwardDraft(
        entry.name, honour.name, entry.grade or honour.grade, year, setting.awarder,
        index, entry.start, entry.end, LISTED, section.grade, tuple(slots),
    )  # fmt: skip
