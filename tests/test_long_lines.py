"""A line of any length costs what its length costs, whatever OCR and hand-made padding fill it with."""

from __future__ import annotations

import time

import pytest

from convert.parse.issue import parse_issue
from convert.read.lines import read_lines

LONG = 100_000
SECONDS = 3.0
"""All of these take tenths of a second; a pattern that tries a run of blanks from each of its places takes minutes."""
BEFORE = "清禾县人民政府公报\n2024年第9期\n目  录\n"
BETWEEN = "清禾县人民政府关于印发某方案的通知……1\n\n清禾县人民政府关于印发某方案的通知\n清政发〔2024〕1号\n各乡镇人民政府：\n请执行。\n"
PADDED = {
    "blanks": f"清{' ' * LONG}禾",
    "wide blanks": f"清{'　' * LONG}禾",
    "tabs": "清" + "\t" * LONG + "禾",
    "blanks beside a tag": f"<br>清{' ' * LONG}禾",
    "an address that is not closed": "<http://a." + "a." * (LONG // 2),
    "lines without an end": "\n".join(["各乡镇要抓好落实"] * (LONG // 10)),
    "a number padded with blanks": f"清政发〔2024{' ' * LONG}清",
}


@pytest.mark.parametrize("name", PADDED)
@pytest.mark.parametrize("in_contents", [True, False])
def test_long_lines_cost_no_more_than_their_length(name: str, in_contents: bool) -> None:
    line = f"{PADDED[name]}\n"
    text = BEFORE + (line + BETWEEN if in_contents else BETWEEN + line)
    started = time.process_time()
    parse_issue(read_lines(text, "a.txt", "utf-8"))
    assert time.process_time() - started < SECONDS
