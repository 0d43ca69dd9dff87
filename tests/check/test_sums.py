"""Totals of tables with sections and places: added up where it is certain what they add up, left in peace elsewhere."""

from __future__ import annotations

import pytest

from convert.check.sums import wrong_sums
from convert.model.blocks import Table
from tests.check.test_rules import CLEAN, VARIANTS, issue

PLAIN = "乡镇\t农业（万方）\t工业（万方）\n青石镇\t300\t20\n白水镇\t200\t10\n石桥乡\t100\t5\n合计\t600\t35"
SECTIONS = """序号⇥项目⇥类型⇥投资（万元）⇥里程
一、城市道路（3项）⇥⇥⇥600⇥6
1⇥人民路⇥新建⇥100⇥1
2⇥解放路⇥新建⇥200⇥2
3⇥建设路⇥新建⇥300⇥3
二、供水（2项）⇥⇥⇥700⇥7
4⇥东渠⇥新建⇥300⇥3
5⇥西渠⇥新建⇥400⇥4
三、绿化⇥⇥⇥50⇥1
合计⇥⇥⇥1350⇥14"""
ONE_COLUMN = """序号⇥项目⇥投资（万元）
一、城市道路⇥⇥300
1⇥人民路⇥100
2⇥解放路⇥200
二、供水⇥⇥700
3⇥东渠⇥300
4⇥西渠⇥400
三、绿化⇥⇥90
5⇥南园⇥40
6⇥北园⇥50"""
NESTED = """序号⇥项目⇥类型⇥投资（万元）⇥里程
一、水利⇥⇥⇥600⇥6
（一）渠道⇥⇥⇥300⇥3
1⇥东渠⇥新建⇥100⇥1
2⇥西渠⇥新建⇥200⇥2
（二）水库⇥⇥⇥300⇥3
3⇥南库⇥新建⇥150⇥1
4⇥北库⇥新建⇥150⇥2
二、交通⇥⇥⇥700⇥7
5⇥人民路⇥新建⇥300⇥3
6⇥解放路⇥新建⇥400⇥4
合计⇥⇥⇥1300⇥13"""
AT_FOOT = """乡镇⇥村⇥户数⇥资金
青石镇⇥东村⇥3⇥30
青石镇⇥西村⇥4⇥40
青石镇小计⇥⇥7⇥70
白水镇⇥南村⇥5⇥50
白水镇⇥北村⇥6⇥60
白水镇小计⇥⇥11⇥110
合计⇥⇥18⇥180"""
ON_TOP = """乡镇⇥村⇥户数⇥资金
合计⇥⇥18⇥180
青石镇小计⇥⇥7⇥70
青石镇⇥东村⇥3⇥30
青石镇⇥西村⇥4⇥40
白水镇小计⇥⇥11⇥110
白水镇⇥南村⇥5⇥50
白水镇⇥北村⇥6⇥60"""


BUDGET = """项目⇥年初预算⇥调整数
一、税收收入⇥118⇥9
增值税⇥46⇥3
其中：地方留成⇥23⇥2
契税⇥15⇥4
二、非税收入⇥62⇥3
国有资源使用收入⇥35⇥2
三、上级补助收入⇥2174⇥206
收入总计⇥2354⇥218"""


def reported(grid: str) -> list[str]:
    read = issue(CLEAN.replace(PLAIN, grid.replace("⇥", "\t")))
    (table,) = [block for document in read.documents for block in document.blocks if isinstance(block, Table)]
    assert len(table.rows) == grid.count("\n")
    return [finding.message.partition("”")[2] for finding in wrong_sums(read, VARIANTS)]


@pytest.mark.parametrize("grid", [SECTIONS, ONE_COLUMN, NESTED, AT_FOOT, ON_TOP, BUDGET])
def test_sums_that_come_out_are_left_in_peace(grid: str) -> None:
    assert reported(grid) == []


@pytest.mark.parametrize(
    ("grid", "right", "wrong", "said"),
    [
        (SECTIONS, "700⇥7", "710⇥7", "“二、供水（2项）”行“投资（万元）”印作710，各项相加得700"),
        (SECTIONS, "1350⇥14", "1351⇥14", "“合计”行“投资（万元）”印作1351，各项相加得1350"),
        (ONE_COLUMN, "⇥700", "⇥710", "“二、供水”行“投资（万元）”印作710，各项相加得700"),
        (NESTED, "600⇥6", "660⇥6", "“一、水利”行“投资（万元）”印作660，各项相加得600"),
        (AT_FOOT, "11⇥110", "11⇥101", "“白水镇小计”行“资金”印作101，各项相加得110"),
        (AT_FOOT.replace("\n合计", "\n全市合计"), "18⇥180", "18⇥181", "“全市合计”行“资金”印作181，各项相加得180"),
        (ON_TOP, "11⇥110", "11⇥101", "“白水镇小计”行“资金”印作101，各项相加得110"),
    ],
)
def test_one_that_does_not_is_reported(grid: str, right: str, wrong: str, said: str) -> None:
    assert grid.count(right) == 1
    assert reported(grid.replace(right, wrong)) == [said]


def test_sections_and_a_total_that_agree_are_right_though_a_row_is_not() -> None:
    wrong = SECTIONS.replace("700⇥7", "710⇥7").replace("1350", "1360")
    assert reported(wrong) == ["“二、供水（2项）”行“投资（万元）”印作710，各项相加得700"]


def test_a_single_section_proves_nothing_by_one_column() -> None:
    rows = ONE_COLUMN.split("\n")
    assert reported("\n".join([*rows[:1], "一、城市道路⇥⇥320", *rows[2:4], "二、供水⇥⇥", *rows[5:7]])) == []
