"""What an issue says of itself, on cover, running heads and masthead."""

from __future__ import annotations

from array import array

import pytest

from cast_stats.reading.identity import Identity, identify
from cast_stats.reading.page import Page


def page(number: int, *lines: tuple[str, float, float, float]) -> Page:
    """A page with lines of text: text, x, top, size."""
    chars, boxes, sizes = "", array("f"), array("f")
    for text, x, top, size in lines:
        for char in text:
            wide = size if ord(char) > 0x2000 else size / 2
            if char != " ":
                chars += char
                boxes.extend((x, top, x + wide, top + size))
                sizes.append(size)
            x += wide
    return Page(number, 600, 800, chars, boxes, sizes)


def filler(number: int, head: str) -> Page:
    """A page of prose under a running head."""
    sentence = "据《远山学刊》2011年第7期报道，山里的小书屋又添了新书。" * 2
    prose = [(sentence, 40, 100 + 16 * row, 10) for row in range(30)]
    return page(number, (head, 40, 20, 8), *prose)


def test_running_heads_name_journal_year_and_number():
    pages = [filler(n, "河口科技 2019年第3期") for n in range(1, 9)]
    assert identify(pages)[:3] == ("河口科技", 2019, 3)


def test_what_most_pages_say_holds():
    pages = [filler(n, "河口科技 2019年第3期" if n != 5 else "河口科技 2018年第3期") for n in range(1, 9)]
    assert identify(pages).year == 2019


def test_prose_that_cites_another_journal_does_not_count():
    pages = [page(1), *(filler(n, "远方来信") for n in range(2, 12)), page(12), page(13)]
    pages[1:3] = [page(2), page(3)]
    assert identify(pages) == Identity()


def test_a_cover_with_year_and_number_alone():
    cover = page(1, ("河口科技", 100, 200, 40), ("2019 03", 100, 260, 20), ("总第 188 期", 100, 300, 16))
    assert identify([cover, *(filler(n, "") for n in range(2, 9))]) == Identity("河口科技", 2019, 3, 188, None)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("印刷日期 2019年3月20日", "2019-03-20"),
        ("出版日期：2019.12.5", "2019-12-05"),
        ("2019年3月20日出版", "2019-03-20"),
        ("2019年3月20日 星期三", "2019-03-20"),
    ],
)
def test_the_print_date_of_masthead_or_dateline(line, printed):
    identity = identify([page(1, (line, 40, 30, 10)), filler(2, ""), filler(3, "")])
    assert (identity.printed, identity.year) == (printed, int(printed[:4]))


def test_a_date_in_prose_is_no_print_date():
    assert identify([page(1, ("会议于2019年3月20日召开。", 40, 300, 10))]).printed is None


def test_the_head_of_a_plain_text():
    text = "河口科技\n2019年第3期（总第188期）\n\n" + "正文。" * 2000 + "\n印刷日期：2019年3月20日\n"
    assert identify((), text) == Identity(None, 2019, 3, 188, "2019-03-20")


def test_a_report_that_names_no_issue_has_no_identity():
    assert identify((), "2021年河口市国民经济和社会发展统计公报\n\n2021年，全市有学会36个。") == Identity()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2019年第3期　河口科技", ("河口科技", 2019, 3)),
        ("河口科技 2019·3", ("河口科技", 2019, 3)),
        ("2019.03 河口科技", ("河口科技", 2019, 3)),
        ("河口科技 2019年第36卷第3期", ("河口科技", 2019, 3)),
        ("第36卷　第3期　2019年3月", (None, 2019, 3)),
        ("2019, 36(3)", (None, 2019, 3)),
        ("2019年第3—4期", (None, 2019, 3)),
        ("二〇一九年第三期", (None, 2019, 3)),
        ("二○○九年第十二期", (None, 2009, 12)),
        ("2019年3月号", (None, 2019, 3)),
    ],
)
def test_forms_of_running_heads(line, told):
    assert identify([filler(n, line) for n in range(1, 5)])[:3] == told


def test_name_and_number_on_facing_pages():
    heads = ["河口科技" if n % 2 else "2019年第3期" for n in range(1, 9)]
    assert identify([filler(n, head) for n, head in enumerate(heads, 1)])[:3] == ("河口科技", 2019, 3)


def test_a_newspapers_page_heads_date_it_but_citations_do_not():
    assert identify([filler(n, f"2019年3月20日 第{n}版") for n in range(1, 5)]).printed == "2019-03-20"
    assert identify((), "据《远山日报》2011年3月5日第2版报道，山里的小书屋又添了新书。").printed is None


def test_a_dateline_whose_words_stand_apart():
    title = page(1, ("河口科技报", 40, 30, 40), ("2019年3月20日　　星期三　　第612期", 300, 40, 10))
    assert identify([title, filler(2, "")]).printed == "2019-03-20"


@pytest.mark.parametrize(
    "text",
    [
        "河口市科协简报\n第18期（总第77期）\n河口市科协办公室编　　2019年10月12日\n\n基层科协换届\n近日换届。",
        "工作信息\n第18期\n总第77期\n二〇一九年十月十二日\n\n基层科协换届\n近日，各镇科协换届。",
        "工作信息\n〔2019〕第18期（总第77期）\n河口市科学技术协会　2019年10月12日\n\n近日，各镇科协换届。",
    ],
)
def test_bulletins_with_number_and_day_on_lines_of_their_own(text):
    assert identify((), text)[1:] == (2019, 18, 77, "2019-10-12")


def test_a_day_alone_says_nothing_of_a_text_without_a_number():
    assert identify((), "关于换届的通知\n各镇科协要抓紧换届。\n2019年10月12日").printed is None
