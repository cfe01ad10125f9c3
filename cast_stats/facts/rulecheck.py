"""Rules prove themselves: each must explain its own examples and leave its counter-examples alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from cast_stats.catalog.proof import is_stamped
from cast_stats.catalog.rules import FamilyRule, ItemRule, RuleBook, shipped_rules
from cast_stats.errors import InvalidSchema
from cast_stats.facts.awards.check import award_faults
from cast_stats.facts.context import scene_of
from cast_stats.facts.draft import Draft
from cast_stats.facts.drafting import Drafter
from cast_stats.facts.fault import Fault
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

ARROW, BAR = "=>", "|"


@cache
def shipped_drafter() -> Drafter:
    """The rules that come with the program, ready for work; proved where their stamp does not vouch for them."""
    return Drafter(shipped_rules()) if is_stamped() else proved(shipped_rules())


def proved(book: RuleBook) -> Drafter:
    """The rules ready for work; InvalidSchema names every rule that fails its examples."""
    drafter = Drafter(book)
    faults = list(faults_of(drafter))
    if faults:
        raise InvalidSchema("; ".join(map(str, faults)))
    return drafter


def faults_of(drafter: Drafter) -> Iterator[Fault]:
    """Every example that one of the rules fails."""
    shipped = set(map(id, shipped_rules().items))
    own = [rule for rule in drafter.book.items if id(rule) not in shipped]
    for rule in drafter.book.items:
        yield from _item_faults(drafter, rule, () if rule in own else own)
    for family in drafter.book.families:
        yield from _family_faults(drafter, family)
    yield from award_faults(drafter.book.awards)


def drafts_of(drafter: Drafter, text: str) -> list[Draft]:
    """The drafts of one passage that stands alone."""
    issue = Issue(file="example", sha256="", year=2024, pages=0)
    scene = scene_of(Article(title="", paragraphs=(Paragraph(text),)), issue)
    return [draft for drafts in drafter.drafts(scene) for draft in drafts]


def _item_faults(drafter: Drafter, rule: ItemRule, before: Collection[ItemRule]) -> Iterator[Fault]:
    """The examples that a rule fails; rules that a user puts before it may read one too, with the same answer."""
    for example in rule.examples:
        text, _, expected = example.partition(ARROW)
        drafts = [d for d in drafts_of(drafter, text.strip()) if d.rule is rule or d.rule in before]
        found = [d.item for d in drafts]
        if [part.strip() for part in expected.split(BAR)] not in (found, [d.item for d in drafts if d.rule is rule]):
            taken = next((d.rule.name for d in drafts if d.rule and d.rule is not rule), "")
            yield Fault(f"{taken} → {rule.name}" if taken else rule.name, example, " | ".join(found))
    for example in rule.counter_examples:
        found = [d.item for d in drafts_of(drafter, example) if d.rule is rule]
        if found:
            yield Fault(rule.name, example, " | ".join(found))


def _family_faults(drafter: Drafter, rule: FamilyRule) -> Iterator[Fault]:
    for expected, examples in ((True, rule.examples), (False, rule.counter_examples)):
        for example in examples:
            item, unit, clause, *owner = (part.strip() for part in example.split(BAR))
            found = drafter.families.find(item, unit, clause, *owner)
            if (found is rule) != expected:
                yield Fault(rule.name, example, found.name)
