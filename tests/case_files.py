"""Case files: readable by anyone who can read a gazette.

::

    # 说明文字（以 # 开头，可有可无）
    一句话说明这个例子
    读法：正文            （可省；还有 文件、目录、刊头、整期）
    待修：程序现在错在哪里  （可省；有这一行的例子允许不通过）
    .
    公报上的文字，制表符写作 ⇥
    .
    读出来的结果，一行一块，缩进表示层次
    .
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from convert.model.blocks import Block
from convert.model.finding import Dropped
from convert.model.issue import Issue
from convert.parse.issue import parse_issue
from convert.read.lines import read_lines
from tests import outline

OPTION = re.compile(r"^(读法|待修)：\s*(.+)$")
READINGS = ("正文", "文件", "目录", "刊头", "整期")

MASTHEAD = """清禾县人民政府公报

2024年第01期

(总第31期)

2024年2月28日出版
"""
CONTENTS = """目 录

1.清禾县人民政府办公室关于做好有关工作的通知
(清政办发〔2024〕9号)……………(01)
"""
HEAD = """清禾县人民政府办公室关于做好有关工作的通知

清政办发〔2024〕9号

各乡镇人民政府，县政府各部门、直属机构：
"""
CLOSING = """清禾县人民政府办公室

2024年2月6日

（此件公开发布）
"""
AROUND = {
    "正文": ((MASTHEAD, CONTENTS, HEAD), (CLOSING,)),
    "文件": ((MASTHEAD, CONTENTS), ()),
    "目录": ((MASTHEAD, "目 录\n"), (HEAD, "现将有关事项通知如下。\n", CLOSING)),
    "刊头": ((), (CONTENTS, HEAD, "现将有关事项通知如下。\n", CLOSING)),
    "整期": ((), ()),
}
"""What the harness puts before and after the text of a case, so that it is an issue."""


@dataclass(frozen=True)
class Case:
    """One case: where it stands, what it shows, the printed text and the tree that a careful reader writes."""

    path: Path
    title: str
    text: str
    expected: str
    reading: str = "正文"
    wrong: str | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        return f"{self.path.stem}: {self.title}"


@dataclass(frozen=True)
class BadCaseError(Exception):
    """A case file that does not keep the form, with the line."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path.name} 第 {self.line} 行：{self.reason}"


def _head(path: Path, lines: list[str], number: int) -> tuple[str, dict[str, str]]:
    """The lines above a case's text → its title and options."""
    options: dict[str, str] = {}
    titles = []
    for line in lines:
        if found := OPTION.match(line):
            options[found.group(1)] = found.group(2).strip()
        elif line.strip() and not line.startswith("#"):
            titles.append(line.strip())
    if len(titles) != 1:
        raise BadCaseError(path, number, f"每个例子要有一行标题，这里有 {len(titles)} 行")
    if options.get("读法", "正文") not in READINGS:
        raise BadCaseError(path, number, f"读法只能是{'、'.join(READINGS)}")
    return titles[0], options


def read_cases(path: Path) -> list[Case]:
    """A case file → its cases."""
    lines = path.read_text(encoding="utf-8").split("\n")
    dots = [at for at, line in enumerate(lines) if line.strip() == "."]
    if len(dots) % 3:
        raise BadCaseError(path, dots[-1] + 1 if dots else 1, "每个例子要有三个只写一个点的行")
    if any(line.strip() and not line.startswith("#") for line in lines[dots[-1] + 1 :]):
        raise BadCaseError(path, len(lines), "最后一个例子之后还有文字")
    cases = []
    for at in range(0, len(dots), 3):
        start = dots[at - 1] + 1 if at else 0
        first, second, third = dots[at : at + 3]
        title, options = _head(path, lines[start:first], first + 1)
        cases.append(
            Case(
                path=path,
                title=title,
                text="\n".join(lines[first + 1 : second]),
                expected="\n".join(lines[second + 1 : third]),
                reading=options.get("读法", "正文"),
                wrong=options.get("待修"),
                notes=tuple(lines[start:first]),
            )
        )
    return cases


def write_cases(path: Path, cases: list[Case]) -> None:
    """Cases → their file, everything but the trees as it was."""
    pieces = ["\n".join([*case.notes, ".", case.text, ".", case.expected, "."]) for case in cases]
    path.write_text("\n".join(pieces) + "\n", encoding="utf-8")


def source_of_case(case: Case) -> tuple[str, int, int]:
    """The whole source text that a case stands in, with the first and last line number of its own text."""
    above, below = AROUND[case.reading]
    before = "".join(f"{text}\n" for text in above)
    text = case.text.replace("⇥", "\t")
    after = "".join(f"\n{text}" for text in below)
    first = before.count("\n") + 1
    return f"{before}{text}\n{after}", first, first + text.count("\n")


def read_case(case: Case) -> str:
    """A case → the tree the program reads."""
    source, first, last = source_of_case(case)
    issue = parse_issue(read_lines(source, case.path.name, "utf-8"))
    return "\n".join(_tree(case.reading, issue, first, last))


def _tree(reading: str, issue: Issue, first: int, last: int) -> Iterator[str]:
    dropped = [item for item in outline.within(issue.dropped, first, last) if isinstance(item, Dropped)]
    if reading == "正文":
        blocks: list[Block] = [block for document in issue.documents for block in document.blocks]
        yield from outline.block_lines(block for block in outline.within(blocks, first, last) if not isinstance(block, Dropped))
        yield from outline.dropped_lines(dropped)
    elif reading == "文件":
        for document in issue.documents:
            yield from outline.document_lines(document)
        yield from outline.dropped_lines(dropped)
    elif reading == "目录":
        yield from (outline.entry_line(entry) for entry in issue.contents)
        yield from outline.dropped_lines(dropped)
    elif reading == "刊头":
        yield from outline.masthead_lines(issue.masthead)
        yield from outline.dropped_lines(dropped)
    else:
        yield from outline.issue_lines(issue)


def accept(path: Path) -> int:
    """Write the trees that the program reads into a case file, those marked 待修 excepted; how many changed."""
    cases = read_cases(path)
    read = [case if case.wrong else replace(case, expected=read_case(case)) for case in cases]
    changed = sum(before != after for before, after in zip(cases, read, strict=True))
    if changed:
        write_cases(path, read)
    return changed
