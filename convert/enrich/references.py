"""The documents that running text mentions, by number (发文字号, GB/T 9704-2012 §7.2.5) or title, and which of the archive is meant."""

from __future__ import annotations

from collections.abc import Iterator

from convert.enrich.bearers import Bearers
from convert.enrich.mentions import Mention, mentions_in
from convert.model.blocks import Block, BlockKind, TextBlock
from convert.model.issue import Document, Issue
from convert.model.publication import Reference
from convert.model.source import Source

OWN = (BlockKind.DOCUMENT_NUMBER, BlockKind.ISSUING_HEAD)


def find_references(issue: Issue, bearers: Bearers) -> tuple[Reference, ...]:
    """All documents of an issue → what they mention, each with its line: every number, and titles where it is certain what they name."""
    return tuple(
        reference
        for document in issue.documents
        for block in document.blocks
        for mention, source in _in_block(block)
        for reference in _references(mention, document, source, bearers)
    )


def _in_block(block: Block) -> Iterator[tuple[Mention, Source]]:
    if isinstance(block, TextBlock):
        if block.kind not in OWN:
            yield from ((mention, block.lines(mention.start, mention.start + 1)) for mention in mentions_in(block.text))
        return
    for row, source in zip(block.rows, block.row_sources, strict=True):
        yield from ((mention, source) for cell in row for mention in mentions_in(cell))


def _references(mention: Mention, document: Document, source: Source, bearers: Bearers) -> Iterator[Reference]:
    found = bearers.named(mention, document.id)
    if mention.title and found and bearers.bears(found, mention.title):
        yield Reference(None, document.id, source, found, mention.title)
    if mention.number:
        yield Reference(mention.number, document.id, source, found)
