"""The facts stage: every article's numbers become facts or are listed with the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cast_stats.facts.awards.find import find_awards
from cast_stats.facts.awards.tables import awards_of_tables
from cast_stats.facts.build import award_of, draft_id, fact_of
from cast_stats.facts.context import Resolved, Scene, scene_of
from cast_stats.facts.draft import Draft
from cast_stats.facts.drafting import Drafter
from cast_stats.facts.families import passed_on
from cast_stats.facts.far import far_wholes
from cast_stats.facts.ledger import Key, entries
from cast_stats.facts.lines import is_report
from cast_stats.facts.owners.home import Home
from cast_stats.facts.owners.subjects import SubjectResolver
from cast_stats.facts.parts import parents
from cast_stats.facts.rulecheck import shipped_drafter
from cast_stats.facts.sums import Links
from cast_stats.facts.tables.find import table_findings
from cast_stats.facts.times.ends import held_with
from cast_stats.layout.article import Article
from cast_stats.records import Award, Fact, Issue, LedgerEntry


@dataclass(frozen=True, slots=True)
class Findings:
    """What the articles of one issue say, in the order of the issue."""

    facts: tuple[Fact, ...]
    awards: tuple[Award, ...]
    ledger: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """What the sentences of an article say; whom it is about, where a table may ask that, and whether it reports."""

    found: Findings
    home: Home | None
    is_report: bool


def find(articles: Iterable[Article], issue: Issue, drafter: Drafter | None = None) -> Findings:
    """The records of all articles; `drafter` holds the rules (default: those that come with the program)."""
    known, drafter = tuple(articles), drafter or shipped_drafter()
    return gathered(known, issue, drafter, [prose_of(article, i, issue, drafter) for i, article in enumerate(known)])


def prose_of(article: Article, index: int, issue: Issue, drafter: Drafter) -> Prose:
    """What the sentences of article `index` say: no other article has a part in it."""
    scene = scene_of(article, issue)
    subjects = SubjectResolver(scene)
    facts, where = _facts(scene, index, drafter, subjects)
    awards = [award_of(scene, index, draft) for draft in find_awards(scene, drafter.book.awards, subjects)]
    report = is_report(scene)
    home = subjects.home if report or _has_tables(article) else None
    return Prose(Findings(tuple(facts), tuple(awards), tuple(entries(scene, where))), home, report)


def gathered(articles: Sequence[Article], issue: Issue, drafter: Drafter, said: Iterable[Prose]) -> Findings:
    """The records of all articles, with those of their tables; the first report tells whose a nameless table is."""
    facts: list[Fact] = []
    awards: list[Award] = []
    ledger: list[LedgerEntry] = []
    report: Home | None = None
    for index, (article, prose) in enumerate(zip(articles, said, strict=True)):
        if report is None and prose.is_report:
            report = prose.home
        facts += prose.found.facts
        awards += prose.found.awards
        ledger += prose.found.ledger
        if prose.home and _has_tables(article):
            home = prose.home if prose.home.kind else report or prose.home
            owner = Resolved(home.name, "default", home.source)
            from_tables, numbers = table_findings(article, index, issue, owner, drafter.families)
            facts += from_tables
            awards += awards_of_tables(article, index, issue)
            ledger += numbers
    return Findings(tuple(facts), tuple(awards), tuple(ledger))


def _has_tables(article: Article) -> bool:
    return any(paragraph.table for paragraph in article.paragraphs)


def _facts(
    scene: Scene, article: int, drafter: Drafter, subjects: SubjectResolver
) -> tuple[list[Fact], dict[Key, str]]:
    facts: list[Fact] = []
    where: dict[Key, str] = {}
    drafts, near = _with_wholes(scene, drafter, subjects)
    ids = [draft_id(scene, article, draft) for draft in drafts]
    wholes = far_wholes(drafts, near, scene.text)
    for draft, identity, whole in zip(drafts, ids, wholes, strict=True):
        facts.append(fact_of(scene, draft, identity, None if whole is None else ids[whole]))
        where.setdefault((draft.sentence.paragraph, draft.number.start), identity)
    return facts, where


def _with_wholes(scene: Scene, drafter: Drafter, subjects: SubjectResolver) -> tuple[list[Draft], Links]:
    """The drafts of the article, with what each takes from its whole, and the wholes within their paragraphs."""
    told: list[Draft] = []
    found: Links = []
    for drafts in drafter.drafts(scene, subjects):
        first = len(told)
        wholes = parents(drafts, scene.text(drafts[0].sentence))
        for draft, whole, family in zip(drafts, wholes, passed_on(drafts, wholes), strict=True):
            draft = draft if family is draft.family else replace(draft, family=family)
            told.append(draft if whole is None else held_with(drafts[whole], draft))
            found.append(None if whole is None else first + whole)
    return told, found
