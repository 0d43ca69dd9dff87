"""An issue's page: masthead, contents and colophon as printed, and the issue as data."""

from __future__ import annotations

from collections.abc import Sequence

from convert.model.issue import PrintedLine
from convert.model.publication import Annotated
from convert.publish.data import issue_json, json_text
from convert.publish.markup import Mark, anchor, element, escape, escape_markdown, lines, marked
from convert.publish.page import Page, markdown_page, site_note
from convert.publish.pages.contents import contents_list, unlisted_documents
from convert.publish.pages.panel import breadcrumb
from convert.publish.places import Places
from convert.publish.urls import HOME, issue_data, issue_page, issue_pdf, link, publication_page, tables_page
from convert.publish.wording import date_label, issue_label, total_label

ABOUT = "文字依原刊录入，段落、表格和标题按原刊排列。链接、文件信息、引用格式和页内大纲为本站所加，不是公报原文。"


def issue_pages(annotated: Annotated, places: Places, tables: int, pdf: bool = False) -> tuple[Page, Page]:
    """One issue with so many tables → its page, which links the PDF if there is one, and its data file."""
    publication, issue = annotated.publication, annotated.issue
    path = issue_page(publication.id, issue.id)
    pieces = (
        breadcrumb(_crumbs(annotated, path)),
        _heading(annotated),
        _masthead(annotated),
        "## 目录 { #contents .section-title }",
        contents_list(annotated, places, path, 3),
        unlisted_documents(annotated, places, path),
        _tables(annotated, path, tables),
        *_colophon(issue.colophon),
        _about(annotated, path, pdf),
    )
    return markdown_page(path, _facts(annotated), pieces), _data_file(annotated)


def _data_file(annotated: Annotated) -> Page:
    return Page(issue_data(annotated.publication.id, annotated.issue.id), f"{json_text(issue_json(annotated))}\n")


def _crumbs(annotated: Annotated, path: str) -> tuple[tuple[str, str | None], ...]:
    publication = annotated.publication
    return ("首页", link(path, HOME)), (publication.name, link(path, publication_page(publication.id))), (issue_label(annotated), None)


def _heading(annotated: Annotated) -> str:
    number = element("span", escape_markdown(issue_label(annotated)), class_="issue-number")
    return f"# {escape_markdown(annotated.publication.name)} {number} {{ #issue .masthead-title }}"


def _masthead(annotated: Annotated) -> str:
    return _printed(annotated.issue.masthead.lines, "masthead")


def _colophon(colophon: Sequence[PrintedLine]) -> tuple[str, ...]:
    return ("## 版权页 { #colophon .section-title }", _printed(colophon, "colophon")) if colophon else ()


def _printed(printed: Sequence[PrintedLine], name: str) -> str:
    html = [element("p", marked(line.text, _label(line))) for line in printed]
    return element("div", lines(("", *html)) + "\n", class_=f"gazette-text {name}") if html else ""


def _label(line: PrintedLine) -> list[Mark]:
    end = min((line.text.find(colon) for colon in "：:" if colon in line.text), default=-1) + 1
    return [Mark((0, end), "b", (("class", "label"),))] if line.label and end else []


def _tables(annotated: Annotated, path: str, count: int) -> str:
    href = link(path, tables_page(annotated.publication.id, annotated.issue.id))
    words = f"本期有 {count} 张表格，都可以下载为 CSV 和 Excel："
    return site_note(element("p", words + anchor("本期表格一览", href))) if count else ""


def _about(annotated: Annotated, path: str, pdf: bool) -> str:
    publication, issue = annotated.publication.id, annotated.issue.id
    data = anchor("本期数据（JSON）", link(path, issue_data(publication, issue)), download=f"{issue}.json")
    book = f"、{anchor('全期 PDF（可打印）', link(path, issue_pdf(publication, issue)), download=f'{issue}.pdf')}" if pdf else ""
    return site_note(element("p", escape(ABOUT)), element("p", f"下载：{data}{book}"), label="本站说明")


def _facts(annotated: Annotated) -> dict[str, object]:
    masthead, name = annotated.issue.masthead, annotated.publication.name
    label = issue_label(annotated)
    return {
        "title": f"{name}{label}",
        "kind": "issue",
        "id": annotated.issue.id,
        "publication": name,
        "year": masthead.year,
        "number": masthead.number,
        "total_number": masthead.total_number,
        "published": masthead.published,
        "description": "，".join(word for word in (f"{name}{label}", total_label(annotated), date_label(masthead.published)) if word),
        "column": {
            "ColumnName": f"{name}{label}",
            "ColumnDescription": f"{name}{label}刊登的全部文件、目录和版权页",
            "ColumnKeywords": f"{name},政府公报,{label}",
            "ColumnType": "政策文件",
        },
    }
