"""Page furniture goes, text that looks like it stays."""

from __future__ import annotations

import pytest

from convert.model.issue import Entry, Masthead
from convert.parse.page.furniture import FURNITURE_RULES, drop_furniture
from convert.parse.page.rubrics import drop_rubrics
from tests.parse.lines import lines_of_text

COVER = Masthead("清禾县人民政府公报", 2024, 3, 31, None)
TEXT = "各乡镇要严格落实禁牧休牧制度。"

DROPPED = {
    "page number": [
        "— 12 —",
        "- 3 -",
        "–7–",
        "· 9 ·",
        "第 12 页",
        "第3页 共20页",
        "12/48",
        "24",
        "**— 5 —**",
        "－8－",
        "― 8 ―",
        "・8・",
        "◆14◆",
        "〈9〉",
        "｜3｜",
        "== 6 ==",
        "| 51 |",
    ],
    "running head": [
        "清禾县人民政府公报",
        "清禾县人民政府公报 2024年第2期",
        "清禾政报·2024·2",
        "2024年第1期（总第31期）",
        "12 清禾县人民政府公报",
        "2024·3",
        "2024.3",
        "2024—03",
        "第3期",
        "第三期",
        "2024年第3期　市政府文件",
        "2024年第3期 ｜ 统计资料",
    ],
    "page mark": [
        "<page_number>12</page_number>",
        "<header>清禾公报</header>",
        "{12}------------------------",
        "[Page 12]",
        "==Start of OCR for page 12==",
        "\\newpage",
    ],
    "picture": [
        "![](images/page_12.jpg)",
        '<img src="a.png" alt="印章"/>',
        '<div style="text-align: center;"><img src="images/12.jpg"/></div>',
    ],
    "comment": ["<!-- 第9页 -->", "<!--页眉-->"],
    "drawn rule": ["---", "—————", "=====", "* * *"],
}
KEPT = [
    "2024",
    "一二三",
    "第12条",
    "12项",
    "《清禾县人民政府公报》",
    "清禾县人民政府公报编辑室",
    "——坚持创新。",
    "2024年第1期报送材料",
    "第3页所列事项",
    "2024·5",
    "2023.3",
    "第4期",
    "2023年第4期　干部培训班",
    "第3期培训班",
    "Page 3所列事项",
    "<header>清禾公报</header>第3页",
    "![](a.jpg)全县公路",
    "* 全县公路",
    "<!-- 第9页 --> 全县公路 <!-- 续 -->",
]


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason, texts in DROPPED.items() for text in texts])
def test_furniture_is_dropped_with_its_reason(reason: str, text: str) -> None:
    kept, dropped = drop_furniture(lines_of_text(f"{TEXT}\n\n{text}\n\n{TEXT}"), COVER)
    assert [(item.reason, item.text) for item in dropped] == [(reason, text)]
    assert [line.text for line in kept] == [TEXT, TEXT]


@pytest.mark.parametrize("text", KEPT)
def test_text_is_kept(text: str) -> None:
    kept, dropped = drop_furniture(lines_of_text(f"{TEXT}\n\n{text}\n\n{TEXT}"), COVER)
    assert len(kept) == 3
    assert not dropped


def test_a_bare_number_beside_a_table_is_kept() -> None:
    kept, _ = drop_furniture(lines_of_text(f"青石镇⇥300\n\n500\n\n{TEXT}"), COVER)
    assert len(kept) == 3


def test_a_bare_number_inside_a_text_is_kept() -> None:
    kept, _ = drop_furniture(lines_of_text(f"{TEXT}\n500\n{TEXT}"), COVER)
    assert len(kept) == 3


def test_the_number_of_the_issue_beside_a_table_is_a_figure() -> None:
    kept, _ = drop_furniture(lines_of_text(f"青石镇⇥300\n\n2024.3\n\n{TEXT}"), COVER)
    assert len(kept) == 3


def test_the_number_of_the_issue_among_others_is_text() -> None:
    kept, _ = drop_furniture(lines_of_text(f"第2期\n\n{TEXT}\n\n第3期\n\n{TEXT}"), COVER)
    assert len(kept) == 4


@pytest.mark.parametrize(
    "head",
    [
        "清禾县人民政府公报（2024.3）",
        "2024.3　清禾县人民政府公报　%d",
        "公 报",
        "%d　QINGHE GONGBAO",
        "www.qinghe.example　%d",
        "·清禾县政府公报·",
        "第2期（总第22期）",
    ],
)
def test_a_line_on_every_page_is_its_head(head: str) -> None:
    pages = "".join(f"{TEXT}\n\n{head.replace('%d', str(page))}\n\n" for page in range(1, 4))
    kept, dropped = drop_furniture(lines_of_text(pages), COVER)
    assert [item.reason for item in dropped] == ["running head"] * 3
    assert len(kept) == 3


@pytest.mark.parametrize("line", ["（此件公开发布）", "清禾县人民政府", "附件1", "一、公报", "清禾县2023年国民经济和社会发展统计公报"])
def test_what_comes_in_every_document_is_text(line: str) -> None:
    kept, dropped = drop_furniture(lines_of_text(f"{TEXT}\n\n{line}\n\n" * 4), COVER)
    assert len(kept) == 8
    assert not dropped


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("清禾县人民政府公报　　　　部门文件", "running head"),
        ("2024年第3期（总第31期）　部门文件", "running head"),
        ("7　清禾县人民政府公报　部门文件", "running head"),
        ("QHXZFGB　部门文件　12", "running head"),
        ("| 部门文件 | | 2024年第3期 |", "running head"),
        ("【部门文件】 ·12·", "category heading"),
    ],
)
def test_a_category_with_the_gazette_s_name_or_number_is_a_head_even_once(head: str, reason: str) -> None:
    entries = [Entry(1, "关于防火的通知", None, 1, "部门文件", ()), Entry(2, "关于禁养区的公告", None, 2, "公告", ())]
    kept, dropped = drop_rubrics(lines_of_text(f"{TEXT}\n\n{head}\n\n{TEXT}\n\n公告2024年第3号\n\n部门文件由各部门印发。"), entries, COVER)
    assert [item.reason for item in dropped] == [reason]
    assert len(kept) == 4


def test_a_motto_beside_every_page_number_is_a_head() -> None:
    pages = "".join(f"{TEXT}\n\n· {page} ·\n\n政务公开　服务群众\n\n" for page in range(1, 6))
    kept, dropped = drop_furniture(lines_of_text(pages), COVER)
    assert [item.reason for item in dropped] == ["page number", "running head"] * 5
    assert len(kept) == 5


@pytest.mark.parametrize("line", ["附件", "清禾县人民政府办公室", "各乡镇人民政府：", "（此件公开发布）", "2024年3月5日"])
def test_what_a_page_may_end_or_begin_with_is_text(line: str) -> None:
    pages = "".join(f"{TEXT}\n\n{line}\n\n· {page} ·\n\n" for page in range(1, 6))
    kept, _ = drop_furniture(lines_of_text(pages), COVER)
    assert len(kept) == 10


@pytest.mark.parametrize("form", ["%d", "（%d）", "[%d]", "【%d】", "%d."])
def test_numbers_that_count_the_pages_go(form: str) -> None:
    numbers = [form % page for page in range(7, 12)]
    kept, dropped = drop_furniture(lines_of_text("".join(f"{TEXT * 8}\n{number}\n" for number in numbers)), COVER)
    assert [item.text for item in dropped] == numbers
    assert len(kept) == 5


def test_framed_numbers_less_than_a_page_apart_count_items() -> None:
    kept, _ = drop_furniture(lines_of_text("".join(f"（{number}）\n{TEXT}\n" for number in range(1, 6))), COVER)
    assert len(kept) == 10


@pytest.mark.parametrize("numbers", [[3, 4, 5], [3, 9, 4, 12, 7]])
def test_other_bare_numbers_stay(numbers: list[int]) -> None:
    kept, _ = drop_furniture(lines_of_text("".join(f"{TEXT * 8}\n{number}\n" for number in numbers)), COVER)
    assert len(kept) == 2 * len(numbers)


def test_every_rule_is_tried() -> None:
    assert {name for name, _ in FURNITURE_RULES} == set(DROPPED)
