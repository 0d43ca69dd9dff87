"""The scores on real issues, where those are at hand.  A floor may rise and never sinks."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from convert.publish.data import issue_json
from tests.conftest import SHARED, read_source

SCORER = SHARED / "score" / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="the real issues and their readings are not here (../shared)")

# What an issue reaches where that is not everything; every other figure stands at 1.
BELOW: dict[str, dict[str, float]] = {
    "jingyuan-2021-03": {"cells": 0.956, "cells.inherited": 0.0},
    "jingyuan-2023-01": {"cells": 0.882},
    "jingyuan-2023-02": {
        "tables.title": 0.966,
        "cells": 0.951,
        "cells.inherited": 0.983,
        "tasks.responsible": 0.996,
        "tasks.cooperating": 0.996,
        "tasks.deadline": 0.98,
        "tasks.lead": 0.99,
    },
}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_score", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(scorer: ModuleType, source: Path) -> dict[str, Any]:
    """Name of a figure → its tally."""
    gold = json.loads((SHARED / "gold" / f"{source.stem}.json").read_text(encoding="utf-8"))
    model = json.loads(json.dumps(issue_json(read_source(source))))
    tallies = scorer.score(model, gold, source.read_text(encoding="utf-8").split("\n"))
    return {name: tally for name, tally in tallies.items() if tally.gold}


def value(tally: Any) -> float:
    return float(tally.f1 if tally.extra else tally.recall)


@pytest.mark.parametrize("name", BELOW)
def test_scores_do_not_sink(scorer: ModuleType, name: str) -> None:
    (source,) = (SHARED / "corpus").glob(f"{name}.*")
    found = figures(scorer, source)
    floors = {figure: BELOW[name].get(figure, 1.0) for figure in found}
    low = {figure: (round(value(found[figure]), 4), floor) for figure, floor in floors.items() if round(value(found[figure]), 4) < floor}
    assert not low, {figure: (*low[figure], found[figure].misses[:5]) for figure in low}


def test_every_issue_at_hand_has_floors() -> None:
    assert {path.stem for path in (SHARED / "corpus").glob("*.*")} == set(BELOW)
