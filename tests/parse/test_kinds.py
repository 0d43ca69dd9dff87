"""Every form of line accepts the examples it gives, and not what only looks like it."""

from __future__ import annotations

import pytest

from convert.parse.kinds import LINE_RULES, LineKind
from tests.parse.lines import examples, line

RULES = [pytest.param(kind, rule, id=kind.value) for kind, rule in LINE_RULES]

MORE = {
    LineKind.TABLE_ROW: ["⇥⇥脱贫户⇥一般户", "|---|---|", "1 | 新建 | 30 | 万元"],
    LineKind.RULE: ["—————", "===="],
    LineKind.DATE: ["二〇二四年一月十八日", "2024年2月6日", "二O二四年十二月三十一日", "２０２４年２月６日", "（2024年2月6日）"],
    LineKind.DISCLOSURE: ["(此件主动公开)", "此件依申请公开", "信息公开选项：主动公开", "【此件公开发布】"],
    LineKind.IMPRINT: ["抄送：县委办公室。", "清禾县人民政府办公室　2024年5月6日印发"],
    LineKind.ANNEX_LABEL: ["附件", "附件：", "附件3-2", "附 件 一", "附表2", "附录"],
    LineKind.NOTE: ["注：1.表中数字为计划数。", "备注：空白处不填。", "填表说明：一式两份。"],
    LineKind.CAPTION: ["单位:万元", "（单位：亩）", "计量单位：头、只"],
    LineKind.NUMBERED: ["（十二）落实责任", "第三条 本办法由县财政局解释。", "3. 摸底", "①开展培训"],
    LineKind.PROMPT: ["村委会（盖章）：", "填报日期：　　年　月　日", "____乡（镇）____村", "户主姓名："],
    LineKind.ROSTER_LABEL: ["组　长：沈溪", "总指挥：方远", "成员单位：县水务局", "常务副组长：林河"],
    LineKind.LABELLED: ["完成时限：长期", "牵头单位:县水务局", "县公安局：负责维护秩序。"],
    LineKind.PERSON: ["沈溪　　县人民政府副县长", "丁 山 县司法局副局长", "阿依·古丽 县民宗局局长"],
    LineKind.DASH: ["—坚持创新。", "──突出重点。"],
}

NEAR_MISSES = {
    LineKind.TABLE_ROW: ["青石镇  1200  600", "甲|乙"],
    LineKind.RULE: ["——坚持创新。", "--"],
    LineKind.DATE: ["2024年2月", "2024年2月30日", "2024年2月6日前完成", "截至2024年2月6日"],
    LineKind.DISCLOSURE: ["此件由县委办公室负责解释", "各单位要主动公开政务信息", "公开发布招标公告"],
    LineKind.IMPRINT: ["请抄送：", "2024年5月6日印制", "经研究抄送各单位"],
    LineKind.ANNEX_LABEL: ["附件1所列标准", "附件：清禾县造林任务表", "附则", "附后"],
    LineKind.NOTE: ["注意防火。", "注册资本：100万元", "说明书"],
    LineKind.CAPTION: ["单位名称：", "责任单位：县水务局", "单位：由县水务局牵头负责组织实施。"],
    LineKind.NUMBERED: ["1.5万亩", "2024年", "一是加强领导", "第三条的规定", "十分重要", "1.1 编制目的……………1"],
    LineKind.PROMPT: ["请申请人签字。", "联系电话：0999-1234567", "2024年3月1日"],
    LineKind.ROSTER_LABEL: ["组长负责制：", "主任医师：两名", "成员应当出席会议"],
    LineKind.LABELLED: ["各乡镇人民政府，县政府各部门、直属机构：", "现将有关事项通知如下：", "责任单位"],
    LineKind.PERSON: ["清禾县人民政府", "各乡镇 要认真落实。", "加强领导 落实责任。"],
    LineKind.DASH: ["— 12 —坚持", "坚持——创新"],
}


@pytest.mark.parametrize(("kind", "rule"), RULES)
def test_documented_examples_are_accepted(kind: LineKind, rule: object) -> None:
    documented = examples(rule.__doc__)
    assert documented, f"{kind}: the docstring gives no example"
    assert {text: line(text).kind for text in documented} == dict.fromkeys(documented, kind)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in MORE.items() for text in texts])
def test_other_printed_forms_are_accepted(kind: LineKind, text: str) -> None:
    assert line(text).kind is kind


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NEAR_MISSES.items() for text in texts])
def test_near_misses_are_not(kind: LineKind, text: str) -> None:
    assert line(text).kind is not kind


def test_every_rule_has_more_examples_and_near_misses() -> None:
    kinds = {kind for kind, _ in LINE_RULES}
    assert kinds == set(MORE) == set(NEAR_MISSES)


def test_what_no_rule_takes_is_plain() -> None:
    assert line("各乡镇要严格落实禁牧休牧制度。").kind is LineKind.PLAIN
