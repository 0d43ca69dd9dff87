"""Every check speaks up where it should and keeps quiet on a clean issue."""

from __future__ import annotations

import re

import pytest

from convert.check.rules import CHECKS, Check, check_issue
from convert.model.finding import Finding
from convert.model.issue import Issue
from convert.model.source import lines_of
from convert.model.variants import Variants
from convert.parse.issue import parse_issue
from convert.read.lines import read_lines

VARIANTS = Variants({"縣": "县"})

CLEAN = """清禾县人民政府公报

2024年第01期

(总第31期)

目 录

1.清禾县人民政府关于印发《清禾县节水方案》的通知
(清政发〔2024〕1号)……………(01)
2.清禾县人民政府关于公布禁烧区的通知
(清政发〔2024〕2号)……………(05)

清禾县人民政府关于印发《清禾县节水方案》的通知

清政发〔2024〕1号

各乡镇人民政府，县政府各部门：

现将《清禾县节水方案》印发给你们，请认真组织实施。

附件：清禾县节水任务表

清禾县人民政府

2024年1月12日

（此件公开发布）

清禾县节水方案

一、目标

用水总量控制在八千万立方米以内。

二、要求

各乡镇要抓好落实，县水务局要加强监督检查。

附件

清禾县节水任务表

乡镇\t农业（万方）\t工业（万方）
青石镇\t300\t20
白水镇\t200\t10
石桥乡\t100\t5
合计\t600\t35

清禾县人民政府关于公布禁烧区的通知

清政发〔2024〕2号

各乡镇人民政府，县政府各部门：

全县行政区域内禁止露天焚烧秸秆。

清禾县人民政府

2024年1月20日
"""

ENCLOSED_AND_ANNEX = CLEAN[CLEAN.index("清禾县节水方案\n\n一、目标") : CLEAN.index("清禾县人民政府关于公布禁烧区的通知\n\n清政发")]

# check → what is changed in the clean issue, and the rule that must report it.
FAULTS: dict[str, tuple[str, str, str]] = {
    "contents_without_document": (
        "(清政发〔2024〕2号)……………(05)",
        "(清政发〔2024〕2号)……………(05)\n3.清禾县人民政府关于调整土地利用规划的请示\n(清政函〔2024〕9号)……………(07)",
        "contents-without-document",
    ),
    "document_without_contents": ("2.清禾县人民政府关于公布禁烧区的通知\n(清政发〔2024〕2号)……………(05)\n", "", "document-without-contents"),
    "contents_title_differs": ("2.清禾县人民政府关于公布禁烧区的通知", "2.清禾县人民政府关于公布禁烧区域的通知", "contents-title-differs"),
    "contents_number_differs": ("(清政发〔2024〕2号)……", "(清政发〔2024〕3号)……", "contents-number-differs"),
    "variant_characters": ("2.清禾县人民政府关于公布禁烧区的通知", "2.清禾縣人民政府关于公布禁烧区的通知", "variant-characters"),
    "pages_out_of_order": ("(清政发〔2024〕1号)……………(01)", "(清政发〔2024〕1号)……………(11)", "pages-out-of-order"),
    "no_date": ("2024年1月20日\n", "", "no-date"),
    "no_issuer": (
        "清禾县人民政府关于公布禁烧区的通知\n\n清政发〔2024〕2号\n\n各乡镇人民政府，县政府各部门：\n\n全县行政区域内禁止露天焚烧秸秆。\n\n清禾县人民政府\n",
        "关于公布禁烧区的通知\n\n清政发〔2024〕2号\n\n各乡镇人民政府，县政府各部门：\n\n全县行政区域内禁止露天焚烧秸秆。\n",
        "no-issuer",
    ),
    "signature_differs": ("清禾县人民政府\n\n2024年1月20日", "清和县人民政府\n\n2024年1月20日", "signature-differs"),
    "number_form": ("\n清政发〔2024〕2号\n", "\n清政发（2024）2号\n", "number-form"),
    "number_twice": ("\n清政发〔2024〕2号\n", "\n清政发〔2024〕1号\n", "number-twice"),
    "enclosed_missing": (ENCLOSED_AND_ANNEX, "", "enclosed-missing"),
    "annex_missing": ("附件：清禾县节水任务表", "附件：1.清禾县节水任务表\n2.清禾县用水定额标准", "annex-missing"),
    "annex_title_differs": ("附件：清禾县节水任务表", "附件：清禾县节水任务分解表", "annex-title-differs"),
    "annex_unlabelled": ("附件\n\n清禾县节水任务表", "清禾县节水任务表", "annex-unlabelled"),
    "heading_order": ("二、要求", "三、要求", "heading-order"),
    "unrecognised": ("各乡镇要抓好落实", "※※※※\n\n各乡镇要抓好落实", "unrecognised"),
    "english_words": ("各乡镇要抓好落实", "各乡镇要提升 quality 水平，抓好落实", "english-word"),
    "table_without_header": (
        "乡镇\t农业（万方）\t工业（万方）\n青石镇\t300\t20\n白水镇\t200\t10\n石桥乡\t100\t5\n合计\t600\t35",
        "300\t20\t40\n200\t10\t30\n100\t5\t20",
        "table-without-header",
    ),
    "rows_moved": (
        "石桥乡\t100\t5\n",
        "石桥乡\t100\t5\n" + "".join(f"乡镇{n}\t{n}00\t{n}\n" for n in range(2, 9)) + "\t柳河镇\t50\t5\n",
        "row-moved",
    ),
    "wrong_sums": ("合计\t600\t35", "合计\t610\t35", "wrong-sum"),
}


# what is printed otherwise and is no fault: all that is changed in the clean issue
HARMLESS: dict[str, list[tuple[str, str]]] = {
    "contents without the issuer": [("2.清禾县人民政府关于公布禁烧区的通知", "2.关于公布禁烧区的通知")],
    "a footnote to the title": [("清禾县人民政府关于公布禁烧区的通知\n\n清政发", "清禾县人民政府关于公布禁烧区的通知[1]\n\n清政发")],
    "an officer signs": [("清禾县人民政府\n\n2024年1月20日", "县　长　沈　溪\n\n2024年1月20日")],
    "annexes printed in another order": [
        ("附件：清禾县节水任务表", "附件：1.清禾县用水定额标准\n2.清禾县节水任务表"),
        ("附件\n\n清禾县节水任务表", "附件2\n\n清禾县节水任务表"),
        ("合计\t600\t35\n", "合计\t600\t35\n\n附件1\n\n清禾县用水定额标准\n\n用水定额按照省定标准执行。\n"),
    ],
    "contents name the rules, the body the order": [
        ("2.清禾县人民政府关于公布禁烧区的通知\n(清政发〔2024〕2号)", "2.清禾县禁烧办法\n(清禾县人民政府令第2号)"),
        ("清禾县人民政府关于公布禁烧区的通知\n\n清政发〔2024〕2号\n", "清禾县人民政府令\n\n第2号\n"),
        ("全县行政区域内禁止露天焚烧秸秆。", "《清禾县禁烧办法》已经县人民政府常务会议通过，现予公布。"),
        ("2024年1月20日\n", "2024年1月20日\n\n清禾县禁烧办法\n\n第一条　全县禁止露天焚烧秸秆。\n"),
    ],
}


def issue(text: str = CLEAN) -> Issue:
    return parse_issue(read_lines(text, "a.txt", "utf-8"))


def reported(name: str) -> list[Finding]:
    """What one check reports of the clean issue with its fault."""
    before, after, _ = FAULTS[name]
    assert CLEAN.count(before) == 1, name
    return [finding for check in CHECKS if check.__name__ == name for finding in check(issue(CLEAN.replace(before, after)), VARIANTS)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_clean_issue_is_left_in_peace(check: Check) -> None:
    assert [finding.message for finding in check(issue(), VARIANTS)] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported(name: str) -> None:
    found = reported(name)
    assert [finding.rule for finding in found] == [FAULTS[name][2]]
    assert re.search(r"[\u4e00-\u9fa5]", found[0].message)
    assert found[0].source


@pytest.mark.parametrize("name", HARMLESS)
def test_other_ways_to_print_are_no_fault(name: str) -> None:
    text = CLEAN
    for before, after in HARMLESS[name]:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    assert [finding.message for finding in check_issue(issue(text), VARIANTS)] == []


def test_every_check_is_tried() -> None:
    assert {check.__name__ for check in CHECKS} == set(FAULTS)


def test_findings_come_in_the_order_of_the_lines() -> None:
    found = check_issue(issue(CLEAN.replace("合计\t600", "合计\t610").replace("(01)", "(11)")))
    lines = [lines_of(finding.source)[0] for finding in found]
    assert len(lines) > 1
    assert lines == sorted(lines)


def test_a_wrong_total_names_both_figures() -> None:
    (finding,) = reported("wrong_sums")
    assert "610" in finding.message
    assert "600" in finding.message


def test_growth_rates_are_not_added_up() -> None:
    rows = "乡镇\t产值（万元）\t面积（亩）\t增速\n青石镇\t300\t20\t7\n白水镇\t200\t10\t8\n石桥乡\t100\t5\t6\n合计\t600\t35\t7"
    before = "乡镇\t农业（万方）\t工业（万方）\n青石镇\t300\t20\n白水镇\t200\t10\n石桥乡\t100\t5\n合计\t600\t35"
    found = check_issue(issue(CLEAN.replace(before, rows)))
    assert CLEAN.count(before) == 1
    assert [finding for finding in found if finding.rule == "wrong-sum"] == []
