"""The shipped rules hold on their examples, and the stamp says so of the data as it lies there."""

from __future__ import annotations

from cast_stats.catalog.files import schemas_dir
from cast_stats.catalog.proof import STAMP, fingerprint
from cast_stats.catalog.rules import shipped_rules
from cast_stats.facts.drafting import Drafter
from cast_stats.facts.rulecheck import faults_of


def test_every_shipped_rule_holds_on_its_examples() -> None:
    assert [str(fault) for fault in faults_of(Drafter(shipped_rules()))] == []


def test_the_stamp_is_of_the_data_as_it_lies_there() -> None:
    told = (schemas_dir() / STAMP).read_text(encoding="ascii").strip()
    assert told == fingerprint(), "run `python3 tools/dev.py schemas` to prove the rules and renew the stamp"
