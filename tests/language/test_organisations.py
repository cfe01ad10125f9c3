"""Organisations, regions, events and titled persons in running text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.language.organisations import find_organisations
from cast_stats.language.places import find_places
from cast_stats.language.words import cut


def names(text: str, kind: str) -> list[str]:
    return [mention.text for mention in find_organisations(text) if mention.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("贵州省科协召开会议", "association", ["贵州省科协"]),
        ("由铜陵市科协承办", "association", ["铜陵市科协"]),
        ("邀请福建省三明市尤溪县科协参加", "association", ["福建省三明市尤溪县科协"]),
        ("县农学会、县林学会有会员", "association", ["县农学会", "县林学会"]),
        ("中国土壤学会在南昌召开年会", "association", ["中国土壤学会"]),
        ("县水产协会会长陈大明", "association", ["县水产协会"]),
        ("加入江西省农业和农村发展研究会", "association", ["江西省农业和农村发展研究会"]),
        ("推动河北长城重型机械有限责任公司成立科协", "company", ["河北长城重型机械有限责任公司"]),
        ("拓宽科协职能，活跃学会工作，规范协会管理", "association", []),
        ("访问中国三江能源(集团)股份有限公司", "company", ["中国三江能源(集团)股份有限公司"]),
        ("与哈尔滨工程大学合作", "school", ["哈尔滨工程大学"]),
        ("走进绵阳市第二中学", "school", ["绵阳市第二中学"]),
        ("在北京大学第三医院就诊", "hospital", ["北京大学第三医院"]),
        ("中国科学院兰州化学物理研究所的专家", "institute", ["中国科学院兰州化学物理研究所"]),
        ("位于西安高新技术产业开发区", "park", ["西安高新技术产业开发区"]),
        ("联合省科技厅、市教育局", "government", ["省科技厅", "市教育局"]),
        ("参加第十二届全国青少年科技创新大赛的学生", "event", ["第十二届全国青少年科技创新大赛"]),
        ("举办“智汇八闽”学术活动", "event", ["“智汇八闽”学术活动"]),
        ("学会理事长赵立新致辞", "person", ["赵立新"]),
        ("秘书长郑洁在会上讲话", "person", ["郑洁"]),
        ("果农周大川种了果树", "person", ["周大川"]),
        ("由县文化馆兼管", "institute", ["县文化馆"]),
        ("推进燃煤电厂改造，走进青岗村果树协会", "association", ["青岗村果树协会"]),
        ("策划全国科普日活动", "region", []),
        ("新中国成立初期", "region", []),
        ("广西象州县水岩乡开展宣传", "region", ["广西", "象州县", "水岩乡"]),
        ("泗水县重点乡镇、贫困乡镇", "region", ["泗水县"]),
        ("县(市)科协由3个增至9个，镇区科协全覆盖，区、县科协创办7个", "association", []),
        ("海洋腐蚀专业委员会换届，中国腐蚀学会到会", "association", ["海洋腐蚀专业委员会", "中国腐蚀学会"]),
        ("大会表彰科协系统先进集体", "association", []),
        ("2015年全国青少年科技创意大赛落幕", "event", ["2015年全国青少年科技创意大赛"]),
        ("农六师一〇三团有职工", "company", ["农六师一〇三团"]),
        ("148团场、八五四农场有职工，省第一师范有教师，代表团团员", "company", ["148团场", "八五四农场"]),
        ("黄坪矿有职工，尾矿堆存，选矿能力提高", "company", ["黄坪矿"]),
        ("探明大型铜矿，开采铁矿，石岭铁矿有职工", "company", ["石岭铁矿"]),
        ("县种子公司有职工，子公司扭亏", "company", ["县种子公司"]),
        ("五营林业局有职工，全省文化局和林业局", "government", ["五营林业局"]),
        ("复设县科委，时称吕村酒厂", "institute", ["县科委"]),
        ("在吕村建砖厂，时称吕村砖厂", "company", ["砖厂", "吕村砖厂"]),
        ("检查县农机厂，选派农科所人员", "company", ["县农机厂"]),
        ("县革委农林组举办训练班，县人委拨款", "government", ["县革委", "县人委"]),
        ("县科普创作协会有会员", "association", ["县科普创作协会"]),
        ("市林业科学研究所有职工40人，农民所有农具", "institute", ["市林业科学研究所"]),
        ("传达县委会议精神", "region", []),
        ("石桥矿业公司铁矿资源丰富，铁矿资源战略", "company", ["石桥矿业公司"]),
        ("青山农机公司助推石桥农机公司", "company", ["青山农机公司", "石桥农机公司"]),
        ("豫西山区有36个县", "region", []),
        ("中铁九局集团、长江航道局有职工", "company", ["中铁九局集团"]),
        ("武汉交大有学生", "school", ["武汉交大"]),
        ("县科协会同县财政局拨款", "association", ["县科协"]),
        ("县电影院放映科教片，宁河通用机械厂投产", "institute", ["县电影院"]),
        ("第三节区乡卫生院", "hospital", []),
        ("第二节临江县医院，除石桥区卫生院外", "hospital", ["临江县医院", "石桥区卫生院"]),
        ("县门诊所有医生4名，各乡镇建立卫生院", "hospital", ["县门诊所"]),
        ("省农学会园艺与蔬菜分会换届", "association", ["省农学会园艺与蔬菜分会"]),
        ("市农学会组织蔬菜分会下乡", "association", ["市农学会", "蔬菜分会"]),
        ("煤炭部在阜新召开会议", "government", ["煤炭部"]),
        ("科左中旗派出医疗队", "region", ["科左中旗"]),
    ],
)
def test_names_of_each_kind(text: str, kind: str, expected: list[str]) -> None:
    assert names(text, kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "新建企业科协12家、高校科协3家、乡镇科协20个",
        "全国学会和省级学会共230个",
        "医院96家，中等职业学校28所，普通高中41所",
        "上市公司、保险公司和农民专业合作社",
        "省级重点实验室和国家级工程技术研究中心",
        "形成新发展格局，在科学会堂举行",
        "开展丰富多彩的科普活动",
        "各级科协组织积极开展培训",
        "对农业合作和教育公平提出意见",
        "科幻画小学组和中学组评出一等奖",
        "评选优秀论文，展览科普作品",
    ],
)
def test_kinds_that_are_counted_are_no_names(text: str) -> None:
    assert find_organisations(text) == ()


def test_a_class_of_organisations_leaves_its_region() -> None:
    found = find_organisations("江西省企业科协达到300家")
    assert [(mention.text, mention.kind) for mention in found] == [("江西省", "region")]


def test_blanks_in_a_name_do_not_count() -> None:
    assert [mention.text for mention in find_organisations("由湖 南省 科 协主办")] == ["湖 南省 科 协"]


def test_a_short_name_is_no_region_where_it_is_a_common_word() -> None:
    assert find_organisations("加强合作，促进和平发展，建设平安家园") == ()


def test_short_names_of_regions() -> None:
    assert names("走进合肥、大连和宝鸡", "region") == ["合肥", "大连", "宝鸡"]


@pytest.mark.parametrize("text", ["碧崖县科协主办", "在碧崖县举行", "由碧崖县承办", "碧崖县人口众多"])
def test_a_region_that_no_gazetteer_has_is_told_by_its_form(text: str) -> None:
    assert [place.text for place in find_places(text, tuple(cut(text)))] == ["碧崖县"]


@pytest.mark.parametrize(
    "text", ["新增城市绿地", "其中市区人口", "未达标县市", "79名泉州运动员", "北京市场繁荣", "试点县12个"]
)
def test_what_only_looks_like_a_region(text: str) -> None:
    found = [place.text for place in find_places(text, tuple(cut(text)))]
    assert not {"增城市", "中市区", "未达标县", "名泉州", "北京市", "试点县"} & set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1970年，新建县农机厂、县水泥厂", ["县农机厂", "县水泥厂"]),
        ("随后会同县妇联开展培训", ["县妇联"]),
        ("新建县科协成立于1980年", ["新建县科协"]),
        ("江西省新建县科协有会员300人", ["江西省新建县科协"]),
    ],
)
def test_a_verb_before_a_bare_level_is_no_county_that_is_called_so(text: str, expected: list[str]) -> None:
    assert [mention.text for mention in find_organisations(text)] == expected


def test_a_place_knows_its_full_name() -> None:
    text = "开封和宁夏的专家"
    assert [(place.text, place.full) for place in find_places(text, tuple(cut(text)))] == [
        ("开封", "开封市"),
        ("宁夏", "宁夏回族自治区"),
    ]


PIECES = [
    "江苏省",
    "南通市",
    "科协",
    "公司",
    "大学",
    "在",
    "和",
    "、",
    "(集团)",
    "“",
    "”",
    "第三届",
    "大赛",
    "主席王刚",
    " ",
    "\n",
    "3家",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_mentions_stand_in_the_text_in_order_without_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = find_organisations(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[mention.start : mention.end] == mention.text for mention in find_organisations(text))
