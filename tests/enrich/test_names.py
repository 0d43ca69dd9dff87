"""Printed lists of units, split as a reader splits them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.enrich.names import is_unit_name, split_names, without_people


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
        ("县住房和城乡 建设局 县文化旅游广电局", ("县住房和城乡建设局", "县文化旅游广电局")),
        ("古城乡 县财政局", ("古城乡", "县财政局")),
        ("县供销社\n（沈 溪）", ("县供销社",)),
        ("县人社局\n（就业局）", ("县人社局（就业局）",)),
        ("县人社局\n（牵头）\n县财政局", ("县人社局（牵头）", "县财政局")),
        ("县商务局、国网某省电力有限公司清禾县供电公司", ("县商务局", "国网某省电力有限公司清禾县供电公司")),
        ("县水务局/各乡镇", ("县水务局", "各乡镇")),
        ("旗农牧局、各苏木乡镇", ("旗农牧局", "各苏木乡镇")),
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


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("县林业局（沈溪）、县水务局 陆 远", ("县林业局", "县水务局")),
        ("县农业农村局（畜牧中心）、各镇街", ("县农业农村局（畜牧中心）", "各镇街")),
        ("县林业局（牵头）、县公安", ("县林业局（牵头）", "县公安")),
        ("沈溪、陆远", ("沈溪", "陆远")),
    ],
)
def test_people_beside_units_are_none(text: str, units: tuple[str, ...]) -> None:
    assert split_names(without_people(text)) == units


@given(st.text("县财政局水务各乡镇（）()、，；。和及 \n", max_size=40))
def test_nothing_is_raised_and_no_name_twice(text: str) -> None:
    names = split_names(text)
    assert len(names) == len(set(names))
