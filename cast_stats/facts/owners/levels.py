"""Levels: from which level of places an article speaks (全县, 县科协, 我市), and which place that level is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import JOINS
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.owners.focus import Candidate, Row
from cast_stats.facts.owners.holders import Holder, is_small
from cast_stats.facts.places import places_of, wider
from cast_stats.language.organisations import Organisation

OWN = ("我", "本")
"""How a text speaks of the place that it is written in."""
KIND = "自治"
"""What 自治区 and 自治州 begin with: words for the place, and for any of its kind."""
FIRST, WHOLE, BODY = 3, 2, 1
"""What it weighs to say 我县, 全县, 县科协."""
NAMED, LED = 1, 2
"""What it weighs for a place to be named, and to be named as the subject of a clause."""
SMALL = 2
"""What the level must weigh to count for more than a village or town."""
GENERAL = ("科协", "科学技术协会", "科普协会", "科学技术普及协会", "政府", "委员会")
"""What ends the names of bodies that stand for their whole place."""
GROUNDS = "园区"
"""What ends the names of parks that 全区 does not stand for."""
COUNTIES = "县旗"
CITED = re.compile("《[^《》]{2,8}志[》·]")
"""An old gazetteer that a text cites, whose county may be another's: 《太平县志》."""
HOSTS = ("主办", "承办", "协办")


def fits(name: str, level: str) -> bool:
    """Whether a region's full name is of a level: 省 and 区 both hold an autonomous region."""
    return name.endswith(level) or (level == "省" and name.endswith("自治区"))


def is_zone(park: str, level: str) -> bool:
    """Whether 全区 may stand for a park: for a 开发区, for no 园区 of a district."""
    return fits(park, level) and not park.endswith(GROUNDS)


def level_words(rows: Sequence[Row], body: str = "") -> Counter[str]:
    """How much the text speaks from each level (last character of a region's name), the country left out, and what
    only calls a `body` by its short name (省科技馆)."""
    weights: Counter[str] = Counter()
    for _, holders, claims in rows:
        leading = {claim.start for claim in claims}
        for holder in holders:
            if holder.level not in ("", "国") and not body.endswith(holder.name):
                weights[holder.level] += _weight(holder) if holder.start in leading else BODY
    return weights


def level_above(candidate: Candidate, rows: Sequence[Row]) -> str | None:
    """The level from which a text speaks more than it speaks of a body or small place; none for a person, an event,
    the place itself or its general association."""
    holder = candidate.holder
    (level, weight), *_ = level_words(rows, holder.name).most_common(1) or [("", 0)]
    small = is_small(holder) and not fits(holder.name, level)
    if small and weight >= SMALL:
        return level
    if holder.kind in ("person", "event", "region") or holder.name.endswith(GENERAL) or weight <= candidate.weight:
        return None
    return level


def _weight(word: Holder) -> int:
    if word.kind != "region" or word.name.startswith(KIND):
        return BODY
    return FIRST if word.name.startswith(OWN) else WHOLE


def region_of_level(scene: Scene, rows: Sequence[Row], level: str) -> str | None:
    """The region of a level that the text is about: named most where no list, host or preposition brings it in, or
    holding most of the other places named."""
    weights: Counter[str] = Counter()
    told: dict[str, None] = {}
    for row in rows:
        for mention, led in _placed(scene, row):
            for place in places_of(mention.text):
                told[place] = None
                weights[place] += led if _tells(mention, place) else 0
    fitting = [place for place in told if fits(place, level)]
    inner = Counter(outer for place in told for outer in wider((place,)))
    best = max(fitting, key=lambda place: weights[place] + inner[place], default=None)
    if best and weights[best] + inner[best]:
        return best
    official = [place for place in _of_offices(scene, rows) if fits(place, level)]
    return official[0] if len(official) == 1 else None


def _of_offices(scene: Scene, rows: Sequence[Row]) -> list[str]:
    """The places whose own offices a text names, be others listed behind them: 中共东河县委、县政府."""
    found: dict[str, None] = {}
    for sentence, _, _ in rows:
        text = scene.text(sentence)
        for mention in sentence.organisations:
            places = places_of(mention.text) if mention.kind == "government" else ()
            if places and not text.startswith(HOSTS, mention.end) and _stands_free(sentence, mention):
                found[places[-1]] = None
    return list(found)


def _tells(mention: Organisation, place: str) -> bool:
    """Whether a name tells of the county in it, and is not only called like one: 会宁县中学, but 会宁中学."""
    return place in mention.text or place[-1] not in COUNTIES or mention.kind in ("region", "association", "government")


def _placed(scene: Scene, row: Row) -> Iterator[tuple[Organisation, int]]:
    """The names of a sentence with what each says for the place in it."""
    sentence, _, claims = row
    leading = {claim.start for claim in claims if len(claim.holders) == 1}
    for mention in sentence.organisations:
        if mention.kind != "person":
            own = LED if mention.start in leading else NAMED
            yield mention, 0 if _by_the_way(scene, sentence, mention) else own


def _by_the_way(scene: Scene, sentence: Sentence, mention: Organisation) -> bool:
    """Whether a name is one of a list, behind a preposition, that of a cited gazetteer, or a host of what the sentence
    is about."""
    text = scene.text(sentence)
    if CITED.match(text, mention.start - 1):
        return True
    return not _stands_free(sentence, mention) or text.startswith((*JOINS, *HOSTS), mention.end)


def _stands_free(sentence: Sentence, mention: Organisation) -> bool:
    """Whether neither a preposition nor another name of a list leads a name."""
    before = next((w.text for w in reversed(sentence.words_between(0, mention.start)) if w.end <= mention.start), "")
    return before not in organisation_words().prepositions and before not in JOINS
