"""Calendar files: lines are folded and values escaped as RFC 5545 wants, and nothing of the sentence is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.model.publication import Archive
from convert.publish.work.calendar_file import LONGEST, calendar, escaped, folded
from convert.publish.work.gathered import works_of
from tests.publish.test_units import made

__all__ = ["made"]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_folding_loses_nothing_and_cuts_no_character(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert "".join((pieces[0], *(piece[1:] for piece in pieces[1:]))) == line
    assert all(len(piece.encode()) <= LONGEST for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])


@pytest.mark.parametrize(
    ("text", "written"),
    [("甲,乙;丙", "甲\\,乙\\;丙"), ("a\\b", "a\\\\b"), ("上\r\n下\n左\r右", "上\\n下\\n左\\n右"), ("：“，”\x00\x85", "：“，”")],
)
def test_values_are_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_deadline_is_an_all_day_event_with_its_sentence(made: Archive) -> None:
    text = calendar("期限", works_of(made)[0].jobs)
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20230630" in lines
    assert "DTSTAMP:20230110T000000Z" in lines
    assert "UID:qh-2023-02-01-k1@gazette.invalid" in lines
    (description,) = (line for line in lines if line.startswith("DESCRIPTION:"))
    assert "“新建蜂场7个。”\\n期限：6月底前\\n牵头：县农业农村局\\n责任：各乡镇" in description
    assert "\n" not in text.replace("\r\n", "")
