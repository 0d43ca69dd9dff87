"""Which contents entry announces which document, even where wording, number or characters differ."""

from __future__ import annotations

from collections.abc import Sequence

from convert.model.issue import Document, Entry
from convert.parse.contents import with_document
from convert.parse.titles import likeness


def _fit(entry: Entry, document: Document) -> float:
    """How well an entry fits a document: the title counts most, the serial number next, the place in the order last."""
    title = likeness(entry.title, document.title)
    number = _same_serial(entry.document_number, document.document_number)
    order = 1.0 if entry.order == document.order else 0.0
    return title + 0.6 * number + 0.15 * order


def _same_serial(a: str | None, b: str | None) -> float:
    """1 for the same number, 0.8 where only the agency's characters differ (繁, 异体), else 0."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    same_serial = a.rpartition("〔")[2] == b.rpartition("〔")[2]
    return 0.8 if same_serial and a.rpartition("〔")[0][1:] == b.rpartition("〔")[0][1:] else 0.0


def match_entries(entries: Sequence[Entry], documents: Sequence[Document]) -> tuple[Entry, ...]:
    """Entries with the ids of their documents; an entry that fits none stays without."""
    rated = sorted(
        ((_fit(entry, document), entry.order, document.order) for entry in entries for document in documents),
        key=lambda pair: (-pair[0], pair[1]),
    )
    chosen: dict[int, int] = {}
    for fit, entry, document in rated:
        if fit >= 0.6 and entry not in chosen and document not in chosen.values():
            chosen[entry] = document
    ids = {document.order: document.id for document in documents}
    return tuple(with_document(entry, ids[chosen[entry.order]]) if entry.order in chosen else entry for entry in entries)
