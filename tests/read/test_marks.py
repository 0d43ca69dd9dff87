"""Marks become what they mean; everything else stays as printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.read.marks import MARK_RULES, MarkRule, read_marks

PAIR = re.compile(r"``(.+?)`` → (?:``(.+?)``|)")

READ = {
    "drop_invisible": [("各\u200b乡\ufeff镇", "各乡镇")],
    "read_formulas": [
        (r"达到$\geq 90\%$以上", "达到≥90%以上"),
        (r"$\leq 5$亩", "≤5亩"),
        (r"$4^{\circ}$C", "4°C"),
        (r"$m^{2}$", "m²"),
        (r"$\frac{3}{4}$", "3/4"),
        (r"$12.6$万吨", "12.6万吨"),
        (r"$2 \times 3$", "2×3"),
        (r"$3 { \sim } 5$", "3~5"),
        (r"$2024 { - } 2026$", "2024-2026"),
        (r"县水务局 $^ { \textcircled { 1 } }$", "县水务局 ①"),
        (r"$\boxtimes$", "☒"),
    ],
    "read_boxes": [
        ('<input type="checkbox"/>', "☐"),
        ('<input type="checkbox" checked>', "☑"),
        ('<input type="radio">', "○"),
        ("<INPUT type=checkbox>", "☐"),
    ],
    "read_breaks": [("自备井<br>位置", "自备井\n位置"), ("甲 <br/> 乙", "甲\n乙"), ("<p>甲</p><p>乙</p>", "<p>甲\n乙</p>")],
    "read_links": [("<http://www.example.cn>", "http://www.example.cn"), ("<mailto:a@b.cn>", "mailto:a@b.cn")],
    "read_tags": [
        ("<p>开展培训</p>", "开展培训"),
        ("<b>一</b>", "一"),
        ("<h1>一</h1>", "一"),
        ('<a name="_Toc1"></a>二', "二"),
        ('<span style="x">二</span>', "二"),
    ],
    "read_anchors": [("[关于防汛的通知（清政办发[2024]3号） 7](#_Toc2)", "关于防汛的通知（清政办发[2024]3号） 7")],
    "read_attributes": [("**[标题]{.underline}**", "**标题**"), ("[]{#_Toc1 .anchor}清政办发〔2024〕3号", "清政办发〔2024〕3号")],
    "read_fences": [('::: {custom-style="落款"}', ""), (":::", ""), ("::: note", "")],
    "read_raised": [("10^4^千瓦时", "10⁴千瓦时"), ("CO~2~", "CO2"), ("m^3^", "m³")],
    "read_line_end": [("清禾县人民政府办公室\\", "清禾县人民政府办公室")],
    "read_entities": [("&lt;5亩", "<5亩"), ("&amp;", "&")],
    "read_character_forms": [
        ("⼈⺠政府⽔务局", "人民政府水务局"),
        ("牵头单位﹕县⻓", "牵头单位:县长"),
        ("附件∶1.名单", "附件：1.名单"),
        ("附件1∶名单", "附件1：名单"),
        ("财政局､发改局｡", "财政局、发改局。"),
        ("一、总\u00a0则\u2003", "一、总 则\u3000"),
    ],
}
KEPT = {
    "drop_invisible": ["各乡镇　要", "a\tb"],
    "read_formulas": ["售价$30，成本$20", "$甲方$", r"$\unknown{3}$", "5$"],
    "read_boxes": ["<输入>", "input", "☐"],
    "read_breaks": ["<b>", "</p>", "换行"],
    "read_links": ["<甲乙>", "<5亩，>3亩", "《办法》"],
    "read_tags": ["<5亩", "x<p>y".replace("<p>", "<甲>"), "《<通知>》"],
    "read_attributes": ["[2024]3号", "[甲]{乙}", "{.x}"],
    "read_fences": ["：：：", "::: 见附件 :::", "a:::"],
    "read_raised": ["3~5~7", "2^10", "甲~2~乙"],
    "read_line_end": ["甲\\\\", "甲\\乙"],
    "read_anchors": ["[2024]3号", "[甲](乙)", "[甲](https://www.example.cn)"],
    "read_entities": ["甲 & 乙", "R&D", "&未知;"],
    "read_character_forms": ["涇源縣", "１：２", "1∶2", "①㎡", "总　则"],
}
RULES = {rule.__name__: rule for rule in MARK_RULES}


@pytest.mark.parametrize(("name", "printed", "read"), [(name, *pair) for name, pairs in READ.items() for pair in pairs])
def test_marks_are_read(name: str, printed: str, read: str) -> None:
    assert RULES[name](printed) == read


@pytest.mark.parametrize(("name", "printed"), [(name, text) for name, texts in KEPT.items() for text in texts])
def test_what_is_no_mark_stays(name: str, printed: str) -> None:
    assert RULES[name](printed) == printed


@pytest.mark.parametrize("rule", MARK_RULES, ids=lambda rule: rule.__name__)
def test_documented_examples_hold(rule: MarkRule) -> None:
    pairs = [(printed, read) for printed, read in PAIR.findall(rule.__doc__ or "") if read]
    assert all(rule(printed) == read for printed, read in pairs)


def test_every_rule_is_tried() -> None:
    assert set(RULES) == set(READ) == set(KEPT)


@given(st.text("一二三，。（）1234567890%/-·“”《》 \t", max_size=60))
def test_plain_text_stays(text: str) -> None:
    assert read_marks(text) == text


@given(st.text("一二$\\<>&;*#brp/^{}_% \t", max_size=80))
def test_no_han_character_is_lost_or_added(text: str) -> None:
    assert re.findall("[一二]", read_marks(text)) == re.findall("[一二]", text)
