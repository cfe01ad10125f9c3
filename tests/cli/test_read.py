"""`cast-stats read`: the articles as text, as JSON, by page, and drawn on the pages."""

from __future__ import annotations

import json
from array import array
from pathlib import Path

import pytest
from hand_made import Run
from PIL import Image

from cast_stats.cli.pictures import COLUMN_COLOUR, Block, blocks_of, columns_of, draw_blocks
from cast_stats.errors import OutputUnwritable, UsageError
from cast_stats.layout.article import Article, Cell, Paragraph, Places, Table

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "raw" / "kexie-zhichuang-2023-02.pdf"


def placed(text: str, page: int, x0: float, top: float, kind: str = "body") -> Paragraph:
    """A paragraph of one printed line, ten points a character."""
    boxes = array("f", [v for i in range(len(text)) for v in (x0 + 10 * i, top, x0 + 10 * i + 10, top + 10)])
    return Paragraph(text, kind, Places(array("H", [page] * len(text)), boxes))  # type: ignore[arg-type]


class TestText:
    def test_articles_come_on_stdout_and_talk_on_stderr(self, cast_stats: Run, issue: Path) -> None:
        outcome = cast_stats("read", issue)
        assert outcome.code == 0
        assert "截至2020年底，河西市共有企业科协31家，个人会员4650人。" in outcome.out
        assert str(issue) in outcome.err
        assert str(issue) not in outcome.out

    def test_one_page_alone(self, cast_stats: Run) -> None:
        whole, page = cast_stats("read", SAMPLE).out, cast_stats("read", SAMPLE, "--page", "3").out
        assert 0 < len(page) < len(whole) / 2
        assert all(line in whole for line in page.splitlines())

    def test_boxes_say_where_each_line_stands(self, cast_stats: Run) -> None:
        lines = cast_stats("read", SAMPLE, "--page", "3", "--boxes").out.splitlines()
        boxes = [line for line in lines if line.startswith("    @")]
        assert boxes
        assert any(line.startswith("    @3 ") for line in boxes)

    def test_a_page_beyond_the_last_is_refused(self, cast_stats: Run) -> None:
        outcome = cast_stats("read", SAMPLE, "--page", "99")
        assert outcome.code == UsageError.exit_code
        assert "99" in outcome.err

    @pytest.mark.parametrize("option", [("--page", "1"), ("--images", "pictures")])
    def test_plain_text_has_no_pages(self, cast_stats: Run, issue: Path, option: tuple[str, str]) -> None:
        assert cast_stats("read", issue, *option).code == UsageError.exit_code


class TestJson:
    def test_is_one_document_with_places(self, cast_stats: Run) -> None:
        document = json.loads(cast_stats("read", SAMPLE, "--page", "3", "--json", "--boxes").out)
        paragraphs = [paragraph for article in document["articles"] for paragraph in article["paragraphs"]]
        assert paragraphs
        for paragraph in paragraphs:
            assert 3 in paragraph["pages"]
            assert {box["page"] for box in paragraph["boxes"]} <= set(paragraph["pages"])

    def test_boxes_are_left_out_unless_asked_for(self, cast_stats: Run, issue: Path) -> None:
        (article,) = json.loads(cast_stats("read", issue, "--json").out)["articles"]
        assert all("boxes" not in paragraph for paragraph in article["paragraphs"])


class TestPictures:
    def test_one_picture_a_page(self, cast_stats: Run, tmp_path: Path) -> None:
        outcome = cast_stats("read", SAMPLE, "--page", "2", "--page", "3", "--images", tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["page-002.png", "page-003.png"]
        assert "page-003.png" in outcome.err

    def test_a_folder_that_cannot_be_made(self, cast_stats: Run, issue: Path) -> None:
        outcome = cast_stats("read", SAMPLE, "--page", "3", "--images", issue / "x")
        assert outcome.code == OutputUnwritable.exit_code

    def test_paragraphs_are_numbered_in_reading_order(self) -> None:
        article = Article("甲", paragraphs=(placed("一", 1, 50, 50), placed("二", 1, 50, 70), placed("三", 2, 50, 50)))
        assert [(block.number, block.page) for block in blocks_of((article,))] == [(1, 1), (2, 1), (3, 2)]

    def test_a_paragraph_over_two_columns_is_two_blocks_of_one_number(self) -> None:
        first, second = placed("左栏", 1, 50, 700), placed("右栏", 1, 300, 50)
        places = Places(first.places.pages + second.places.pages, first.places.boxes + second.places.boxes)
        blocks = list(blocks_of((Article("甲", paragraphs=(Paragraph("左栏右栏", "body", places),)),)))
        assert [(block.number, block.x0) for block in blocks] == [(1, 50), (1, 300)]

    def test_a_table_stands_where_its_cells_stand(self) -> None:
        cells = (Cell(0, 0, "年", placed("年", 4, 100, 100).places), Cell(1, 0, "31", placed("31", 4, 100, 130).places))
        table = Paragraph("表1", "table", table=Table("表1", "家", cells, 1, 1))
        (block,) = blocks_of((Article("甲", paragraphs=(table,)),))
        assert block == Block(4, 100, 100, 120, 140, 1, "table")

    def test_columns_are_found_from_the_order(self) -> None:
        blocks = [
            Block(1, 50, 50, 250, 90, 1, "body"),
            Block(1, 50, 100, 250, 700, 2, "body"),
            Block(1, 300, 50, 500, 700, 3, "body"),
            Block(1, 50, 720, 500, 740, 4, "caption"),
        ]
        assert columns_of(blocks) == [(50, 50, 250, 700), (300, 50, 500, 700)]

    def test_columns_are_drawn_around_their_text(self) -> None:
        picture = Image.new("RGB", (200, 200), "white")
        draw_blocks(picture, [Block(1, 20, 20, 80, 80, 1, "body")], 2.0)
        colour = tuple(int(COLUMN_COLOUR[i : i + 2], 16) for i in (1, 3, 5))
        assert picture.getpixel((34, 100)) == colour
        assert picture.getpixel((100, 100)) == (255, 255, 255)
