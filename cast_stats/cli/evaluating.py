"""The answer of `cast-stats evaluate`."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import simplejson

from cast_stats.cli.terminal import console, put
from cast_stats.errors import InputMissing, UnreadableInput
from cast_stats.evaluation import Figures, evaluate, load_gold
from cast_stats.evaluation.score import Rate
from cast_stats.files import reason_of
from cast_stats.labels import label
from cast_stats.messages import N_, _
from cast_stats.safe import one_line

NAMES = {
    "quantity": N_("numbers found"),
    "fact": N_("figures wholly right"),
    "award": N_("awards"),
    "unit": N_("unit"),
    "bound": N_("bound"),
    "family": N_("family"),
    "category": N_("category"),
    "item": N_("what is counted"),
    "subject": N_("whose it is"),
    "time": N_("time"),
    "change": N_("change"),
}


def print_figures(records: Path, gold: Path, errors: int, *, json: bool) -> None:
    """Print the figures of a records file. Raises InputMissing, UnreadableInput, InvalidSchema."""
    figures = evaluate(read_records(records), load_gold(gold))
    if json:
        put(simplejson.dumps(as_json(figures, errors), ensure_ascii=False, indent=1))
        return
    for line in _lines(figures):
        console().print(line, soft_wrap=True)
    for miss in islice(figures.misses, errors):
        console().print(
            one_line(f"  {miss.what}  {miss.article}  {miss.quote}  {miss.found}  ≠ {miss.expected}"), soft_wrap=True
        )


def read_records(path: Path) -> list[dict[str, Any]]:
    """The lines of a records file. Raises InputMissing or UnreadableInput with the line that does not read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = _("{path}: cannot be read ({reason})")
        raise InputMissing(message.format(path=path, reason=reason_of(error))) from error
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                rows.append(simplejson.loads(line, use_decimal=True))
        except ValueError as error:
            raise UnreadableInput(_("{path}, line {number}: not JSON").format(path=path, number=number)) from error
    return rows


def as_json(figures: Figures, errors: int) -> dict[str, Any]:
    """The figures as one document; shares are rounded to four places."""
    return {
        **{name: _rate_json(rate) for name, rate in _rates(figures).items()},
        "slots": {slot: round(share, 4) for slot, share in figures.slots.items()},
        "parts": round(figures.parts, 4),
        "rejected": round(figures.rejected, 4),
        "grades": {grade: {"right": right, "of": of} for grade, (right, of) in figures.grades.items()},
        "outside": figures.outside,
        "misses": [miss._asdict() for miss in figures.misses[:errors]],
    }


def _rates(figures: Figures) -> dict[str, Rate]:
    return {"quantity": figures.quantity, "fact": figures.fact, "award": figures.award}


def _rate_json(rate: Rate) -> dict[str, Any]:
    shares = {"precision": rate.precision, "recall": rate.recall, "f1": rate.f1}
    return {name: round(share, 4) for name, share in shares.items()} | rate._asdict()


def _rate_line(rate: Rate) -> str:
    shares = f"P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}"
    counts = _("{right} right, {wrong} wrong, {missed} missed").format(**rate._asdict())
    return f"{shares}  ({counts})"


def _lines(figures: Figures) -> list[str]:
    slots = "  ".join(f"{_(NAMES[slot])} {share:.3f}" for slot, share in figures.slots.items())
    grades = "  ".join(f"{_(label('confidence', grade))} {right}/{of}" for grade, (right, of) in figures.grades.items())
    return [
        *(f"{_(NAMES[name])}  {_rate_line(rate)}" for name, rate in _rates(figures).items()),
        _("share of right: {slots}").format(slots=slots),
        _("parts under their totals: {share}").format(share=f"{figures.parts:.3f}"),
        _("numbers that are no figures, known as such: {share}").format(share=f"{figures.rejected:.3f}"),
        _("wholly right by confidence: {grades}").format(grades=grades),
    ]
