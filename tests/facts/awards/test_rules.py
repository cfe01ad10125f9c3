"""Award rules: every shipped rule holds on its own examples; a rule that does not is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from cast_stats.catalog.award_rules import AwardRule, award_lexicon
from cast_stats.catalog.rules import shipped_rules, with_own_rules
from cast_stats.errors import InvalidSchema
from cast_stats.facts.awards.check import agree, award_faults
from cast_stats.facts.awards.patterns import compiled, words
from cast_stats.facts.find import find
from cast_stats.facts.rulecheck import proved
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

RULES = {rule.name: rule for rule in shipped_rules().awards}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_holds_on_its_own_examples(name: str) -> None:
    assert [str(fault) for fault in award_faults([RULES[name]])] == []


def test_a_rule_that_fails_its_example_is_told() -> None:
    wrong = RULES["won"].model_copy(update={"examples": ("李平荣获先进个人称号。 => 王平 / 先进个人",)})
    (fault,) = award_faults([wrong])
    assert (fault.rule, fault.found) == ("won", "李平 / 先进个人 / - / - / -")


def test_a_rule_that_serves_its_counter_example_is_told() -> None:
    wrong = RULES["won"].model_copy(update={"counter_examples": ("李平荣获先进个人称号。",)})
    assert [fault.rule for fault in award_faults([wrong])] == ["won"]


def test_a_rule_without_counter_examples_does_not_load() -> None:
    fields = RULES["won"].model_dump()
    with pytest.raises(ValidationError):
        AwardRule.model_validate(fields | {"counter_examples": ()})
    with pytest.raises(ValidationError):
        AwardRule.model_validate(fields | {"surprise": 1})


@pytest.mark.parametrize(
    "pattern", ["^ <who> nosuchclass <award> $", "^ <who> win <award> ) $", "^ <who> 荣获 <award>"]
)
def test_a_pattern_that_does_not_read_is_told(pattern: str) -> None:
    with pytest.raises(InvalidSchema):
        compiled(pattern)


def test_slots_are_as_short_as_they_can_be() -> None:
    match = compiled("^ <who> win <award> $").search("市学会荣获先进集体")
    assert match is not None
    assert match.groupdict() == {"who": "市学会", "award": "先进集体"}


def test_guards_keep_short_words_from_longer_ones() -> None:
    assert compiled("get").search("收获很多，获悉此事，获利百万") is None
    assert compiled("get").search("他获一等奖") is not None
    assert compiled("passive").search("总经理") is None


def test_a_numeral_in_a_word() -> None:
    pattern = re.compile(words(["第#名", "金奖"]))
    assert [bool(pattern.fullmatch(text)) for text in ("第12名", "第三名", "金奖", "第名")] == [True, True, True, False]


def test_every_class_that_a_pattern_names_is_in_the_lexicon() -> None:
    for rule in RULES.values():
        assert compiled(rule.pattern).pattern
    assert set(award_lexicon().pronouns) >= {"person", "organisation", "region", "thing", "either", "several"}


def test_rows_agree_up_to_the_fields_left_out() -> None:
    assert agree(["甲 / 乙奖 / 2001 / - / -"], ["甲 / 乙奖"])
    assert not agree(["甲 / 乙奖项 / 2001 / - / -"], ["甲 / 乙奖"])
    assert not agree(["甲 / 乙奖 / - / - / -"], ["甲 / 乙奖", "丙 / 乙奖"])


OWN = """
awards:
- name: crowned
  why: Papers of this province say that a prize crowns somebody.
  pattern: "^ <award> '加冕' <who> $"
  grade: medium
  examples:
  - 省科普金奖加冕石溪小学。 => 石溪小学 / 省科普金奖
  counter_examples:
  - 石溪小学荣获省科普金奖。
"""


def test_a_user_s_own_award_rule_is_tried_before_those_that_come_with_the_program(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, encoding="utf-8")
    drafter = proved(with_own_rules(shipped_rules(), tmp_path))
    assert [rule.name for rule in drafter.book.awards][:2] == ["crowned", "deputy"]
    article = Article(title="", paragraphs=(Paragraph("会上，省科普金奖加冕白沙学会，石溪小学荣获省科普银奖。"),))
    found = find([article], Issue(file="t", sha256="0", year=2020, pages=0), drafter).awards
    assert [(award.recipient, award.rule) for award in found] == [("白沙学会", "crowned"), ("石溪小学", "won")]


def test_a_user_s_own_award_rule_that_fails_its_example_does_not_load(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN.replace("=> 石溪小学", "=> 白沙学会"), encoding="utf-8")
    with pytest.raises(InvalidSchema, match="crowned"):
        proved(with_own_rules(shipped_rules(), tmp_path))


def test_a_user_s_rule_may_not_take_a_shipped_rule_s_name(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN.replace("crowned", "won"), encoding="utf-8")
    with pytest.raises(InvalidSchema, match="won"):
        with_own_rules(shipped_rules(), tmp_path)
