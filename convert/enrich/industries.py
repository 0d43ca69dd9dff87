"""Documents, tasks and tables → the industries they are about, by evidence.  Precision before quantity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from convert.enrich.terms import Found, Lexicon, hits_in
from convert.model.blocks import BlockKind, Table, TextBlock
from convert.model.industries import Evidence, Filing, Where
from convert.model.issue import Document
from convert.model.publication import Task
from convert.model.source import Source

OPENING = re.compile(r"^[^。；;]{0,40}")
SEVERAL, FEW, MANY = 2, 4, 10
MANY_COLUMNS = 0.25
SMALL_SHARE, CLEAR_SHARE, LARGE_SHARE = 0.08, 0.15, 0.3
TITLES = (BlockKind.TITLE, BlockKind.ENCLOSED_TITLE, BlockKind.DOCUMENT_NUMBER, BlockKind.ISSUING_HEAD)
ASIDE = (BlockKind.RECIPIENTS, BlockKind.SIGNATURE, BlockKind.ROSTER, BlockKind.ANNEX_NOTE, BlockKind.IMPRINT, BlockKind.DISCLOSURE)


def industries_of_document(document: Document, lexicon: Lexicon) -> tuple[Filing, ...]:
    """A document → its industries, strongest first: by its titles, by several headings, or by what most of the text is about."""
    found = [hit for where, text, source in _texts(document) for hit in hits_in(where, text, source, lexicon)]
    return _sorted(_filing(hits) for hits in _grouped(found) if _about(hits, len(found), any(hit.where is Where.TITLE for hit in found)))


def industries_of_task(task: Task, of_document: Iterable[Filing], lexicon: Lexicon) -> tuple[Filing, ...]:
    """A task → its industries: what its own words say, and the one industry that the title of its document names."""
    opening = OPENING.match(task.text)
    first = len(opening.group(0)) if opening else 0
    found = [
        *hits_in(Where.HEADING, task.text[:first], task.source, lexicon),
        *hits_in(Where.TEXT, task.text[first:], task.source, lexicon),
    ]
    groups = _grouped(found)
    most = max((len(hits) for hits in groups), default=0)
    own = [_filing(hits) for hits in groups if _in_task(hits) and 2 * len(hits) >= most]
    titled = [filing for filing in of_document if filing.where is Where.TITLE]
    return _sorted((*own, *_inherited(titled, {filing.industry for filing in own})))


def industries_of_table(table: Table, lexicon: Lexicon) -> tuple[Filing, ...]:
    """A table → its industries: by its title, by a good part of its columns, or by most of its rows."""
    titled = hits_in(Where.HEADING, table.title or "", table.source, lexicon)
    columns = [list(hits_in(Where.HEADING, text, table.source, lexicon)) for text in table.columns]
    enough = MANY_COLUMNS * len(columns)
    bearing = Counter(industry for hits in columns for industry in {hit.industry.id for hit in hits})
    named = [hit for hits in columns for hit in hits if bearing[hit.industry.id] >= enough]
    filed = [_filing(hits) for hits in _grouped([*titled, *named])]
    return _sorted((*filed, *_by_rows(table, {filing.industry for filing in filed}, lexicon)))


def _by_rows(table: Table, filed: set[str], lexicon: Lexicon) -> Iterator[Filing]:
    """The industries that most rows of a table speak of."""
    rows = [
        {hit.industry.id: hit for cell in row for hit in hits_in(Where.TEXT, cell, source, lexicon) if not hit.industry.broad}
        for row, source in zip(table.rows, table.row_sources, strict=True)
    ]
    for industry, count in Counter(industry for row in rows for industry in row).items():
        if industry not in filed and count >= FEW and 2 * count > len(rows):
            terms = Counter(row[industry].term for row in rows if industry in row)
            yield Filing(industry, (Evidence(Where.TEXT, terms.most_common(1)[0][0], count, table.source),))


def _texts(document: Document) -> Iterator[tuple[Where, str, Source]]:
    """All that a document says, with where it says it."""
    yield Where.TITLE, document.title, document.source[:1]
    for part in document.parts:
        if part.title:
            yield (Where.HEADING if part.label else Where.TITLE), part.title, part.source[:1]
        for block in part.blocks:
            yield from _in_table(block) if isinstance(block, Table) else _in_text(block)


def _in_text(block: TextBlock) -> Iterator[tuple[Where, str, Source]]:
    if block.kind in (*TITLES, *ASIDE, BlockKind.ANNEX_TITLE, BlockKind.ANNEX_LABEL):
        return
    heading = block.heading or (block.text if block.kind is BlockKind.HEADING else "")
    if heading:
        yield Where.HEADING, heading, block.source
    yield Where.TEXT, block.text[len(heading) :], block.source


def _in_table(table: Table) -> Iterator[tuple[Where, str, Source]]:
    """A table's words; what stands in every row counts once."""
    yield Where.HEADING, table.title or "", table.source
    yield Where.TEXT, " ".join(table.columns), table.source
    for column in zip(*table.rows, strict=False):
        yield from ((Where.TEXT, text, table.source) for text in dict.fromkeys(column) if text)


def _grouped(found: Iterable[Found]) -> list[list[Found]]:
    """What was found, by industry."""
    groups: dict[str, list[Found]] = {}
    for hit in found:
        groups.setdefault(hit.industry.id, []).append(hit)
    return list(groups.values())


def _about(hits: list[Found], total: int, titled: bool) -> bool:
    """Whether a document is about an industry and does not merely mention it.

    Where the title names an industry, another one needs clear evidence of its own.
    """
    if any(hit.where is Where.TITLE for hit in hits):
        return True
    share = len(hits) / total
    headings = len({hit.source for hit in hits if hit.where is Where.HEADING})
    if titled:
        return headings >= SEVERAL and len(hits) >= MANY and share >= CLEAR_SHARE
    if headings and len(hits) >= MANY or headings >= SEVERAL and len(hits) >= FEW:
        return share >= SMALL_SHARE
    return not hits[0].industry.broad and len(hits) >= MANY and share >= LARGE_SHARE


def _in_task(hits: list[Found]) -> bool:
    """In the opening words of a task, or again and again in it."""
    return any(hit.where is Where.HEADING for hit in hits) or (len(hits) > SEVERAL and not hits[0].industry.broad)


def _inherited(titled: list[Filing], own: set[str]) -> Iterator[Filing]:
    """The industry of the document's title, where it names just one."""
    if len(titled) == 1 and titled[0].industry not in own:
        first = titled[0].evidence[0]
        yield Filing(titled[0].industry, (Evidence(Where.DOCUMENT, first.term, first.count, first.source),))


def _filing(hits: list[Found]) -> Filing:
    """The hits of one industry → one filing, its evidence by place and term."""
    counts = Counter((hit.where, hit.term) for hit in hits)
    first = {(hit.where, hit.term): hit.source for hit in reversed(hits)}
    order = sorted(counts, key=lambda each: (list(Where).index(each[0]), -counts[each], each[1]))
    return Filing(hits[0].industry.id, tuple(Evidence(where, term, counts[where, term], first[where, term]) for where, term in order))


def _sorted(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """The strongest evidence first."""
    return tuple(sorted(filings, key=lambda filing: (list(Where).index(filing.where), -filing.count, filing.industry)))
