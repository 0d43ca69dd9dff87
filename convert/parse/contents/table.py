"""Contents set as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.parse.kinds import TextLine
from convert.parse.numbers import without_blanks
from convert.parse.tables.rows import Row, split_cells

COLUMN_NAMES = frozenset(
    ["序号", "编号", "标题", "题目", "名称", "文件标题", "文件名称", "类别", "栏目", "文号", "发文字号", "文件号", "页码", "页次", "页数"]
)
CATEGORY_COLUMNS = ("类别", "栏目")


def texts_of(lines: Sequence[TextLine]) -> tuple[list[tuple[TextLine, str]], list[TextLine]]:
    """The lines of the contents → what each says, in as many texts as it has, and the rulers and column names between them."""
    rows = [(line, split_cells(line)) for line in lines]
    frames = [(line, row) for line, row in rows if _is_frame(row)]
    categories_first = any(without_blanks(row.cells[0]) in CATEGORY_COLUMNS for _, row in frames)
    own = [(line, text) for line, row in rows if not _is_frame(row) for text in _texts(line, row, categories_first)]
    return own, [line for line, _ in frames]


def _texts(line: TextLine, row: Row, categories_first: bool) -> Iterator[str]:
    """A row's filled cells one after the other, perhaps a category first."""
    if not (row.piped or len(row.filled) > 2):
        yield line.text
    elif categories_first and len(row.filled) > 1 and row.cells[0]:
        yield row.cells[0]
        yield "\t".join(filter(None, row.cells[1:]))
    else:
        yield "\t".join(row.filled)


def _is_frame(row: Row) -> bool:
    """A ruler or the column names of contents set as a table."""
    names = [without_blanks(cell) for cell in row.filled]
    return row.is_rule or len(names) > 1 and COLUMN_NAMES.issuperset(names)
