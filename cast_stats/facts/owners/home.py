"""Home: whom an article as a whole is about, and the regions that its 全省, 全市 and 全县 mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cast_stats.facts.context import Scene
from cast_stats.facts.owners.focus import Row
from cast_stats.facts.owners.front import front_names
from cast_stats.facts.owners.holders import NO_SHORT_NAMES, Holder, ShortNames
from cast_stats.facts.owners.levels import fits, region_of_level
from cast_stats.facts.owners.prose import is_of_state, last_resorts, nation, prose_names
from cast_stats.facts.places import places_of, wider
from cast_stats.language.spacing import unspaced

MANY, FEW = 5, 2
"""How often a text that is about the country speaks of it at least: where others are named, and where none is."""


@dataclass(frozen=True, slots=True)
class Home:
    """The article's own subject: `name` (never empty), its kind, where it was read, and its regions, widest first."""

    name: str
    kind: str
    source: str
    regions: tuple[str, ...]

    def region(self, level: str) -> str | None:
        """The region of a level (last character of its name) that the article is about; 国 is 全国."""
        if level == "国":
            return "全国"
        own = (self.name,) if self.kind == "region" and self.name[0] not in "全我本该" else ()
        names = (*reversed(self.regions), *own, *wider(self.regions))
        return next((name for name in names if fits(name, level)), None)

    def lies_in(self, region: str) -> bool:
        """Whether the article's own regions lie in a region and it is none of them."""
        if region in self.regions or not self.regions:
            return False
        return region == "全国" or region in wider(self.regions)


def home_of(scene: Scene, rows: Sequence[Row], shorts: ShortNames = NO_SHORT_NAMES) -> Home:
    """The article's own subject: from its kicker, title, byline or signature, or whom it speaks of most."""
    named = [*front_names(scene, rows, shorts), *prose_names(scene, rows)]
    enough = MANY if named else FEW
    if all(is_of_state(holder) for _, holder in named[:1]) and nation(scene, rows) >= enough:
        return Home("全国", "region", "paragraph", ())
    source, holders = (named[0][0], [h for _, h in named]) if named else ("paragraph", [*last_resorts(scene, rows)][:1])
    if holders:
        regions = _regions(scene, rows, holders[:4])
        return Home(_full(holders[0], regions), holders[0].kind, source, regions)
    title = unspaced(
        scene.article.title or scene.issue.journal or scene.issue.file.rpartition(".")[0] or scene.issue.file
    )
    return Home(title, "", "title" if scene.article.title else "issue", ())


def _regions(scene: Scene, rows: Sequence[Row], named: Sequence[Holder]) -> tuple[str, ...]:
    """The regions of an article's subject: in its name, of the level that it speaks of, or in a later name."""
    first, *others = named
    if own := places_of(first.name):
        return own
    if first.level:
        region = region_of_level(scene, rows, first.level)
        return (region,) if region else ()
    return next((places for holder in others if (places := places_of(holder.name))), ())


def _full(holder: Holder, regions: tuple[str, ...]) -> str:
    """A holder's name with the region that its first character or its word stands for."""
    region = next((name for name in regions if holder.level and fits(name, holder.level)), "")
    if not region:
        return holder.name
    return region if holder.pointer else region + holder.name[1:]
