"""Writing that runs down the page: whole pages, titles at the side of the text, figures set across such a line."""

from __future__ import annotations

import pytest

A = "本县农学会成立于一九五六年，当时只有会员三十一人，到一九六四年已发展到一百八十二人，分为作物、土肥、果树三个组。"
B = "医学会每年召开年会一次，宣读论文四十余篇，并选派医师十二人下乡巡回，两年之内诊治病人六千三百人次。"
C = "各学会合办的技术夜校设在文化馆内，先后开班七期，结业学员二百零五人，多数成了公社里的技术骨干。"
TEXTS = [A, B, C]


def down(page, paragraphs, right, top, bottom, size=10, pitch=1.7, step=1.0):
    """Paragraphs in lines that run down the page, the first at its right; figures in pairs stand side by side."""
    x = right
    for paragraph in paragraphs:
        y = top + 2 * size * step
        for index, char in enumerate(paragraph):
            before = paragraph[index - 1 : index]
            paired = char.isdigit() and before.isdigit()
            if not paired and y + size > bottom:
                x, y = x - size * pitch, top
            if paired:
                page.put(char, x - size / 2, y - size * step, size)
                continue
            page.put(char, x - size, y, size)
            y += size * step
        x -= size * pitch


@pytest.mark.parametrize("seed", [None, 5])
@pytest.mark.parametrize("pitch", [1.35, 1.7, 2.4])
def test_lines_that_run_down_are_read_from_the_right(press, prose, pitch, seed):
    page = press()
    down(page, TEXTS, 550, 60, 460, pitch=pitch)
    assert prose(page.page(seed)) == TEXTS


def test_two_tiers_of_such_lines(press, prose):
    page = press()
    down(page, [A, B], 550, 60, 300)
    down(page, [C], 550, 340, 580)
    assert prose(page.page()) == TEXTS


def test_figures_side_by_side_in_such_a_line_keep_their_order(press, prose):
    page, text = (
        press(),
        "全县有学会52个，会员71人，分会22个，小组31个，公社11处都有人联系，夜校开了90天，学员人人结业，没有一个掉队。",
    )
    down(page, [text, A], 550, 60, 400)
    assert prose(page.page()) == [text, A]


def test_places_are_those_on_the_page(press, composed):
    page = press()
    down(page, TEXTS, 550, 60, 460)
    paragraph = composed(page.page())[0].paragraphs[0]
    assert paragraph.places.boxes[:4].tolist() == [540, 80, 550, 90]


def test_level_lines_far_apart_are_not_turned(press, prose):
    page = press()
    top = 60.0
    for text in TEXTS:
        top = page.flow(text, 40, top, 400, leading=2.6)
    assert prose(page.page()) == TEXTS


@pytest.mark.parametrize("x", [40, 540])
def test_a_title_down_the_side_stands_over_its_text(press, composed, x):
    page = press()
    for row, char in enumerate("夜校灯火"):
        page.put(char, x, 90 + 36 * row, 28)
    page.columns("\n".join(TEXTS), [(90, 200), (310, 200)], 80, 6)
    (article,) = composed(page.page())
    assert article.title == "夜校灯火"
    assert [p.text for p in article.paragraphs if p.kind == "body"] == TEXTS


def test_labels_spaced_out_under_one_another_are_rows(press, composed):
    page = press()
    for row, (label, name) in enumerate([("主　　办", "县农学会"), ("主　　编", "林木森"), ("印　　数", "500册")]):
        page.put(label, 40, 80 + 18 * row)
        page.put(name, 110, 80 + 18 * row)
    page.flow("\n".join(TEXTS), 40, 200, 480)
    texts = [p.text.replace(" ", "") for a in composed(page.page()) for p in a.paragraphs if p.kind == "masthead"]
    assert texts == ["主办县农学会", "主编林木森", "印数500册"]
