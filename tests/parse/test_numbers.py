"""Chinese numerals, dates and document numbers in all their printed forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.parse.numbers import chinese_number, is_date_line, read_date, read_document_number, read_order_number

ONES = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """1 to 99 as gazettes print them: 十, 十二, 二十, 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else ONES[tens]) + "十" * (tens > 0) + (ONES[ones] if ones else "")


@given(st.integers(1, 99))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert chinese_number(spelt(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一百", 100),
        ("一百二十", 120),
        ("一百零五", 105),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("12", 12),
        ("甲", None),
        ("", None),
        ("第一", None),
    ],
)
def test_other_numerals(text: str, number: int | None) -> None:
    assert chinese_number(text) == number


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_dates_are_read_in_every_printed_form(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}年{day.month:02d}月{day.day:02d}日",
    ]
    forms += [f"{year}年{spelt(day.month)}月{spelt(day.day)}日", f"{year.replace('〇', '零')}年{spelt(day.month)}月{spelt(day.day)}日"]
    for form in forms:
        if form[:2] in ("一九", "二〇", "二零", "19", "20"):
            assert read_date(form) == day, form
            assert is_date_line(form), form


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("二○二四年一月十日", date(2024, 1, 10)),
        ("二O二四年元月五日", date(2024, 1, 5)),
        ("２０２４年２月６日", date(2024, 2, 6)),
        ("2024年2月29日出版", date(2024, 2, 29)),
        ("2024.3.11", date(2024, 3, 11)),
        ("2024-03-11", date(2024, 3, 11)),
        ("版本2024.3.11", None),
        ("二ОО四年三月二日", date(2004, 3, 2)),
        ("2023年2月29日", None),
        ("2024年13月1日", None),
        ("2024年2月", None),
        ("24年2月6日", None),
        ("", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["2024年2月6日前", "自2024年2月6日", "2024年2月6日 2024年2月7日", "2024年2月30日"])
def test_lines_that_are_no_date(text: str) -> None:
    assert not is_date_line(text)


BRACKETS = ["〔〕", "[]", "【】", "（）", "()", "［］", "〈〉", "﹝﹞", "〖〗", "「」", "{}", "<>"]


@pytest.mark.parametrize("pair", BRACKETS)
@pytest.mark.parametrize("form", ["清政发{0}2024{1}7号", "清政发 {0} 2024 {1} 7 号", "清政发{0}２０２４{1}７号", "清政发{0}2024{1}07号"])
def test_document_numbers_in_every_bracket(pair: str, form: str) -> None:
    assert read_document_number(form.format(*pair)) == "清政发〔2024〕7号"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（清政办发〔2024〕12号）", "清政办发〔2024〕12号"),
        ("清政报〔2024〕4号　　　　签发人：方　远", "清政报〔2024〕4号"),
        ("发文字号：清政发〔2024〕3号", "清政发〔2024〕3号"),
        ("清 政 发 〔 2024 〕 3 号", "清政发〔2024〕3号"),
        ("—清政发〔2024〕3号—", "清政发〔2024〕3号"),
        ("清党办发〔2024〕100号", "清党办发〔2024〕100号"),
        ("淸政发〔2024〕3号", "淸政发〔2024〕3号"),
        ("〔2024〕12号", None),
        ("按照清政发〔2024〕3号要求", None),
        ("清政发〔2024〕号", None),
        ("清政发〔24〕3号", None),
        ("第12号", None),
    ],
)
def test_document_numbers(text: str, number: str | None) -> None:
    assert read_document_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第 78 号", "第78号"),
        ("第十二号", "第十二号"),
        ("第12号令", "第12号令"),
        ("（第12号）", "第12号"),
        ("〔2024〕第 2 号", "〔2024〕第2号"),
        ("（2024）第2号", "（2024）第2号"),
        ("〔2024〕2号", "〔2024〕2号"),
        ("2024年第2号", "2024年第2号"),
        ("12号", None),
        ("第12期", None),
        ("清政发〔2024〕2号", None),
        ("〔2024〕第2期", None),
    ],
)
def test_order_numbers(text: str, number: str | None) -> None:
    assert read_order_number(text) == number
