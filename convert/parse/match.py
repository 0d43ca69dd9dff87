"""Which contents entry announces which document, even where wording, number or characters differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from convert.model.issue import Document, Entry
from convert.parse.numbers import order_serial
from convert.parse.titles import folded, likeness

SHORTEST = 8
"""Characters of a title without issuers that tells which document it is."""
FITTING = 0.6
"""Below this an entry and a document have nothing to do with each other."""


def _fit(entry: Entry, document: Document) -> float:
    """How well an entry fits a document: the title counts most, the serial number next, the place in the order last.

    The contents may name an order by the rules it puts in force.
    """
    title = max(_likeness(entry.title, name) for name in (document.title, document.enclosed_title or ""))
    number = _same_serial(entry.document_number, document.document_number)
    order = 1.0 if entry.order == document.order else 0.0
    return title + 0.6 * number + 0.15 * order


def _likeness(announced: str, title: str) -> float:
    """How alike two titles are; the contents may leave out who issued the document."""
    own = folded(announced)
    return 1.0 if len(own) >= SHORTEST and own.startswith("关于") and folded(title).endswith(own) else likeness(announced, title)


def _same_serial(a: str | None, b: str | None) -> float:
    """1 for the same number, also ``某市人民政府令第78号`` for ``第78号``; 0.8 where only the agency's characters differ (繁), else 0."""
    if not a or not b:
        return 0.0
    if a == b or order_serial(a).endswith(f"令{order_serial(b)}"):
        return 1.0
    (agency, _, serial), (other, _, others) = (each.replace("〕第", "〕").rpartition("〔") for each in (a, b))
    return 0.8 if serial == others and agency[1:] == other[1:] else 0.0


def _certain(entries: Sequence[Entry], documents: Sequence[Document]) -> dict[int, Document]:
    """Entry order → document, where title and number are the same; this spares most of them being compared with all others."""
    waiting = defaultdict(list)
    for document in reversed(documents):
        waiting[folded(document.title), document.document_number].append(document)
    keys = ((entry.order, waiting[folded(entry.title), entry.document_number]) for entry in entries)
    return {order: same.pop() for order, same in keys if same}


def match_entries(entries: Sequence[Entry], documents: Sequence[Document]) -> tuple[Entry, ...]:
    """Entries with the ids of their documents; an entry that fits none stays without."""
    chosen = _certain(entries, documents)
    taken = {document.order for document in chosen.values()}
    open_entries = [entry for entry in entries if entry.order not in chosen]
    left = [document for document in documents if document.order not in taken]
    rated = [(_fit(entry, document), entry.order, document) for entry in open_entries for document in left]
    for fit, entry, document in sorted(rated, key=lambda pair: (-pair[0], pair[1])):
        if fit >= FITTING and entry not in chosen and document.order not in taken:
            chosen[entry] = document
            taken.add(document.order)
    return tuple(replace(entry, document=chosen[entry.order].id) if entry.order in chosen else entry for entry in entries)
