"""People: who comes back in an article as a person, and who is only a common noun, a place or a writer."""

from __future__ import annotations

import pytest
from marked import scene

from cast_stats.facts.owners.people import by_surname, familiar, people


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("罗成义养蜂三十年。", "罗成义带出徒弟40人。"), ("罗成义",)),
        (("郑海生毕业于农学院。", "郑海生选育品种11个。"), ("郑海生",)),
        (("陈长贵种果树。老陈的果园有30亩。",), ("陈长贵",)),
        (("提起周玉芬，村里人都竖大拇指。她出诊4万次，她的药箱补了3次。",), ("周玉芬",)),
        (("四（2）班的周晓宇用吸管搭桥。",), ("周晓宇",)),
        (("欧阳建国扎根山区。", "欧阳建国推广良种8个。"), ("欧阳建国",)),
    ],
)
def test_persons_come_back(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert people(scene(*lines)) == names


@pytest.mark.parametrize(
    "lines",
    [
        ("罗成义到会祝贺。", "会议选出理事30人。"),
        ("高新区有企业80家。", "高新区建站6个。"),
        ("常委会召开会议2次。", "常委会通过决议3项。"),
        ("（记者孔晓宁）会议收到论文90篇。", "本报记者孔晓宁报道。"),
        ("夏粮播种面积9万亩。夏粮产量4万吨。",),
        ("牛羊出栏3万头。牛羊存栏8万头。",),
        ("林木覆盖率20%。林木覆盖率提高。",),
        ("方法很多。方法要得当。",),
        ("白杨镇有农户900户。白杨镇种果树30亩。",),
    ],
)
def test_who_is_no_person_of_the_article(lines: tuple[str, ...]) -> None:
    assert people(scene(*lines)) == ()


def test_how_often_one_is_called_by_the_surname() -> None:
    assert familiar("陈长贵", "老陈来了，小陈也来了，老李没来。") == 2
    assert familiar("周平", "老陈来了。") == 0


def test_who_is_meant_by_a_surname() -> None:
    assert by_surname("老陈", ["陈长贵", "李明", "陈大山"]) == "陈大山"
    assert by_surname("老王", ["陈长贵"]) is None
    assert by_surname("陈长贵", ["陈大山"]) is None
