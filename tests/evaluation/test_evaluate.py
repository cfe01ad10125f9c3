"""Evaluation: what counts as right, figure by figure, on annotations made here."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hand_made import Run

from cast_stats.errors import InputMissing, InvalidSchema
from cast_stats.evaluation import Figures, evaluate, load_gold

TEXT = (
    "截至2022年底，白河市共有企业科协58家，其中园区科协6家。2021年，市科协荣获全省科普工作先进集体称号。电话0551-6234。"
)
FACTS: list[dict[str, Any]] = [
    {
        "quote": "58家", "before": "有企业科协", "value": 58, "value_max": None, "bound": "exact", "unit": "家",
        "family": "association", "category": "org_count", "item": ["企业科协"], "subject": ["白河市", "白河"],
        "time": {"type": "as_of", "start": None, "end": "2022-12"}, "change": None, "parent": None,
    },
    {
        "quote": "6家", "before": "园区科协", "value": 6, "value_max": None, "bound": "exact", "unit": "家",
        "family": "association", "category": "org_count", "item": ["园区科协"], "subject": ["白河市"],
        "time": {"type": "as_of", "start": None, "end": "2022-12"}, "change": None, "parent": "58家",
    },
]  # fmt: skip
AWARD = {
    "recipient": ["白河市科协", "市科协"], "award": ["全省科普工作先进集体"], "grade": None, "year": "2021",
    "awarder": None, "evidence": "2021年，市科协荣获全省科普工作先进集体称号",
}  # fmt: skip
OTHER = [{"quote": "0551-6234", "before": "称号。电话", "reason": "phone"}]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    article = {"article": "baihe", "title": "", "issued": "2023", "facts": FACTS, "awards": [AWARD], "other": OTHER}
    (tmp_path / "articles").mkdir()
    (tmp_path / "baihe.json").write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "articles" / "baihe.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def fact(number: str, **changes: Any) -> dict[str, Any]:
    sentence = TEXT[: TEXT.index("。") + 1]
    base = {
        "kind": "fact", "id": number, "family": "association", "category": "org_count", "subject": "白河市",
        "item": "企业科协" if number == "58" else "园区科协", "value": int(number), "value_max": None, "unit": "家",
        "bound": "exact", "time": {"type": "as_of", "start": None, "end": "2022-12"}, "change": None,
        "part_of": None if number == "58" else "58", "quote": f"{number}家", "evidence": sentence,
        "offset": sentence.index(f"{number}家"), "confidence": "high", "rule": "r",
    }  # fmt: skip
    return base | changes


def figures(gold: Path, *rows: dict[str, Any]) -> Figures:
    return evaluate(rows, load_gold(gold))


def test_right_records_score_one(gold: Path) -> None:
    award = {"kind": "award", "recipient": "市科协", "award": "全省科普工作先进集体", "evidence": AWARD["evidence"]}
    found = figures(gold, fact("58"), fact("6"), award)
    assert (found.quantity.f1, found.fact.f1, found.award.f1) == (1, 1, 1)
    assert (found.parts, found.rejected, found.misses) == (1, 1, ())
    assert found.grades == {"high": (2, 2)}


@pytest.mark.parametrize(
    ("slot", "value", "strict"),
    [
        ("unit", "个", False), ("bound", "about", False), ("family", "project", False), ("category", "other", True),
        ("item", "科协会员", False), ("subject", "全国", False), ("change", "to", True),
        ("time", {"type": "since", "start": "2022", "end": None}, False), ("time", None, False),
    ],
)  # fmt: skip
def test_each_slot_is_compared(gold: Path, slot: str, value: object, strict: bool) -> None:
    found = figures(gold, fact("58", **{slot: value}), fact("6"))
    assert found.slots[slot] == 0.5
    assert (found.fact.right == 2) is strict
    assert slot in {miss.what for miss in found.misses}


@pytest.mark.parametrize("item", ["企业科协", "全市企业科协", "企业科协总数", "企业科协数量"])
def test_an_item_may_have_words_before_it_or_a_counting_word_behind(gold: Path, item: str) -> None:
    assert figures(gold, fact("58", item=item), fact("6")).slots["item"] == 1


def test_missed_and_spurious_numbers_are_told_apart(gold: Path) -> None:
    wrong = fact("58", id="x", value=59)
    stray = fact("58", id="y", quote="0551-6234", evidence=TEXT, offset=TEXT.index("0551"), value=551)
    found = figures(gold, wrong, stray)
    assert (found.quantity.right, found.quantity.wrong, found.quantity.missed) == (0, 2, 2)
    assert found.rejected == 0
    assert {miss.what for miss in found.misses} == {"value", "spurious", "missed", "award-missed"}


def test_a_part_needs_the_id_of_its_whole(gold: Path) -> None:
    assert figures(gold, fact("58"), fact("6", part_of=None)).parts == 0


def test_records_of_other_articles_do_not_count(gold: Path) -> None:
    elsewhere = fact("58", evidence="江州县有学会12个，会员三百多名。", quote="12个", offset=5)
    assert figures(gold, elsewhere).outside == 1


def test_evidence_with_a_misread_character_is_still_placed(gold: Path) -> None:
    sentence = TEXT[: TEXT.index("。") + 1].replace("白河", "自河")
    assert figures(gold, fact("58", evidence=sentence)).quantity.right == 1


def test_a_folder_without_annotations_says_what_it_wants(tmp_path: Path) -> None:
    with pytest.raises(InputMissing, match=r"NAME\.json"):
        load_gold(tmp_path)


def test_a_fault_in_an_annotation_names_the_file_and_the_field(gold: Path) -> None:
    article = json.loads((gold / "baihe.json").read_text(encoding="utf-8"))
    article["facts"][0]["bound"] = "roughly"
    (gold / "baihe.json").write_text(json.dumps(article), encoding="utf-8")
    with pytest.raises(InvalidSchema, match=r"baihe\.json: facts\.0\.bound"):
        load_gold(gold)


def test_figures_agree_with_the_reference_scorer(shared: Path, root: Path) -> None:
    from cast_stats import Options, extract
    from cast_stats.export.rows import award_row, fact_row

    spec = importlib.util.spec_from_file_location("reference_score", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    rows: list[dict[str, Any]] = []
    for path in sorted((root / "tests/gold/articles").glob("2024-02*.txt")):
        found = extract(path, Options(year=2024))
        rows += [
            json.loads(json.dumps(row, default=str))
            for row in [*map(fact_row, found.facts), *map(award_row, found.awards)]
        ]
    ours = evaluate(rows, load_gold(root / "tests/gold"))
    theirs, _errors = reference.score(rows, reference.Gold(root / "tests/gold"))
    for name, rate in (("quantity", ours.quantity), ("fact", ours.fact), ("award", ours.award)):
        assert (rate.right, rate.wrong, rate.missed) == tuple(theirs[name][key] for key in ("tp", "fp", "fn"))
    assert {slot: round(share, 4) for slot, share in ours.slots.items()} == theirs["slots"]
    assert (round(ours.parts, 4), round(ours.rejected, 4)) == (theirs["parts"], theirs["rejected"])


def test_the_example_of_the_documentation_can_be_measured(cast_stats: Run, tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/evaluation.md").read_text(encoding="utf-8")
    (tmp_path / "gold/articles").mkdir(parents=True)
    (tmp_path / "gold/spring.json").write_text(page.split("```json\n")[1].split("```")[0], encoding="utf-8")
    text = tmp_path / "gold/articles/spring.txt"
    text.write_text("截至2018年底，柳河市共有企业科协126家。柳河市科协荣获2018年“先进集体”称号。\n", encoding="utf-8")
    cast_stats("extract", text, "-o", tmp_path / "out", "--year", "2019", "--no-database")
    measure = ("evaluate", tmp_path / "out/spring/records.jsonl", tmp_path / "gold")
    told = cast_stats(*measure).out
    assert told.splitlines()[0] == "numbers found  P 1.000  R 1.000  F1 1.000  (1 right, 0 wrong, 0 missed)"
    assert "time 1.000" in told
    assert json.loads(cast_stats(*measure, "--json").out)["fact"]["f1"] == 1


def test_grades_come_from_the_surest_down(gold: Path) -> None:
    found = figures(gold, fact("6", confidence="low"), fact("58", confidence="high"))
    assert list(found.grades) == ["high", "low"]
    assert list(figures(gold, fact("6", confidence="low"), fact("58", confidence="medium")).grades) == ["medium", "low"]
