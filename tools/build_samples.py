"""Builds the sample issues in data/raw and their gold in tests/gold from the texts in data/raw/sources.

    python tools/build_samples.py [--pdf DIR] [--gold DIR]

Needs reportlab and fonttools (extra "dev") and the Debian package fonts-noto-cjk. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import sample_fonts
import yaml
from annotated import Annotated, parse, squeeze, time
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from sample_pages import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Sheet, Style, blocks, lines

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "data" / "raw" / "sources"
RED = Color(0.62, 0.08, 0.1)
OCR_SAMPLE, OCR_CAPTION = "qiye-kexie-shiyanshi", "桂岭茶机科协会员在茶山上调试揉捻机"
Issue = dict[str, Any]


def load(path: Path) -> Issue:
    """One issue's source; each article gets `plain` (its body) and `gold` (its annotated whole)."""
    issue: Issue = yaml.safe_load(path.read_text(encoding="utf-8"))
    for article in issue["articles"]:
        _read(article)
    return issue


def _read(article: dict[str, Any]) -> None:
    """Fill in the article's plain body, its titles for the contents page, and its annotations."""
    if "news" in article:
        _read_news(article)
        return
    captions = "\n".join(f["caption"] for f in article.get("figures", ()) if "caption" in f)
    article["titles"], article["plain"] = [article["title"]], parse(article["body"]).text
    if box := article.get("box"):
        whole = parse("\n".join(box[k] for k in ("heading", "title", "text")))
        article["parts"] = [(box["title"], whole)]
        box["text"] = parse(box["text"]).text
    head = [article.get("kicker", ""), article["title"], article.get("byline", "")]
    article["gold"] = parse("\n".join([*filter(None, head), _clean(article["body"].rstrip()), captions]))


def _read_news(article: dict[str, Any]) -> None:
    """Several short items under one section; each has its own gold."""
    reads = [parse(f"{item['title']}\n{item['body']}") for item in article["news"]]
    article["title"], article["titles"] = article["section"], [read.text.split("\n")[0] for read in reads]
    article["plain"] = "\n".join(f"### {read.text}" for read in reads)
    article["parts"] = list(zip(article["titles"], reads, strict=True))


def _clean(text: str) -> str:
    """The text without the marks of headings and lists."""
    return "\n".join(line.removeprefix("## ").removeprefix("- ") for line in text.split("\n"))


def typeset(issue: Issue) -> bytes:
    """The issue as a PDF."""
    label = f"{issue['year']}年第{issue['number']}期"
    starts: dict[str, int] = {}
    for _draft in range(2):  # the first run finds the page numbers for the contents
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
        canvas.setTitle(f"{issue['journal']} {label}")
        sheet = Sheet(canvas, issue["journal"], label)
        _cover(sheet, issue, label)
        _contents(sheet, issue, starts)
        tables = {t["key"]: t for t in issue.get("tables", ())}
        for article in issue["articles"]:
            starts[article["key"]] = sheet.page + 1
            _article(sheet, article, tables)
        canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _article(sheet: Sheet, article: dict[str, Any], tables: dict[str, Any]) -> None:
    """One article from its own page on, over as many pages as it needs."""
    left, number = blocks(article["plain"]), 0
    while left:
        sheet.turn(article["section"])
        top = HEIGHT - TOP
        if number == 0:
            top = sheet.heading(article.get("kicker", ""), article["title"], article.get("byline", ""))
        columns = sheet.columns(article["columns"], top)
        figures = [f for f in article.get("figures", ()) if f["page"] == number]
        if number == 0 and "box" in article:
            every = list(range(article["columns"]))
            figures.append(
                {"box": article["box"], "columns": every, "at": "bottom", "height": article["box"].get("height", 170)}
            )
        for figure in sorted(figures, key=lambda f: "box" not in f):
            sheet.place(figure, columns, tables)
        sheet.balance(left, columns)
        left, number = sheet.flow(left, columns), number + 1


def _cover(sheet: Sheet, issue: Issue, label: str) -> None:
    sheet.turn(furniture=False)
    sheet.picture(0, 0, WIDTH, HEIGHT * 0.6, issue.get("hue", 0.55))
    sheet.write(issue["journal"], LEFT, HEIGHT - 130, Style("Hei", 62, colour=RED))
    sheet.write(issue["latin"], LEFT + 4, HEIGHT - 158, Style("Hei", 13, colour=RED))
    sheet.write(f"{label}　总第{issue['serial']}期　{issue['period']}", LEFT + 4, HEIGHT - 184, Style(size=12))
    y = HEIGHT - 226
    for line in issue["cover_lines"]:
        sheet.write(line, LEFT + 4, y, Style("Hei", 13))
        y -= 23
    sheet.write(issue["slogan"], WIDTH - RIGHT, 60, Style("Hei", 15, colour=Color(1, 1, 1)), align="right")


def _contents(sheet: Sheet, issue: Issue, starts: dict[str, int]) -> None:
    """Contents on the right, masthead in a narrow column on the left, as magazines do."""
    sheet.turn("目　录")
    y = HEIGHT - TOP - 12
    for label, words in issue["masthead"]:
        for row in lines(f"{label}　{parse(words, {'S': '本刊'}).text}", Style(size=8.8), 148):
            sheet.write(row, LEFT, y, Style(size=8.8))
            y -= 15
    for row in lines(issue["notice"], Style(size=8.2), 148):
        y -= 13
        sheet.write(row, LEFT, y, Style(size=8.2, colour=RED))
    x, y, edge = LEFT + 178, HEIGHT - TOP - 20, WIDTH - RIGHT
    sheet.write("目录", x, y, Style("Hei", 26, colour=RED))
    sheet.write("CONTENTS", x + 62, y, Style("Hei", 12, colour=RED))
    section = ""
    for article in issue["articles"]:
        if article["section"] != section:
            section, y = article["section"], y - 34
            sheet.write(section, x, y, Style("Hei", 11, colour=RED))
        for title in article["titles"]:
            y -= 22
            width = edge - x - 30
            for row in lines(title, Style(size=10.6), width):
                sheet.write(row, x, y, Style(size=10.6))
                y -= 15
            y += 15
            sheet.write(str(starts.get(article["key"], 0)), edge, y, Style(size=10.6), align="right")
    if y < BOTTOM:
        raise ValueError("the contents are too long for their page")


def golds(issue: Issue) -> dict[str, tuple[Annotated, str]]:
    """Each article's annotated text and title."""
    out: dict[str, tuple[Annotated, str]] = {}
    for article in issue["articles"]:
        if "gold" in article:
            out[article["key"]] = article["gold"], article["title"]
        for number, (title, part) in enumerate(article.get("parts", ()), 1):
            out[f"{article['key']}-{number}"] = part, title
    for table in issue.get("tables", ()):
        out[table["key"]] = _table_gold(table), table["title"]
    lines_ = "\n".join(f"{label}　{words}" for label, words in issue["masthead"])
    stem = f"{issue['year']}-{issue['number']:02d}"
    out[f"{stem}-masthead"] = parse(lines_, {"S": "本刊"}), "版权页"
    return out


def _table_gold(table: dict[str, Any]) -> Annotated:
    """A table's facts, one a cell; its text runs row by row."""
    rows = ["　".join(table["head"]), *("　".join(row) for row in table["rows"])]
    text = "\n".join([table["title"], *rows, table["note"]])
    out = parse(text)
    done = squeeze(table["title"] + rows[0])
    for row, owner in zip(table["rows"], table["subject"], strict=True):
        done += squeeze(row[0])
        for i, cell in enumerate(row[1:]):
            value = Decimal(cell.replace(",", "")) * table["scale"][i]
            category = table["category"][i]
            fact = parse(
                f"{{{cell}|{category}|{table['item'][i]}|{owner}||value={value} unit={table['unit'][i]}}}"
            ).facts[0]
            out.facts.append(fact | {"before": done[-6:], "time": time(table["time"])})
            done += cell
    return out


def write_gold(key: str, read: Annotated, title: str, issued: str, folder: Path) -> None:
    """One gold document and its plain text, as the annotation guidelines lay them out."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    gold = read.gold(key, title, issued)
    (folder / f"{key}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "articles" / f"{key}.txt").write_text(read.text + "\n", encoding="utf-8")


def plain_sample(source: str) -> tuple[str, Annotated]:
    """An article as OCR leaves it: lines of 16 characters, paragraphs apart, a caption in the middle of the prose."""
    read = parse(source)
    paragraphs = [re.sub(r"(?<=[,;])(?=[^\d])", " ", p) for p in read.text.split("\n\n")]
    broken = ["\n".join(row.strip() for row in re.findall(r".{1,16}[,;。、)]*", p)) for p in paragraphs]
    cut = broken[3].split("\n")
    broken[3:4] = ["\n".join(cut[:5]), OCR_CAPTION, "\n".join(cut[5:])]
    return "\n\n".join(broken) + "\n", read


def register_fonts(issues: list[Issue], folder: Path) -> None:
    """Both faces with every character of the issues."""
    characters = "".join(
        sorted(set(json.dumps([_texts(i) for i in issues], ensure_ascii=False)) | set(map(chr, range(32, 127))))
    )
    for face in sample_fonts.FACES:
        pdfmetrics.registerFont(TTFont(face, sample_fonts.build(face, characters + "年第总期目录　", folder)))


def _texts(value: Any) -> list[str]:
    """Every string inside a source."""
    if isinstance(value, dict):
        return [t for v in value.values() for t in _texts(v)]
    if isinstance(value, list | tuple):
        return [t for v in value for t in _texts(v)]
    return [value] if isinstance(value, str) else []


def main() -> None:
    """Build every issue."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pdf", type=Path, default=ROOT / "data" / "raw")
    parser.add_argument("--gold", type=Path, default=ROOT / "tests" / "gold")
    arguments = parser.parse_args()
    issues = [load(path) for path in sorted(SOURCES.glob("*.yaml"))]
    with tempfile.TemporaryDirectory() as folder:
        register_fonts(issues, Path(folder))
        for issue in issues:
            path = arguments.pdf / f"kexie-zhichuang-{issue['year']}-{issue['number']:02d}.pdf"
            path.write_bytes(typeset(issue))
            for key, (read, title) in golds(issue).items():
                write_gold(key, read, title, str(issue["year"]), arguments.gold)
            print(f"{path.name}: {path.stat().st_size // 1024} KB")
    text, read = plain_sample((SOURCES / f"{OCR_SAMPLE}.txt").read_text(encoding="utf-8"))
    (arguments.pdf / f"{OCR_SAMPLE}.txt").write_text(text, encoding="utf-8")
    write_gold(OCR_SAMPLE, read, "把实验室搬到茶山上", "2023", arguments.gold)


if __name__ == "__main__":
    main()
