"""A line that is written over leaves nothing of what it was."""

from __future__ import annotations

from convert.console.terminal import LiveLine, columns, fitting


def test_chinese_takes_two_columns() -> None:
    assert columns("读取 1/3 a.txt") == 14
    assert fitting("读取文件", 5) == "读取"


def test_a_shorter_message_wipes_the_longer_one() -> None:
    line = LiveLine()
    assert line.over("读取 10", 79) == "\r读取 10"
    assert line.over("核对", 79) == "\r核对   "
    assert line.over("", 79) == "\r    \r"
