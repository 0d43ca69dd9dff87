"""Ways of numbering: each accepts its example, gives its ordinal and level, and leaves figures alone."""

from __future__ import annotations

import pytest

from convert.parse.numbering import STYLES, Style, read_number

ACCEPTED = [
    ("第三章　监督管理", "chapter", 3, 1),
    ("第二节　申请与受理", "section", 2, 2),
    ("第十五条　申请人应当提交材料。", "article", 15, 4),
    ("十二、强化保障", "chinese", 12, 1),
    ("二．重点任务", "chinese", 2, 1),
    ("二，重点任务", "chinese", 2, 1),
    ("二：重点任务", "chinese", 2, 1),
    ("二　重点任务", "chinese", 2, 1),
    ("三）科技支撑", "chinese-bracket", 3, 2),
    ("[三]科技支撑", "chinese-bracket", 3, 2),
    ("(三) 科技支撑", "chinese-bracket", 3, 2),
    ("（二十一）安全生产", "chinese-bracket", 21, 2),
    ("—、总体要求", "chinese", 1, 1),
    ("ニ、重点任务", "chinese", 2, 1),
    ("十—、附则", "chinese", 11, 1),
    ("(-)加强领导", "chinese-bracket", 1, 2),
    ("10. 推进改革", "arabic", 10, 3),
    ("3、完善制度", "arabic", 3, 3),
    ("2.2024年重点项目", "arabic", 2, 3),
    ("（12）建立台账", "arabic-bracket", 12, 4),
    ("2）逐户登记", "arabic-half", 2, 4),
    ("3.2 指挥机构", "decimal", 2, 2),
    ("3.2.1 现场指挥部", "decimal", 1, 3),
    ("4.1应急响应", "decimal", 1, 2),
    ("5.1人力保障", "decimal", 1, 2),
    ("1. 3 适用范围", "decimal", 3, 2),
    ("2．3 预警行动", "decimal", 3, 2),
    ("2．20个村", "arabic", 2, 3),
    ("4 应急响应", "integer", 4, 1),
    ("2-3．验收登记表", "branched", 3, 4),
    ("③逐级上报", "circled", 3, 5),
]
REFUSED = [
    "1.5万亩玉米",
    "3.2 万亩",
    "3.6平方公里",
    "1.5以上",
    "2.4人",
    "2024年重点工作",
    "2024.3.1",
    "5 月底前",
    "12 日",
    "3-5年",
    "6-8.5米",
    "一是加强领导",
    "十分重视",
    "三 季度",
    "一 般公共预算收入完成5.2亿元，增长3%。",
    "第三条的规定",
    "第一时间上报",
    "第三方评估",
    "（试行）",
    "——坚持绿色发展",
    "——、",
    "（—）",
    "（——）年",
    "-3℃以下",
    "（2024）12号",
    "100人以上",
    "",
]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_example_is_read_in_its_own_style(style: Style) -> None:
    number = read_number(style.example)
    assert number is not None
    assert number.style.name == style.name
    assert style.example[number.length :].strip()


@pytest.mark.parametrize(("text", "name", "ordinal", "level"), ACCEPTED)
def test_numbers(text: str, name: str, ordinal: int, level: int) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.style.name, number.ordinal, number.level) == (name, ordinal, level)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_every_style_is_tried() -> None:
    assert {style.name for style in STYLES} == {name for _, name, _, _ in ACCEPTED}
