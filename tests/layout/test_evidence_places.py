"""Every character of a paragraph knows its page and its box."""

from __future__ import annotations

TEXT = "河口镇的渔民修好了码头上的冷库，三百多条船的渔获不用再连夜运到县城，损耗一下子少了许多。" * 4


def test_each_character_lies_on_its_own_box(press, composed):
    first, second = press(1), press(2)
    first.columns(TEXT[:120], [(30, 150), (200, 150)], 80, 5)
    second.flow(TEXT[120:], 30, 80, 300, indent=0)
    pages = {1: first.page(seed=3), 2: second.page(seed=4)}
    for article in composed(*pages.values()):
        for paragraph in article.paragraphs:
            places = paragraph.places
            assert len(places.pages) == len(paragraph.text) == len(places.boxes) // 4
            for index, char in enumerate(paragraph.text):
                page = pages[places.pages[index]]
                box = places.boxes[4 * index : 4 * index + 4]
                known = [i for i, printed in enumerate(page.chars) if printed == char]
                assert any(page.boxes[4 * i : 4 * i + 4] == box for i in known)


def test_a_quote_over_two_columns_spreads_over_two_boxes(press, composed):
    page = press()
    page.columns(TEXT[:90], [(30, 150), (200, 150)], 80, 4)
    (paragraph,) = composed(page.page())[0].paragraphs
    start = paragraph.places.boxes.index(200.0) // 4 - 3
    boxes = paragraph.places.spread(start, start + 6)
    assert [(round(b.x0), round(b.x1)) for b in boxes] == [(150, 180), (200, 230)]
    assert boxes[0].top > boxes[1].top


def test_confidence_follows_the_characters(press, composed):
    from array import array
    from dataclasses import replace

    page = press()
    page.flow(TEXT[:60], 30, 80, 300)
    read = page.page(seed=9)
    read = replace(read, confidence=array("f", [ord(c) % 97 / 97 for c in read.chars]), source="ocr")
    (paragraph,) = composed(read)[0].paragraphs
    assert [round(c, 4) for c in paragraph.places.confidence] == [round(ord(c) % 97 / 97, 4) for c in paragraph.text]
