"""The answers of `cast-stats rules`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import simplejson

from cast_stats.cli.terminal import console, put, say
from cast_stats.errors import InvalidSchema
from cast_stats.evaluation import evaluate, load_gold
from cast_stats.export.rows import award_row, fact_row
from cast_stats.facts.drafting import Drafter
from cast_stats.facts.rulecheck import faults_of
from cast_stats.messages import ngettext
from cast_stats.pipeline import Options, extract, rule_book


def check_rules(folder: Path | None) -> None:
    """Say of every rule that fails an example which and why. Raises InvalidSchema where one does."""
    book = rule_book(folder)
    faults = list(faults_of(Drafter(book)))
    for fault in faults:
        say(str(fault))
    if faults:
        raise InvalidSchema(
            ngettext("{count} example fails", "{count} examples fail", len(faults)).format(count=len(faults))
        )
    count = len(book.rules)
    say(
        ngettext("{count} rule holds on its examples", "{count} rules hold on their examples", count).format(
            count=count
        )
    )


def list_rules(folder: Path | None, gold: Path | None, *, json: bool) -> None:
    """The rules in the order in which they are tried, with how many annotated facts or awards each gets right."""
    book = rule_book(folder)
    served = _served(gold, folder) if gold else None
    rows = [
        {
            "name": rule.name,
            "kind": kind,
            "why": rule.why,
            **({"facts": served[rule.name]} if served is not None else {}),
        }
        for kind, rules in (("item", book.items), ("family", book.families), ("award", book.awards))
        for rule in rules
    ]
    if json:
        put(simplejson.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        count = f"{row['facts']:>5}  " if served is not None else ""
        console().print(f"{count}{row['kind']:7s} {row['name']:28s} {row['why']}", soft_wrap=True)


def _served(gold: Path, folder: Path | None) -> Counter[str]:
    """How many annotated facts each item rule and each family rule, and how many awards each award rule, gets right."""
    articles = load_gold(gold)
    served: Counter[str] = Counter()
    for article in articles:
        year = int(article.issued[:4]) if article.issued[:4].isdigit() else None
        found = extract(gold / "articles" / f"{article.article}.txt", Options(year=year, rules=folder))
        served.update(evaluate((fact_row(fact) for fact in found.facts), [article]).rules)
        families = [d.source for fact in found.facts for d in fact.derivation if d.slot == "family"]
        served.update(families)
        for award in found.awards:
            served[award.rule] += evaluate([award_row(award)], [article]).award.right
    return served
