"""Meanings: what 该公司, 全市, 县科协 and 协会 stand for at a place of an article, by what was spoken of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cast_stats.facts.context import Sentence
from cast_stats.facts.owners.claims import Claim
from cast_stats.facts.owners.holders import Holder, stands_for
from cast_stats.facts.owners.home import Home
from cast_stats.facts.owners.levels import fits, is_zone
from cast_stats.facts.owners.people import by_surname
from cast_stats.facts.owners.topics import parents_of
from cast_stats.facts.places import places_of, wider
from cast_stats.language.spacing import unspaced

LOOSE = ("company", "park", "person")
"""Kinds whose bare word (公司, 他) may stand for any of the kind."""
PLURAL = ("企业", "工厂")
"""Words for a company that as often stand for all of them."""
OF_PARK = "园区科协"
POINTS, FIRST_PERSON, BACK, THAT = "该本我此全", "我", "该此全", "该"


class Names:
    """The holders spoken of, each name once, where it came last."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Holder] = {}

    def __iter__(self) -> Iterator[Holder]:
        return iter(self._known.values())

    def __reversed__(self) -> Iterator[Holder]:
        return reversed(self._known.values())

    def add(self, holders: Iterable[Holder]) -> None:
        """Note holders in the order in which they came."""
        for holder in tuple(holders):
            key = holder.kind, holder.name
            self._known.pop(key, None)
            self._known[key] = holder


class Meanings:
    """What has been spoken of up to a place, in the article and in its paragraph."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.spoken = Names()
        self.claimed = Names()
        self.here: list[Holder] = []
        self.local: list[str] = []
        self.heard: list[str] = []
        self.literal: dict[str, str] = {}
        self.section: Holder | None = None

    def enter(self) -> None:
        """Begin a new paragraph."""
        self.here, self.local, self.heard = [], [], []

    def begin(self, holder: Holder | None) -> None:
        """Begin a section, which is about a body or region or about nobody of its own."""
        self.section = holder._replace(name=self.name(holder) or holder.name) if holder else None

    def learn(self, sentence: Sentence, holders: Sequence[Holder], start: int, end: int) -> None:
        """Note the names in a part of a sentence, and the bodies whose associations it names."""
        self.spoken.add(h._replace(name=self.name(h) or h.name) for h in holders if not h.pointer or h.kind == "park")
        self.heard += [place for h in holders if h.kind == "region" and not h.pointer for place in places_of(h.name)]
        within = (m for m in sentence.organisations if start <= m.start < end)
        names = [unspaced(m.text) for m in within if m.kind == "association"]
        self.spoken.add(Holder(0, 0, name, kind) for name, kind in parents_of(names))

    def learn_claim(self, claim: Claim, names: Sequence[str]) -> None:
        """Note who took over."""
        regions = {h.name for h in claim.holders if h.kind == "region" and not h.pointer}
        self.local += [place for name in names for place in places_of(name) or regions & {name}]
        named = [h._replace(name=self.name(h) or h.name) for h in claim.holders if not h.pointer]
        self.claimed.add(named)
        self.here += named

    def name(self, holder: Holder) -> str | None:
        """The name that a holder is or stands for; its own words where the article names nothing that fits."""
        if holder.pointer and holder.kind == "region":
            own = self.home.region(holder.level) if holder.name[0] in FIRST_PERSON else None
            own = self._heard(holder.level) if holder.name[0] == THAT else own
            return own or self._region(holder.level) or self._literally(holder)
        if holder.level:
            region = self._region(holder.level) or self._heard(holder.level)
            return region + holder.name[1:] if region and region[-1] == holder.level else holder.name
        if holder.pointer:
            return self._last(holder)
        if holder.kind == "person":
            known = [h.name for h in self.spoken if h.kind == "person"]
            return by_surname(holder.name, [*known, self.home.name]) or holder.name
        places = places_of(holder.name) if holder.kind == "region" else ()
        if holder.kind == "region" and not places:
            return self._with_level(holder.name)
        if holder.kind != "event" and (longer := self._longer(holder)):
            return longer
        return places[0] if len(places) == 1 and places[0] in self.home.regions else holder.name

    def _longer(self, holder: Holder) -> str | None:
        """The full name that a name without its place stands for: of the section, of the article, or the only one
        spoken of that ends with it (果树研究所 → 南湾市果树研究所)."""
        own = (self.section, Holder(0, 0, self.home.name, self.home.kind))
        known = [h for h in (*own, *self.spoken) if h and h.kind == holder.kind and h.name.endswith(holder.name)]
        names = list(dict.fromkeys(h.name for h in known if len(h.name) > len(holder.name)))
        return names[0] if len(names) == 1 or (names and known[0] in own) else None

    def _with_level(self, name: str) -> str:
        """The full name of a place that no gazetteer has, by which it was called before: 岳州 → 岳州市."""
        named = (place for holder in reversed(self.spoken) for place in (holder.name, *places_of(holder.name)))
        return next((place for place in named if place[:-1] == name), name)

    def _literally(self, holder: Holder) -> str:
        """The word by which the article first calls the region that it never names: 我省."""
        if holder.name[0] == THAT:
            return holder.name
        return self.literal.setdefault(holder.level, holder.name)

    def _region(self, level: str) -> str | None:
        """The region of a level that was spoken of last in this paragraph, that is the article's own, or that was
        spoken of anywhere before."""
        if level == "国":
            return "全国"
        if self.home.kind == "park" and is_zone(self.home.name, level):
            return self.home.name
        nearby = next((name for name in reversed(self.local) if fits(name, level)), None)
        own = self.home.region(level)
        if own and nearby and nearby != self.local[0] and own in wider((nearby,)):
            return own
        return nearby or own or self._anywhere(level)

    def _heard(self, level: str) -> str | None:
        """The one region of a level that this paragraph has named, be it by the way."""
        named = {name for name in self.heard if fits(name, level)}
        return named.pop() if len(named) == 1 else None

    def _anywhere(self, level: str) -> str | None:
        parks = (h.name for h in reversed(self.spoken) if h.kind == "park" and is_zone(h.name, level))
        if park := next(parks, None):
            return park
        told = [holder for holder in self.spoken if holder.kind in ("association", "government")]
        names = (place for holder in reversed([*told, *self.claimed]) for place in places_of(holder.name))
        return next((name for name in names if fits(name, level)), None)

    def _last(self, holder: Holder) -> str | None:
        """Whom a word such as 该公司 or 大赛 stands for: one of that name who was the subject in this paragraph, the
        article's own subject, who was the subject elsewhere, or the only one of that name ever spoken of. A word
        without a pointing one stands for nothing else."""
        if self.section and stands_for(holder, self.section):
            return self.section.name
        if holder.name == OF_PARK and (association := self._of_park()):
            return association
        core = holder.name.lstrip(POINTS) if len(holder.name) > 2 or not holder.alone else holder.name
        if near := self._near(holder, core):
            return near
        if holder.kind == "person" and (here := _person(self.here)):
            return here
        if self.home.kind == holder.kind or stands_for(holder, Holder(0, 0, self.home.name, self.home.kind)):
            return self.home.name
        if holder.kind == "person":
            return _person([*self.spoken, *self.here])
        if parent := next((name for name, kind in parents_of((self.home.name,)) if kind == holder.kind), None):
            return parent
        own = (holder.alone and holder.kind != "event") or holder.name.startswith(FIRST_PERSON)
        spoken = self._claimed(holder) if own else self.spoken
        same = [h.name for h in spoken if h.kind == holder.kind]
        alike = [name for name in same if name[-2:] == holder.name[-2:]]
        found = alike or (same if holder.kind in LOOSE or not holder.alone else []) or self._only(holder)
        if found:
            return found[-1]
        return None if holder.alone or holder.kind == "event" else holder.name

    def _of_park(self) -> str | None:
        """The association of a park that was spoken of last, whom 园区科协 stands for."""
        told = (h.name for h in (*reversed(self.spoken), Holder(0, 0, self.home.name, self.home.kind)))
        return next((name for name in told if any(kind == "park" for _, kind in parents_of((name,)))), None)

    def _claimed(self, word: Holder) -> Iterable[Holder]:
        """Who took over before and may be meant by a bare word; where an article is about a region, its companies are
        many, and 企业 is the one that the paragraph tells of."""
        return self.here if word.name in PLURAL and self.home.kind == "region" else self.claimed

    def _near(self, holder: Holder, core: str) -> str | None:
        """Who of that name was the subject in this paragraph, where the article's own subject is called otherwise or
        the word points back; the company that the paragraph began with and that is not the article's own."""
        if self.here and holder.kind == self.here[0].kind == "company" and self.home.name not in self._names_here():
            return self.here[0].name
        own = self.home.kind == holder.kind and self.home.name.endswith(core)
        if own and holder.name[0] not in BACK:
            return None
        return next((h.name for h in reversed(self.here) if h.kind == holder.kind and h.name.endswith(core)), None)

    def _names_here(self) -> set[str]:
        return {h.name for h in self.here}

    def _only(self, holder: Holder) -> list[str]:
        alike = {h.name for h in self.spoken if h.kind == holder.kind and h.name.endswith(holder.name)}
        return list(alike) if len(alike) == 1 else []


def _person(spoken: Sequence[Holder]) -> str | None:
    """The person spoken of last."""
    return next((holder.name for holder in reversed(spoken) if holder.kind == "person"), None)
