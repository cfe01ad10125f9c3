"""Figures find their row and column; places stand in the order of their codes; growth is against the year before."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cast_stats.bulletin import Bulletin
from cast_stats.bulletin.tables import NO_COLUMN, Table
from cast_stats.bulletin.yearly import NO_TIME, PART_OF_YEAR, SEVERAL_YEARS
from cast_stats.catalog.corrections import Correction
from cast_stats.errors import InvalidSchema
from tests.bulletin.conftest import Publish
from tests.bulletin.made import ISSUES, made


def table(bulletin: Bulletin, title: str) -> Table:
    (found,) = (one for one in bulletin.tables if one.title.startswith(title))
    return found


def row(found: Table, code: str) -> dict[str, str]:
    """The values of a row by column."""
    return {head.name: f"{choice.value:f}" for head in found.heads if (choice := found.choice(code, head))}


def test_columns_by_level_take_figures_of_the_whole_country(publish: Publish) -> None:
    found = table(publish(), "科协组织和学会分级情况")
    assert [head.name for head in found.heads] == ["合计", "省级科协", "地级科协", "县级科协"]
    assert row(found, "JG01") == {"合计": "3195", "省级科协": "32", "地级科协": "428", "县级科协": "2735"}
    assert row(found, "JG18") == {"合计": "428"}


def test_societies_have_columns_of_their_own(publish: Publish) -> None:
    found = table(publish(), "学术交流活动分级情况")
    assert row(found, "XS01") == {"全国学会": "4471", "省级学会": "15268"}


def test_provinces_stand_in_code_order_after_the_country(publish: Publish) -> None:
    found = table(publish(), "基层科协组织各省")
    assert [head.name for head in found.heads] == ["全国", "浙江", "安徽", "湖北", "陕西"]
    assert row(found, "JG03") == {"全国": "26000", "浙江": "3200", "安徽": "1386", "湖北": "1035", "陕西": "960"}


def test_cities_counties_and_zones_have_tables(publish: Publish) -> None:
    bulletin = publish()
    assert row(table(bulletin, "基层科协组织各市"), "JG03") == {"宁波市": "420", "合肥市": "312", "武汉市": "351"}
    assert row(table(bulletin, "基层科协组织各县"), "JG03") == {"蜀山区": "57"}
    assert row(table(bulletin, "基层科协组织园区"), "JG03") == {"兰州新区": "44"}


def test_the_country_alone_makes_no_table_of_provinces(publish: Publish) -> None:
    assert not [one for one in publish().tables if one.title.startswith("人员和会员各省")]


def test_tables_are_numbered_by_chapter(publish: Publish) -> None:
    numbers = [one.number for one in publish().tables]
    assert numbers[:3] == ["1-1", "1-2", "1-3"]
    assert len(set(numbers)) == len(numbers)
    assert {number.split("-")[0] for number in numbers} == {"1", "2", "3", "4", "5", "12"}


def test_a_renamed_city_stands_under_its_name_of_the_year(publish: Publish) -> None:
    lines = "襄樊市 | 企业科协 | 90家 | 90 家 | org_count | -2008-12"
    old = publish([made("楚天科协", 2009, 1, "综述", lines)], 2008)
    assert row(table(old, "基层科协组织各市"), "JG03") == {"襄樊市": "90"}


def test_places_of_one_name_are_told_apart(publish: Publish) -> None:
    lines = """
        南京市鼓楼区 | 企业科协 | 31家 | 31 家 | org_count | -2023-12
        福州市鼓楼区 | 企业科协 | 32家 | 32 家 | org_count | -2023-12
        福州市台江区 | 企业科协 | 33家 | 33 家 | org_count | -2023-12
    """
    found = table(publish([made("城区科协", 2024, 1, "综述", lines)]), "基层科协组织各县")
    assert row(found, "JG03") == {"南京鼓楼区": "31", "福州鼓楼区": "32", "台江区": "33"}


def test_a_place_in_no_list_stands_last_under_its_own_name(publish: Publish) -> None:
    lines = """
        云水市科协 | 企业科协 | 31家 | 31 家 | org_count | -2023-12
        云水市 | 园区科协 | 3家 | 3 家 | org_count | -2023-12
        太原市 | 企业科协 | 32家 | 32 家 | org_count | -2023-12
    """
    found = table(publish([made("某刊", 2024, 1, "综述", lines)]), "基层科协组织各市")
    assert [head.name for head in found.heads] == ["太原市", "云水市"]
    assert row(found, "JG03") == {"太原市": "32", "云水市": "31"}


def test_what_found_no_cell_is_listed_with_the_reason(publish: Publish) -> None:
    unused = {(one.figure.subject, one.figure.quote): one.reason for one in publish().unused}
    assert unused[("安徽省", "2100场")] == PART_OF_YEAR
    assert unused[("陕西省", "5000余场")] == SEVERAL_YEARS
    lines = """
        鼓楼区 | 企业科协 | 31家 | 31 家 | org_count | -2024-12
        江西省 | 科普讲座 | 32场 | 32 场 | activity |
    """
    later = {one.figure.subject: one.reason for one in publish([made("城区科协", 2024, 9, "综述", lines)], 2024).unused}
    assert later["鼓楼区"] == NO_COLUMN
    assert later["江西省"] == NO_TIME


def test_every_figure_of_an_indicator_is_used_compared_or_listed(publish: Publish) -> None:
    bulletin = publish()
    told = {one.figure.id for one in bulletin.unused}
    for found in bulletin.tables:
        for choice in found.cells.values():
            told |= {choice.figure.id, *(other.id for other in choice.others)}
    of_the_year = {
        fact.id
        for issue in ISSUES
        for fact in issue.facts
        if fact.time and "2023" in (fact.time.end or "") and fact.item != "风筝"
    }
    assert of_the_year <= told


def test_items_that_are_no_indicator_are_candidates(publish: Publish) -> None:
    assert [(one.item, one.unit, one.times) for one in publish().candidates] == [("风筝", "只", 1)]


def test_growth_against_the_year_before(publish: Publish) -> None:
    bulletin = publish()
    for found, growths in zip(bulletin.tables, bulletin.growths, strict=True):
        shown = {(code, head.name): growth.shown for (code, head), growth in growths.items()}
        if found.title.startswith("基层科协组织各省"):
            assert shown[("JG03", "安徽")] == Decimal("14.5")  # 1210 → 1386
            assert shown[("JG03", "浙江")] is None  # 3200多家 is open upwards
            assert ("JG03", "陕西") not in shown
        if found.title.startswith("群众性科普活动"):
            assert shown[("KP13", "浙江")] == Decimal("1.3")  # percentage points


@pytest.mark.parametrize(
    ("now", "before", "percent"),
    [
        ("220家 | 220 家", "200家 | 200 家", "10.0"),
        ("约220家 | 220 家", "200家 | 200 家", "10.0"),
        ("199家 | 199 家", "200家 | 200 家", "-0.5"),
        ("2201家 | 2201 家", "2000家 | 2000 家", "10.1"),
        ("220余家 | 220 家", "200家 | 200 家", None),
        ("220家 | 220 家", "不到200家 | 200 家", None),
        ("220家 | 220 家", "0家 | 0 家", None),
    ],
)
def test_growth_is_left_out_where_an_end_is_open(publish: Publish, now: str, before: str, percent: str | None) -> None:
    issues = [
        made("某刊", year + 1, 1, "综述", f"江西省 | 企业科协 | {told} | org_count | -{year}-12")
        for year, told in ((2023, now), (2022, before))
    ]
    (growths,) = publish(issues).growths
    (growth,) = growths.values()
    assert growth.shown == (None if percent is None else Decimal(percent))


def test_growth_of_a_range_is_left_out(publish: Publish) -> None:
    lines = "江西省 | 企业科协 | 20～30家 | 20 家 | org_count | -{0}-12 | value_max=30"
    (growths,) = publish([made("某刊", year + 1, 1, "综述", lines.format(year)) for year in (2023, 2022)]).growths
    assert [growth.shown for growth in growths.values()] == [None]


def test_trends_keep_levels_apart(publish: Publish) -> None:
    trends = {(one.indicator.code, one.scope): one for one in publish().trends}
    assert trends[("JG03", "")].lines == {"全国": {2022: Decimal(24000), 2023: Decimal(26000)}}
    assert set(trends[("JG03", "各省")].lines) == {"浙江", "安徽", "湖北"}
    assert trends[("JG03", "各省")].years == (2022, 2023)


def correction(**changes: object) -> Correction:
    told = {"indicator": "JG03", "subject": "湖北", "year": 2023, "was": 1035, "now": 1034, "reason": "来函更正"}
    return Correction.model_validate(told | changes)


def test_a_correction_changes_its_cell_only(publish: Publish) -> None:
    found = table(publish(by_hand=[correction()]), "基层科协组织各省")
    assert row(found, "JG03") == {"全国": "26000", "浙江": "3200", "安徽": "1386", "湖北": "1034", "陕西": "960"}


def test_a_correction_of_another_year_waits(publish: Publish) -> None:
    found = table(publish(by_hand=[correction(year=2021)]), "基层科协组织各省")
    assert row(found, "JG03")["湖北"] == "1035"


@pytest.mark.parametrize("changes", [{"was": 1020}, {"subject": "海南"}, {"indicator": "GJ01"}])
def test_a_correction_that_fits_no_cell_stops(publish: Publish, changes: dict[str, object]) -> None:
    with pytest.raises(InvalidSchema):
        publish(by_hand=[correction(**changes)])


def test_a_year_without_figures_gives_no_tables(publish: Publish) -> None:
    bulletin = publish(year=1999)
    assert (bulletin.tables, bulletin.findings, bulletin.trends) == ((), (), ())
