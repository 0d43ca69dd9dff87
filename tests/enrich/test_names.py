"""Printed lists of units, split as a reader splits them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.enrich.names import is_unit_name, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县水务局", ("县水务局",)),
        ("县水务局、县财政局，各乡镇", ("县水务局", "县财政局", "各乡镇")),
        ("县农业农村局\n县供销合作社", ("县农业农村局", "县供销合作社")),
        ("县人社局（就业局、社保局）、县财政局", ("县人社局（就业局、社保局）", "县财政局")),
        ("县教育局、县教育局", ("县教育局",)),
        ("县住房和城乡建设局、", ("县住房和城乡建设局",)),
        ("各乡（镇）人民政府", ("各乡（镇）人民政府",)),
        ("—", ()),
        ("", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "unit"), [("县财政局", True), ("各乡镇", True), ("县财政局负责落实。", False), ("工作要求", False), ("", False)]
)
def test_unit_names(text: str, unit: bool) -> None:
    assert is_unit_name(text) is unit


@given(st.text("县财政局水务各乡镇（）()、，；。和及 \n", max_size=40))
def test_nothing_is_raised_and_no_name_twice(text: str) -> None:
    names = split_names(text)
    assert len(names) == len(set(names))
