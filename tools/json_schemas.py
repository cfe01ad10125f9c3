"""Write the JSON Schemas of the records, generated from their Pydantic models, to schemas/; prove the rules there and
renew the stamp of their proof."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from cast_stats.catalog.proof import STAMP, fingerprint
from cast_stats.catalog.rules import shipped_rules
from cast_stats.export.rows import AwardRow, FactRow
from cast_stats.facts.rulecheck import proved
from cast_stats.records import Award, Fact, Issue, LedgerEntry, Note

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
MODELS: dict[str, type[BaseModel]] = {
    "fact": Fact,
    "award": Award,
    "fact-row": FactRow,
    "award-row": AwardRow,
    "ledger-entry": LedgerEntry,
    "issue": Issue,
    "note": Note,
}


def schemas() -> dict[str, str]:
    """File name to content."""
    return {f"{name}.schema.json": _text(model) for name, model in MODELS.items()}


def stamp() -> dict[str, str]:
    """The stamp of the proof. Raises InvalidSchema where a rule fails an example."""
    proved(shipped_rules())
    return {STAMP: fingerprint() + "\n"}


def _text(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | model.model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for file, content in (schemas() | stamp()).items():
        (FOLDER / file).write_text(content, encoding="utf-8")
        print(FOLDER.name + "/" + file)
