"""Roles that the rows of a table tell, not its columns: ``主办⇥县教育局``, or a row ``县水利局`` above what it must do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.enrich.duties import Duty, labelled_duty, spoken_duty
from convert.enrich.labels import role_of
from convert.enrich.names import is_unit_name, split_names
from convert.model.blocks import Table

ROLE_CELL = re.compile(r"^(?:主办|主责|牵头|责任|负责|承办|落实|协办|配合|参与|参加|协助|会办)(?:单位|部门)?$")
FEWEST_KINDS = 2
"""So many roles at least stand in a column that tells them."""
COUNTED = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|[（(][^（()）]*[项个件][）)]$")
ANSWERABLE = re.compile(r"责任人|责任领导|负责人|分管领导|牵头领导|包抓领导")
"""A table with such a column says who must do something."""


def role_column(table: Table) -> int | None:
    """The column whose cells are all roles, the units in the one right of it: ``主办⇥县教育局 | 协办⇥县财政局``."""
    for column in range(len(table.columns) - 1):
        cells = [row[column].strip() for row in table.rows if column < len(row) and row[column]]
        if len({role_of(cell) for cell in cells}) >= FEWEST_KINDS and all(map(ROLE_CELL.match, cells)):
            return column
    return None


def with_role_told(row: Sequence[str], column: int) -> tuple[str, ...]:
    """``主办⇥县教育局`` → ``主办⇥主办单位：县教育局``."""
    cells = list(row)
    if column + 1 < len(cells) and cells[column]:
        cells[column + 1] = f"{cells[column].strip()[:2]}单位：{cells[column + 1]}"
    return tuple(cells)


def governing(row: Sequence[str], unit_rows: bool) -> Duty | None:
    """``牵头单位：县发展改革局`` in a row of its own: it holds for the rows below, down to the next such row.

    ``unit_rows``: so does the name of a unit, ``二、县水利局（3项）``.
    """
    cells = [cell for cell in row if cell]
    if len(cells) != 1:
        return None
    bare = COUNTED.sub("", COUNTED.sub("", cells[0])).strip()
    if said := labelled_duty(cells[0]) or spoken_duty(bare):
        return said
    names = split_names(bare) if unit_rows else ()
    return Duty(0, 0, responsible=names) if names and all(map(is_unit_name, names)) else None


def has_unit_rows(table: Table, roles: dict[int, str]) -> bool:
    """Whether rows with a unit alone can say who does what is below: a table of duties that has no column of units."""
    if set(roles.values()) - {"deadline"}:
        return False
    return "deadline" in roles.values() and any(map(ANSWERABLE.search, table.columns))
