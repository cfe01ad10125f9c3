"""The run of one file through the Python interface."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hand_made import ISSUE, make_award, make_fact
from hypothesis import given
from hypothesis import strategies as st

import cast_stats
from cast_stats.errors import InputMissing, InvalidSchema, UsageError
from cast_stats.pipeline import Extraction, Options, identify, result_folders
from cast_stats.records import LedgerEntry

TEXT = (
    "东岭市科协：服务在一线\n\n截至2019年底，东岭市共有企业科协45家，其中国有企业科协12家。联系电话：0931-1234567。\n"
)


@pytest.fixture(scope="module")
def extraction(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    """A short text of our own writing, extracted."""
    path = tmp_path_factory.mktemp("text") / "dongling.txt"
    path.write_text(TEXT, encoding="utf-8")
    return cast_stats.extract(path)


def test_facts_awards_and_ledger_come_from_one_call(extraction: Extraction) -> None:
    assert {Decimal(45), Decimal(12)} <= {fact.value for fact in extraction.facts}
    assert extraction.awards == ()
    assert extraction.issue.file == "dongling.txt"


def test_awards_are_proved_where_their_line_has_blanks(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "关于表彰先进个人的决定\n\n决定授予下列同志“全市科普先进个人”称号：\n\n"
        "王建军　李素珍（女）　赵立（河西中学）\n",
        encoding="utf-8",
    )
    proofs = {award.recipient: award.evidence.quote for award in cast_stats.extract(path).awards}
    assert proofs["李素珍"] == "李素珍（女）"
    assert proofs["赵立"] == "赵立（河西中学）"


def test_every_number_is_in_the_ledger_with_a_record_or_a_reason(extraction: Extraction) -> None:
    ids = {fact.id for fact in extraction.facts}
    quotes = " ".join(entry.quote for entry in extraction.ledger)
    assert all(number in quotes for number in ("2019", "45", "12", "0931"))
    assert {entry.record for entry in extraction.ledger if entry.record} <= ids
    reasons = {entry.reason for entry in extraction.ledger if "0931" in entry.quote or "1234567" in entry.quote}
    assert reasons == {"phone"}


def test_every_record_stands_in_its_evidence_and_the_evidence_in_the_text(extraction: Extraction) -> None:
    for fact in extraction.facts:
        assert fact.evidence.text[fact.evidence.offset :].startswith(fact.evidence.quote)
        assert fact.evidence.text in TEXT


def test_frames_of_facts_awards_and_ledger() -> None:
    entry = LedgerEntry(quote="2019年", article="甲", context="2019年底", offset=0, reason="date")
    made = Extraction(ISSUE, (), (make_fact(value=Decimal("0.1")),), (make_award(),), (entry,), ())
    assert list(made.to_frame()["value"]) == [Decimal("0.1")]
    assert list(made.to_frame("awards")["grade"]) == ["二等奖"]
    assert list(made.to_frame("ledger")["reason"]) == ["date"]


def test_a_missing_file_is_told() -> None:
    with pytest.raises(InputMissing):
        cast_stats.extract("no-such-issue.pdf")


def test_rules_of_ones_own_that_do_not_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("items: [{name: x}]", encoding="utf-8")
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    with pytest.raises(InvalidSchema):
        cast_stats.extract(text, Options(rules=tmp_path))


def test_what_the_user_says_of_the_issue_counts() -> None:
    told = identify(ISSUE, Options(year=2022, printed="2022-01"))
    assert (told.year, told.printed, told.number) == (2022, "2022-01", ISSUE.number)
    assert identify(ISSUE, Options()) == ISSUE


@pytest.mark.parametrize("printed", ["", "2022-1", "2022-13", "2022-02-30", "January", "2022/01/01", "2022-W01"])
def test_a_date_of_another_form_is_refused(printed: str) -> None:
    with pytest.raises(UsageError, match="--printed"):
        identify(ISSUE, Options(printed=printed))


class TestFolders:
    def test_each_file_gets_the_folder_of_its_stem(self) -> None:
        paths = [Path("a/one.pdf"), Path("two.txt")]
        assert list(result_folders(paths, Path("out")).values()) == [Path("out/one"), Path("out/two")]

    def test_equal_stems_are_counted(self) -> None:
        paths = [Path("a/x.pdf"), Path("a/x.txt"), Path("b/x.pdf"), Path("x-2.pdf")]
        folders = [folder.name for folder in result_folders(paths, Path("out")).values()]
        assert folders == ["x", "x-2", "x-3", "x-2-2"]

    def test_stems_that_differ_in_case_alone_are_equal_on_some_systems(self) -> None:
        folders = result_folders([Path("A.pdf"), Path("a.pdf")], Path("out")).values()
        assert len({folder.name.casefold() for folder in folders}) == 2

    @given(st.lists(st.text(st.characters(exclude_characters="/\0"), min_size=1), max_size=6, unique=True))
    def test_no_name_leads_out_of_the_folder_or_into_anothers(self, names: list[str]) -> None:
        paths = [Path("in") / name for name in names if name not in (".", "..")]
        folders = result_folders(paths, Path("out"))
        assert len({str(folder).casefold() for folder in folders.values()}) == len(set(paths))
        assert all(folder.parent == Path("out") and folder.name not in (".", "..") for folder in folders.values())
