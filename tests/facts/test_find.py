"""The facts stage as a whole: evidence, ids, the ledger, and that nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast_stats.facts import find
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

ISSUE = Issue(file="x.txt", sha256="0" * 64, journal="科协之窗", year=2023, number=2, pages=0)
TEXT = "2022年，白河市科协有 学会 36 个，会员1.2万人；电话0551-62345678，第3届理事会由27名理事组成。"


def article(*paragraphs: str) -> Article:
    return Article(title="白河市科协工作", paragraphs=tuple(map(Paragraph, paragraphs)))


def test_every_quote_stands_in_its_evidence_as_printed() -> None:
    facts = find([article(TEXT)], ISSUE).facts
    assert [fact.evidence.quote for fact in facts] == ["36 个", "1.2万人", "27名"]
    for fact in facts:
        assert TEXT[TEXT.index(fact.evidence.text) :].startswith(fact.evidence.text)


def test_every_number_is_in_the_ledger_with_a_record_or_a_reason() -> None:
    findings = find([article(TEXT)], ISSUE)
    digits = re.findall(r"\d+", TEXT)
    told = [entry.quote for entry in findings.ledger]
    assert all(any(number in quote for quote in told) for number in digits)
    assert {entry.record for entry in findings.ledger} - {None} == {fact.id for fact in findings.facts}


def test_ids_come_from_content_and_place() -> None:
    once, again = (find([article(TEXT)], ISSUE) for _ in range(2))
    assert once == again
    elsewhere = find([article("前言。", TEXT)], ISSUE)
    assert {fact.id for fact in once.facts}.isdisjoint(fact.id for fact in elsewhere.facts)


def test_a_part_names_the_id_of_its_whole() -> None:
    whole, part = find([article("白河市科协现有会员1100人，其中女会员312人。")], ISSUE).facts
    assert part.part_of == whole.id


def test_parts_of_what_a_change_led_to_hold_when_it_did() -> None:
    text = "两年来，联盟成员由12家发展到40家，其中企业科协31家、高校科协9家，年会办了两次。"
    held = {fact.evidence.quote: fact.time for fact in find((article(text),), ISSUE).facts}
    now = held["40家"]
    assert now is not None
    assert now.end == "now"
    assert held["31家"] == held["9家"] == now
    assert held["两次"] != now


def test_derivations_say_where_each_slot_came_from() -> None:
    fact = find([article(TEXT)], ISSUE).facts[0]
    assert [step.slot for step in fact.derivation] == ["item", "family", "subject", "time"]
    assert fact.derivation[0].source == fact.rule


@pytest.mark.parametrize("text", ["", "没有数字的一段话。", "第三届、二〇二三年、5G、(一)、3+1。"])
def test_text_without_figures_gives_no_facts(text: str) -> None:
    assert find([article(text)], ISSUE).facts == ()


ALPHABET = (
    "全市省有企业科协学会员家个人项万亿余约近超达，。、；：（）“”《》第其中分别各由至增长比上年占的"
    "0123456789.,%一二三十百千两 \n"
)


@settings(max_examples=150)
@given(st.text(ALPHABET, max_size=120))
def test_any_text_gives_valid_findings(text: str) -> None:
    findings = find([article(text)], ISSUE)
    for fact in findings.facts:
        assert fact.evidence.quote in text
    recorded = [entry for entry in findings.ledger if entry.record]
    assert {entry.record for entry in recorded} <= {fact.id for fact in findings.facts}
