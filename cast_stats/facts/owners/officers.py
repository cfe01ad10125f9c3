"""Officers: persons named with a post at a body, and whether they act for it."""

from __future__ import annotations

from collections.abc import Sequence

from cast_stats.catalog.claims import words_behind
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import Clauses, acts, moves
from cast_stats.facts.owners.holders import Holder
from cast_stats.language.words import Word

SERVING = ("、", "兼任", "兼", "担任", "出任", "任")
LONGEST = 6
"""Words of a post at most."""


def is_post(after: Sequence[Word], person: Holder) -> bool:
    """Whether the words up to a person's name are a post: 智杰软件董事长韩温."""
    between = [w for w in after if w.start < person.start]
    if person.pointer or between == after or len(between) > LONGEST:
        return False
    if between and between[-1].text in organisation_words().titles:
        return True
    return not any(acts(word) or word.pos == "m" for word in between)


def is_employer(after: Sequence[Word]) -> bool:
    """Whether what follows up to the clause's end is only a post (固城县科协科普部部长), one of several posts, or
    that of somebody who serves another body too (县农技站站长兼任所长)."""
    titles = organisation_words().titles
    if len(after) > 1 and after[0].text in titles and after[1].text in SERVING:
        return True
    return after[-1].text in titles and not any(moves(word) for word in after)


def is_elected(after: Sequence[Word]) -> bool:
    """Whether what follows tells of a post at the body only whom another has elected: 管委会副主任周平当选主席."""
    post = next((i for i, word in enumerate(after[:LONGEST]) if word.text in organisation_words().titles), -1)
    return post >= 0 and any(word.text in words_behind().elected for word in after[post + 1 : post + 4])


def is_officer(body: Holder, person: Holder, clauses: Clauses) -> bool:
    """Whether a person leads or speaks for the body that is named with the office: 县科协主席周平带领…, 周平表示."""
    after, behind = clauses.after(body.end), words_behind()
    post = "".join(w.text for w in after if w.start < person.start)
    if body.kind in ("person", "event") or not post.endswith(behind.offices) or not is_post(after, person):
        return False
    told = {word.text for word in clauses.after(person.end)[:8]}
    return told.isdisjoint(behind.attending) and not told.isdisjoint(behind.leading | organisation_words().speech)


def only_sends(body: Holder, clauses: Clauses) -> bool:
    """Whether a clause tells only who came for a body: 省科协国际部、市科协主要负责同志出席."""
    told = [word.text for word in clauses.after(body.end)]
    came = next((i for i, text in enumerate(told) if text in words_behind().attending), 0)
    return not words_behind().envoys.isdisjoint(told[:came])
