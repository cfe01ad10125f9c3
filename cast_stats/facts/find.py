"""The facts stage: every article's numbers become facts or are listed with the reason why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cast_stats.facts.awards.find import find_awards
from cast_stats.facts.awards.tables import awards_of_tables
from cast_stats.facts.build import award_of, draft_id, fact_of
from cast_stats.facts.context import Resolved, Scene, scene_of
from cast_stats.facts.drafting import Drafter
from cast_stats.facts.families import passed_on
from cast_stats.facts.home import Home, is_report
from cast_stats.facts.ledger import Key, entries
from cast_stats.facts.parts import parents
from cast_stats.facts.rulecheck import shipped_drafter
from cast_stats.facts.subjects import SubjectResolver
from cast_stats.facts.tables import table_findings
from cast_stats.layout.article import Article
from cast_stats.records import Award, Fact, Issue, LedgerEntry


@dataclass(frozen=True, slots=True)
class Findings:
    """What the articles of one issue say, in the order of the issue."""

    facts: tuple[Fact, ...]
    awards: tuple[Award, ...]
    ledger: tuple[LedgerEntry, ...]


def find(articles: Iterable[Article], issue: Issue, drafter: Drafter | None = None) -> Findings:
    """The records of all articles; `drafter` holds the rules (default: those that come with the program)."""
    drafter = drafter or shipped_drafter()
    facts: list[Fact] = []
    awards: list[Award] = []
    ledger: list[LedgerEntry] = []
    report: Home | None = None
    for index, article in enumerate(articles):
        scene = scene_of(article, issue)
        subjects = SubjectResolver(scene)
        if report is None and is_report(scene):
            report = subjects.home
        found, where = _facts(scene, index, drafter, subjects)
        facts += found
        drafts = find_awards(scene, drafter.book.awards, subjects)
        awards += (award_of(scene, index, draft) for draft in drafts)
        ledger += entries(scene, where)
        if any(paragraph.table for paragraph in article.paragraphs):
            home = subjects.home if subjects.home.kind else report or subjects.home
            owner = Resolved(home.name, "default", home.source)
            from_tables, numbers = table_findings(article, index, issue, owner, drafter.families)
            facts += from_tables
            awards += awards_of_tables(article, index, issue)
            ledger += numbers
    return Findings(tuple(facts), tuple(awards), tuple(ledger))


def _facts(
    scene: Scene, article: int, drafter: Drafter, subjects: SubjectResolver
) -> tuple[list[Fact], dict[Key, str]]:
    facts: list[Fact] = []
    where: dict[Key, str] = {}
    for drafts in drafter.drafts(scene, subjects):
        ids = [draft_id(scene, article, draft) for draft in drafts]
        wholes = parents(drafts, scene.text(drafts[0].sentence))
        for draft, identity, whole, family in zip(drafts, ids, wholes, passed_on(drafts, wholes), strict=True):
            part_of = None if whole is None else ids[whole]
            facts.append(fact_of(scene, replace(draft, family=family), identity, part_of))
            where.setdefault((draft.sentence.paragraph, draft.number.start), identity)
    return facts, where
