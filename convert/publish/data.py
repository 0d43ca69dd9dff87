"""An annotated issue as plain data: the one published round-trip format (``gazette-issue/1``).

Text is given as printed; dates are ISO 8601; empty is ``None`` or ``[]``, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from json import JSONEncoder

from convert.model.blocks import Block, Cell, Table
from convert.model.finding import Dropped, Finding
from convert.model.issue import Document, Entry, PageBreak, Part, PrintedLine
from convert.model.publication import Annotated, Reference, Relation, Task
from convert.model.source import Source
from convert.publish.placed import placed_blocks
from convert.publish.wording import column_place

Data = dict[str, object]
FORMAT = "gazette-issue/1"
ENCODER = JSONEncoder(ensure_ascii=False)


def issue_json(annotated: Annotated) -> Data:
    """Annotated issue → what ``issue.json`` holds."""
    issue, masthead = annotated.issue, annotated.issue.masthead
    return {
        "format": FORMAT,
        "id": issue.id,
        "publication": annotated.publication.name,
        "publication_id": annotated.publication.id,
        "year": masthead.year,
        "number": masthead.number,
        "total_number": masthead.total_number,
        "published": masthead.published.isoformat() if masthead.published else None,
        "source_name": issue.source_name,
        "masthead": [_printed(line) for line in masthead.lines],
        "contents": [_entry(entry) for entry in issue.contents],
        "documents": [_document(document, annotated) for document in issue.documents],
        "colophon": [_printed(line) for line in issue.colophon],
        "tasks": [_task(task) for task in annotated.tasks],
        "findings": [_finding(finding) for finding in annotated.findings],
        "dropped": [_dropped(dropped) for dropped in issue.dropped],
        "page_breaks": [_page_break(each) for each in annotated.page_breaks],
    }


@dataclass(frozen=True)
class Encoded:
    """A piece of data that is JSON already, because it stands in many files."""

    text: str


def encoded(value: object) -> Encoded:
    """Data → JSON in one line, to be part of other data."""
    return Encoded(ENCODER.encode(value))


def json_text(value: object, depth: int = 4) -> str:
    """Data → JSON with one block of text, one finding … a line: small, and good to compare.

    So many levels deep, what holds a list of objects is spread over lines, and so is that list.
    """
    if isinstance(value, Encoded):
        return value.text
    if depth and isinstance(value, dict) and any(_objects(inner) for inner in value.values()):
        return "{\n" + ",\n".join(f"{ENCODER.encode(key)}: {json_text(inner, depth - 1)}" for key, inner in value.items()) + "\n}"
    if depth and isinstance(value, list) and _objects(value):
        return "[\n" + ",\n".join(json_text(inner, depth - 1) for inner in value) + "\n]"
    return ENCODER.encode(value)


def _objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict | Encoded)


def _source(source: Source) -> list[list[int]]:
    return [[first, last] for first, last in source]


def _printed(line: PrintedLine) -> Data:
    return {"text": line.text, "label": line.label, "value": line.value, "source": _source(line.source)}


def _entry(entry: Entry) -> Data:
    return {
        "order": entry.order,
        "title": entry.title,
        "document_number": entry.document_number,
        "page": entry.page,
        "category": entry.category,
        "document": entry.document,
        "source": _source(entry.source),
    }


def _task(task: Task) -> Data:
    return {
        "id": task.id,
        "document": task.document,
        "where": task.where,
        "task": task.text,
        "lead": list(task.lead),
        "cooperating": list(task.cooperating),
        "responsible": list(task.responsible),
        "units": list(task.units),
        "deadline": task.deadline,
        "due": task.due.isoformat() if task.due else None,
        "industries": list(task.industries),
        "source": _source(task.source),
    }


def _document(document: Document, annotated: Annotated) -> Data:
    mentioned = [reference for reference in annotated.references if reference.citing == document.id]
    return {
        "id": document.id,
        "order": document.order,
        "title": document.title,
        "document_number": document.document_number,
        "issuers": list(document.issuers),
        "date": document.date.isoformat() if document.date else None,
        "recipients": document.recipients,
        "disclosure": document.disclosure,
        "enclosed_title": document.enclosed_title,
        "source": _source(document.source),
        "annexes": [_annex(document, part) for part in document.annexes],
        "references": [_reference(reference) for reference in mentioned if reference.number],
        "titles": [_title(reference) for reference in mentioned if reference.title],
        "relations": [_relation(relation) for relation in annotated.relations if relation.citing == document.id],
        "industries": [filing.industry for about in annotated.about if about.document == document.id for filing in about.industries],
        "blocks": _blocks(document),
    }


def _annex(document: Document, part: Part) -> Data:
    return {"id": f"{document.id}-{part.id}", "part": part.id, "label": part.label, "title": part.title, "source": _source(part.source)}


def _reference(reference: Reference) -> Data:
    return {"number": reference.number, "document": reference.document, "source": _source(reference.source)}


def _title(reference: Reference) -> Data:
    return {"title": reference.title, "document": reference.document, "source": _source(reference.source)}


def _relation(relation: Relation) -> Data:
    return {
        "act": relation.act.value,
        "number": relation.number,
        "title": relation.title,
        "document": relation.document,
        "sentence": relation.sentence,
        "source": _source(relation.source),
    }


def _blocks(document: Document) -> list[Data]:
    """All blocks in printed order; the ids hold the anchors of the page."""
    return [
        {"id": f"{document.id}-{placed.anchor}", "part": placed.part.id, **_block(placed.block), "source": _source(placed.block.source)}
        for placed in placed_blocks(document)
    ]


def _block(block: Block) -> Data:
    if isinstance(block, Table):
        return _table(block)
    return {
        "kind": block.kind.value,
        "level": block.level,
        "heading": block.heading,
        "text": block.text,
        "strong": [list(span) for span in block.strong],
        "breaks": list(block.breaks),
    }


def _table(table: Table) -> Data:
    return {
        "kind": "table",
        "title": table.title,
        "purpose": table.purpose.value,
        "columns": list(table.columns) if table.header_rows else [column_place(at) for at in range(len(table.columns))],
        "header_rows": table.header_rows,
        "rows": [list(row) for row in table.rows],
        "row_sources": [_source(source) for source in table.row_sources],
        "cells": [_cell(cell) for cell in table.cells],
        "fragments": table.fragments,
        "inherited": [list(place) for place in table.inherited],
        "moved": list(table.moved),
        "shifted_header": table.shifted_header,
    }


def _cell(cell: Cell) -> Data:
    return {
        "text": cell.text,
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "col_span": cell.column_span,
        "header": cell.header,
    }


def _finding(finding: Finding) -> Data:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "source": _source(finding.source),
    }


def _dropped(dropped: Dropped) -> Data:
    return {"text": dropped.text, "reason": dropped.reason, "source": _source(dropped.source)}


def _page_break(each: PageBreak) -> Data:
    return {"page": each.page, "source": _source(each.source)}
