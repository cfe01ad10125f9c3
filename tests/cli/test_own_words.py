"""`--rules DIR` with a words.yaml, and kinds of nouns: words of a user's own, for one call."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_made import Run

from cast_stats.catalog.lexicon import lexicon, shipped_lexicon, use_words
from cast_stats.errors import InvalidSchema
from cast_stats.language.words import cut

TEXT = "全年建成科普驿站共建点12个。"


def folder_of(tmp_path: Path, **files: str) -> Path:
    """A folder of rules with these files."""
    for name, content in files.items():
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    return tmp_path


def test_a_word_of_ones_own_is_kept_whole_and_of_its_class(cast_stats: Run, tmp_path: Path) -> None:
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, words="classes: {district: [科普驿站共建点]}"))
    assert done.code == 0, done.err
    assert "科普驿站共建点/district" in done.out


def test_the_next_call_without_the_folder_knows_nothing_of_it(cast_stats: Run, tmp_path: Path) -> None:
    before = cast_stats("explain", TEXT)
    cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, words="words: {n: [科普驿站共建点]}"))
    assert cast_stats("explain", TEXT) == before
    assert "科普驿站共建点" not in before.out.split("item")[0].split("words")[1]


def test_rules_may_use_the_words_beside_them(cast_stats: Run, tmp_path: Path) -> None:
    rule = """
items:
  - name: own-hives
    why: Hives that were moved.
    pattern: "doing <item: phrase> #"
    examples: [转场蜂箱80个 => 蜂箱]
    counter_examples: [蜂箱80个]
"""
    assert cast_stats("rules", "check", "--rules", folder_of(tmp_path, rules=rule)).code == InvalidSchema.exit_code
    done = cast_stats("rules", "check", "--rules", folder_of(tmp_path, words="classes: {doing: [转场]}"))
    assert done.code == 0, done.err


def test_a_noun_of_ones_own_tells_the_kind(cast_stats: Run, tmp_path: Path) -> None:
    text = "全市有蜂情哨12个。"
    assert "whatever-is-left" in cast_stats("explain", text).out
    done = cast_stats("explain", text, "--rules", folder_of(tmp_path, kinds="kinds: {platform: [蜂情哨]}"))
    assert "platforms (rule platform)" in done.out


def test_a_noun_leaves_the_kind_that_it_was_of(cast_stats: Run, tmp_path: Path) -> None:
    done = cast_stats("explain", "举办讲座12场。", "--rules", folder_of(tmp_path, kinds="kinds: {demand: [讲座]}"))
    assert "(rule demand)" in done.out


def test_a_word_of_ones_own_may_be_cut(tmp_path: Path) -> None:
    text = "举办科普报告会"
    assert "报告会" in [word.text for word in cut(text)]
    use_words(folder_of(tmp_path, words="split: [报告会]"))
    try:
        assert "报告会" not in [word.text for word in cut(text)]
    finally:
        use_words(None)
    assert lexicon() is shipped_lexicon()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("classes: {birds: [麻雀]}", "no class of words is called birds"),
        ("words: {bird: [麻雀]}", "no part of speech is called bird"),
        ("classes: {doing: [转场], noun: [转场]}", "words in two classes: 转场"),
        ("birds: [麻雀]", "birds"),
        ("classes: [", "words.yaml"),
        ("classes: {doing: 转场}", "doing"),
    ],
)
def test_a_fault_in_the_words_is_one_line(cast_stats: Run, tmp_path: Path, content: str, fault: str) -> None:
    done = cast_stats("explain", TEXT, "--rules", folder_of(tmp_path, words=content))
    assert done.code == InvalidSchema.exit_code
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert fault in done.err
    assert cast_stats("explain", TEXT).code == 0


OWN_BRACKETS = """
items:
  - name: own-brackets
    why: A number in brackets belongs to the noun before them.
    pattern: "{pattern}"
    examples: [果园（12家）已全部换届。 => {item}]
    counter_examples: [果园12家。]
"""


def test_a_rule_of_ones_own_may_read_what_another_reads_in_the_same_way(cast_stats: Run, tmp_path: Path) -> None:
    rule = OWN_BRACKETS.format(pattern="<item: joined> quote?? paren_open gap{{0,3}} #", item="果园").replace("{{", "{")
    done = cast_stats("rules", "check", "--rules", folder_of(tmp_path, own=rule.replace("}}", "}")))
    assert done.code == 0, done.err


def test_a_rule_of_ones_own_that_spoils_another_is_named_with_it(cast_stats: Run, tmp_path: Path) -> None:
    rule = OWN_BRACKETS.format(pattern="<item: paren_open> #", item="（")
    done = cast_stats("rules", "check", "--rules", folder_of(tmp_path, own=rule))
    assert done.code == 8
    assert "own-brackets → noun-bracket-number" in done.out + done.err
