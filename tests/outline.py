"""The model as an indented tree that a person can read and write: one line for a block, in Chinese.

``case files`` and the golden outlines of the samples are compared in this form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convert.model.blocks import Block, BlockKind, Purpose, Table, TextBlock
from convert.model.finding import Dropped
from convert.model.issue import Document, Entry, Issue, Masthead, Part, PartKind, PrintedLine
from convert.model.source import lines_of

KINDS = {
    BlockKind.TITLE: "题名",
    BlockKind.DOCUMENT_NUMBER: "文号",
    BlockKind.ISSUING_HEAD: "版头",
    BlockKind.RECIPIENTS: "主送",
    BlockKind.SIGNATURE: "署名",
    BlockKind.DATE: "日期",
    BlockKind.DISCLOSURE: "公开",
    BlockKind.IMPRINT: "版记",
    BlockKind.ENCLOSED_TITLE: "所附题名",
    BlockKind.ANNEX_NOTE: "附件说明",
    BlockKind.ANNEX_LABEL: "附件标记",
    BlockKind.ANNEX_TITLE: "附件题名",
    BlockKind.HEADING: "标题",
    BlockKind.PARAGRAPH: "段落",
    BlockKind.ITEM: "条目",
    BlockKind.LABELLED: "标签",
    BlockKind.ROSTER: "名单",
    BlockKind.NOTE: "注",
    BlockKind.CAPTION: "表注",
    BlockKind.PROMPT: "填写",
    BlockKind.UNRECOGNISED: "未识别",
}
PURPOSES = {
    Purpose.ASSIGNMENT: "分工表",
    Purpose.FIGURES: "数据表",
    Purpose.ROSTER: "名单表",
    Purpose.FORM: "表样",
    Purpose.SCHEDULE: "日程表",
    Purpose.OTHER: "表",
}
REASONS = {
    "page number": "页码",
    "running head": "页眉",
    "comment": "注释",
    "drawn rule": "横线",
    "ruler": "表线",
    "repeated header": "重复表头",
    "repeated title": "重复表题",
    "blank row": "空行",
    "repeated masthead": "重复刊头",
    "contents heading": "目录二字",
    "category heading": "栏目名",
    "slogan": "标语",
    "before the first document": "文件之前",
}
CLOSING = (BlockKind.SIGNATURE, BlockKind.DATE, BlockKind.DISCLOSURE, BlockKind.IMPRINT, BlockKind.ANNEX_NOTE)
"""Blocks that stand under no heading."""
IN_THE_HEAD = (
    BlockKind.TITLE,
    BlockKind.DOCUMENT_NUMBER,
    BlockKind.RECIPIENTS,
    BlockKind.ENCLOSED_TITLE,
    BlockKind.ANNEX_LABEL,
    BlockKind.ANNEX_TITLE,
)
"""Blocks that a document's own lines of the tree already say."""

Lines = Iterator[str]


def visible(text: str) -> str:
    """Text on one line: TABs as ⇥, line ends as ↵."""
    return text.replace("\t", "⇥").replace("\n", "↵").strip()


def indented(lines: Iterable[str], depth: int = 1) -> Lines:
    """Lines, set in by ``depth`` steps."""
    return ("  " * depth + line for line in lines)


def text_line(block: TextBlock) -> str:
    """``段落2 ［（一）加强领导］。各乡镇要……``: kind, level, the heading that opens it, text."""
    level = "" if block.level is None else str(block.level)
    words = visible(block.text)
    if block.heading is not None:
        heading = visible(block.heading)
        words = f"［{heading}］{words.removeprefix(heading)}" if words.startswith(heading) else f"［{heading}］≠{words}"
    return f"{KINDS[block.kind]}{level} {words}"


def _row(cells: Iterable[str]) -> str:
    return " ｜ ".join(visible(cell) for cell in cells).strip()


def _body_row(table: Table, at: int) -> str:
    """A body row; a value taken over from a merged cell ends with ``*``."""
    inherited = {column for row, column in table.inherited if row == at}
    return _row(cell + "*" * (column in inherited) for column, cell in enumerate(table.rows[at]))


def table_lines(table: Table) -> Lines:
    """``数据表 某县玉米面积表`` with its columns and rows below."""
    yield f"{PURPOSES[table.purpose]} {visible(table.title or '（无题）')}"
    if table.header_rows:
        yield f"  列 {_row(table.columns)}"
    yield from (f"  行 {_body_row(table, at)}" for at in range(len(table.rows)))


def block_lines(blocks: Iterable[Block]) -> Lines:
    """Blocks in order; what stands under a heading is set in."""
    levels: list[int] = []
    for block in blocks:
        if isinstance(block, Table):
            yield from indented(table_lines(block), len(levels))
            continue
        if block.kind in CLOSING:
            levels = []
        if block.level is not None:
            levels = [level for level in levels if level < block.level]
        yield from indented([text_line(block)], len(levels))
        if block.level is not None:
            levels.append(block.level)


def dropped_lines(dropped: Iterable[Dropped]) -> Lines:
    """``舍去（页码）— 12 —``."""
    return (f"舍去（{REASONS.get(item.reason, item.reason)}）{visible(item.text)}" for item in dropped)


def part_head(part: Part) -> str:
    """``附件 附件1 分工表``."""
    name = {PartKind.NOTICE: "正文", PartKind.ENCLOSED: "所附", PartKind.ANNEX: "附件"}[part.kind]
    label = ("（无标记）" if part.label is None else part.label) if part.kind is PartKind.ANNEX else ""
    title = "" if part.kind is PartKind.NOTICE else part.title or "（无题）"
    return " ".join(word for word in (name, label, title) if word)


def document_facts(document: Document) -> Lines:
    """What is known of a document as a whole, one line each."""
    facts = (
        ("文号", document.document_number),
        ("主送", document.recipients),
        ("发文", "；".join(document.issuers)),
        ("日期", document.date and document.date.isoformat()),
        ("公开", document.disclosure),
        ("附件名", "；".join(document.announced)),
    )
    return (f"{name} {said}" for name, said in facts if said)


def document_lines(document: Document) -> Lines:
    """A whole document: its facts, its parts, their blocks."""
    yield f"文件 {document.title}"
    yield from indented(document_facts(document))
    for part in document.parts:
        yield f"  {part_head(part)}"
        rest = [block for block in part.blocks if isinstance(block, Table) or block.kind not in IN_THE_HEAD]
        yield from indented(block_lines(rest), 2)


def masthead_lines(masthead: Masthead) -> Lines:
    """What the cover says, and its labelled lines."""
    facts = (
        ("刊名", masthead.publication),
        ("年", masthead.year),
        ("期", masthead.number),
        ("总期", masthead.total_number),
        ("出版", masthead.published),
    )
    yield from (f"{name} {said}" for name, said in facts if said is not None)
    yield from printed_lines(line for line in masthead.lines if line.label)


def printed_lines(lines: Iterable[PrintedLine]) -> Lines:
    """Lines of masthead or colophon, those with a label as ``职务＝姓名``."""
    return (f"{line.label}＝{visible(line.value or '')}" if line.label else visible(line.text) for line in lines)


def entry_line(entry: Entry) -> str:
    """``1 【政府办文件】清禾县……的通知〔清政办发〔2024〕1号〕 第3页``."""
    category = f"【{entry.category}】" if entry.category else ""
    number = f" {entry.document_number}" if entry.document_number else ""
    page = f" 第{entry.page}页" if entry.page is not None else ""
    return f"{entry.order} {category}{visible(entry.title)}{number}{page}"


def contents_lines(issue: Issue) -> Lines:
    """Entries, each with the document it announces."""
    order = {document.id: document.order for document in issue.documents}
    for entry in issue.contents:
        yield entry_line(entry) + (f" → 第{order[entry.document]}件" if entry.document in order else " → 无")


def issue_lines(issue: Issue) -> Lines:
    """A whole issue."""
    yield "刊头"
    yield from indented(masthead_lines(issue.masthead))
    yield "目录"
    yield from indented(contents_lines(issue))
    for document in issue.documents:
        yield from document_lines(document)
    if issue.colophon:
        yield "版权页"
        yield from indented(printed_lines(issue.colophon))
    yield from dropped_lines(issue.dropped)


def within(items: Iterable[Block | Dropped], first: int, last: int) -> Iterator[Block | Dropped]:
    """The blocks or dropped lines that have a line between two line numbers."""
    return (item for item in items if any(first <= number <= last for number in lines_of(item.source)))
