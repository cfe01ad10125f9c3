"""Patterns: what matches on either side of a number, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.errors import InvalidSchema
from cast_stats.facts.patterns import END, Alphabet
from cast_stats.facts.rulecheck import shipped_drafter

CLASSES = ("noun", "verb", "gap", "comma", "quantity")
ALPHABET = Alphabet(CLASSES, {"word": ("noun", "verb"), "rest": ("any", "-comma")}, {"phrase": "word* noun"})


def match(pattern: str, left: str, right: str) -> dict[str, tuple[int, int]] | None:
    letters = ["".join(ALPHABET.letter(name) for name in side.split()) for side in (left, right)]
    return ALPHABET.compile(pattern).match(letters[0][::-1], letters[1])


@pytest.mark.parametrize(
    ("pattern", "left", "right", "groups"),
    [
        ("<item: noun> #", "verb noun", "", {"item": (-1, -1)}),
        ("<item: phrase> gap{0,2} #", "comma verb noun gap", "", {"item": (-3, -2)}),
        ("# <item: noun+>", "", "noun noun verb", {"item": (1, 2)}),
        ("# <item: noun> (comma | $)", "", "noun", {"item": (1, 1)}),
        ("^ <item: noun> #", "noun", "", {"item": (-1, -1)}),
        ("<item: noun> rest{1,4}? <verb: verb> #", "noun gap verb", "", {"item": (-3, -3), "verb": (-1, -1)}),
        ("<item: noun> not_comma* #", "noun gap gap", "", {"item": (-3, -3)}),
    ],
)
def test_groups_are_counted_from_the_number(pattern: str, left: str, right: str, groups: dict[str, object]) -> None:
    assert match(pattern, left, right) == groups


@pytest.mark.parametrize(
    ("pattern", "left", "right"),
    [
        ("<item: noun> #", "noun verb", ""),
        ("# <item: noun>", "noun", "verb"),
        ("^ <item: noun> #", "comma noun", ""),
        ("<item: noun> rest* #", "noun comma", ""),
    ],
)
def test_what_does_not_stand_there_does_not_match(pattern: str, left: str, right: str) -> None:
    assert match(pattern, left, right) is None


def test_the_words_nearest_to_the_number_are_taken_first() -> None:
    assert match("<item: noun+> #", "noun noun verb noun noun noun", "") == {"item": (-3, -1)}


@pytest.mark.parametrize(
    "pattern",
    ["<item: noun>", "# #", "# <item: adjektiv>", "# <item: noun", "# )", "# {2", "# * noun", "# <item: noun> +* !"],
)
def test_a_faulty_pattern_is_refused_with_its_text(pattern: str) -> None:
    with pytest.raises(InvalidSchema, match="rules"):
        ALPHABET.compile(pattern)


def test_a_phrase_that_names_itself_is_refused() -> None:
    with pytest.raises(InvalidSchema, match="names itself"):
        Alphabet(("noun",), {}, {"round": "noun round"}).compile("# round")


PATTERNS = (
    "<item: noun> #", "<item: phrase> gap{0,2} #", "# <item: noun+>", "# <item: noun> (comma | $)", "^ gap* #", "#",
    "<item: noun> rest{1,4}? <verb: verb> #", "(comma | ^) # (gap? verb | $)", "noun* (gap+ | verb{0,3}) # not_gap",
)  # fmt: skip
SIDE = st.lists(st.sampled_from(CLASSES), max_size=4).map(" ".join)


@given(pattern=st.sampled_from(PATTERNS), left=SIDE, right=SIDE)
def test_a_pattern_matches_only_between_classes_that_can_stand_beside_its_number(
    pattern: str, left: str, right: str
) -> None:
    before = [ALPHABET.letter(name) for name in left.split()] or [END]
    behind = [ALPHABET.letter(name) for name in right.split()] or [END]
    if match(pattern, left, right) is not None:
        assert ALPHABET.compile(pattern).may_match(before[-1], behind[0])


@pytest.mark.parametrize(
    ("pattern", "before", "behind"),
    [("<item: noun> gap? #", "verb", "noun"), ("# (comma | $)", "noun", "gap"), ("^ #", "noun", "noun"),
     ("word+ # verb* noun", "gap", "verb"), ("# rest", "noun", "comma")],
)  # fmt: skip
def test_a_pattern_is_not_tried_beside_other_classes(pattern: str, before: str, behind: str) -> None:
    assert not ALPHABET.compile(pattern).may_match(ALPHABET.letter(before), ALPHABET.letter(behind))


def test_a_union_matches_each_of_its_classes_and_no_other() -> None:
    names = tuple(f"class{chr(ord('a') + number)}" for number in range(20))
    chosen = tuple(name for number, name in enumerate(names) if number % 7 in (0, 1, 2, 5))
    alphabet = Alphabet(names, {"chosen": chosen, "others": ("any", *(f"-{name}" for name in chosen))})
    for union, members in (("chosen", set(chosen)), ("others", set(names) - set(chosen))):
        pattern = alphabet.compile(f"# {union}")
        assert {name for name in names if pattern.match("", alphabet.letter(name)) is not None} == members


def test_the_shipped_classes_stay_where_sets_are_fast() -> None:
    alphabet = shipped_drafter().alphabet
    assert max(alphabet.members("noun") + alphabet.members("not_noun")) < "\u0100"
