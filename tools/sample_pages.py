"""Sets the sample issues: magazine pages with columns, pictures, captions, boxes, ruled tables and running heads."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.28, 807.87  # 210 x 285 mm
LEFT, RIGHT, TOP, BOTTOM, GUTTER = 50.0, 50.0, 76.0, 58.0, 19.0
SIZE, LEADING = 10.8, 18.6
NO_START = set("，。、；：？！”’）》】％%…～·")
NO_END = set("“‘（《【")
TOKEN = re.compile(r"[0-9A-Za-z.%@/:~—-]+|.", re.S)
INK = Color(0.12, 0.12, 0.14)
GREY = Color(0.45, 0.45, 0.48)


@dataclass(frozen=True)
class Style:
    """How a block is set: face, size, line height, room above, first-line indent in ems, colour."""

    face: str = "Song"
    size: float = SIZE
    leading: float = LEADING
    above: float = 0.0
    indent: float = 0.0
    colour: Color = INK


BODY = Style(indent=2)
HEADING = Style("Hei", 11.2, 19, 9)
NEWS = Style("Hei", 13, 19, 13)
ITEM = Style(leading=18.5, indent=2)
CAPTION = Style(size=8.6, leading=12, colour=GREY)


@dataclass
class Column:
    """The free room of one column: left edge, width, upper and lower end (PDF points from below)."""

    x: float
    width: float
    top: float
    bottom: float


def lines(text: str, style: Style, width: float) -> Iterator[str]:
    """The text broken at the column's width: numbers whole, no punctuation at a line's start."""
    line: list[str] = []
    room = width - style.indent * style.size
    for token in TOKEN.findall(text):
        if stringWidth("".join(line) + token, style.face, style.size) > room and token not in NO_START:
            carry = [line.pop()] if line and line[-1] in NO_END else []
            yield "".join(line)
            line, room = [*carry, token], width
        else:
            line.append(token)
    if line:
        yield "".join(line)


class Sheet:
    """One canvas and the page that is being set."""

    def __init__(self, canvas: Canvas, journal: str, issue: str) -> None:
        self.canvas, self.journal, self.issue, self.page = canvas, journal, issue, 0

    def write(
        self, text: str, x: float, y: float, style: Style, fill: float | None = None, align: str = "left"
    ) -> None:
        """One line at (x, y); `fill` stretches it to that width, `align` is left, right or centre of x."""
        width = stringWidth(text, style.face, style.size)
        x -= {"left": 0, "right": width, "centre": width / 2}[align]
        run = self.canvas.beginText(x, y)
        run.setFont(style.face, style.size)
        run.setFillColor(style.colour)
        run.setCharSpace((fill - width) / max(1, len(text) - 1) if fill else 0)
        run.textOut(text)
        self.canvas.drawText(run)

    def turn(self, section: str = "", furniture: bool = True) -> None:
        """Begin the next page, with running head and page number."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        if not furniture:
            return
        small, bold = Style(size=8.4, colour=GREY), Style("Hei", 9.5, colour=GREY)
        outer, inner = (LEFT, WIDTH - RIGHT) if self.page % 2 == 0 else (WIDTH - RIGHT, LEFT)
        sides = ("left", "right") if self.page % 2 == 0 else ("right", "left")
        y = HEIGHT - 44
        self.write(f"{self.journal}　{self.issue}", outer, y, small, align=sides[0])
        self.write(section, inner, y, bold, align=sides[1])
        self.canvas.setStrokeColor(GREY)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(LEFT, y - 6, WIDTH - RIGHT, y - 6)
        self.write(str(self.page), outer, 30, small, align=sides[0])

    def columns(self, count: int, top: float) -> list[Column]:
        """`count` equal columns below `top`."""
        width = (WIDTH - LEFT - RIGHT - GUTTER * (count - 1)) / count
        return [Column(LEFT + i * (width + GUTTER), width, top, BOTTOM) for i in range(count)]

    def heading(self, kicker: str, title: str, byline: str) -> float:
        """The article's head over the full width; returns where the columns begin."""
        y = HEIGHT - TOP - 14
        if kicker:
            self.write(kicker, LEFT, y, Style("Hei", 12, colour=Color(0.6, 0.1, 0.1)))
            y -= 14
        big = Style("Hei", 21)
        for line in lines(title, big, WIDTH - LEFT - RIGHT):
            y -= 18
            self.write(line, LEFT, y, big)
            y -= 14
        if byline:
            y -= 8
            self.write(byline, LEFT, y, Style(size=9.6, colour=GREY))
        return y - 16

    def balance(self, blocks: list[tuple[str, Style]], columns: list[Column]) -> None:
        """End the columns of an article's last page at one height, as high as its text allows."""
        level = BOTTOM
        while not self.flow(blocks, [_ending(c, level) for c in columns], dry=True):
            level += LEADING / 2
        columns[:] = [_ending(c, level - LEADING / 2) for c in columns]

    def flow(
        self, blocks: list[tuple[str, Style]], columns: list[Column], dry: bool = False
    ) -> list[tuple[str, Style]]:
        """Set the blocks down the columns (`dry`: only measure); returns what finds no room."""
        left = list(blocks)
        for column in columns:
            y = column.top
            while left:
                text, style = left[0]
                rows = list(lines(text, style, column.width))
                y -= style.above if y < column.top else 0
                keep = len(rows) + 2 if style in (HEADING, NEWS) else 1
                room = int((y - column.bottom) // style.leading)
                if room < keep:
                    break
                for number, row in enumerate(rows[:room]):
                    y -= style.leading
                    indent = style.indent * style.size if number == 0 else 0
                    last = number == len(rows) - 1
                    if not dry:
                        self.write(row, column.x + indent, y, style, None if last else column.width - indent)
                if len(rows) > room:
                    left[0] = ("".join(rows[room:]), Style(style.face, style.size, style.leading, 0, 0, style.colour))
                    break
                left.pop(0)
        return left

    def place(self, figure: dict[str, Any], columns: list[Column], tables: dict[str, Any]) -> None:
        """Draw a picture, table or box over some of the columns and take its room from them."""
        spanned = [columns[i] for i in figure["columns"]]
        x, width, height = spanned[0].x, spanned[-1].x + spanned[-1].width - spanned[0].x, figure["height"]
        if figure["at"] == "top":
            y = spanned[0].top - height
            for column in spanned:
                column.top = y - 10
        else:
            y = spanned[0].bottom
            for column in spanned:
                column.bottom = y + height + 12
        if "table" in figure:
            self.table(tables[figure["table"]], x, y, width, height)
        elif "box" in figure:
            self.box(figure["box"], x, y, width, height)
        else:
            self.picture(x, y + 18, width, height - 18, figure["hue"])
            self.write(figure["caption"], x + width / 2, y + 4, CAPTION, align="centre")

    def picture(self, x: float, y: float, width: float, height: float, hue: float) -> None:
        """A drawn landscape: a gradient sky and three ridges."""
        c = self.canvas
        c.saveState()
        frame = c.beginPath()
        frame.rect(x, y, width, height)
        c.clipPath(frame, stroke=0, fill=0)
        c.linearGradient(x, y + height, x, y, [_tone(hue, 0.35, 0.95), _tone(hue + 0.06, 0.12, 1)], extend=False)
        for ridge in range(3):
            path = c.beginPath()
            path.moveTo(x, y)
            for step in range(41):
                wave = math.sin(step / (4.5 + ridge) + hue * 9 + ridge * 2) + 0.4 * math.sin(step / 1.7 + ridge)
                path.lineTo(x + width * step / 40, y + height * (0.48 - 0.14 * ridge + 0.08 * wave))
            path.lineTo(x + width, y)
            path.close()
            c.setFillColor(_tone(hue + 0.03 * ridge, 0.4 + 0.1 * ridge, 0.75 - 0.17 * ridge))
            c.drawPath(path, stroke=0, fill=1)
        c.restoreState()

    def table(self, table: dict[str, Any], x: float, y: float, width: float, height: float) -> None:
        """A ruled table with its title above and a note below."""
        rows = [table["head"], *table["rows"]]
        self.write(table["title"], x + width / 2, y + height - 12, Style("Hei", 10.2), align="centre")
        top, step = y + height - 22, (height - 44) / len(rows)
        stub = width * 0.16
        edges = [x, x + stub] + [
            x + stub + (width - stub) * (i + 1) / (len(rows[0]) - 1) for i in range(len(rows[0]) - 1)
        ]
        self.canvas.setStrokeColor(INK)
        self.canvas.setLineWidth(0.6)
        self.canvas.grid(edges, [top - step * i for i in range(len(rows) + 1)])
        for r, row in enumerate(rows):
            style = Style("Hei", 8.6) if r == 0 else Style(size=9.4)
            for i, cell in enumerate(row):
                self.write(cell, (edges[i] + edges[i + 1]) / 2, top - step * r - step / 2 - 3.2, style, align="centre")
        self.write(table["note"], x, y + 6, CAPTION)

    def box(self, box: dict[str, str], x: float, y: float, width: float, height: float) -> None:
        """A tinted box with a label, a title and its text."""
        self.canvas.setFillColor(Color(0.94, 0.96, 0.9))
        self.canvas.setStrokeColor(GREY)
        self.canvas.rect(x, y, width, height, fill=1)
        self.write(box["heading"], x + 14, y + height - 22, Style("Hei", 12, colour=Color(0.2, 0.4, 0.2)))
        self.write(box["title"], x + 14, y + height - 44, Style("Hei", 13))
        inner = Column(x + 14, width - 28, y + height - 52, y + 6)
        if self.flow(blocks(box["text"]), [inner]):
            raise ValueError(f"the box {box['title']} is too small for its text")


def _ending(column: Column, level: float) -> Column:
    """The column, with its lower end not below the level."""
    return replace(column, bottom=max(column.bottom, level))


def _tone(hue: float, saturation: float, value: float) -> Color:
    return Color(*(round(v, 3) for v in colorsys.hsv_to_rgb(hue % 1, saturation, value)))


def blocks(text: str) -> list[tuple[str, Style]]:
    """The paragraphs of a plain body: "## " a heading, "### " a news title, "- " a list item."""
    out = []
    for line in filter(str.strip, text.split("\n")):
        mark, _, rest = line.partition(" ")
        style = {"##": HEADING, "###": NEWS, "-": ITEM}.get(mark)
        out.append((rest, style) if style else (line.lstrip("　 "), BODY))
    return out
