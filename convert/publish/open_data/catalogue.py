"""The catalogue of the whole archive: all publications with their gaps, all issues, all documents, as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from convert.model.blocks import Table
from convert.model.publication import Annotated, Archive, Publication
from convert.publish.data import Data, json_text
from convert.publish.open_data.coverage import Coverage, run_label
from convert.publish.open_data.documents import csv_cell, document_entry, documents_csv
from convert.publish.open_data.issue_files import CHECKSUMS, DOCUMENTS, SOURCE
from convert.publish.page import Page
from convert.publish.places import places_in
from convert.publish.tables.csv_file import csv_text
from convert.publish.urls import catalogue_file, issue_data, issue_file, issue_page, link
from convert.publish.wording import issue_label

FORMAT = "gazette-catalogue/1"
JSON_FILE, ISSUES, DOCUMENTS_OF_ALL = "catalogue.json", "issues.csv", "documents.csv"
TITLES = {
    "publication_name": "公报",
    "year": "年",
    "number": "期",
    "total_number": "总期号",
    "published": "出版日期",
    "held": "收录",
    "documents": "文件数",
    "tables": "表格数",
    "page": "网页",
    "data": "数据（JSON）",
    "list": "文件目录（CSV）",
    "source": "原稿文字",
    "checksums": "校验值",
}
Covered = Sequence[tuple[Publication, Coverage]]


def catalogue_pages(archive: Archive, covered: Covered) -> tuple[Page, Page, Page]:
    """Archive → the catalogue as JSON, its issues as CSV with a line for every gap, its documents as CSV."""
    path = catalogue_file(JSON_FILE)
    issues = [_issue(annotated, path) for annotated in archive.issues]
    documents = [document_entry(place, path) for annotated in archive.issues for place in places_in(annotated)]
    publications = [_publication(publication, coverage) for publication, coverage in covered]
    whole = {"format": FORMAT, "publications": publications, "issues": issues, "documents": documents}
    rows = ([csv_cell(entry.get(field)) for field in TITLES] for entry in _with_gaps(issues, covered))
    return (
        Page(path, f"{json_text(whole, 2)}\n"),
        Page(catalogue_file(ISSUES), csv_text((tuple(TITLES.values()), *rows))),
        Page(catalogue_file(DOCUMENTS_OF_ALL), documents_csv(documents)),
    )


def _publication(publication: Publication, coverage: Coverage) -> Data:
    return {"id": publication.id, "name": publication.name, "office": publication.office, "coverage": asdict(coverage)}


def _issue(annotated: Annotated, path: str) -> Data:
    """One issue; addresses are those seen from the catalogue."""
    publication, issue = annotated.publication, annotated.issue
    masthead = issue.masthead

    def file(name: str) -> str:
        return link(path, issue_file(publication.id, issue.id, name))

    return {
        "publication": publication.id,
        "publication_name": publication.name,
        "id": issue.id,
        "label": issue_label(annotated),
        "year": masthead.year,
        "number": masthead.number,
        "total_number": masthead.total_number,
        "published": masthead.published.isoformat() if masthead.published else None,
        "documents": len(issue.documents),
        "tables": sum(isinstance(block, Table) for document in issue.documents for block in document.blocks),
        "page": link(path, issue_page(publication.id, issue.id)),
        "data": link(path, issue_data(publication.id, issue.id)),
        "list": file(DOCUMENTS),
        "source": file(SOURCE) if issue.original else None,
        "checksums": file(CHECKSUMS),
    }


def _with_gaps(issues: Sequence[Data], covered: Covered) -> Iterator[Data]:
    """The issues of each publication, then a line for every run of issues that is not here."""
    for publication, coverage in covered:
        yield from ({**entry, "held": "已收录"} for entry in issues if entry["publication"] == publication.id)
        missing = [(str(year.year), run_label(run)) for year in coverage.years for run in year.missing]
        for year, number in (*missing, *((run_label(run), "") for run in coverage.missing_years)):
            yield {"publication_name": publication.name, "year": year, "number": number, "held": "未收录"}
