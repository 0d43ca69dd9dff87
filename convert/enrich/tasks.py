"""Every piece of work given to a unit, wherever it was printed: tables, brackets, labelled lines, duty lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from convert.enrich.deadlines import due_date
from convert.enrich.duties import Duty, duties_in, role_of
from convert.enrich.names import is_unit_name, split_names
from convert.model.blocks import Block, BlockKind, Table, TextBlock
from convert.model.issue import Document, Issue
from convert.model.publication import Task
from convert.model.source import Source, lines_of, source_of

TASK_COLUMN = re.compile(r"任务|内容|事项|措施|项目|工作|环节|举措|实事|目标|议题|指标")
DUTY_VERB = re.compile(r"^(?:负责|牵头|配合|承担|会同|组织|协助|做好|落实|指导|统筹|协调|依法|按照|一是|将|参与|抓好|加强|监督|制定)")
DUTY_LINE = re.compile(r"^(?P<unit>[^：:。，；]{2,24})[：:](?P<duty>.+)$")
ITEM_KINDS = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING)


@dataclass
class _Draft:
    """A task before it has an id."""

    where: str
    text: str
    source: Source
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    deadline: str | None = None

    def give(self, role: str, names: tuple[str, ...]) -> None:
        self.roles[role] = self.roles.get(role, ()) + tuple(name for name in names if name not in self.roles.get(role, ()))


def _from_duty(where: str, text: str, source: Source, duty: Duty) -> _Draft:
    draft = _Draft(where, text, source, {}, duty.deadline)
    for role in ("lead", "responsible", "cooperating"):
        draft.give(role, getattr(duty, role))
    return draft


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _table_roles(table: Table) -> dict[int, str]:
    """Columns that name units or a deadline, by the last part of their header."""
    roles: dict[int, str] = {}
    for column, path in enumerate(table.columns):
        name = re.sub(r"[（(].*$", "", path.rpartition("/")[2])
        role = role_of(name) or ("deadline" if re.search(r"完成节点|完成时|时限", name) else None)
        if role:
            roles[column] = role
    return roles


def _task_column(table: Table, roles: dict[int, str]) -> int | None:
    """The column that says what is to be done: named so, and with the longest texts."""
    free = [c for c in range(len(table.columns)) if c not in roles]
    named = [c for c in free if TASK_COLUMN.search(table.columns[c])] or free
    if not named:
        return None
    return max(named, key=lambda c: sum(len(row[c]) for row in table.rows if c < len(row)))


def _in_table(table: Table) -> Iterator[_Draft]:
    """One task a row, for rows that name a unit."""
    roles = _table_roles(table)
    column = _task_column(table, roles)
    if column is None or not set(roles.values()) - {"deadline"}:
        return
    for row, source in zip(table.rows, table.row_sources, strict=True):
        draft = _Draft("table", _plain(row[column]) if column < len(row) else "", source)
        for at, role in roles.items():
            cell = row[at] if at < len(row) else ""
            if role == "deadline":
                draft.deadline = "".join(cell.split()) or None
            else:
                draft.give(role, split_names(cell))
        if any(draft.roles.values()):
            yield draft


def _in_paragraph(block: TextBlock) -> Iterator[_Draft]:
    """Duties in brackets inside a paragraph; each governs the text before it."""
    start = 0
    for duty in duties_in(block.text):
        text = _plain(block.text[start : duty.start])
        yield _from_duty("inline", text, _lines_between(block, start, duty.end), duty)
        start = duty.end


def _lines_between(block: TextBlock, start: int, end: int) -> Source:
    """The source lines of a stretch of a block."""
    numbers = lines_of(block.source)
    first = sum(place <= start for place in block.breaks)
    last = sum(place < end for place in block.breaks)
    return source_of(numbers[first : last + 1] or numbers)


def _duty_line(block: TextBlock) -> _Draft | None:
    """``县财政局：负责落实资金。``: a unit and what it must do."""
    text = re.sub(r"^[（(]?[\d一二三四五六七八九十]{1,3}[）).、．]\s*", "", block.text.strip())
    found = DUTY_LINE.match(text)
    if not found or not is_unit_name(found.group("unit")) or role_of(found.group("unit")):
        return None
    if not (DUTY_VERB.match(found.group("duty").strip()) or block.heading or block.strong):
        return None
    return _Draft("list", _plain(found.group("duty")), block.source, {"responsible": (re.sub(r"\s+", "", found.group("unit")),)})


def _labelled(blocks: Sequence[Block], at: int) -> tuple[_Draft | None, int]:
    """Labelled lines from ``at`` on → the task they belong to, and how many lines they are."""
    draft = _Draft("list", "", ())
    numbers: list[int] = []
    count = 0
    while at + count < len(blocks):
        block = blocks[at + count]
        if not isinstance(block, TextBlock) or block.kind not in (BlockKind.LABELLED, BlockKind.ROSTER) and not (count and _form_line(block)):
            break
        label, _, value = block.text.replace(":", "：").partition("：")
        role = role_of(label.strip("（( ")) if block.kind is BlockKind.LABELLED else None
        if role and count and role != "deadline" and role in draft.roles:
            break
        numbers += lines_of(block.source)
        if role == "deadline":
            draft.deadline = value.strip(" 。；;）)") or None
        elif role:
            draft.give(role, split_names(value.rstrip("）)。 ") if label.lstrip().startswith(("（", "(")) else value))
        count += 1
    draft.source = source_of(numbers)
    return (draft if any(draft.roles.values()) else None), max(count, 1)


def _form_line(block: TextBlock) -> bool:
    """A line among labels that is no label of a role, as ``形式：校级开展`` or a second name."""
    return block.kind is BlockKind.PROMPT


def _item_above(blocks: Sequence[Block], at: int) -> TextBlock | None:
    """The item that labelled lines stand under."""
    for block in reversed(blocks[:at]):
        if isinstance(block, Table):
            return None
        if block.kind in ITEM_KINDS:
            return block
    return None


def _in_blocks(blocks: Sequence[Block]) -> Iterator[_Draft]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Table):
            yield from _in_table(block)
        elif block.kind is BlockKind.LABELLED and role_of(block.text.replace(":", "：").partition("：")[0].strip("（( ")):
            draft, count = _labelled(blocks, at)
            if draft:
                yield _under(draft, _item_above(blocks, at))
            at += count
            continue
        elif duty := _duty_line(block):
            yield duty
        else:
            yield from _in_paragraph(block)
        at += 1


def _under(draft: _Draft, item: TextBlock | None) -> _Draft:
    if item is not None:
        draft.text = _plain(item.text)
        draft.source = source_of([*lines_of(item.source), *lines_of(draft.source)])
    return draft


def _task(draft: _Draft, document: Document, order: int) -> Task:
    year = document.date.year if document.date else None
    return Task(
        id=f"{document.id}-k{order}",
        document=document.id,
        where=draft.where,
        text=draft.text,
        lead=draft.roles.get("lead", ()),
        responsible=draft.roles.get("responsible", ()),
        cooperating=draft.roles.get("cooperating", ()),
        deadline=draft.deadline,
        due=due_date(draft.deadline, year) if draft.deadline else None,
        source=draft.source,
    )


def find_tasks(issue: Issue) -> tuple[Task, ...]:
    """All documents of an issue → the tasks in them, in printed order."""
    return tuple(
        _task(draft, document, order)
        for document in issue.documents
        for order, draft in enumerate((draft for part in document.parts for draft in _in_blocks(part.blocks)), 1)
    )
