"""Page furniture goes, text that looks like it stays."""

from __future__ import annotations

import pytest

from convert.model.issue import Masthead
from convert.parse.furniture import FURNITURE_RULES, drop_furniture
from tests.parse.lines import lines_of_text

COVER = Masthead("清禾县人民政府公报", 2024, 3, 31, None)
TEXT = "各乡镇要严格落实禁牧休牧制度。"

DROPPED = {
    "page number": ["— 12 —", "- 3 -", "–7–", "· 9 ·", "第 12 页", "第3页 共20页", "12/48", "24", "**— 5 —**"],
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
    ],
    "comment": ["<!-- 第9页 -->", "<!--页眉-->"],
    "drawn rule": ["---", "—————", "====="],
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
    "第3期培训班",
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


def test_every_rule_is_tried() -> None:
    assert {name for name, _ in FURNITURE_RULES} == set(DROPPED)
