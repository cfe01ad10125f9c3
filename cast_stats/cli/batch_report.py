"""What a batch would do and what it did, in lines and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cast_stats.batch.plan import Plan
from cast_stats.batch.summary import Summary
from cast_stats.cli.terminal import about
from cast_stats.messages import _, ngettext
from cast_stats.safe import one_line

MOST_REASONS = 8


def has_news(summary: Summary) -> bool:
    """Whether a person has to know more than that all went well."""
    return bool(summary.unread or summary.damaged or summary.plan.gone)


def plan_lines(plan: Plan) -> Iterator[str]:
    """What a run would do: a line a file, then the counts."""
    for step in plan.steps:
        if step.action not in ("done", "left"):
            other = f" ({step.other})" if step.other else ""
            yield f"{_action(step.action)}  {step.source.name}{other}"
    for entry in plan.gone:
        yield f"{_action('gone')}  {entry.file}"
    yield ", ".join(f"{_action(name)} {count}" for name, count in plan.counts().items()) or _("no files")
    if plan.others:
        yield _others(plan)


def summary_lines(summary: Summary) -> Iterator[str]:
    """At most a screen: counts, failures by reason, what else a person has to know, where the rest stands."""
    yield _head(summary)
    reasons = Counter(failure.error for _file, failure in summary.failures)
    for name, count in reasons.most_common(MOST_REASONS):
        first = next(about(file, failure.message) for file, failure in summary.failures if failure.error == name)
        more = _(" (and {count} more of the kind)").format(count=count - 1) if count > 1 else ""
        yield f"  {first}{more}"
    if summary.standing:
        message = _("{count} files failed before and have not changed; --only-failed tries them again: {file}, …")
        yield message.format(count=len(summary.standing), file=summary.standing[0].source.name)
    if summary.unread:
        message = _("{count} pages of {files} files could not be read; the journal says why")
        yield message.format(count=sum(map(len, summary.unread.values())), files=len(summary.unread))
    if summary.damaged:
        yield ngettext(
            "{count} file is damaged; what is left of it was read: {file}",
            "{count} files are damaged; what is left of them was read: {file}, …",
            len(summary.damaged),
        ).format(count=len(summary.damaged), file=summary.damaged[0])
    if summary.plan.gone and not summary.pruned:
        message = _("{count} files of earlier runs are gone, their results are kept; see --prune: {file}, …")
        yield message.format(count=len(summary.plan.gone), file=summary.plan.gone[0].file)
    if summary.pruned:
        yield _("the results of {count} files that are gone were taken away").format(count=summary.pruned)
    if summary.left:
        yield _("stopped before the end; {count} files are left for the next run").format(count=summary.left)
    if summary.plan.others:
        yield _others(summary.plan)
    yield _("journal: {path}").format(path=summary.journal)


def _head(summary: Summary) -> str:
    counts = summary.plan.counts()
    done = ngettext("{count} file done", "{count} files done", summary.done).format(count=summary.done)
    left = _("{failed} failed, {same} unchanged").format(failed=len(summary.failures), same=counts.get("done", 0))
    gave = _("{pages} pages, {facts} facts, {awards} awards in {seconds} s").format(
        pages=summary.pages, facts=summary.facts, awards=summary.awards, seconds=f"{summary.seconds:.0f}"
    )
    return f"{done}, {left}; {gave}"


def _others(plan: Plan) -> str:
    message = _("{count} files of other kinds in the folders were left out")
    return message.format(count=plan.others)


def _action(name: str) -> str:
    """The word for what becomes of a file."""
    return {
        "new": _("new"), "changed": _("changed"), "outdated": _("made by another version"),
        "lost": _("results missing"), "again": _("failed before"), "renamed": _("renamed"), "forced": _("forced"),
        "done": _("unchanged"), "failed": _("failed before, unchanged"), "twin": _("same content"),
        "refused": _("cannot be opened"), "left": _("left out"), "gone": _("gone"),
    }[name]  # fmt: skip


def as_json(summary: Summary, code: int) -> dict[str, Any]:
    """The summary for programs, with the exit code of the process."""
    failures = [
        {"file": file, "error": failure.error, "page": failure.page, "message": one_line(failure.message)}
        for file, failure in summary.failures
    ]
    counts = summary.counts() | {"exit_code": code}
    told = {"plan": summary.plan.counts(), "gone": [entry.file for entry in summary.plan.gone]}
    return {**counts, **told, "failures": failures, "journal": str(summary.journal)}
