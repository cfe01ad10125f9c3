"""Which text layers are trusted: prose of many kinds is, codes that stand for other glyphs are not."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.reading.page import Box, Page
from cast_stats.reading.triage import judge, trusted

WIDTH, HEIGHT = 600.0, 800.0

REPORT = (
    "二〇一九年,甘肃省各级科协组织深入农村牧区,举办实用技术培训班四百余期,受益群众达6.3万人次。全年新建农村科普示范基地27个,"
    "选派科技特派员316名,帮助农户解决种植、养殖中的技术难题,带动特色产业发展。各级学会还组织专家到企业开展咨询服务,签订合作协议"
)
TABLE = (
    "指标单位本年上年增长学术会议次3183052学会个168165会员万人21.420.9"
    "科普讲座场25602411青少年活动次97881035参加人数万人次33.8"
)
NAMES = (
    "王建国李秀兰张志强刘桂英陈永红杨丽华赵德明黄国栋周晓燕吴海涛徐文静孙立军马春梅朱庆丰胡玉珍郭宏伟何淑芬林家豪罗永刚高翠平"
    * 3
)
ENGLISH = (
    "Scienceandtechnologyassociationsoftheregionheldmorethanfortyacademicconferenceslastyearandpublishedseveraljournals,"
    "whilelocalsocietiestrainedteachersandorganisedlecturesforstudentsinruralschoolsacrosstheprovince."
)
OLD = (
    "解放後我省科學普及工作有了很大發展,各縣市都建立了科學技術協會,"
    "會員人數從一九五八年的三千餘人增加到一九六四年的二萬四千人。"
)


def page(text: str, pictures: tuple[Box, ...] = (), confidence: float | None = None) -> Page:
    """A page of text in rows; places play no part but for the pictures. With a confidence it was read by OCR."""
    boxes = array("f", [value for i in range(len(text)) for value in (10.0, 10.0 + i, 20.0, 20.0 + i)])
    sizes, read = array("f", [10.0] * len(text)), array("f", [confidence] * len(text) if confidence else [])
    return Page(1, WIDTH, HEIGHT, text, boxes, sizes, confidence=read, pictures=pictures)


def picture(share: float) -> Box:
    """A picture over this share of the page."""
    return Box(0, 0, WIDTH, HEIGHT * share)


@pytest.mark.parametrize("text", [REPORT, TABLE, NAMES, ENGLISH, OLD, "目录", "— 12 —", REPORT + ENGLISH])
def test_readable_text_is_trusted(text: str) -> None:
    assert judge(page(text)) == "good"


@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])
def test_readable_text_beside_and_over_pictures_is_trusted(share: float) -> None:
    assert judge(page(REPORT, (picture(share),))) == "good"


def test_a_page_of_figures_alone_is_trusted() -> None:
    assert judge(page("1203.545.8767.020186.2" * 20)) == "good"


@pytest.mark.parametrize("text", ["", "12", "- 7 -"])
def test_a_picture_without_text_is_none(text: str) -> None:
    assert judge(page(text, (picture(0.9),))) == "none"


def test_strips_of_one_picture_add_up() -> None:
    strips = tuple(Box(0, y, WIDTH, y + 20.0) for y in range(0, 800, 20))
    assert judge(page("3", strips)) == "none"


def test_an_empty_page_has_no_text() -> None:
    assert judge(page("")) == "none"


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(0xE000 + ord(char) % 800) for char in REPORT),
        REPORT.encode("gb18030").decode("latin-1"),
        REPORT.encode("utf-8").decode("gbk", errors="ignore"),
        "".join(chr(0x80 + ord(char) % 0x20) for char in REPORT),
        "\ufffd" * 40 + REPORT[:80],
        "".join(chr(0x21 + ord(char) % 60) for char in REPORT),
    ],
    ids=["private-use", "latin-1", "utf-8-as-gbk", "control", "replacement", "shifted"],
)
def test_codes_that_stand_for_other_glyphs_are_garbled(text: str) -> None:
    assert judge(page(text)) == "garbled"


@given(st.integers(min_value=0, max_value=10_000))
def test_hanzi_exchanged_for_others_at_random_are_garbled(seed: int) -> None:
    used = sorted({char for char in REPORT if "\u4e00" <= char <= "\u9fff"})
    others = random.Random(seed).sample(range(0x4E00, 0x9FA5), len(used))
    cipher = dict(zip(used, map(chr, others), strict=True))
    assert judge(page("".join(cipher.get(char, char) for char in REPORT))) == "garbled"


@given(st.integers(min_value=0, max_value=len(REPORT) - 1), st.sampled_from("\uf06c\uf0d8•●"))
def test_a_bullet_in_a_private_code_does_not_garble_a_page(at: int, bullet: str) -> None:
    assert judge(page(REPORT[:at] + bullet + REPORT[at:])) == "good"


def test_figures_between_pictures_of_hanzi_are_imaged() -> None:
    glyphs = tuple(Box(x, y, x + 12.0, y + 12.0) for x in range(50, 500, 14) for y in range(60, 300, 20))
    assert judge(page("2019316276.3" * 6, glyphs)) == "imaged"


def test_figures_over_a_scan_are_imaged() -> None:
    assert judge(page("2019316276.3" * 6, (picture(1.0),))) == "imaged"


def test_a_rough_layer_over_a_scan_is_poor() -> None:
    rough = REPORT[:60] + "、—~}l、I/~,『/,、," + REPORT[60:] + "瓷堍甏蔑魄罄氇馥"
    assert judge(page(rough, (picture(1.0),))) == "poor"
    assert judge(page(rough)) == "good"


ROUGH = REPORT[:60] + "、—~}l、I/~,『/,、," + REPORT[60:] + "瓷堍甏蔑魄罄氇馥"


@pytest.mark.parametrize(
    ("layer", "read"),
    [
        (page(ROUGH), page(REPORT, confidence=0.98)),
        (page(ROUGH), page(ROUGH[:60] + ROUGH[75:-8], confidence=0.97)),
        (page(REPORT.replace("科", "堍").replace("技", "甏").replace("农", "氇")), page(REPORT, confidence=0.9)),
        (page(""), page("科协工作", confidence=0.5)),
    ],
    ids=["all", "all but the noise", "characters misread throughout", "something for nothing"],
)
def test_a_good_reading_is_worth_more_than_a_rough_layer(layer: Page, read: Page) -> None:
    assert trusted(read) > trusted(layer)


@pytest.mark.parametrize(
    ("layer", "read"),
    [
        (page(ROUGH), page(REPORT[: len(REPORT) // 2], confidence=0.99)),
        (page(ROUGH), page(REPORT, confidence=0.6)),
        (page(ROUGH), page("".join(char + "~" for char in REPORT), confidence=0.99)),
        (page(ROUGH), page("", confidence=0.99)),
    ],
    ids=["half of it", "hardly legible", "in crumbs", "nothing"],
)
def test_a_rough_layer_is_worth_more_than_a_poor_reading(layer: Page, read: Page) -> None:
    assert trusted(layer) > trusted(read)


@given(st.text(alphabet="甘肃科协2019堍甏~|，、l -", max_size=60), st.floats(0.1, 1.0))
def test_no_more_is_trusted_than_there_are_hanzi_and_digits(text: str, confidence: float) -> None:
    most = sum(char.isdecimal() or "\u4e00" <= char <= "\u9fff" for char in text)
    assert 0 <= trusted(page(text, confidence=confidence)) <= most * confidence + 1e-6
    assert 0 <= trusted(page(text)) <= most
