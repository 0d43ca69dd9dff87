"""The samples as compact outlines: a change in how they are read shows as a diff.

``pytest tests/test_golden.py --accept-cases`` writes the outlines anew; the diff is then read by a person.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from convert.model.blocks import BlockKind, Table, TextBlock
from convert.model.issue import Issue, Part
from convert.publish.data import issue_json
from tests import outline
from tests.conftest import ROOT, SAMPLES, read_source
from tests.test_shared_scores import SCORER, scorer, value

FOLDER = Path(__file__).resolve().parent / "golden"
NAMES = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
LONGEST = 40

__all__ = ["scorer"]


def table_line(table: Table) -> str:
    """``分工表 8行×5列 任务分工表（序号｜任务｜……）``."""
    columns = "｜".join(outline.visible(name) for name in table.columns)
    pieces = f" {table.fragments}截" if table.fragments > 1 else ""
    return f"{outline.PURPOSES[table.purpose]} {len(table.rows)}行×{len(table.columns)}列{pieces} {table.title or '（无题）'}（{columns}）"


def counted(blocks: list[TextBlock]) -> str:
    """``段落 12 条目 3``: what stands between two headings."""
    counts = Counter(outline.KINDS[block.kind] for block in blocks)
    joined = sum(len(block.source) > 1 for block in blocks)
    words = [f"{name} {count}" for name, count in counts.items()]
    return " ".join(words + [f"接续 {joined}"] * bool(joined))


def part_lines(part: Part) -> Iterator[str]:
    """Headings and tables in full, the rest counted."""
    rest: list[TextBlock] = []
    depth = 0
    for block in part.blocks:
        if isinstance(block, TextBlock) and block.level is None:
            rest += [] if block.kind in outline.IN_THE_HEAD else [block]
            continue
        if rest:
            yield f"    {'  ' * depth}{counted(rest)}"
            rest = []
        if isinstance(block, Table):
            yield f"    {'  ' * depth}{table_line(block)}"
        else:
            depth = block.level or 1
            opening, end = block.heading or block.text, "" if block.kind is BlockKind.HEADING else " …"
            yield f"  {'  ' * depth}{block.level} {outline.visible(opening)[:LONGEST]}{end}"
    if rest:
        yield f"    {'  ' * depth}{counted(rest)}"


def golden(issue: Issue) -> str:
    """The outline of an issue."""
    lines = ["刊头", *outline.indented(outline.masthead_lines(issue.masthead)), "目录", *outline.indented(outline.contents_lines(issue))]
    for document in issue.documents:
        lines += ["", f"文件 {document.title}", *outline.indented(outline.document_facts(document))]
        for part in document.parts:
            lines += [f"  {outline.part_head(part)}", *part_lines(part)]
    reasons = Counter(outline.REASONS.get(item.reason, item.reason) for item in issue.dropped)
    return "\n".join([*lines, "", "舍去 " + " ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))]) + "\n"


@NAMES
def test_the_sample_is_read_as_before(path: Path, request: pytest.FixtureRequest) -> None:
    file = FOLDER / f"{path.stem}.txt"
    found = golden(read_source(path).issue)
    if request.config.getoption("--accept-cases"):
        file.write_text(found, encoding="utf-8")
    assert found.split("\n") == file.read_text(encoding="utf-8").split("\n")


def test_every_outline_has_its_sample() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {path.stem for path in SAMPLES}


@NAMES
@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer is not here (../shared)")
def test_the_sample_is_read_as_its_authors_meant_it(path: Path, scorer: ModuleType) -> None:
    gold = json.loads((ROOT / "samples" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    model = json.loads(json.dumps(issue_json(read_source(path)), ensure_ascii=False))
    tallies = scorer.score(model, gold, path.read_text(encoding="utf-8").split("\n"))
    low = {name: (round(value(tally), 4), tally.misses[:5]) for name, tally in tallies.items() if tally.gold and value(tally) < 1}
    assert not low
