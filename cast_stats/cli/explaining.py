"""The answer of `cast-stats explain`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import simplejson

from cast_stats.cli.showing import marked, source_text, step_lines
from cast_stats.cli.summary import time_text, value_text
from cast_stats.cli.terminal import console, put
from cast_stats.errors import UsageError
from cast_stats.export.rows import fact_row
from cast_stats.facts.draft import Draft
from cast_stats.facts.explain import Explanation, explain_text
from cast_stats.labels import label
from cast_stats.messages import _
from cast_stats.pipeline import Options, drafter, extract
from cast_stats.records import Fact
from cast_stats.safe import one_line


def explain_sentence(text: str, year: int | None, rules: Path | None, *, json: bool) -> None:
    """Explain a passage that stands alone."""
    explanations = explain_text(text, drafter(rules), year)
    if json:
        put(simplejson.dumps([_as_json(e) for e in explanations], ensure_ascii=False, indent=1, use_decimal=True))
        return
    for explanation in explanations:
        _print(_lines(explanation))
    if not explanations:
        console().print(_("no number stands in this text"))


def explain_record(path: str, name: str, rules: Path | None, password: str | None, *, json: bool) -> None:
    """Explain one fact of an issue. Raises UsageError where no fact, or more than one, has that id."""
    found = extract(path, Options(rules=rules, password=password))
    facts = [fact for fact in found.facts if fact.id.startswith(name)]
    if len(facts) != 1:
        raise UsageError(
            _("{path}: {count} facts have an id that begins with {name}").format(path=path, count=len(facts), name=name)
        )
    fact = facts[0]
    explanations = explain_text(fact.evidence.text, drafter(rules), found.issue.year)
    if json:
        document = {"record": fact_row(fact), "sentence": [_as_json(e) for e in explanations]}
        put(simplejson.dumps(document, ensure_ascii=False, indent=1, use_decimal=True))
        return
    _print(_fact_lines(fact))
    for explanation in explanations:
        _print(_mention_lines(explanation))


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        console().print(one_line(line), soft_wrap=True)


def _lines(explanation: Explanation) -> Iterator[str]:
    yield explanation.text
    yield from _mention_lines(explanation)
    for draft in explanation.drafts:
        yield from _draft_lines(draft)


def _mention_lines(explanation: Explanation) -> Iterator[str]:
    yield "  " + _("words: {words}").format(words=" ".join(f"{text}/{name}" for text, name in explanation.words))
    for time in explanation.times:
        yield "  " + _("time: {text} → {period}").format(text=time.text, period=time_text(time.period) or "-")
    for owner in explanation.organisations:
        yield "  " + _("organisation: {text} ({kind})").format(text=owner.text, kind=owner.kind)
    for number in explanation.numbers:
        if number.reason:
            yield "  " + _("no figure: {text} ({reason})").format(
                text=number.text, reason=_(label("reason", number.reason))
            )


def _draft_lines(draft: Draft) -> Iterator[str]:
    number = draft.number
    rule = draft.rule.name if draft.rule else "-"
    yield f"  {number.text} = {number.value:f} {number.unit} ({_(label('bound', number.bound))})"
    yield "    " + _("item: {item} (rule {rule})").format(item=draft.item, rule=rule)
    yield "    " + _("subject: {subject} ({source})").format(
        subject=draft.subject.text or "-", source=source_text(draft.subject.source)
    )
    yield "    " + _("time: {period} ({source})").format(
        period=time_text(draft.period) or "-", source=source_text(draft.period_source[1]) or "-"
    )
    category = _(label("category", draft.family.category))
    yield "    " + _("kind: {category} (rule {rule})").format(category=category, rule=draft.family.name)


def _fact_lines(fact: Fact) -> Iterator[str]:
    yield f"{fact.id}  {fact.subject}  {fact.item}  {value_text(fact)}  {time_text(fact.time)}".rstrip()
    yield marked(fact.evidence)
    yield from step_lines(fact)


def _as_json(explanation: Explanation) -> dict[str, Any]:
    return {
        "text": explanation.text,
        "words": [list(word) for word in explanation.words],
        "times": [{"text": t.text, "period": t.period and t.period.model_dump()} for t in explanation.times],
        "organisations": [{"text": o.text, "kind": o.kind} for o in explanation.organisations],
        "numbers": [{"text": n.text, "value": n.value, "reason": n.reason} for n in explanation.numbers],
        "facts": [
            {
                "quote": d.number.text, "value": d.number.value, "unit": d.number.unit, "bound": d.number.bound,
                "item": d.item, "rule": d.rule.name if d.rule else None, "subject": d.subject._asdict(),
                "time": d.period and d.period.model_dump(), "family": d.family.family, "category": d.family.category,
                "change": d.change,
            }
            for d in explanation.drafts
        ],
    }  # fmt: skip
