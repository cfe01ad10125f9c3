"""A subject's name says where it lies, at which level it stands, and what body it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.catalog import subjects as module
from cast_stats.catalog.regions import regions
from cast_stats.catalog.subjects import owner, subjects
from cast_stats.errors import InvalidSchema


@pytest.mark.parametrize(
    ("subject", "code", "level", "body"),
    [
        ("江西省", "360000", "省", "其他"),
        ("江西省科协", "360000", "省", "科协"),
        ("江西省科学技术协会", "360000", "省", "科协"),
        ("江西省赣州市章贡区", "360702", "县", "其他"),
        ("赣州市章贡区科协", "360702", "县", "科协"),
        ("厦门市", "350200", "副省级", "其他"),
        ("吉林省吉林市科协", "220200", "市", "科协"),
        ("吉林市丰满区江南乡", "220211", "乡镇", "其他"),
        ("南昌高新区科协", "360100", "园区", "科协"),
        ("苏州工业园区", "320500Z1", "园区", "其他"),
        ("南昌市某某水泵有限公司", "360100", "企业", "其他"),
        ("某某集团科协", None, "企业", "科协"),
        ("云南大学", "530000", "高校", "其他"),
        ("云南省地质学会", "530000", "省", "学会"),
        ("全国", "000000", "国家", "其他"),
        ("中国科协", "000000", "国家", "科协"),
        ("全国学会", "000000", "国家", "学会"),
        ("省级学会", None, "省", "学会"),
        ("县级科协", None, "县", "科协"),
        ("鼓楼区", None, None, "其他"),
        ("大家", None, None, "其他"),
        ("云水市", None, "市", "其他"),
        ("云水市科协", None, "市", "科协"),
        ("云水县科学技术协会", None, "县", "科协"),
        ("云水市地质学会", None, None, "学会"),
        ("云水公司", None, "企业", "其他"),
        ("市", None, None, "其他"),
    ],
)
def test_names_of_subjects(subject: str, code: str | None, level: str | None, body: str) -> None:
    found = owner(subject, 2022)
    assert (found.region.code if found.region else None, found.level, found.body) == (code, level, body)


def test_the_place_is_that_of_the_year() -> None:
    assert owner("襄樊市科协", 2005).region.name == "襄樊市"  # type: ignore[union-attr]
    assert owner("襄樊市科协", 2015).region.name == "襄阳市"  # type: ignore[union-attr]


@given(st.sampled_from([region for region in regions() if region.covers(2020) and region.level in ("省", "市")]))
def test_a_place_with_its_association_is_still_that_place(region: object) -> None:
    name = region.name  # type: ignore[attr-defined]
    assert owner(f"{name}科协", 2020).region == owner(name, 2020).region == region
    assert owner(f"{name}科协", 2020).body == "科协"


def test_a_place_in_no_list_keeps_its_name() -> None:
    assert owner("云水市科协", 2020).place == owner("云水市", 2020).place == "云水市"
    assert owner("云水市地质学会", 2020).place is None
    assert owner("襄樊市科协", 2015).place == "襄阳市"


@given(st.text(max_size=15))
def test_any_text_has_an_answer(subject: str) -> None:
    found = owner(subject, 2020)
    assert found.body in ("科协", "学会", "其他")


def test_a_broken_list_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        module, "read_yaml", lambda path: {"endings": [{"words": ["科协"], "body": "club"}], "nation": []}
    )
    with pytest.raises(InvalidSchema, match=r"subjects\.yaml: endings\.0\.body"):
        subjects.__wrapped__()
