"""The shipped sample issues: their size, pages, type and text, and that their gold is sound."""

from __future__ import annotations

import ctypes
import json
import re
import sys
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import build_samples  # noqa: E402
import sample_fonts  # noqa: E402
from annotated import parse, quantity, squeeze  # noqa: E402

RAW = ROOT / "data" / "raw"
GOLD = ROOT / "tests" / "gold"
GENRES = ROOT / "tests" / "gold_genres"
PAGES = {"2023-02": range(8, 13), "2023-04": range(4, 7), "2024-02": range(4, 7)}
ISSUES = {stem: build_samples.load(RAW / "sources" / f"{stem}.yaml") for stem in PAGES}


def pdf(stem: str) -> Path:
    return RAW / f"kexie-zhichuang-{stem}.pdf"


def page_texts(stem: str) -> list[str]:
    document = pdfium.PdfDocument(pdf(stem))
    texts = [squeeze(page.get_textpage().get_text_range()) for page in document]
    document.close()
    return texts


def sentences(stem: str) -> list[str]:
    bodies = [article["plain"] for article in ISSUES[stem]["articles"]]
    plain = re.sub(r"^(#+|-) ", "", "\n".join(bodies), flags=re.M)
    return [squeeze(s) for s in re.findall(r"[^。！？\n]+[。！？]?", plain) if squeeze(s)]


@pytest.mark.parametrize("stem", PAGES)
def test_an_issue_is_small_and_has_its_pages(stem: str) -> None:
    assert pdf(stem).stat().st_size < 1_000_000
    assert len(page_texts(stem)) in PAGES[stem]


@pytest.mark.parametrize("stem", PAGES)
def test_every_typeface_is_embedded(stem: str) -> None:
    document = pdfium.PdfDocument(pdf(stem))
    names = set()
    for page in document:
        for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
            font = pdfium_c.FPDFTextObj_GetFont(item.raw)
            assert pdfium_c.FPDFFont_GetIsEmbedded(font) == 1
            length = pdfium_c.FPDFFont_GetBaseFontName(font, None, 0)
            name = ctypes.create_string_buffer(length)
            pdfium_c.FPDFFont_GetBaseFontName(font, name, length)
            names.add(name.value.decode())
    document.close()
    assert len(names) >= 2
    assert all(name.startswith("Noto") for name in names), names


@pytest.mark.parametrize("stem", PAGES)
def test_the_text_layer_holds_every_sentence(stem: str) -> None:
    """A sentence stands on one page, or ends one page and goes on somewhere on the next."""
    pages = page_texts(stem)

    def runs_over(sentence: str) -> bool:
        return any(
            pages[i].endswith(sentence[:cut]) and sentence[cut:] in pages[i + 1]
            for i in range(len(pages) - 1)
            for cut in range(1, len(sentence))
        )

    lost = [s for s in sentences(stem) if not any(s in page for page in pages) and not runs_over(s)]
    assert lost == []
    assert len(sentences(stem)) > 20


@pytest.mark.parametrize("stem", PAGES)
def test_every_page_names_the_issue_and_its_own_number(stem: str) -> None:
    issue = ISSUES[stem]
    label = f"{issue['year']}年第{issue['number']}期"
    for number, text in enumerate(page_texts(stem)[1:], 2):
        assert issue["journal"] in text
        assert label in text
        assert str(number) in text[:60], f"page {number}"


def test_the_main_sample_shows_every_kind_of_thing() -> None:
    texts = "".join(page_texts("2023-02"))
    for words in ("目录", "印数", "问答", "供稿", "文｜", "四省企业科协基本情况", "排名不分先后"):
        assert words in texts
    golds = [g for name, g in gold_documents().items() if name.startswith("2023-02")]
    facts = [fact for gold in golds for fact in gold["facts"]]
    assert len(facts) >= 60
    assert sum(len(gold["awards"]) for gold in golds) >= 10
    assert {fact["family"] for fact in facts} == {"association", "award", "project"}
    assert {fact["bound"] for fact in facts} == {"exact", "about", "at_least", "at_most"}
    assert {fact["change"] for fact in facts} == {None, "from", "to", "increase", "decrease"}
    assert {(fact["time"] or {"type": None})["type"] for fact in facts} == {None, "as_of", "during", "since"}


def gold_documents(folder: Path = GOLD) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


EVERY_GOLD = [(folder, name) for folder in (GOLD, GENRES) for name in gold_documents(folder)]


@pytest.mark.parametrize(("folder", "name"), EVERY_GOLD)
def test_gold_accounts_for_every_number(folder: Path, name: str) -> None:
    gold = gold_documents(folder)[name]
    text = squeeze((folder / "articles" / f"{name}.txt").read_text(encoding="utf-8"))
    covered: set[int] = set()
    for row in [*gold["facts"], *gold["other"]]:
        at = text.find(row["before"] + row["quote"])
        assert at >= 0, row
        start = at + len(row["before"])
        covered.update(range(start, start + len(row["quote"])))
    bare = [text[max(0, m.start() - 8) : m.end() + 4] for m in re.finditer(r"\d+", text) if m.start() not in covered]
    assert bare == []
    for award in gold["awards"]:
        assert award["evidence"] in text


@pytest.mark.parametrize(("folder", "name"), EVERY_GOLD)
def test_gold_parts_name_a_whole_of_the_same_article(folder: Path, name: str) -> None:
    facts = gold_documents(folder)[name]["facts"]
    quotes = {fact["quote"] for fact in facts}
    assert [f["quote"] for f in facts if f["parent"] and f["parent"] not in quotes] == []


def test_the_issues_hold_a_contradiction_a_failing_sum_and_a_repeated_figure() -> None:
    golds = gold_documents()

    def values(article: str, item: str, end: str) -> list[int]:
        return [
            f["value"]
            for f in golds[article]["facts"]
            if f["item"][0] == item and (f["time"] or {}).get("end") == end and f["change"] is None and not f["parent"]
        ]

    assert values("2023-02-news-1", "企业科协", "2022-12") != values("2023-04-hunan", "企业科协", "2022-12")
    assert values("2023-02-news-2", "企业科协", "2022-12") == values("2023-04-shaanxi", "企业科协", "2022-12")
    shaanxi = golds["2023-04-shaanxi"]["facts"]
    assert sum(f["value"] for f in shaanxi if f["parent"] == "186个") != 186
    assert sum(f["value"] for f in golds["2023-02-fujian"]["facts"] if f["parent"] == "2136家") == 2136


@pytest.mark.slow
@pytest.mark.skipif(not sample_fonts.available(), reason="the Debian package fonts-noto-cjk is not installed")
def test_building_is_reproducible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    for run in ("first", "second"):
        (tmp_path / run).mkdir()
        monkeypatch.setattr(
            sys, "argv", ["build", "--pdf", str(tmp_path / run), "--gold", str(tmp_path / run / "gold")]
        )
        build_samples.main()
        runs.append(
            {p.relative_to(tmp_path / run): p.read_bytes() for p in (tmp_path / run).rglob("*.*") if p.is_file()}
        )
    assert runs[0] == runs[1]
    for path, content in runs[0].items():
        if path.parts[0] == "gold":
            assert (GOLD.joinpath(*path.parts[1:])).read_bytes() == content, f"{path} is not current"


def test_the_plain_sample_is_broken_as_ocr_breaks_it() -> None:
    text = (RAW / "qiye-kexie-shiyanshi.txt").read_text(encoding="utf-8")
    assert max(map(len, text.split("\n"))) <= 20
    source = parse((RAW / "sources" / "qiye-kexie-shiyanshi.txt").read_text(encoding="utf-8"))
    assert squeeze(text).replace(squeeze(build_samples.OCR_CAPTION), "") == squeeze(source.text)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("4300余人", (4300, None, "人", "at_least")),
        ("3.8万个", (38000, None, "个", "exact")),
        ("4900万余条", (49000000, None, "条", "at_least")),
        ("15%~20%", (15, 20, "%", "exact")),
        ("5—6万元", (50000, 60000, "元", "exact")),
        ("十余种", (10, None, "种", "at_least")),
        ("一百二十人", (120, None, "人", "exact")),
        ("5~8个百分点", (5, 8, "个百分点", "exact")),
        ("390千瓦时以下", (390, None, "千瓦时", "at_most")),
        ("3000～3500公斤", (3000, 3500, "公斤", "exact")),
        ("1200多万名", (12000000, None, "名", "at_least")),
        ("近两千名", (2000, None, "名", "about")),
    ],
)
def test_annotations_read_plain_quantities(quote: str, expected: tuple[Any, ...]) -> None:
    assert quantity(quote) == expected


def test_an_annotation_that_cannot_be_right_is_refused() -> None:
    with pytest.raises(ValueError, match="is none of"):
        parse("共有{5家|orgs|企业|某市|}")
    with pytest.raises(ValueError, match="no item"):
        parse("共有{5家|org_count||某市|}")
    with pytest.raises(ValueError, match="not in the text"):
        parse("某厂获奖。\n@ 某厂 | 金奖 |  |  |  | 某厂获得金奖")
