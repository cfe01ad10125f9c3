"""The answer of `cast-stats show`: one record, its proof, and how each part of it was reached."""

from __future__ import annotations

from collections.abc import Iterator

from cast_stats.cli.database import open_store
from cast_stats.cli.summary import time_text, value_text
from cast_stats.cli.terminal import console, put
from cast_stats.export.jsonl import dumps
from cast_stats.export.rows import award_row, fact_row
from cast_stats.labels import LABELS, label
from cast_stats.messages import _
from cast_stats.records import Award, Evidence, Fact
from cast_stats.safe import one_line
from cast_stats.store import Store


def print_record(database: str, name: str, *, json: bool) -> None:
    """Print the record of an id, with its whole and its parts. Raises UsageError where there is none."""
    with open_store(database) as store:
        record = store.record(name)
        if json:
            put(dumps(_as_json(store, record), indent=1))
            return
        for line in _lines(store, record):
            console().print(one_line(line), soft_wrap=True)


def _as_json(store: Store, record: Fact | Award) -> dict[str, object]:
    if isinstance(record, Award):
        return dict(award_row(record))
    return {**fact_row(record), "parts": [part.id for part in store.parts(record.id)]}


def _lines(store: Store, record: Fact | Award) -> Iterator[str]:
    yield from _award_lines(record) if isinstance(record, Award) else _fact_lines(store, record)
    place = _("page {page}").format(page=record.evidence.page) if record.evidence.page else ""
    yield _("stands in: {place}").format(place=", ".join(filter(None, (record.issue, record.article, place))))
    yield _("evidence: {text}").format(text=marked(record.evidence))
    yield _("rule: {rule}").format(rule=record.rule)
    yield from step_lines(record)
    for note in record.notes:
        yield f"! {_(label('remark', note))}"


def _fact_lines(store: Store, fact: Fact) -> Iterator[str]:
    yield f"{fact.id}  {fact.subject}  {fact.item}  {value_text(fact)}  {time_text(fact.time)}".rstrip()
    kinds = [_(label("family", fact.family)), _(label("category", fact.category))]
    if fact.change:
        kinds.append(_(label("change", fact.change)))
    yield _("kind: {kinds}; confidence: {grade}").format(
        kinds=", ".join(kinds), grade=_(label("confidence", fact.grade))
    )
    if fact.part_of:
        yield _("part of: {line}").format(line=_short(store.record(fact.part_of)))
    for part in store.parts(fact.id):
        yield _("has part: {line}").format(line=_short(part))


def _award_lines(award: Award) -> Iterator[str]:
    told = (award.recipient, award.award, award.grade, award.year, award.awarder)
    yield f"{award.id}  {'  '.join(filter(None, told))}"
    yield _("confidence: {grade}").format(grade=_(label("confidence", award.confidence)))


def step_lines(record: Fact | Award) -> Iterator[str]:
    """How each part of a record was reached, a line each."""
    for step in record.derivation:
        yield f"  {_(label('slot', step.slot))}: {_(label('how', step.how))} {source_text(step.source)}".rstrip()


def source_text(source: str) -> str:
    """Where a part came from: a place of the text by its name, words and rules as they are."""
    return _(label("source", source)) if source in LABELS["source"] else source


def _short(record: Fact | Award) -> str:
    said = value_text(record) if isinstance(record, Fact) else record.award
    what = record.item if isinstance(record, Fact) else record.recipient
    return f"{record.id}  {what}  {said}"


def marked(evidence: Evidence) -> str:
    """The sentence with the quote between brackets that the text itself seldom has."""
    end = evidence.offset + len(evidence.quote)
    return f"{evidence.text[: evidence.offset]}⟦{evidence.quote}⟧{evidence.text[end:]}"
