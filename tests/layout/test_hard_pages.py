"""Pages as magazines set them: boxes and pictures in the way, stories side by side, initials, labels at the side."""

from __future__ import annotations

import pytest

from cast_stats.reading.page import Box

A = "入冬以后，青石镇的果农把三座地窖改成了冷库，六百吨苹果不必赶在霜降前出手，每斤多卖了一角五分，人人都说划算。"
B = "冷库由合作社统一看管，县里派来的技师隔天巡查一次，温度和湿度都记在墙上的本子里，谁家的果子都看得明明白白。"
C = "开春的时候，合作社把最后一批苹果装上汽车，运到六百里外的批发市场，货款在当天晚上就打进了各家各户的账上。"
D = "理事长盘算着再挖一座地窖，把梨子也存起来，让年轻人看到山里的日子同样有奔头，把果园一代一代地种下去。"
E = "北滩镇的盐场换了新的卤水泵，晒盐的面积没有增加，产量却比往年高出两成，工人们到了冬天也能按时休息。"
F = "盐场还办起一间小小的化验室，三位退休的老工程师轮流坐班，遇到难题当场会诊，半年里解决了大小毛病四十一个。"
FOUR = [A, B, C, D]
WIDE = 260


def broken(paragraphs, width, size=10, indent=2):
    """The lines of some paragraphs, of at most so many characters of `size`."""
    lines = []
    for paragraph in paragraphs:
        text, each = "　" * indent + paragraph, int(width // size)
        lines += [text[i : i + each] for i in range(0, len(text), each)]
    return lines


def pour(page, lines, x, top, rows, size=10):
    """The first `rows` lines one under the other; gives the lines that are left."""
    for row, line in enumerate(lines[:rows]):
        page.put(line, x, top + row * 1.6 * size, size)
    return lines[rows:]


def around(page, letters, x, rows, narrow, *, width=260, cut=80, right=False):
    """Lines of `width` points, shorter by `cut` in the rows `narrow`: at the right end, or at the left one."""
    for row in range(rows):
        room = (width - (cut if row in narrow else 0)) // 10
        line = ""
        while letters and len(line) < room:
            if letters[0] == "\n":
                if line:
                    break
                letters.pop(0)
                line = "　　"
            else:
                line += letters.pop(0)
        page.put(line, x + (cut if right and row in narrow else 0), 100 + 16 * row)


def letters_of(paragraphs):
    return list("".join("\n" + paragraph for paragraph in paragraphs))


def bodies(articles):
    return [p.text for a in articles for p in a.paragraphs if p.kind == "body"]


@pytest.mark.parametrize("seed", [None, 3])
def test_two_stories_side_by_side(press, composed, seed):
    page = press()
    page.put("山里的冷库", 30, 60, 20)
    rest = pour(page, broken(FOUR, 120), 30, 100, 12)
    assert pour(page, rest, 160, 100, 12) == []
    page.put("海边的盐场", 320, 60, 20)
    rest = pour(page, broken([E, F], 120), 320, 100, 6)
    assert pour(page, rest, 450, 100, 8) == []
    first, second = composed(page.page(seed))
    assert (first.title, second.title) == ("山里的冷库", "海边的盐场")
    assert (bodies([first]), bodies([second])) == (FOUR, [E, F])


def test_a_box_that_cuts_into_both_columns(press, composed):
    page, letters = press(), letters_of(FOUR)
    around(page, letters, 30, 7, {3, 4, 5, 6})
    around(page, letters, 305, 12, {3, 4, 5, 6}, right=True)
    assert not letters
    page.frame(Box(222, 143, 373, 215))
    page.put("问：果子存得住吗？", 235, 155)
    page.put("答：存到开春没问题。", 235, 175)
    articles = composed(page.page())
    assert bodies(articles) == FOUR
    assert any(p.kind == "box" for a in articles for p in a.paragraphs)


def test_a_picture_in_the_middle_of_two_columns(press, prose):
    page, letters = press(), letters_of(FOUR)
    around(page, letters, 30, 6, {2, 3, 4}, cut=70)
    around(page, letters, 305, 12, {2, 3, 4}, cut=70, right=True)
    assert not letters
    page.pictures.append(Box(232, 130, 363, 178))
    assert prose(page.page()) == FOUR


@pytest.mark.parametrize("above", [2, 4, 5])
def test_text_that_flows_down_each_column_past_a_picture(press, prose, above):
    page, lines = press(), broken(FOUR, WIDE)
    half = len(lines) // 2 + 1
    for x, column in ((30, lines[:half]), (305, lines[half:])):
        pour(page, pour(page, column, x, 80, above), x, 300, half)
    page.pictures.append(Box(30, 80 + 16 * above, 565, 280))
    page.put("山下的冷库", 275, 284, 8)
    assert "".join(prose(page.page())) == "".join(FOUR)


@pytest.mark.parametrize("above", [3, 4])
def test_text_that_is_read_above_a_picture_first(press, prose, above):
    page, lines = press(), broken(FOUR, WIDE)
    rest = pour(page, pour(page, lines, 30, 80, above), 305, 80, above)
    half = (len(rest) + 1) // 2
    pour(page, pour(page, rest, 30, 300, half), 305, 300, half)
    page.pictures.append(Box(30, 80 + 16 * above, 565, 280))
    page.put("山下的冷库", 275, 284, 8)
    assert prose(page.page()) == FOUR


def test_a_picture_over_two_of_three_columns(press, prose):
    page = press()
    rest = pour(page, broken(FOUR, 170), 30, 80, 9)
    page.pictures.append(Box(215, 80, 570, 170))
    page.put("山下的冷库", 370, 174, 8)
    assert pour(page, pour(page, rest, 215, 195, 4), 400, 195, 9) == []
    assert prose(page.page()) == FOUR


def test_a_quotation_in_larger_type_within_a_paragraph(press, composed):
    page = press()
    rest = pour(page, broken([*FOUR, E, F], WIDE), 30, 80, 4)
    page.put("“每斤多卖一角五”", 30, 165, 16)
    rest = pour(page, rest, 30, 205, 2)
    assert pour(page, rest, 305, 80, 12) == []
    (article,) = composed(page.page())
    assert bodies([article]) == [*FOUR, E, F]
    assert [p.kind for p in article.paragraphs if "一角五”" in p.text and len(p.text) < 20] == ["box"]


@pytest.mark.parametrize("gap", [2, 4, 9])
def test_an_initial_of_two_lines(press, prose, gap):
    page = press()
    page.put(A[0], 30, 80, 26)
    pour(page, broken([A[1:]], 230, indent=0)[:2], 56 + gap, 81, 2)
    page.put(A[47:], 30, 113)
    page.flow(B, 30, 129, WIDE)
    assert prose(page.page()) == [A, B]


@pytest.mark.parametrize("bold", [True, False])
def test_labels_at_the_side_of_the_text(press, composed, bold):
    page, top = press(), 100.0
    for label, text in zip(["缘起", "经过", "结果", "打算"], FOUR, strict=True):
        page.put(label, 30, top, bold=bold)
        top = page.flow(text, 100, top, 440) + 8
    paragraphs = [p for a in composed(page.page()) for p in a.paragraphs]
    assert [p.text for p in paragraphs if len(p.text) > 10] == FOUR
    assert [p.text for p in paragraphs][::2] == ["缘起", "经过", "结果", "打算"]


def test_a_byline_at_the_side_of_the_text(press, composed):
    page = press()
    page.put("山里的冷库", 30, 60, 20)
    page.put("文／林小雨", 30, 100)
    page.flow("\n".join(FOUR), 120, 100, 440)
    (article,) = composed(page.page())
    assert (article.byline, bodies([article])) == ("文／林小雨", FOUR)


def test_text_set_back_beside_a_drawing_without_an_edge(press, prose):
    page, letters = press(), letters_of([A, B])
    around(page, letters, 30, 8, {0, 1, 2, 3, 4}, width=300, cut=50, right=True)
    assert not letters
    assert prose(page.page()) == [A, B]


def test_a_running_head_that_runs_down_the_side(press, composed):
    pages = []
    for number, text in enumerate([A, B, C], 1):
        page = press(number)
        page.flow(text, 40, 80, 480)
        for row, char in enumerate("青石果讯"):
            page.put(char, 570, 300 + 12 * row, 9)
        page.put(str(10 + number), 570, 360, 9)
        pages.append(page.page())
    articles = composed(*pages)
    assert bodies(articles) == [A, B, C]
    assert [p.text for a in articles for p in a.paragraphs if p.kind not in ("body", "running")] == []


def test_an_address_at_the_foot_and_numbers_at_the_outer_edge(press, composed):
    pages = []
    for number, text in enumerate([A, B, C, D], 1):
        page = press(number)
        page.columns(f"{text}\n{E}", [(30, 260), (305, 260)], 80, 4)
        page.put("地址：青石镇果园路8号 电话：0870-3322110", 120, 760, 8)
        page.put(str(10 + number), 30 if number % 2 else 560, 776, 9)
        pages.append(page.page())
    articles = composed(*pages)
    assert bodies(articles) == [A, E, B, E, C, E, D, E]
    assert [p.text for p in articles[-1].paragraphs][1::2] == ["11", "12", "13", "14"]


@pytest.mark.parametrize("columns", [[(30, 400)], [(30, 250), (305, 250)]])
def test_paragraphs_told_apart_by_space_alone(press, prose, columns):
    page = press()
    share = len(FOUR) // len(columns)
    for number, (x, width) in enumerate(columns):
        top = 80.0
        for text in FOUR[number * share : (number + 1) * share]:
            top = page.flow(text, x, top, width, indent=0) + 10
    assert prose(page.page()) == FOUR


def test_a_table_narrower_than_the_prose_above_it(press, composed):
    page = press()
    top = page.flow(f"{A}\n{B}", 30, 80, 540) + 6
    for row in range(4):
        page.lines.append(Box(150, top + 18 * row, 450, top + 18 * row))
    for edge in (150, 250, 350, 450):
        page.lines.append(Box(edge, top, edge, top + 54))
    for row, cells in enumerate([("村名", "窖（座）", "户数"), ("上坪", "12", "310"), ("下坪", "8", "225")]):
        for place, cell in enumerate(cells):
            page.put(cell, 160 + 100 * place, top + 4 + 18 * row)
    page.flow(f"{C}\n{D}", 30, top + 70, 540)
    articles = composed(page.page())
    assert bodies(articles) == FOUR
    assert sum(p.kind == "table" for a in articles for p in a.paragraphs) == 1


def test_a_column_heading_does_not_run_on_in_the_next_column(press, composed):
    page = press()
    for x, heading, texts in ((30, "一、把果子存下来过一个冬天", [A, B]), (215, "二、把果子运出去卖一个好价", [C, D])):
        page.put(heading[: 170 // 10], x, 80, bold=True)
        page.flow("\n".join(texts), x, 98, 170)
    paragraphs = [p for a in composed(page.page()) for p in a.paragraphs]
    assert [p.text for p in paragraphs if p.kind == "heading"] == [
        "一、把果子存下来过一个冬天",
        "二、把果子运出去卖一个好价",
    ]
    assert bodies(composed(page.page())) == FOUR


def test_a_short_line_at_a_pages_top_is_not_the_end_of_a_paragraph(press, composed):
    first, second = press(1), press(2)
    long = A + B
    page_lines = broken([long], 400)
    pour(first, page_lines[:3], 30, 740, 3)
    second.put("果园来信", 30, 60)
    pour(second, page_lines[3:], 30, 90, 9)
    assert long in bodies(composed(first.page(), second.page()))


def test_a_small_heading_and_a_large_one_are_two(press, composed):
    page = press()
    page.put("问 答", 30, 60, 12, bold=True)
    page.put("山里的冷库怎样管理才省电", 30, 76, 12, bold=True)
    page.flow(f"{A}\n{B}", 30, 100, 400)
    texts = [p.text for a in composed(page.page()) for p in a.paragraphs]
    assert "山里的冷库怎样管理才省电" in texts


def test_a_picture_drawn_at_the_foot_keeps_its_caption(press, composed):
    page = press()
    page.flow(f"{A}\n{B}", 30, 80, 540)
    page.pictures.append(Box(30, 500, 570, 722))
    page.lines += [Box(30, 722, 570, 722), Box(30, 500, 30, 722), Box(570, 500, 570, 722)]
    page.put("果农在冷库前装车", 260, 728, 8)
    assert [p.text for a in composed(page.page()) for p in a.paragraphs if p.kind == "caption"] == ["果农在冷库前装车"]


def test_names_in_columns_under_one_another_are_rows(press, composed):
    page = press()
    page.frame(Box(50, 80, 450, 200))
    for row, (a, b, c) in enumerate(
        [("林木森", "何田田", "马小川"), ("周晓舟", "欧阳青", "田大山"), ("石小溪", "江河海", "云中鹤")]
    ):
        for place, name in enumerate((a, b, c)):
            page.put(name, 70 + 110 * place, 100 + 20 * row)
    page.flow("\n".join(FOUR), 30, 230, 540)
    texts = [p.text for article in composed(page.page()) for p in article.paragraphs if p.kind == "box"]
    assert "".join(texts).replace(" ", "") == "林木森何田田马小川周晓舟欧阳青田大山石小溪江河海云中鹤"


def test_two_mottoes_in_one_row_stay_in_one_line(press, composed):
    page = press()
    page.put("建家交友", 100, 80, 14)
    page.put("服务渔民", 180, 80, 14)
    page.flow("\n".join(FOUR), 30, 130, 540)
    assert any("建家交友 服务渔民" in p.text for a in composed(page.page()) for p in a.paragraphs)
