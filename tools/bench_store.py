"""Measure the database and the bulletin: 1,000,000 records of invented issues, queries under 1 s, bulletin under 30 s.

python tools/bench_store.py [RECORDS] [URL or FILE]   (a throwaway SQLite file without one)
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from cast_stats.catalog.indicators import Indicator, indicators
from cast_stats.catalog.regions import Region, regions
from cast_stats.cli.database import indicator_codes, region_codes
from cast_stats.cli.yearbook import write_bulletin
from cast_stats.records import CATEGORIES, Evidence, Fact, Issue, Period, Records
from cast_stats.store import FactQuery, Store

RECORDS = 1_000_000
FACTS_AN_ISSUE = 500
FIRST_YEAR, LAST_YEAR = 1985, 2024
QUERY_LIMIT, BULLETIN_LIMIT = 1.0, 30.0
FAMILY = {category: family for family, names in CATEGORIES.items() for category in names}
UNKNOWN = 0.4
"""Share of facts whose item is no indicator, as in real journals."""


def main(arguments: Sequence[str]) -> int:
    """Fill a database and time it; gives 1 where a limit is missed."""
    records = int(arguments[0]) if arguments else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        where = arguments[1] if len(arguments) > 1 else str(Path(folder) / "bench.db")
        fill(where, records)
        slow = [name for name, seconds, limit in measure(where, Path(folder)) if not tell(name, seconds, limit)]
    return 1 if slow else 0


def tell(name: str, seconds: float, limit: float) -> bool:
    """Print one measurement; gives whether it keeps its limit."""
    print(f"{name:<44} {seconds:8.2f} s   limit {limit:.0f} s   {'ok' if seconds <= limit else 'TOO SLOW'}", flush=True)
    return seconds <= limit


def fill(where: str, records: int) -> None:
    """Put invented issues into the database."""
    begun = time.perf_counter()
    chance = random.Random(2024)
    with Store.open(where) as store:
        for number in range(records // FACTS_AN_ISSUE):
            issue = invented_issue(number)
            store.replace_issue(Records(issue, list(invented_facts(issue, chance))))
    seconds = time.perf_counter() - begun
    print(f"{records} records written in {seconds:.0f} s ({records / seconds:.0f} a second)", flush=True)


def measure(where: str, folder: Path) -> Iterator[tuple[str, float, float]]:
    """Name, seconds and limit of each thing measured."""
    queries: dict[str, Callable[[], FactQuery]] = {
        "facts --region 江苏 --indicator 企业科协 --year 2023": lambda: FactQuery(
            region_codes("江苏"), indicator_codes("企业科协"), 2023
        ),
        "facts --region 江苏 --year 2023": lambda: FactQuery(region_codes("江苏"), year=2023),
        "facts --indicator 科普讲座 --year 2023": lambda: FactQuery(indicators=indicator_codes("科普讲座"), year=2023),
        "facts --indicator 企业科协 (all years)": lambda: FactQuery(indicators=indicator_codes("企业科协")),
        "facts --year 2023 --family award": lambda: FactQuery(year=2023, family="award"),
        "facts --region 苏州": lambda: FactQuery(region_codes("苏州")),
    }
    for name, query in queries.items():
        yield name, timed(lambda query=query: ask(where, query())), QUERY_LIMIT
    yield "show", timed(lambda: show_one(where)), QUERY_LIMIT
    for year in (2023, 1999):
        out = folder / f"{year}.xlsx"
        yield (
            f"bulletin {year}",
            timed(lambda year=year, out=out: write_bulletin(year, out, None, where)),
            BULLETIN_LIMIT,
        )


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def ask(where: str, query: FactQuery) -> None:
    """Read all rows of a query."""
    with Store.open(where, create=False) as store:
        print(f"{sum(1 for _row in store.facts(query)):>8} rows  ", end="")


def show_one(where: str) -> None:
    """Read one record by the beginning of its id."""
    with Store.open(where, create=False) as store:
        store.record(fact_id(invented_issue(7), 3)[:12])


def invented_issue(number: int) -> Issue:
    """Issue `number` of a journal that does not exist."""
    year = FIRST_YEAR + number % (LAST_YEAR - FIRST_YEAR + 1)
    return Issue(
        file=f"{number}.pdf",
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        journal=f"试验通讯{number % 30}",
        year=year,
        number=number % 12 + 1,
        pages=40,
    )


def fact_id(issue: Issue, seq: int) -> str:
    """The id of a fact: from its issue and place, as real ones are."""
    return hashlib.sha256(f"{issue.sha256}{seq}".encode()).hexdigest()[:16]


def invented_facts(issue: Issue, chance: random.Random) -> Iterator[Fact]:
    """The facts of an issue: figures of last year about places of every level."""
    year = (issue.year or LAST_YEAR) - 1
    places = [region for region in regions() if region.covers(year) and region.level in ("省", "副省级", "市", "县")]
    every = list(indicators())
    for seq in range(FACTS_AN_ISSUE):
        yield invented_fact(issue, seq, chance.choice(places), chance.choice(every), year, chance)


def invented_fact(
    issue: Issue, seq: int, place: Region, indicator: Indicator, year: int, chance: random.Random
) -> Fact:
    """One fact: the value grows with the year and the place's code, so that few contradict each other."""
    known = chance.random() > UNKNOWN
    item = indicator.aliases[0] if known else f"{indicator.aliases[0]}试点{chance.randrange(1000)}"
    value = Decimal(int(place.code[:4]) * (year - FIRST_YEAR + 10) % int(indicator.range[1] + 1))
    quote = f"{value}{indicator.unit}"
    text = f"截至{year}年底，{place.name}科协持续推进有关工作，全地区共有{item}"
    whole = f"{text}{quote}，比上年有所增长，服务能力进一步提升。"
    category = indicator.categories[0]
    return Fact(
        id=fact_id(issue, seq), family=FAMILY[category], category=category, subject=place.name, item=item,
        value=value, unit=indicator.unit, time=Period(type="during", start=f"{year}", end=f"{year}"),
        issue=issue.label, article=f"{place.name}的经验", rule="invented",
        evidence=Evidence(quote=quote, offset=len(text), text=whole, page=seq % 40 + 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
