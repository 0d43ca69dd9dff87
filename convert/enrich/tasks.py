"""Every piece of work given to a unit, wherever it was printed: tables, brackets, labelled lines, duty lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from convert.enrich.deadlines import due_date
from convert.enrich.duties import LABELS, Duty, duties_in, labelled_duty, role_of
from convert.enrich.names import is_unit_name, split_names
from convert.model.blocks import Block, BlockKind, Table, TextBlock
from convert.model.issue import Document, Issue
from convert.model.publication import Task
from convert.model.source import Source, lines_of, source_of

TASK_COLUMN = re.compile(r"任务|内容|事项|措施|项目|工作|环节|举措|实事|目标|议题|指标")
KIND_COLUMN = re.compile(r"类型|类别|性质|地点|分类|区域|年度|年限|资金|投资|规模|序号|备注|领导|责任人")
DUTY_LINE = re.compile(r"^(?P<unit>[^：:。，；]{2,24})[：:](?P<duty>.+)$")
DUTY_SENTENCE = re.compile(r"^(?P<unit>[^：:。，；负]{2,40}?)(?P<duty>(?:负责|牵头负责|具体负责)(?![的人制]).+)$")
NUMBER = re.compile(r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).、．]|第[一二三四五六七八九十百]+条)\s*")
SENTENCE_END = re.compile(r"[；;。]\s*")
LABEL_KINDS = (BlockKind.LABELLED, BlockKind.ROSTER)
ITEM_KINDS = (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING)


@dataclass
class _Draft:
    """A task before it has an id."""

    where: str
    text: str
    source: Source
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    deadline: str | None = None
    labelled: bool = False
    section: int = 0

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
        role = role_of(name) or ("deadline" if re.search(r"时间节点|完成时|时限|实施年度", name) else None)
        if role:
            roles[column] = role
    return roles


def _task_column(table: Table, roles: dict[int, str]) -> int | None:
    """The column that says what is to be done: the first one with words of its own in every row, else the one named so."""
    inherited = {column for _, column in table.inherited}
    free = [c for c in range(len(table.columns)) if c not in roles]
    words = [c for c in free if c not in inherited and not KIND_COLUMN.search(table.columns[c])]
    own = [c for c in words if not _serial(table, c) and _filled(table, c) >= 0.8]
    named = [c for c in own if TASK_COLUMN.search(table.columns[c])] or own
    if named:
        return named[0]
    return max(free, key=lambda c: sum(len(row[c]) for row in table.rows if c < len(row)), default=None)


def _cells(table: Table, column: int) -> list[str]:
    return [row[column] for row in table.rows if column < len(row) and row[column]]


def _serial(table: Table, column: int) -> bool:
    """Whether a column holds numbers or dates rather than words."""
    cells = _cells(table, column)
    return sum(bool(re.fullmatch(r"[\d一二三四五六七八九十.、,%年月日\s]{1,8}", cell)) for cell in cells) > 0.5 * len(cells)


def _filled(table: Table, column: int) -> float:
    """The share of rows that fill a column, rows with one cell (groups) aside."""
    rows = sum(sum(map(bool, row)) > 2 for row in table.rows)
    return len(_cells(table, column)) / rows if rows else 0.0


def _in_table(table: Table) -> Iterator[_Draft]:
    """One task a row, for rows that name a unit."""
    roles = _table_roles(table)
    column = _task_column(table, roles)
    if column is None or not set(roles.values()) - {"deadline"}:
        return
    drafts: list[_Draft] = []
    last: _Draft | None = None
    for number, (row, source) in enumerate(zip(table.rows, table.row_sources, strict=True)):
        if last and _same_task(table, number, column, roles):
            last.source = source_of([*lines_of(last.source), *lines_of(source)])
            continue
        draft = _Draft("table", _plain(row[column]) if column < len(row) else "", source)
        for at, role in roles.items():
            cell = row[at] if at < len(row) else ""
            if role == "deadline":
                draft.deadline = "".join(cell.split()) or None
            else:
                draft.give(role, split_names(cell))
        last = draft if any(draft.roles.values()) else None
        if last:
            drafts.append(last)
    yield from drafts


def _same_task(table: Table, row: int, column: int, roles: dict[int, str]) -> bool:
    """Whether a row only goes on with the task above it: the task and everybody in it under merged cells."""
    return all((row, c) in table.inherited or not table.rows[row][c] for c in (column, *roles) if c < len(table.rows[row]))


def _in_paragraph(block: TextBlock) -> Iterator[_Draft]:
    """Duties in brackets inside a paragraph; each governs the text before it."""
    start = 0
    for duty in duties_in(block.text):
        text = _plain(block.text[start : duty.start])
        yield _from_duty("inline", text, block.lines(start, duty.end), duty)
        start = duty.end


def _duty_lines(block: TextBlock) -> Iterator[_Draft]:
    """``县财政局：负责落实资金。`` or ``县财政局负责……；县水务局负责……。``: units and what each must do."""
    text = NUMBER.sub("", block.text.strip())
    found = DUTY_LINE.match(text) or DUTY_SENTENCE.match(text)
    units = _units(found.group("unit")) if found else ()
    if not found or not units or block.kind is BlockKind.HEADING:
        return
    clauses = [(0, found.start("duty"), units), *_further_units(text, found.start("duty"))]
    ends = [begin for begin, _, _ in clauses[1:]] + [len(text)]
    for (_, start, names), end in zip(clauses, ends, strict=True):
        duty = _plain(text[start:end]).rstrip("；;")
        if len(duty) > 5:
            yield _Draft("list", duty, block.source, {"responsible": names})


def _further_units(text: str, start: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Later sentences that begin with units of their own: where they begin, where the duty does, and the names."""
    for end in SENTENCE_END.finditer(text, start):
        found = DUTY_SENTENCE.match(text[end.end() :])
        if found and (units := _units(found.group("unit"))):
            yield end.end(), end.end() + found.start("duty"), units


def _units(text: str) -> tuple[str, ...]:
    """The names in a list that holds nothing but names of units; else nothing."""
    names = () if role_of(text) else split_names(text)
    return names if all(map(is_unit_name, names)) else ()


def _labelled(blocks: Sequence[Block], at: int) -> tuple[_Draft | None, int]:
    """Labelled lines from ``at`` on → the task they belong to, and how many lines they are."""
    draft = _Draft("list", "", ())
    numbers: list[int] = []
    count = 0
    while at + count < len(blocks):
        block = blocks[at + count]
        if not isinstance(block, TextBlock) or block.kind not in LABEL_KINDS and not (count and block.kind is BlockKind.PROMPT):
            break
        said = _said(block.text) if block.kind is BlockKind.LABELLED else _Draft("list", "", ())
        if count and any(role in draft.roles for role in said.roles):
            break
        numbers += lines_of(block.source)
        draft.deadline = said.deadline or draft.deadline
        for role, names in said.roles.items():
            draft.give(role, names)
        count += 1
    draft.source = source_of(numbers)
    return (draft if any(draft.roles.values()) else None), max(count, 1)


def _said(text: str) -> _Draft:
    """What one labelled line says; one in brackets may hold several labels."""
    draft = _Draft("list", "", ())
    duty = labelled_duty(_unbracketed(text)) if len(LABELS.findall(text)) > 1 or text.lstrip()[:1] in "（(" else None
    if duty:
        return _from_duty("list", "", (), duty)
    label, _, value = text.replace(":", "：").partition("：")
    role = role_of(label)
    if role == "deadline":
        draft.deadline = value.strip() or None
    elif role:
        draft.give(role, split_names(value))
    return draft


def _unbracketed(text: str) -> str:
    """The text without the bracket around it, closed or not."""
    flat = text.strip().rstrip("。")
    return flat[1:-1] if flat[:1] in "（(" and flat[-1:] in "）)" else flat.lstrip("（(")


def _item_above(blocks: Sequence[Block], at: int) -> TextBlock | None:
    """The item that labelled lines stand under."""
    for block in reversed(blocks[:at]):
        if isinstance(block, Table):
            return None
        if block.kind in ITEM_KINDS:
            return block
    return None


def _in_blocks(blocks: Sequence[Block]) -> Iterator[_Draft]:
    """The tasks in the blocks of one part."""
    at = section = 0
    while at < len(blocks):
        block = blocks[at]
        section += isinstance(block, TextBlock) and block.level in (1, 2)
        if isinstance(block, Table):
            yield from _in_table(block)
        elif block.kind is BlockKind.LABELLED and role_of(block.text.replace(":", "：").partition("：")[0].strip("（( ")):
            draft, count = _labelled(blocks, at)
            if draft:
                draft.labelled, draft.section = True, section
                yield _under(draft, _item_above(blocks, at))
            at += count
            continue
        elif duties := list(_duty_lines(block)):
            yield from duties
        else:
            yield from _in_paragraph(block)
        at += 1


def _under(draft: _Draft, item: TextBlock | None) -> _Draft:
    if item is not None:
        draft.text = _plain(item.text)
        draft.source = source_of([*lines_of(item.source), *lines_of(draft.source)])
    return draft


def _share_deadlines(drafts: Sequence[_Draft]) -> None:
    """A deadline printed once, after a group of items, is that of all of them.

    Only where most labelled items of a part have none of their own; elsewhere an item without a deadline has none.
    """
    listed = [draft for draft in drafts if draft.where == "list" and draft.labelled]
    if 2 * sum(draft.deadline is not None for draft in listed) > len(listed):
        return
    following: _Draft | None = None
    for draft in reversed(listed):
        if draft.deadline:
            following = draft
        elif following and following.section == draft.section:
            draft.deadline = following.deadline


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
    return tuple(_task(draft, document, order) for document in issue.documents for order, draft in enumerate(_in_document(document), 1))


def _in_document(document: Document) -> list[_Draft]:
    found: list[_Draft] = []
    for part in document.parts:
        drafts = list(_in_blocks(part.blocks))
        _share_deadlines(drafts)
        found += drafts
    return found
