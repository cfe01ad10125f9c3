"""Offices: several of one place that act together tell of the place: 市科委、市教育局、市科协决定，授予…."""

from __future__ import annotations

from collections.abc import Sequence

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.owners.holders import SCIENCE, Holder
from cast_stats.facts.places import places_of

COMMISSION = "科委"
SOCIETIES = ("学会", "协会", "研究会", "联合会")
"""What ends the names of bodies that act for themselves, but for the science associations."""
STATE = ("中国", "中共中央", "中央", "国家", "全国")


def place_of_offices(holders: Sequence[Holder], names: Sequence[str]) -> str | None:
    """The one place whose offices the holders are, `names` being their full names: 全国, 临江省; 全市 where none tells
    it. None for one holder, and where one of them is no office or is another place's."""
    if len(holders) < 2 or not all(map(_is_office, holders)):
        return None
    places = {_place(holder, name) for holder, name in zip(holders, names, strict=True)}
    return places.pop() if len(places) == 1 else None


def _is_office(holder: Holder) -> bool:
    """Whether a holder acts for its whole place: a government's office or a body of the people, no learned society."""
    if holder.kind == "government" or holder.name.endswith((*SCIENCE, COMMISSION)):
        return True
    return holder.kind == "association" and not holder.name.endswith(SOCIETIES)


def _place(holder: Holder, name: str) -> str | None:
    if name in organisation_words().national or name.startswith(STATE):
        return "全国"
    places = places_of(name)
    return places[-1] if places else f"全{holder.level}" if holder.level else None
