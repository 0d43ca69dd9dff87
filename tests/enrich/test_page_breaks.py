"""Which printed page ends where: numbers at the foot or the head of pages, gaps between them, numbers that count no page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from convert.enrich.page_breaks import find_page_breaks, last_pages
from convert.model.finding import Dropped
from convert.model.issue import Issue
from tests.publish.gazettes import annotated, document, entry

LAST = 100


def issue(begins: dict[int, int | None], numbers: dict[int, str], reason: str = "page number") -> Issue:
    """Documents by their first lines, with the pages that the contents announce; dropped lines by their numbers."""
    lines = [*begins, LAST]
    documents = [replace(document(order), source=((first, end - 2),)) for order, (first, end) in enumerate(pairwise(lines), 1)]
    contents = [replace(entry(each.order, each.id), page=page) for each, page in zip(documents, begins.values(), strict=True)]
    dropped = tuple(Dropped(words, reason, ((line, line),)) for line, words in numbers.items())
    return replace(annotated(documents, contents).issue, dropped=dropped)


def ends(made: Issue) -> list[tuple[int, int]]:
    return [(each.page, each.source[0][0]) for each in find_page_breaks(made)]


def test_a_number_at_the_foot_ends_its_page() -> None:
    assert ends(issue({10: 1, 30: 3}, {20: "— 1 —", 29: "·2·", 40: "第 3 页 共 48 页"})) == [(1, 20), (2, 29), (3, 40)]


def test_without_evidence_numbers_stand_at_the_foot() -> None:
    assert ends(issue({10: None}, {20: "- 5 -", 29: "6"})) == [(5, 20), (6, 29)]


def test_numbers_at_the_head_end_the_page_before() -> None:
    assert ends(issue({10: 1, 30: 3, 50: 4}, {9: "1", 20: "2", 29: "3", 49: "4"})) == [(1, 20), (2, 29), (3, 49)]


def test_numbers_may_be_missing() -> None:
    assert ends(issue({10: 1, 60: 14}, {20: "— 2 —", 50: "— 9 —", 70: "— 18 —"})) == [(2, 20), (9, 50), (18, 70)]


def test_a_number_out_of_sequence_is_none() -> None:
    assert ends(issue({10: 1}, {20: "2", 30: "31", 40: "3", 50: "4", 60: "1", 70: "5"})) == [(2, 20), (3, 40), (4, 50), (5, 70)]


def test_a_number_beyond_a_later_announced_page_is_none() -> None:
    assert ends(issue({10: 1, 40: 4, 60: 6}, {20: "2", 30: "88", 70: "6"})) == [(2, 20), (6, 70)]


def test_a_page_ends_once() -> None:
    assert len(ends(issue({10: 1}, {20: "2", 30: "3", 31: "3", 40: "4"}))) == 3


def test_one_wrong_page_in_the_contents_costs_no_number() -> None:
    assert ends(issue({10: 1, 30: 30, 50: 5}, {20: "1", 29: "2", 40: "3", 60: "5"})) == [(1, 20), (2, 29), (3, 40), (5, 60)]


def test_numbers_before_the_first_document_count_no_page_of_it() -> None:
    assert ends(issue({10: 1}, {5: "· 1 ·", 20: "· 1 ·"})) == [(1, 20)]


def test_a_running_head_may_carry_the_number_of_its_page() -> None:
    heads = {20: "清禾县人民政府公报 2024年第1期 ·2·", 29: "3 清禾县人民政府公报 2024年第1期", 40: "2024年第1期"}
    assert ends(issue({10: 1, 30: 3}, heads, "running head")) == [(1, 20), (2, 29)]


def test_marks_around_a_number_are_no_numbers() -> None:
    assert ends(issue({10: 1}, {20: '<font size="5">&#8212; 2 —</font>'})) == [(2, 20)]


def test_the_last_page_of_a_document_where_it_is_certain() -> None:
    made = issue({10: 1, 30: 3, 60: 9}, {20: "1", 29: "2", 40: "3", 50: "4", 70: "9"})
    first, second, third = (document.id for document in made.documents)
    assert last_pages(made, find_page_breaks(made)) == {first: 2}
    assert last_pages(replace(made, documents=made.documents[:2]), ()) == {}
    closer = issue({10: 1, 30: 3, 60: 5}, {20: "1", 29: "2", 40: "3", 50: "4", 70: "5"})
    assert last_pages(closer, find_page_breaks(closer)) == {first: 2, second: 5}
    assert third not in last_pages(closer, find_page_breaks(closer))
