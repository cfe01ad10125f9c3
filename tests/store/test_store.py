"""Records come back as they were put in, issues are replaced whole, and the same input gives the same content."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from cast_stats.catalog.regions import NATION
from cast_stats.errors import MissingExtra, OutputUnwritable, StoreError, UsageError
from cast_stats.records import Award, Derivation, Evidence, LedgerEntry, PageBox, Period, Records
from cast_stats.store import FactQuery, Store, migrations
from cast_stats.store import engine as engines
from cast_stats.store.engine import address as address_of
from cast_stats.store.rows import fact_of, years_of
from cast_stats.store.schema import facts as facts_table
from cast_stats.store.schema import meta
from cast_stats.store.store import fact_rows
from cast_stats.store.views import VIEWS
from tests.store.conftest import fact, issue

AWARD = Award(
    id="w1",
    recipient="白塔纺织公司科协",
    award="先进企业科协",
    grade="一等奖",
    year="2023",
    issue="山河科协 2023年第1期",
    article="光荣榜",
    evidence=Evidence(quote="先进企业科协", offset=3, text="获评为先进企业科协", page=7),
    rule="made-by-hand",
    confidence="high",
)


def snapshot(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """The whole content of the database."""
    with store.engine.connect() as connection:
        return {
            table: sorted(map(tuple, connection.execute(text(f"select * from {table}"))), key=repr)
            for table in ("meta", "issues", "facts", "awards", "ledger", "indicators")
        }


def ids(store: Store, **query: Any) -> list[str]:
    return sorted(row["id"] for row in store.facts(FactQuery(**query)))


def test_a_fact_comes_back_as_it_was(store: Store) -> None:
    full = fact(
        value="2.5",
        value_max=Decimal("3.75"),
        bound="about",
        change="to",
        part_of="f0",
        time=Period(type="during", start="2022", end="2023"),
        grade="high",
        evidence=Evidence(
            quote="2.5—3.75家",
            offset=2,
            text="约有2.5—3.75家",
            page=3,
            boxes=(PageBox(page=3, x0=1.5, top=2.25, x1=3, bottom=4), PageBox(page=4, x0=0, top=0, x1=1, bottom=1)),
        ),
        derivation=(Derivation(slot="time", how="inherited", source="题“二〇二三”"),),
        notes=("折行", '‘引号’ and "quotes"'),
    )
    store.replace_issue(Records(issue(), [full]))
    assert store.record("f1") == full


def test_an_award_comes_back_as_it_was(store: Store) -> None:
    store.replace_issue(Records(issue(), [], [AWARD]))
    assert store.record("w1") == AWARD


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(value=st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**20), max_value=10**20))
def test_numbers_are_exact(store: Store, value: Decimal) -> None:
    store.replace_issue(Records(issue(), [fact(evidence=Evidence(quote="", offset=0, text=""), value=value)]))
    (row,) = store.facts(FactQuery())
    assert row["value"] == value
    assert isinstance(row["value"], Decimal)


def test_numbers_are_kept_as_digits_in_sqlite(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store:
        store.replace_issue(Records(issue(), [fact(value="0.1")]))
        with store.engine.connect() as connection:
            kept = connection.execute(text("select typeof(value), value from facts")).one()
    assert tuple(kept) == ("text", "0.1")


def test_extracting_again_replaces_the_issues_records_only(store: Store) -> None:
    store.replace_issue(Records(issue("a"), [fact("f1"), fact("f2")], [AWARD]))
    store.replace_issue(Records(issue("b", number=2), [fact("f3")]))
    assert store.replace_issue(Records(issue("a", year=2024), [fact("f1", value="37")])) == (2, 1)
    assert ids(store) == ["f1", "f3"]
    assert [row["year"] for row in store.issues()] == [2023, 2024]
    with pytest.raises(UsageError):
        store.record("w1")


def test_the_same_run_twice_gives_the_same_content(store: Store, tmp_path: Path) -> None:
    ledger = [LedgerEntry(quote="36家", article="a", context="建成36家", offset=2, record="f1")]
    store.replace_issue(Records(issue(), [fact()], [AWARD], ledger))
    once = snapshot(store)
    store.replace_issue(Records(issue(), [fact()], [AWARD], ledger))
    assert snapshot(store) == once
    with Store.open(tmp_path / "again.db") as other:
        other.replace_issue(Records(issue(), [fact()], [AWARD], ledger))
        assert list(snapshot(other)) == list(once)
        assert snapshot(other)["facts"] == once["facts"] or store.engine.dialect.name == "postgresql"


def test_a_failure_in_the_middle_keeps_what_was_there(store: Store) -> None:
    store.replace_issue(Records(issue(), [fact("f1")]))
    twice = [fact("f9"), fact("f9")]
    with pytest.raises(StoreError):
        store.replace_issue(Records(issue(), twice))
    assert ids(store) == ["f1"]


def test_records_are_found_by_the_beginning_of_their_id(store: Store) -> None:
    store.replace_issue(Records(issue(), [fact("abc1"), fact("abd2")]))
    assert store.record("abc").id == "abc1"
    with pytest.raises(UsageError, match="several"):
        store.record("ab")
    assert store.record("abd2").id == "abd2"
    with pytest.raises(UsageError, match="no such"):
        store.record("%")


def test_a_part_knows_its_whole(store: Store) -> None:
    store.replace_issue(Records(issue(), [fact("whole"), fact("p1", part_of="whole"), fact("p2", part_of="whole")]))
    assert [part.id for part in store.parts("whole")] == ["p1", "p2"]


def test_queries(store: Store) -> None:
    store.replace_issue(
        Records(
            issue(),
            [
                fact("province", subject="甘肃省"),
                fact("city", subject="天水市"),
                fact("county", subject="天水市秦州区"),
                fact("zone", subject="兰州新区"),
                fact(
                    "elsewhere", subject="青海省科协", item="科普讲座", category="activity", family="project", unit="场"
                ),
                fact("nation", subject="全国"),
                fact("later", subject="甘肃省", time=Period(type="during", start="2024", end="2024")),
                fact("long", subject="甘肃省", time=Period(type="during", start="2021", end="2025")),
                fact("undated", subject="甘肃省", time=None),
            ],
        )
    )
    assert ids(store, regions=("620000",), year=2023) == ["city", "county", "long", "province", "zone"]
    assert ids(store, regions=("620500",)) == ["city", "county"]
    assert ids(store, regions=("620502",)) == ["county"]
    assert ids(store, regions=(NATION,)) == ["nation"]
    assert ids(store, regions=("620500", "630000")) == ["city", "county", "elsewhere"]
    assert ids(store, indicators=("KP01",)) == ["elsewhere"]
    assert ids(store, year=2024) == ["later", "long"]
    assert ids(store, year=2024, undated=True) == ["undated"]
    assert ids(store, family="project") == ["elsewhere"]
    assert ids(store, item="讲座") == ["elsewhere"]
    assert ids(store, item="%") == []
    assert ids(store, subject="秦州") == ["county"]
    assert ids(store, issue="aaaa") == ids(store)
    assert ids(store, issue="山河科协 2023年第1期") == ids(store)
    assert store.count(FactQuery(regions=("620000",), year=2023)) == 5


@pytest.mark.parametrize(
    ("time", "issued", "years"),
    [
        (None, 2023, (None, None)),
        (Period(type="as_of", end="2022-12"), 2023, (2022, 2022)),
        (Period(type="as_of", end="now"), 2023, (2023, 2023)),
        (Period(type="as_of", end="now"), None, (None, None)),
        (Period(type="as_of", start="2021"), 2023, (2021, 2021)),
        (Period(type="during", start="2019", end="2021"), 2023, (2019, 2021)),
        (Period(type="during", start="2020-05"), 2023, (2020, 2020)),
        (Period(type="since", start="2016"), 2023, (2016, 2023)),
        (Period(type="since", start="2016"), None, (2016, 2016)),
    ],
)
def test_years_of_a_period(time: Period | None, issued: int | None, years: tuple[int | None, int | None]) -> None:
    assert years_of(time, issued) == years


def test_facts_as_a_frame_keep_their_decimals(store: Store) -> None:
    store.replace_issue(Records(issue(), [fact("f1", value="0.1"), fact("f2", value="0.2")]))
    frame = store.frame(FactQuery(regions=("620000",)))
    assert frame["value"].sum() == Decimal("0.3")
    assert list(frame["region_name"]) == ["甘肃省", "甘肃省"]
    assert list(store.frame(FactQuery(year=1999)).columns) == list(frame.columns)


def test_places_are_those_of_the_facts_year(store: Store) -> None:
    then = Period(type="during", start="2008", end="2008")
    store.replace_issue(Records(issue(), [fact("then", subject="襄樊市", time=then), fact("now", subject="襄樊市")]))
    assert {row["id"]: row["region_name"] for row in store.facts(FactQuery())} == {"then": "襄樊市", "now": "襄阳市"}


def test_rows_follow_the_catalogue(store: Store, address: str) -> None:
    store.replace_issue(Records(issue(), [fact()]))
    with store.engine.begin() as connection:
        connection.execute(update(facts_table).values(indicator="XX99", region="999999", level="县"))
        connection.execute(update(meta).where(meta.c.key == "catalogue").values(value="an older catalogue"))
    with Store.open(address) as again:
        (row,) = again.facts(FactQuery())
    assert (row["indicator"], row["region"], row["region_name"], row["level"]) == ("JG03", "620000", "甘肃省", "省")


def test_a_newer_schema_is_refused(store: Store, address: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(update(meta).where(meta.c.key == migrations.VERSION_KEY).values(value="99"))
    with pytest.raises(StoreError, match="99"):
        Store.open(address)


@pytest.mark.parametrize("reached", range(migrations.VERSION))
def test_every_older_schema_is_brought_up_to_date(address: str, reached: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "STEPS", migrations.STEPS[:reached])
        patched.setattr(migrations, "VERSION", reached)
        engine = engines.connect(address_of(address))
        if reached:
            with engines.transaction(engine, write=True) as connection:
                migrations.migrate(connection)
        engine.dispose()
    with Store.open(address) as store:
        store.replace_issue(Records(issue(), [fact()]))
        with store.engine.connect() as connection:
            assert migrations.version(connection) == migrations.VERSION
            assert connection.execute(text("select 指标 from 年度指标")).scalar() == "企业科协数"


SPOKEN = {
    "事实": {"变化": "增加", "大类": "组织", "类别": "组织数", "可信度": "中", "时间": "目前"},
    "候选指标": {"类别": "组织数"},
    "数字台账": {"原因": "页码"},
}


def test_the_views_can_be_queried(store: Store) -> None:
    entry = LedgerEntry(quote="7", article="a", context="第7页", offset=1, reason="page")
    store.replace_issue(Records(issue(), [fact(), fact("f2", item="风车", bound="about")], [AWARD], [entry]))
    with store.engine.connect() as connection:
        found = {name: connection.execute(text(f"select * from {name}")).mappings().all() for name in VIEWS}
    assert {name: len(rows) for name, rows in found.items()} == {
        "事实": 2, "年度指标": 1, "候选指标": 1, "奖项": 1, "数字台账": 1,
    }  # fmt: skip
    assert found["年度指标"][0]["地区"] == "甘肃省"
    assert {row["程度"] for row in found["事实"]} == {"", "约"}
    assert found["候选指标"][0]["统计项目"] == "风车"
    assert {row["时间"] for row in found["事实"]} == {"截至2023-12"}


def test_the_views_speak_chinese(store: Store) -> None:
    now = Period(type="as_of", end="now")
    entry = LedgerEntry(quote="7", article="a", context="第7页", offset=1, reason="page")
    store.replace_issue(Records(issue(), [fact(item="风车", change="increase", time=now)], [], [entry]))
    with store.engine.connect() as connection:
        found = {name: dict(connection.execute(text(f"select * from {name}")).mappings().one()) for name in SPOKEN}
    for name, words in SPOKEN.items():
        assert {column: found[name][column] for column in words} == words


def foreign(path: Path, *statements: str) -> Path:
    """A SQLite file that another program might have made."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


META = "create table meta (key text primary key, value text)"


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        ((META, "insert into meta values ('schema_version', '2.0-beta')"), "not a database of this program"),
        ((META, "insert into meta values ('schema_version', '99')"), "version 99.*update"),
        (("create table facts (answer integer)",), "not of this program.*--database"),
    ],
)
def test_the_database_of_another_program_is_told_of(tmp_path: Path, statements: tuple[str, ...], told: str) -> None:
    path = foreign(tmp_path / "other.db", *statements)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=rf"other\.db.*{told}"):
        Store.open(path)
    assert path.read_bytes()[100:] == before[100:]


def test_a_damaged_file_is_told_of_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "half.db"
    with Store.open(path) as store:
        store.replace_issue(Records(issue(), [fact(f"f{number}") for number in range(300)]))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError, match=r"half\.db.*damaged; put a copy"):
        Store.open(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("meeting notes, not a database" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"notes\.db"):
        Store.open(path)
    assert path.read_text(encoding="utf-8").startswith("meeting")


def test_a_missing_database_is_not_made_by_a_reader(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.db"):
        Store.open(tmp_path / "none.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputUnwritable, match="file"):
        Store.open(tmp_path / "file" / "records.db")


@pytest.mark.parametrize("where", ["mysql://server/records", "://", "oracle+x://a:secret@b/c"])
def test_other_databases_are_refused(where: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(where)
    assert "secret" not in str(caught.value)


def test_postgresql_without_its_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(MissingExtra, match="postgresql"):
        Store.open("postgresql://127.0.0.1:1/none")


def test_a_server_that_does_not_answer_is_named() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"127\.0\.0\.1") as caught:
        Store.open("postgresql://user:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_rows_carry_the_issue_they_come_from(store: Store) -> None:
    store.replace_issue(Records(issue(number=4), [fact()]))
    (row,) = store.rows(fact_rows())
    assert (row["label"], row["issue_year"], row["issue_number"]) == ("山河科协 2023年第4期", 2023, 4)
    assert fact_of(row).issue == row["label"]
