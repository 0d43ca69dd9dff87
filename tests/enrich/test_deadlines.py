"""Printed deadlines → the last day, or none where the text leaves it open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.enrich.deadlines import due_date


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        ("6月底前", date(2024, 6, 30)),
        ("2024年2月底前", date(2024, 2, 29)),
        ("2025年12月", date(2025, 12, 31)),
        ("2024 年 4 月 15 日前", date(2024, 4, 15)),
        ("8月中旬", date(2024, 8, 20)),
        ("8月上旬", date(2024, 8, 10)),
        ("10月下旬", date(2024, 10, 31)),
        ("第三季度", date(2024, 9, 30)),
        ("2025年底前", date(2025, 12, 31)),
        ("年底前", date(2024, 12, 31)),
        ("3月—6月", date(2024, 6, 30)),
        ("长期坚持", None),
        ("每月底前", None),
        ("十二月底前", date(2024, 12, 31)),
        ("二〇二五年六月底前", date(2025, 6, 30)),
        ("每年十月底前", None),
        ("全年", None),
        ("持续推进", None),
        ("2月30日", None),
        ("13月", None),
        ("", None),
    ],
)
def test_due(deadline: str, due: date | None) -> None:
    assert due_date(deadline, 2024) == due


def test_without_a_year_nothing_is_guessed() -> None:
    assert due_date("6月底前", None) is None


@given(st.text("0123456789年月日底前上中下旬第一二三四季度-—至到，、；长期", max_size=20))
def test_nothing_is_raised(text: str) -> None:
    due_date(text, 2024)
