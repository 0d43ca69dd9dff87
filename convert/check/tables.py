"""What reading a table could not tell, and what it put right."""

from __future__ import annotations

from collections.abc import Iterator

from convert.model.blocks import Table
from convert.model.finding import Finding, Severity
from convert.model.issue import Issue
from convert.model.variants import Variants


def table_without_header(issue: Issue, _: Variants) -> Iterator[Finding]:
    """A table whose header could not be told; its rows stay as printed."""
    for document in issue.documents:
        for block in document.blocks:
            if isinstance(block, Table) and block.header_rows == 0:
                name = block.title or "（无标题）"
                yield Finding("table-without-header", Severity.NOTE, f"表“{name}”没有读到表头，各行按原样刊出", block.source[:1])


def rows_moved(issue: Issue, _: Variants) -> Iterator[Finding]:
    """Cells put back under their columns: a repair, so the office sees what was printed and what was read."""
    for document in issue.documents:
        for block in document.blocks:
            if not isinstance(block, Table):
                continue
            for at in block.moved:
                read = "｜".join(cell.replace("\n", " ")[:12] for cell in block.rows[at])
                message = f"表“{block.title or '（无标题）'}”中一行的单元格错位，读作：{read}"
                yield Finding("row-moved", Severity.NOTE, message, block.row_sources[at])
            if block.shifted_header:
                message = f"表“{block.title or '（无标题）'}”的表头与数据错开一列，已按内容对齐"
                yield Finding("header-shifted", Severity.NOTE, message, block.source[:1])
