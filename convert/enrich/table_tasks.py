"""Tasks in tables: a row each, with columns that say what, who and by when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from convert.enrich.drafts import Draft, plain
from convert.enrich.duties import Duty, labelled_duty, named_duty, spoken_duty
from convert.enrich.labels import UNIT_ROLES, role_of, value_behind
from convert.enrich.row_roles import ANSWERABLE, governing, has_unit_rows, role_column, with_role_told
from convert.model.blocks import Table
from convert.model.source import Source, lines_of, source_of

TASK_COLUMN = re.compile(r"任务|内容|事项|措施|项目|工作|环节|举措|实事|目标|议题|指标|职责")
WRONG = re.compile(r"隐患|问题|短板")
REMEDY = re.compile(r"措施|任务|举措|整改")
"""``隐患内容`` says what is wrong, ``问题整改措施`` what to do about it."""
DEADLINE = re.compile(r"时间节点|完成时|时限|实施年度|(?:报送|上报)时间")
DEADLINE_END = re.compile(r"^(?:完[工成]|竣工|办结|投产)(?:时间)?$")
DUTY_COLUMN = re.compile(r"职责|(?:任务|责任|工作)分工$")
UNIT_COLUMN = re.compile(r"^(?:成员|有关|相关|组成)?(?:单位|部门)(?:名称)?$")
PROJECT_UNIT = re.compile(r"^(?:项目|建设|实施)(?:单位|主体)$")
TIME_COLUMN = re.compile(r"(?:时间|日期|进度|安排|节点)(?:要求)?$")
BEGUN = re.compile(r"开工|开始|启动|起始|成立|设立|建立|出生|印发|发布|公告|公布|会议|活动|培训|调研|任职|入职|批准|备案|登记|报名")
DAY = re.compile(r"^[^，。；]{0,8}(?:年|月|日|季度|底|前|旬)[^，。；]{0,6}$|^(?:长期|全年|常年)")
ANY_UNITS = re.compile(r"^(?!.*[督签]).*(?:单位|部门|机构|科室)$")
MEMBERS = re.compile(r"^成员(?:单位|部门)$")
LEVEL_COLUMN = re.compile(r"^(?:[省市县区旗乡镇街村]{1,3}[级直属]?|街道)?(?:单位|部门)?$")
"""Whose units a column below ``责任单位`` holds: ``县级``, ``乡镇``, ``县直部门``."""
ALL_ROLES = re.compile(r"分工|责任(?:落实|划分|单位)|任务分解")
NOTHING = re.compile("^[-—–/／无]+$")
DITTO = re.compile("同上|[〃″]|同前")
WORK_COLUMN = re.compile(r"(?:任务|任务内容|举措|措施)$")
SUBJECT_COLUMN = re.compile(r"^[\u4e00-\u9fa5]{0,4}(?:指标|领域|项目)$")
"""``水质`` under ``指标`` is what the work is about, where another column says the work itself."""
KIND_COLUMN = re.compile(r"组(?:别|名称?)?$|专班|类型|类别|性质|地点|分类|区域|年度|年限|资金|投资|规模|序号|备注|领导|责任人")


def _table_roles(table: Table) -> dict[int, str]:
    """Columns that name units or a deadline, by the last part of their header; ``duty`` where each cell says the roles itself."""
    roles: dict[int, str] = {}
    for column, path in enumerate(table.columns):
        role = _role(path)
        if role is None and _speaks(table, column, bool(ALL_ROLES.search(path))):
            role = "duty"
        if role:
            roles[column] = role
    if "deadline" not in roles.values():
        roles |= dict.fromkeys(_dates(table, roles)[:1], "deadline")
    if not set(roles.values()) - {"deadline"}:
        roles |= dict.fromkeys(_duty_bearers(table), "responsible")
    return roles | _beside_roles(table, roles)


def _dates(table: Table, roles: dict[int, str]) -> list[int]:
    """``决策时间``, ``工作安排``: columns of days and months beside those of units, but for when something began or was made known."""
    named = [c for c, name in enumerate(table.columns) if c not in roles and TIME_COLUMN.search(name) and not BEGUN.search(name)]
    return [c for c in named if len(days := _cells(table, c)) > 1 and 5 * sum(bool(DAY.search(day)) for day in days) >= 4 * len(days)]


def _beside_roles(table: Table, roles: dict[int, str]) -> dict[int, str]:
    """What other columns of units are beside those that say it: ``主管部门⇥配合部门``, ``牵头单位⇥成员单位``."""
    own = [path.rpartition("/")[2] for path in table.columns]
    first = next((column for column, role in roles.items() if role == "cooperating"), None)
    if first and not {"lead", "responsible", "duty"} & set(roles.values()) and ANY_UNITS.search(own[first - 1]):
        return {first - 1: "responsible"}
    return {c: "cooperating" for c, name in enumerate(own) if "lead" in roles.values() and c not in roles and MEMBERS.match(name)}


def _duty_bearers(table: Table) -> list[int]:
    """``成员单位⇥职责分工``: the column of units in a table that says what each of them is for; ``项目单位`` beside who answers for it."""
    names = [path.rpartition("/")[2] for path in table.columns]
    if any(map(ANSWERABLE.search, names)) and (projects := [column for column, name in enumerate(names) if PROJECT_UNIT.match(name)]):
        return projects[:1]
    found = [column for column, name in enumerate(names) if UNIT_COLUMN.match(name)]
    return found[:1] if any(map(DUTY_COLUMN.search, names)) else []


def _role(path: str) -> str | None:
    above, _, last = path.rpartition("/")
    name = re.sub(r"[（(].*$", "", last)
    due = DEADLINE.search(name) or DEADLINE_END.search(name) and DEADLINE.search(above)
    if due:
        return "deadline"
    over = role_of(above.rpartition("/")[2]) if LEVEL_COLUMN.match(name) else None
    return role_of(name) or (over if over in UNIT_ROLES else None)


def _speaks(table: Table, column: int, named_so: bool) -> bool:
    """Whether most cells of a column say who has which role: ``牵头单位：…；责任单位：…``, ``…牵头，…配合``."""
    cells = _cells(table, column)
    return bool(cells) and 2 * sum(bool(labelled_duty(cell) or named_so and spoken_duty(cell)) for cell in cells) > len(cells)


def _task_column(table: Table, roles: dict[int, str]) -> int | None:
    """The column that says what is to be done: the first one with words of its own in every row, else the one named so."""
    inherited = {column for _, column in table.inherited}
    free = [c for c in range(len(table.columns)) if c not in roles]
    heads = {above for path in table.columns if (above := path.rpartition("/")[0])}  # a breakdown by place or year
    words = [c for c in free if c not in inherited and not _is_kind(table.columns[c]) and table.columns[c] not in heads]
    whole = sum(sum(map(bool, row)) > 2 for row in table.rows)  # rows with one cell are groups
    own = [c for c in words if whole and len(cells := _cells(table, c)) >= 0.8 * whole and not _is_serial(cells)]
    shares = Counter(column for _, column in table.inherited)
    projects = [c for c in free if table.columns[c].endswith("项目名称") and 5 * shares[c] <= len(table.rows)]
    named = projects or [c for c in own if TASK_COLUMN.search(table.columns[c])] or own
    named = [c for c in named if not _wrong(table.columns[c])] or named
    if named and SUBJECT_COLUMN.match(table.columns[named[0]]):
        named = [c for c in named if WORK_COLUMN.search(table.columns[c])] or named
    merged = _merged_tasks(table, roles)
    if merged is not None and (not named or named[0] > max(roles)):
        return merged
    if named:
        return named[0]
    return max(free, key=lambda c: sum(len(row[c]) for row in table.rows if c < len(row)), default=None)


def _is_kind(path: str) -> bool:
    """Whether a column says of which kind, where or how much something is, not what is to be done (``年度目标任务``)."""
    return bool(KIND_COLUMN.search(path)) and not WORK_COLUMN.search(path)


def _wrong(path: str) -> bool:
    """Whether a column says what is wrong, not what must be done about it."""
    return bool(WRONG.search(path)) and not REMEDY.search(path)


def _merged_tasks(table: Table, roles: dict[int, str]) -> int | None:
    """``具体任务⇥建设内容⇥牵头单位⇥计划指标``: the column of tasks over several rows each, merged like the units beside them.

    What stands right of the units in each row measures the task and is none.
    """
    merged = frozenset(table.inherited)
    inherited = {column for _, column in merged}
    left = [c for c in range(min(roles, default=0)) if c in inherited and TASK_COLUMN.search(table.columns[c])]
    printed = {c: sum(bool(row[c]) and (at, c) not in merged for at, row in enumerate(table.rows)) for c in left}
    if not left or not inherited & set(roles):
        return None
    return max(left, key=lambda c: printed[c])


def _cells(table: Table, column: int) -> list[str]:
    return [row[column] for row in table.rows if column < len(row) and row[column]]


def _is_serial(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers or dates rather than words."""
    return sum(bool(re.fullmatch(r"[\d一二三四五六七八九十.、,%年月日\s]{1,8}", cell)) for cell in cells) > 0.5 * len(cells)


def tasks_in_table(table: Table) -> Iterator[Draft]:
    """One task a row, for rows that name a unit, or stand below a row ``牵头单位：县财政局`` that does so for them."""
    table = replace(table, columns=tuple(re.sub(r"\s+", "", name) for name in table.columns))
    roles = _table_roles(table)
    told = role_column(table)
    if told is not None:
        roles = {at: role for at, role in roles.items() if at != told} | {told + 1: "duty"}
    column = _task_column(table, roles if told is None else roles | {told: "role"})
    unit_rows = has_unit_rows(table, roles)
    if column is None or not set(roles.values()) - {"deadline"} and not any(governing(row, unit_rows) for row in table.rows):
        return
    inherited = frozenset(table.inherited)
    drafts: list[Draft] = []
    last: Draft | None = None
    draft: Draft | None = None
    duty: Duty | None = None
    for number, (printed, source) in enumerate(zip(table.rows, table.row_sources, strict=True)):
        row = tuple(_told(path, cell) for path, cell in zip(table.columns, printed, strict=False))
        if told is not None:
            row = with_role_told(row, told)
        if _is_section(row, roles):
            last, duty = None, governing(row, unit_rows)
        elif last and told is not None and (not row[column] or (number, column) in inherited):
            _go_on(last, _row_task(row, source, column, roles, draft))
        elif last and _same_task(row, number, inherited, (column, *roles)):
            last.source = source_of([*lines_of(last.source), *lines_of(source)])
        else:
            draft = _row_task(row, source, column, roles, draft)
            _govern(draft, duty)
            last = draft if any(draft.roles.values()) else None
            drafts += [last] if last else []
    yield from drafts


def _told(path: str, cell: str) -> str:
    """A cell as its header means it: ``牵头单位/责任单位`` over ``县水务局/各乡镇``, ``责任单位及责任人`` over a unit and a person."""
    labels, names = path.split("/")[-2:], re.split("[/／]", cell)
    roles = {role_of(label) for label in labels} & set(UNIT_ROLES)
    if len(roles) == len(names) == 2:
        return "；".join(f"{label}：{name}" for label, name in zip(labels, names, strict=True))
    return value_behind(labels[-1], cell)


def _row_task(row: tuple[str, ...], source: Source, column: int, roles: dict[int, str], above: Draft | None) -> Draft:
    """What one row gives to whom, and by when; ``同上`` means what the row above says."""
    draft = Draft("table", plain(row[column]) if column < len(row) else "", source)
    for at, role in roles.items():
        cell = row[at] if at < len(row) else ""
        ditto = above if DITTO.fullmatch(cell.strip()) else None
        if role == "deadline":
            draft.deadline = ditto.deadline if ditto else NOTHING.sub("", "".join(cell.split())) or None
        elif ditto:
            for each in UNIT_ROLES if role == "duty" else (role,):
                draft.give(each, ditto.roles.get(each, ()))
        else:
            draft.take(labelled_duty(cell) or named_duty(cell, "responsible" if role == "duty" else role))
    return draft


def _is_section(row: tuple[str, ...], roles: Container[int]) -> bool:
    """Whether a row is a heading across the table: one cell that names no unit in its role."""
    filled = [at for at, cell in enumerate(row) if cell]
    return len(filled) == 1 and filled[0] not in roles


def _go_on(draft: Draft, more: Draft) -> None:
    """Add to a task what the next of its rows says of another role."""
    for role, names in more.roles.items():
        draft.give(role, names)
    draft.source = source_of([*lines_of(draft.source), *lines_of(more.source)])


def _govern(draft: Draft, duty: Duty | None) -> None:
    """Give a row the units that its section names, in the roles for which it names none itself."""
    for role in UNIT_ROLES if duty and draft.text else ():
        draft.give(role, () if draft.roles.get(role) else getattr(duty, role))


def _same_task(row: tuple[str, ...], number: int, inherited: frozenset[tuple[int, int]], columns: tuple[int, ...]) -> bool:
    """Whether a row only goes on with the task above it: the task and everybody in it under merged cells."""
    inside = [(number, c) in inherited for c in columns if c < len(row) and row[c]]
    return any(inside) and all(inside)
