"""The words before an award verb: names without titles, lists, numbers, what is not won."""

from __future__ import annotations

import pytest

from cast_stats.facts.awards.events import event_in
from cast_stats.facts.awards.naming import is_nobody, is_organisation
from cast_stats.facts.awards.recipients import recipients_in
from cast_stats.facts.awards.view import view_of
from cast_stats.facts.persons import introduced_person, is_person, leading_person, of_person, person_in


def kind_and_names(text: str) -> tuple[str, tuple[str, ...]]:
    view = view_of(text)
    found = recipients_in(view.plain, view.masked)
    return found.kind, found.names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("会员李国强", ("李国强",)),
        ("华原重工股份有限公司董事长彭立军", ("彭立军",)),
        ("市实验中学教师白露", ("白露",)),
        ("市科协孙立", ("孙立",)),
        ("张怡老师", ("张怡",)),
        ("县农学会、县林学会和县水产学会", ("县农学会", "县林学会", "县水产学会")),
        ("赵敏、钱进等3名同志", ("赵敏", "钱进")),
        ("李想、周正、吴言三位同学", ("李想", "周正", "吴言")),
        ("青禾公司研发的“智能温室系统”", ("智能温室系统",)),
        ("孙立撰写的论文《桥梁检测》", ("《桥梁检测》",)),
        ("“青禾”牌番茄", ('"青禾"牌番茄',)),
        ("“甲系统”“乙系统”", ("甲系统", "乙系统")),
        ("其中,临江市科协先后", ("临江市科协",)),
        ("李××的“旱稻栽培”", ("旱稻栽培",)),
        ("北斗科技有限公司作为唯一县域企业", ("北斗科技有限公司",)),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert kind_and_names(text) == ("named", names)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3名企业家", "number"), ("全县有6个村", "number"), ("一批企业", "number"), ("获奖选手", "number"),
        ("先后", "omitted"), ("并曾多次", "omitted"), ("", "omitted"),
        ("他", "pronoun"), ("公司", "pronoun"), ("该成果", "pronoun"),
        ("力争市农科院", "unreal"), ("张某未", "unreal"), ("拟将王平", "unreal"), ("凡", "unreal"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    assert kind_and_names(text)[0] == kind


@pytest.mark.parametrize(
    ("text", "names", "event"),
    [
        ("李明在第六届全省机器人竞赛中", ("李明",), "第六届全省机器人竞赛"),
        ("在第六届全省机器人竞赛中李明", ("李明",), "第六届全省机器人竞赛"),
        ("东关小学参加全市合唱比赛", ("东关小学",), "全市合唱比赛"),
        ("县科协在全市考核工作中", ("县科协",), "全市考核工作"),
        ("县科协在激烈竞争中", ("县科协",), None),
    ],
)
def test_events_beside_the_name(text: str, names: tuple[str, ...], event: str | None) -> None:
    view = view_of(text)
    found = recipients_in(view.plain, view.masked)
    assert (found.names, found.event) == (names, event)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("县科协承办了首届农民科学素质竞赛", "首届农民科学素质竞赛"),
        ("第三届“我爱科学”征文评选结果揭晓", '第三届"我爱科学"征文'),
        ("县科协召开会议", None),
        ("选手们参加比赛", None),
    ],
)
def test_events_told(text: str, event: str | None) -> None:
    view = view_of(text)
    assert event_in(view.plain, view.masked) == event


@pytest.mark.parametrize("name", ["李明", "王某某", "刘××", "欧阳春", "艾力·买买提"])
def test_is_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", ["江苏", "苏州市", "市科协", "一等奖", "农技站", "王"])
def test_is_no_person(name: str) -> None:
    assert not is_person(name)


def test_titles_come_off_only_before_a_name() -> None:
    assert of_person("省农科院研究员林秀") == "林秀"
    assert of_person("院士专家工作站") == "院士专家工作站"
    assert of_person("扬州市科技局") == "扬州市科技局"


def test_persons_of_titles_and_passages() -> None:
    assert leading_person("林秀:一生只为一粒种") == "林秀"
    assert leading_person("坚持创新:走好自己的路") is None
    assert introduced_person("覃有福，男，壮族，1940年生") == "覃有福"
    assert introduced_person("本县位于江淮之间") is None
    assert person_in("海港小学教师蒋涛的教案") == "蒋涛"
    assert person_in("市科协") is None


def test_organisations_and_nobody() -> None:
    assert is_organisation("石桥镇代表队")
    assert not is_organisation("表现突出的单位")
    assert is_nobody("表现突出的单位")
    assert is_nobody("参赛选手")
    assert not is_nobody("周平的作品")
