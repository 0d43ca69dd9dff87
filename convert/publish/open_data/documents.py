"""Documents as entries of a list: one dictionary each for JSON, one line each for CSV."""

from __future__ import annotations

from collections.abc import Iterable

from convert.model.blocks import Table
from convert.publish.data import Data
from convert.publish.genres import genre_of
from convert.publish.places import Place
from convert.publish.tables.csv_file import csv_text
from convert.publish.urls import link
from convert.publish.wording import issue_label

TITLES = {
    "publication_name": "公报",
    "issue_label": "期次",
    "order": "序号",
    "title": "标题",
    "document_number": "发文字号",
    "genre": "文种",
    "issuers": "发文机关",
    "date": "成文日期",
    "recipients": "主送机关",
    "disclosure": "公开属性",
    "enclosed_title": "印发内容",
    "printed_page": "起始页码",
    "annexes": "附件数",
    "tables": "表格数",
    "page": "网页",
}


def document_entry(place: Place, path: str) -> Data:
    """One document; addresses are those seen from the list, whose path this is."""
    annotated, document = place.annotated, place.document
    return {
        "publication": annotated.publication.id,
        "publication_name": annotated.publication.name,
        "issue": annotated.issue.id,
        "issue_label": issue_label(annotated),
        "id": document.id,
        "order": document.order,
        "title": document.title,
        "document_number": document.document_number,
        "genre": genre_of(document.title, document.document_number),
        "issuers": list(document.issuers),
        "date": document.date.isoformat() if document.date else None,
        "recipients": document.recipients,
        "disclosure": document.disclosure,
        "enclosed_title": document.enclosed_title,
        "printed_page": place.page,
        "annexes": len(document.annexes),
        "tables": sum(isinstance(block, Table) for block in document.blocks),
        "page": link(path, place.path),
    }


def documents_csv(entries: Iterable[Data]) -> str:
    """Entries → CSV under Chinese headings."""
    return csv_text((tuple(TITLES.values()), *([csv_cell(entry[field]) for field in TITLES] for entry in entries)))


def csv_cell(value: object) -> str:
    """A value as the text of one cell: what is unknown is empty, several names are joined."""
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
