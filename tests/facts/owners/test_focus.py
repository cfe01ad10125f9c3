"""Focus: what it weighs to open the prose, to come back, and to be one of a list."""

from __future__ import annotations

import pytest
from marked import scene

from cast_stats.facts.owners.focus import LATER, LED, OPENS, in_focus, is_prose, told_before, whole
from cast_stats.facts.owners.holders import Holder
from cast_stats.facts.owners.subjects import SubjectResolver


def weights(*lines: str) -> dict[str, int]:
    """The names that an article of these lines is about, with their weights, the weightiest first."""
    made = scene(*lines)
    return {c.holder.name: c.weight for c in in_focus(made, SubjectResolver(made)._read)}


def test_who_opens_the_prose_weighs_most() -> None:
    found = weights("邢台市科协举办讲座12场，听众300人。", "保定市科协开展义诊8次，服务群众900人次。")
    assert found == {"邢台市科协": OPENS, "保定市科协": LATER}


def test_who_comes_back_gains() -> None:
    found = weights("邢台市科协举办讲座12场。邢台市科协还编印图书3种。", "邢台市科协投入经费20万元。")
    assert found == {"邢台市科协": OPENS + LED + LATER}


def test_a_word_that_stands_for_a_name_counts_for_it() -> None:
    found = weights("白杨机械有限公司建于1998年，职工300人。", "该公司为学会活动投入经费20万元。")
    assert found == {"白杨机械有限公司": OPENS + LATER}


def test_the_whole_region_counts_for_its_association() -> None:
    assert weights("邢台市科协举办讲座12场。", "全市各地共建成科普画廊40处。") == {"邢台市科协": OPENS + LATER}


def test_members_of_a_list_open_nothing() -> None:
    found = weights("内丘县、临城县和沙河市科协充实了人员，增加编制9个。", "邢台市科协举办讲座12场。")
    assert found == {"邢台市科协": LATER}


def test_one_of_a_breakdown_opens_nothing() -> None:
    assert weights("新建学校16所，其中内丘县5所。") == {"内丘县": LED}


def test_who_only_gives_or_tells_is_not_in_focus() -> None:
    assert weights("河北省科技厅公布了名单，入选30家。") == {}


def test_an_officer_who_speaks_for_a_body_is_not_in_focus() -> None:
    found = weights("邢台市科协主席罗志刚表示，年内新建站点6个。", "罗志刚表示，将投入30万元。")
    assert next(iter(found)) == "邢台市科协"
    assert "罗志刚" not in found


@pytest.mark.parametrize("lines", [("各位代表：",), ("一、组织建设",), ("邢台市科协",)])
def test_lines_without_a_whole_sentence_are_no_prose(lines: tuple[str, ...]) -> None:
    made = scene(*lines)
    assert not is_prose(made, made.sentences[0])
    assert weights(*lines) == {}


def test_what_stands_behind_a_number() -> None:
    sentence = scene("新建学校16所，其中内丘县5所。").sentences[0]
    assert not told_before(sentence, 0)
    assert told_before(sentence, sentence.numbers[0].start + 1)


def test_the_region_of_an_office() -> None:
    office = Holder(0, 3, "县政府", "government", "县")
    assert (whole(office).name, whole(office).kind, whole(office).pointer) == ("全县", "region", True)
    region = Holder(0, 2, "我县", "region", "县", pointer=True)
    assert whole(region) is region
