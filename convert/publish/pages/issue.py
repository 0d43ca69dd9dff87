"""An issue's page: masthead, contents and colophon as printed, and what there is to take away."""

from __future__ import annotations

from collections.abc import Sequence

from convert.model.issue import PrintedLine
from convert.model.publication import Annotated
from convert.publish.head.columns import column_head
from convert.publish.head.periodical import CONTEXT, issue_data
from convert.publish.markup import Mark, anchor, element, escape, escape_markdown, lines, marked
from convert.publish.open_data.issue_files import Taken
from convert.publish.page import Page, markdown_page, site_note
from convert.publish.pages.contents import contents_list, unlisted_documents
from convert.publish.pages.panel import breadcrumb
from convert.publish.places import Places
from convert.publish.urls import HOME, SCHEMA, issue_page, issue_pdf, link, publication_page, tables_page, whole_page
from convert.publish.wording import date_label, issue_label, size_label, total_label

ABOUT = "文字依原刊录入，段落、表格和标题按原刊排列。链接、文件信息、引用格式、页内大纲和原刊页码的标记为本站所加，不是公报原文。"


def issue_page_of(annotated: Annotated, places: Places, tables: int, files: Sequence[Taken], pdf: bool = False) -> Page:
    """One issue with so many tables, its files to take away, and its PDF if there is one → its page."""
    publication, issue = annotated.publication, annotated.issue
    path = issue_page(publication.id, issue.id)
    pieces = (
        breadcrumb(_crumbs(annotated, path)),
        _heading(annotated),
        _masthead(annotated),
        "## 目录 { #contents .section-title }",
        contents_list(annotated, places, path, 3),
        unlisted_documents(annotated, places, path),
        _further(annotated, path, tables),
        *_colophon(issue.colophon),
        _downloads(annotated, path, files, pdf),
        site_note(element("p", escape(ABOUT)), label="本站说明"),
    )
    return markdown_page(path, _facts(annotated), pieces)


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


def _further(annotated: Annotated, path: str, tables: int) -> str:
    publication, issue = annotated.publication.id, annotated.issue.id
    listed = anchor("本期表格一览", link(path, tables_page(publication, issue)))
    notes = [element("p", "全部文件依次排在一页，供通读和打印：" + anchor("本期全文", link(path, whole_page(publication, issue))))]
    if tables:
        notes.append(element("p", f"本期有 {tables} 张表格，都可以下载为 CSV 和 Excel：{listed}"))
    return site_note(*notes)


def _downloads(annotated: Annotated, path: str, files: Sequence[Taken], pdf: bool) -> str:
    """What there is to take away, in plain words, each with its size where it is known."""
    items = [element("li", _download(annotated, path, taken)) for taken in files]
    if pdf:
        book = link(path, issue_pdf(annotated.publication.id, annotated.issue.id))
        items.insert(0, element("li", anchor("全期 PDF（可打印）", book, download=f"{annotated.issue.id}.pdf")))
    items.append(element("li", anchor("数据各字段的说明（JSON Schema）", link(path, SCHEMA))))
    return site_note(element("ul", lines(("", *items)) + "\n"), kind="downloads", label="下载本期 · 本站整理")


def _download(annotated: Annotated, path: str, taken: Taken) -> str:
    name = f"{annotated.issue.id}-{taken.file.path.rpartition('/')[2]}"
    size = element("span", size_label(len(taken.data)), class_="download-size")
    return f"{anchor(taken.title, link(path, taken.file.path), download=name)} {size} {element('span', escape(taken.about))}"


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
        **column_head(f"{name}{label}", f"{name}{label}刊登的全部文件、目录和版权页", (name, "政府公报", label)),
        "description": "，".join(word for word in (f"{name}{label}", total_label(annotated), date_label(masthead.published)) if word),
        "linked_data": {**CONTEXT, **issue_data(annotated)},
    }
