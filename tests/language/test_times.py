"""Times: the lines of times.txt, and what holds for every text and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import write

from cast_stats import find_times
from cast_stats.language.mention import TimeMention

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2049, 12, 31))


def lines() -> list[str]:
    text = (Path(__file__).parent / "times.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if " =>" in line and line[0] != "#"]


def shown(time: TimeMention) -> str:
    """A time as times.txt writes it."""
    if time.period is None:
        return f"{time.text}: ?"
    return f"{time.text}: {time.period.type} {time.start_date or '-'}..{time.end_date or '-'}"


@pytest.mark.parametrize("line", lines())
def test_line(line: str) -> None:
    head, _, wanted = line.partition(" =>")
    issued, _, text = head.partition(" | ")
    found = [shown(time) for time in find_times(text, issued=None if issued == "-" else issued)]
    assert found == [part.strip() for part in wanted.split(" ; ") if part.strip()]


@given(days)
def test_every_day_reads_back_in_arabic_and_chinese(day: date) -> None:
    arabic = f"{day.year}年{day.month}月{day.day}日"
    chinese = f"{write(day.year, 'digits')}年{spoken(day.month)}月{spoken(day.day)}日"
    for text in (arabic, chinese):
        (found,) = find_times(f"大会于{text}开幕")
        assert (found.text, found.start_date, found.end_date) == (text, day.isoformat(), day.isoformat())


def spoken(number: int) -> str:
    """十二 rather than 一十二."""
    words = write(number, "chinese")
    return words[1:] if words.startswith("一十") else words


@given(days, st.integers(min_value=2, max_value=9))
def test_years_back_count_the_year_of_issue(issued: date, years: int) -> None:
    (found,) = find_times(f"近{years}年来共培训", issued=issued)
    assert found.period is not None
    assert (found.start_date, found.end_date) == (str(issued.year - years + 1), str(issued.year))
    assert found.relative


@given(
    st.text(
        alphabet="今去年底末月日初上下半一二三十0123456789至到—-以来自截近目前现有同期世纪代五”“ 、，。", max_size=30
    ),
    days,
)
def test_any_text_gives_times_in_order_at_their_place(text: str, issued: date) -> None:
    at = 0
    for time in find_times(text, issued=issued):
        assert time.start >= at
        assert text[time.start : time.end] == time.text != ""
        at = time.end


def test_a_blank_inside_a_date_stays_in_its_span() -> None:
    text = "截至 2023 年底，"
    (found,) = find_times(text)
    assert found.text == text[found.start : found.end] == "截至 2023 年底"


def test_the_date_of_issue_may_be_a_date_or_iso_text_of_any_precision() -> None:
    for issued in (date(2024, 8, 31), "2024", "2024-08", "2024-08-31"):
        (found,) = find_times("今年", issued=issued)
        assert found.end_date == "2024"
