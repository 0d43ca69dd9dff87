"""Random damage: whatever happens to an issue, reading it never fails and every line keeps a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convert.check.rules import check_issue
from convert.enrich.bearers import bearers_of
from convert.enrich.references import find_references
from convert.enrich.relations import find_relations
from convert.model.issue import Issue
from convert.model.source import lines_of
from convert.model.variants import Variants
from convert.parse.issue import parse_issue
from convert.read.lines import read_lines
from tests.conftest import SAMPLES

FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # add Phase.shrink to hunt for the smallest case: minutes, not seconds
)

PLACE = st.floats(0, 1, exclude_max=True)

Lines = list[str]
Damage = Callable[[Lines, int], Lines]


def drop(lines: Lines, at: int) -> Lines:
    """A line is lost."""
    return lines[:at] + lines[at + 1 :]


def drop_many(lines: Lines, at: int) -> Lines:
    """A page is lost."""
    return lines[:at] + lines[at + 30 :]


def twice(lines: Lines, at: int) -> Lines:
    """A line is printed twice."""
    return [*lines[:at], lines[at], *lines[at:]]


def swap(lines: Lines, at: int) -> Lines:
    """Two neighbours change places."""
    return lines[:at] + lines[at : at + 3][::-1] + lines[at + 3 :]


def page_number(lines: Lines, at: int) -> Lines:
    """A page number comes in between."""
    return [*lines[:at], "", "— 77 —", "", *lines[at:]]


def running_head(lines: Lines, at: int) -> Lines:
    """A running head comes in between."""
    return [*lines[:at], "", "清禾县人民政府公报 2024年第1期", "", *lines[at:]]


def cut(lines: Lines, at: int) -> Lines:
    """A line is cut in two."""
    middle = len(lines[at]) // 2
    return [*lines[:at], lines[at][:middle], "", lines[at][middle:], *lines[at + 1 :]]


def glue(lines: Lines, at: int) -> Lines:
    """Two lines run together."""
    return [*lines[:at], "".join(lines[at : at + 3]), *lines[at + 3 :]]


def drop_cell(lines: Lines, at: int) -> Lines:
    """A row loses a cell."""
    head, tab, tail = lines[at].partition("\t")
    return [*lines[:at], tail if tab else head, *lines[at + 1 :]]


def add_cell(lines: Lines, at: int) -> Lines:
    """A row gains cells."""
    return [*lines[:at], "\t" + lines[at] + "\t多\t", *lines[at + 1 :]]


def swap_pages(lines: Lines, at: int) -> Lines:
    """Two stretches change places, as fragments of a table do."""
    return lines[:at] + lines[at + 8 : at + 16] + lines[at : at + 8] + lines[at + 16 :]


def bare_cells(lines: Lines, at: int) -> Lines:
    """Rows become stray."""
    return [*lines[:at], "\t", "\t甲", "|", "||||", "|||乙|", *lines[at:]]


DAMAGES: tuple[Damage, ...] = (
    drop, drop_many, twice, swap, page_number, running_head, cut, glue, drop_cell, add_cell, swap_pages, bare_cells,
)  # fmt: skip


@cache
def sample(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").split("\n"))


def read(lines: Lines) -> Issue:
    return parse_issue(read_lines("\n".join(lines), "damaged.txt", "utf-8"))


def homeless(lines: Lines, issue: Issue) -> list[tuple[int, str]]:
    """Lines with text on them, not only a mark, that no part of the issue claims."""
    documents = (block.source for document in issue.documents for block in document.blocks)
    others = (item.source for item in (*issue.masthead.lines, *issue.contents, *issue.colophon, *issue.dropped))
    placed = set(chain.from_iterable(map(lines_of, chain(documents, others))))
    categories = {"".join((entry.category or "").split()) for entry in issue.contents}
    return [
        (number, text)
        for number, text in enumerate(lines, 1)
        if text.strip(" \t|#\u3000") and number not in placed and text.strip("【】 ") not in categories
    ]


def claimed_twice(issue: Issue) -> list[int]:
    """Lines that two blocks claim."""
    lines = Counter(number for document in issue.documents for block in document.blocks for number in lines_of(block.source))
    return sorted(number for number, count in lines.items() if count > 1)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@FEW
@given(path=st.sampled_from(SAMPLES), place=PLACE)
def test_one_damage(path: Path, damage: Damage, place: float) -> None:
    lines = list(sample(path))
    check(damage(lines, int(place * len(lines))))


@settings(FEW, max_examples=120)
@given(path=st.sampled_from(SAMPLES), hits=st.lists(st.tuples(st.sampled_from(DAMAGES), PLACE), min_size=3, max_size=12))
def test_many_damages(path: Path, hits: list[tuple[Damage, float]]) -> None:
    lines = list(sample(path))
    for damage, place in hits:
        lines = damage(lines, int(place * len(lines)))
    check(lines)


@settings(FEW, max_examples=40)
@given(st.lists(st.sampled_from([line for path in SAMPLES for line in sample(path)]), max_size=60))
def test_lines_in_any_order(lines: Lines) -> None:
    check(lines)


@settings(FEW, max_examples=60)
@given(st.text("一二三（）。，：；\n\t| 附件1年月日第条章〔〕号关于的通知目录县政府", max_size=120))
def test_any_text(text: str) -> None:
    check(text.split("\n"))


def check(lines: Lines) -> None:
    """Nothing is raised, no line is without a place, no line is in two blocks."""
    issue = read(lines)
    assert homeless(lines, issue) == []
    assert claimed_twice(issue) == []
    check_issue(issue)
    bearers = bearers_of(issue.documents, "清禾", Variants())
    find_references(issue, bearers)
    for document in issue.documents:
        find_relations(document, bearers)
