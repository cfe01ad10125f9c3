"""Every export format gives back the figures that it was given, and the same bytes for the same records."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
import simplejson
from hand_made import ISSUE, make_award, make_fact
from hypothesis import given, settings
from hypothesis import strategies as st

from cast_stats.export.registry import Figure, Format, formats, render
from cast_stats.figures import canonical
from cast_stats.records import CATEGORIES, Evidence, Fact, LedgerEntry, Period, Records
from cast_stats.safe import visible

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=3)
HUGE = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**22), max_value=10**22, places=6)


@st.composite
def facts(draw: st.DrawFn, value: st.SearchStrategy[Decimal] = DECIMALS) -> Fact:
    """Any fact, with any text in it."""
    family = draw(st.sampled_from(sorted(CATEGORIES)))
    before, quote, after = draw(TEXT), draw(TEXT), draw(TEXT)
    return make_fact(
        family=family, category=draw(st.sampled_from(CATEGORIES[family])),
        value=draw(value), value_max=draw(st.none() | value),
        unit=draw(st.sampled_from(["家", "%", "", "元/公斤", "‰"]) | TEXT),
        subject=draw(TEXT), item=draw(TEXT), article=draw(TEXT),
        time=draw(st.none() | st.just(Period(type="as_of", end="2020-12"))),
        evidence=Evidence(quote=quote, offset=len(before), text=before + quote + after),
    )  # fmt: skip


def shown(fact: Fact) -> Figure:
    """The figure that a format must give back: text as a person can see it."""
    texts = (visible(text) for text in (fact.unit, fact.subject, fact.item, fact.evidence.quote))
    unit, subject, item, quote = texts
    value_max = None if fact.value_max is None else canonical(fact.value_max)
    return Figure(fact.id, canonical(fact.value), value_max, unit, subject, item, quote)


def seen(figure: Figure) -> Figure:
    """A figure as read back, its text as a person can see it."""
    texts = {name: visible(getattr(figure, name)) for name in ("unit", "subject", "item", "quote")}
    return figure._replace(**texts)


def every_format() -> list[Format]:
    """The formats found in the room."""
    return list(formats())


def test_the_three_formats_of_extract_are_found() -> None:
    assert {"csv", "excel", "jsonl"} <= {form.name for form in formats() if form.default}


@pytest.mark.parametrize("form", every_format(), ids=lambda form: form.name)
class TestEveryFormat:
    @given(made=st.lists(facts(), max_size=3))
    @settings(max_examples=40)
    def test_gives_back_its_figures(self, form: Format, made: list[Fact]) -> None:
        made = [fact.model_copy(update={"id": f"f{index}"}) for index, fact in enumerate(made)]
        back = form.read(form.render(Records(ISSUE, tuple(made)), "hexi"))
        assert sorted(map(seen, back)) == sorted(map(shown, made))

    @given(made=facts(HUGE))
    @settings(max_examples=40)
    def test_keeps_every_digit_of_long_numbers(self, form: Format, made: Fact) -> None:
        (back,) = form.read(form.render(Records(ISSUE, (made,)), "hexi"))
        assert back.value == made.value
        assert back.value_max == made.value_max

    def test_same_records_same_bytes(self, form: Format) -> None:
        result = Records(ISSUE, (make_fact(1), make_fact(2, value=Decimal("0.5"))), (make_award(),))
        assert form.render(result, "hexi") == form.render(result, "hexi")

    def test_an_issue_without_records_still_gives_its_files(self, form: Format) -> None:
        files = form.render(Records(ISSUE), "hexi")
        assert files
        assert form.read(files) == []

    def test_file_names_stay_in_the_folder(self, form: Format) -> None:
        assert all("/" not in name and name not in (".", "..") for name in form.render(Records(ISSUE), "hexi"))


def test_extract_writes_the_documented_files() -> None:
    names = set(render(Records(ISSUE), "hexi"))
    assert names == {"records.jsonl", "facts.csv", "awards.csv", "ledger.csv", "hexi.xlsx"}


def lines(result: Records) -> list[dict[str, object]]:
    """The records of records.jsonl."""
    text = render(result, "hexi")["records.jsonl"].decode("utf-8")
    return [simplejson.loads(line, use_decimal=True) for line in text.split("\n") if line]


def test_a_record_line_has_place_and_evidence_beside_the_figure() -> None:
    period = Period(type="as_of", end="2020-12")
    (line,) = lines(Records(ISSUE, (make_fact(value=Decimal("4.9E+3"), time=period, part_of="f000"),)))
    assert line["value"] == 4900
    assert line["time"] == {"type": "as_of", "start": None, "end": "2020-12"}
    assert line["part_of"] == "f000"
    assert line["page"] == 4
    assert line["boxes"] == [
        {"page": 4, "x0": Decimal("56.5"), "top": Decimal("120.0"), "x1": Decimal("98.25"), "bottom": Decimal("132.0")}
    ]
    assert line["evidence"][line["offset"] :].startswith(line["quote"])  # type: ignore[index, misc]
    assert line["confidence"] == "high"


def test_an_award_line_keeps_the_awards_grade_apart_from_the_confidence() -> None:
    (line,) = lines(Records(ISSUE, awards=(make_award(confidence="low"),)))
    assert (line["kind"], line["grade"], line["confidence"]) == ("award", "二等奖", "low")


def test_numbers_are_written_without_exponent_or_float_artefact() -> None:
    values = ("9.2", "1E+8", "0.10", "12345678901234567890.5")
    text = render(Records(ISSUE, tuple(make_fact(n, value=Decimal(v)) for n, v in enumerate(values))), "x")
    written = [line.split('"value": ')[1].split(",")[0] for line in text["records.jsonl"].decode().splitlines()]
    assert written == ["9.2", "100000000", "0.1", "12345678901234567890.5"]


def test_json_lines_hold_no_raw_control_characters_or_line_separators() -> None:
    fact = make_fact(item="科协\x1b[2J\x9b\u2028\u202e", article="第一行\n第二行")
    content = render(Records(ISSUE, (fact,)), "x")["records.jsonl"].decode()
    assert content.count("\n") == 1
    assert not set("\x1b\x9b\u2028\u202e") & set(content)
    assert simplejson.loads(content)["item"] == fact.item


class TestCsv:
    def test_opens_in_excel_as_utf8(self) -> None:
        assert all(
            content.startswith(b"\xef\xbb\xbf")
            for name, content in render(Records(ISSUE), "x").items()
            if "csv" in name
        )

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "\n@x"])
    def test_no_text_is_a_formula(self, text: str) -> None:
        files = render(Records(ISSUE, (make_fact(item=text),)), "x")
        (row,) = csv.DictReader(io.StringIO(files["facts.csv"].decode("utf-8-sig"), newline=""))
        assert row["item"] == "'" + text

    def test_negative_numbers_stay_numbers(self) -> None:
        files = render(Records(ISSUE, (make_fact(value=Decimal("-2.5")),)), "x")
        (row,) = csv.DictReader(io.StringIO(files["facts.csv"].decode("utf-8-sig"), newline=""))
        assert row["value"] == "-2.5"

    def test_one_row_a_record_in_the_issues_order(self) -> None:
        made = tuple(make_fact(n, article="甲\n乙") for n in (3, 1, 2))
        text = render(Records(ISSUE, made), "x")["facts.csv"].decode("utf-8-sig")
        assert [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))] == ["f003", "f001", "f002"]

    def test_the_ledger_says_what_became_of_each_number(self) -> None:
        ledger = (
            LedgerEntry(quote="31家", page=4, article="甲", context="企业科协31家。", offset=4, record="f001"),
            LedgerEntry(quote="2020年", page=4, article="甲", context="2020年底", offset=0, reason="date"),
        )
        text = render(Records(ISSUE, ledger=ledger), "x")["ledger.csv"].decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [(row["record"], row["reason"]) for row in rows] == [("f001", ""), ("", "date")]


def test_frames_hold_decimals_and_flat_columns() -> None:
    from cast_stats.export.frames import fact_frame

    frame = fact_frame([make_fact(value=Decimal("0.1")), make_fact(2, value_max=Decimal(40))])
    assert list(frame["value"]) == [Decimal("0.1"), Decimal(31)]
    assert list(frame["value_max"]) == [None, Decimal(40)]
    assert frame["boxes"][0] == "4:56.5,120,98.25,132"
    assert {"time_type", "time_start", "time_end"} <= set(frame.columns)
