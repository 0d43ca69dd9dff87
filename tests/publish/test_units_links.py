"""Unit names in the text: a link only where the whole name stands, and only at its first mention."""

from __future__ import annotations

import pytest

from convert.publish.unit_links import UnitLinks, unit_links

LINKS = unit_links([(((3, 4),), "财政局", "f"), (((3, 3),), "县农业农村局", "a"), (((4, 4),), "县农业农村局（扶贫办）", "a2")])


def linked(text: str) -> list[tuple[str, str]]:
    find = LINKS.finder(((3, 4),))
    assert find is not None
    return [(text[slice(*mark.span)], dict(mark.attributes)["href"]) for mark in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（县农业农村局、财政局）", [("县农业农村局", "a"), ("财政局", "f")]),
        ("由财政局牵头", [("财政局", "f")]),
        ("财政局和县农业农村局负责", [("财政局", "f"), ("县农业农村局", "a")]),
        ("县农业农村局（扶贫办）", [("县农业农村局（扶贫办）", "a2")]),
        ("财政局长、市财政局、财政局大楼", []),
        ("财政局，财政局", [("财政局", "f")]),
    ],
)
def test_only_whole_names_and_only_once(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


def test_only_where_the_task_was_printed() -> None:
    assert LINKS.finder(((5, 9),)) is None
    assert UnitLinks().finder(((3, 3),)) is None
