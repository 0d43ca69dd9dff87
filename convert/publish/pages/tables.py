"""The list of all tables of an issue: as a page, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.model.publication import Annotated
from convert.publish.data import json_text
from convert.publish.head.columns import column_head
from convert.publish.markup import anchor, element, escape, escape_markdown
from convert.publish.page import Page, markdown_page
from convert.publish.pages.panel import breadcrumb, issue_crumbs
from convert.publish.pages.site_table import site_table
from convert.publish.tables.csv_file import csv_text
from convert.publish.tables.figure import files_of
from convert.publish.tables.listed import Listed
from convert.publish.urls import link, tables_data, tables_page
from convert.publish.wording import issue_label

FORMAT = "gazette-tables/1"
FIELDS = ("title", "document_title", "document_number", "purpose", "rows", "columns", "fragments", "page", "csv", "xlsx")
COLUMNS = ("表名", "文件", "发文字号", "用途", "行数", "栏数", "原刊段数", "网页", "CSV", "Excel")


def table_pages(annotated: Annotated, tables: Sequence[Listed]) -> Iterator[Page]:
    """The tables of one issue → their list in three forms; none where there are no tables."""
    if tables:
        publication, issue = annotated.publication.id, annotated.issue.id
        path = tables_page(publication, issue)
        entries = [_entry(listed, path) for listed in tables]
        yield _page(annotated, tables, path)
        data = {"format": FORMAT, "issue": issue, "tables": entries}
        yield Page(tables_data(publication, issue, "json"), f"{json_text(data, 2)}\n")
        rows = (["" if entry[name] is None else str(entry[name]) for name in FIELDS] for entry in entries)
        yield Page(tables_data(publication, issue, "csv"), csv_text((COLUMNS, *rows)))


def _entry(listed: Listed, path: str) -> dict[str, object]:
    """One table as data; addresses are those seen from the list."""
    layout, document = listed.shape.layout, listed.place.document
    return {
        "id": f"{document.id}-{listed.placed.anchor}",
        "title": listed.title,
        "document": document.id,
        "document_title": document.title,
        "document_number": document.document_number,
        "part": listed.placed.part.label,
        "purpose": listed.purpose,
        "rows": len(layout.body),
        "columns": layout.width,
        "fragments": listed.table.fragments,
        "inherited": len(layout.inherited),
        "page": link(path, listed.place.path, listed.placed.anchor),
        "csv": link(path, listed.file("csv")),
        "xlsx": link(path, listed.file("xlsx")) if listed.shape.fits_sheet else None,
    }


def _page(annotated: Annotated, tables: Sequence[Listed], path: str) -> Page:
    label, publication = f"{issue_label(annotated)}表格一览", annotated.publication
    crumbs = (*issue_crumbs(annotated, path), ("表格一览", None))
    heading = f"# {escape_markdown(label)} {{ #tables .section-title }}"
    name = f"{publication.name}{label}"
    head = column_head(name, f"{name}：表名、所在文件、大小和下载", ("政府公报", "表格", "数据下载"))
    facts = {"title": name, "kind": "tables", "hide": ["toc"], **head}
    return markdown_page(path, facts, (breadcrumb(crumbs), heading, _opening(annotated, tables, path), _list(tables, path)))


def _opening(annotated: Annotated, tables: Sequence[Listed], path: str) -> str:
    publication, issue = annotated.publication.id, annotated.issue.id
    forms = (("一览（CSV）", "csv"), ("一览（JSON）", "json"))
    targets = [(words, tables_data(publication, issue, form), f"{issue}-tables.{form}") for words, form in forms]
    links = "、".join(anchor(words, link(path, target), download=name) for words, target, name in targets)
    words = f"本期共 {len(tables)} 张表格，按刊登先后排列。跨页的表已拼成一张；“段数”是它在原刊上分成几段。下载："
    return element("p", f"{escape(words)}{links}。", class_="list-opening")


def _list(tables: Sequence[Listed], path: str) -> str:
    names = ("表格", "文件", "用途", "行 × 栏", "段数", "下载")
    return site_table(names, [_row(listed, path, names) for listed in tables])


def _row(listed: Listed, path: str, names: Sequence[str]) -> str:
    place, layout = listed.place, listed.shape.layout
    title = anchor(listed.title, link(path, place.path, listed.placed.anchor))
    number = element("span", escape(place.document.document_number or ""), class_="entry-number") if place.document.document_number else ""
    files = " ".join(
        anchor(words.removeprefix("下载 "), link(path, target), aria_label=f"{words}：{listed.title}", download=target.rsplit("/", 1)[-1])
        for words, target in files_of(listed)
    )
    cells = (
        anchor(place.document.title, link(path, place.path)) + number,
        escape(listed.purpose),
        f"{len(layout.body)} × {layout.width}",
        str(listed.table.fragments),
        files,
    )
    rest = "".join(element("td", cell, data_label=name) for name, cell in zip(names[1:], cells, strict=True))
    return element("tr", element("th", title, scope="row") + rest, id=f"d{place.document.order:02d}-{listed.placed.anchor}")
