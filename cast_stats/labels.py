"""What the codes of records are called: English here, Chinese in the catalogue."""

from __future__ import annotations

from typing import Any

from cast_stats.messages import N_

LABELS: dict[str, dict[str, str]] = {
    "family": {
        "association": N_("associations"),
        "award": N_("awards and honours"),
        "project": N_("projects and work"),
    },
    "category": {
        "org_count": N_("organisations"),
        "member_count": N_("members and staff"),
        "award_count": N_("awards"),
        "honoree_count": N_("people and bodies honoured"),
        "platform": N_("platforms"),
        "activity": N_("activities"),
        "participants": N_("participants"),
        "project": N_("projects"),
        "demand": N_("needs"),
        "talent": N_("talent"),
        "ip": N_("patents, papers, standards"),
        "money": N_("money"),
        "company": N_("company size"),
        "technical": N_("technical figures"),
        "ratio": N_("ratios"),
        "publication": N_("publications"),
        "service": N_("services"),
        "other": N_("other figures"),
    },
    "bound": {
        "exact": N_("exactly"),
        "about": N_("about"),
        "at_least": N_("at least"),
        "at_most": N_("at most"),
    },
    "change": {
        "from": N_("before the change"),
        "to": N_("after the change"),
        "increase": N_("increase"),
        "decrease": N_("decrease"),
    },
    "confidence": {"high": N_("high"), "medium": N_("medium"), "low": N_("low")},
    "how": {"explicit": N_("stated"), "inherited": N_("inherited"), "default": N_("assumed")},
    "slot": {
        "item": N_("what is counted"),
        "family": N_("category"),
        "subject": N_("whose it is"),
        "time": N_("time"),
        "recipient": N_("recipient"),
        "award": N_("award"),
        "year": N_("year"),
    },
    "source": {
        "sentence": N_("this sentence"),
        "paragraph": N_("this paragraph"),
        "article": N_("this article"),
        "heading": N_("heading"),
        "title": N_("title"),
        "byline": N_("byline"),
        "speaker": N_("speaker"),
        "event": N_("event"),
        "table": N_("table"),
        "list": N_("list"),
        "masthead": N_("masthead"),
        "issue": N_("this issue"),
    },
    "remark": {"low-reading-confidence": N_("the digits were read with little certainty; compare them with the page")},
    "reason": {
        "date": N_("date"),
        "page": N_("page number"),
        "phone": N_("telephone number"),
        "address": N_("address"),
        "name": N_("part of a name"),
        "ordinal": N_("ordinal"),
        "age_birth": N_("age or year of birth"),
        "structure": N_("structure of the text"),
        "rhetoric": N_("rhetoric"),
        "idiom": N_("idiom"),
        "footnote": N_("footnote mark"),
        "identifier": N_("identifier"),
        "formula": N_("formula"),
        "unplaced": N_("cannot be placed"),
        "unresolved": N_("what is counted is unclear"),
        "other": N_("other reason"),
    },
}


def label(kind: str, code: Any) -> str:
    """The English name of a code, for `_` or `chinese` to translate; an unknown code names itself."""
    return LABELS[kind].get(code, str(code))
