"""The whole way from numbered lines to the model of an issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.model.blocks import Table
from convert.model.finding import Dropped, Finding, Severity
from convert.model.issue import Document, Entry, Issue, Masthead
from convert.model.source import ROW_GOES_ON, SourceText, source_of
from convert.parse.boundaries import find_starts, front_end
from convert.parse.contents.entries import parse_contents
from convert.parse.contents.heading import is_contents_heading
from convert.parse.document import parse_document
from convert.parse.front import cut_tail, printed_line, read_masthead, sort_front
from convert.parse.heads import Start
from convert.parse.kinds import TextLine, text_lines
from convert.parse.match import match_entries
from convert.parse.one_line_heads import split_heads
from convert.parse.page.furniture import drop_furniture, dropped
from convert.parse.page.rubrics import drop_rubrics
from convert.parse.typesetting import Typesetting

STRAY = "before the first document"


def parse_issue(source: SourceText) -> Issue:
    """Clean lines of one file → the issue; what is wrong with it is in its findings, nothing is raised."""
    lines = text_lines(source.lines)
    end = front_end(lines)
    tags = [line for line in lines[:end] if line.text == ROW_GOES_ON]
    lines, end = (*(line for line in lines[:end] if line.text != ROW_GOES_ON), *lines[end:]), end - len(tags)
    front = sort_front(lines[:end])
    masthead = read_masthead(front.masthead, lines[:end])
    entries, of_contents = parse_contents([line for line in front.contents if not is_contents_heading(line)], masthead)
    body, tail = cut_tail(lines[end:], entries)
    body, furniture = drop_furniture(split_heads(body, entries), masthead)
    body, categories = drop_rubrics(body, entries, masthead)
    colophon, last_categories = drop_rubrics(front.colophon, entries, masthead)
    issue_id = _issue_id(masthead)
    documents, stray = _documents(body, entries, issue_id)
    repeats = (item for document in documents for block in document.blocks if isinstance(block, Table) for item in block.repeats)
    headings = dropped(filter(is_contents_heading, front.contents), "contents heading")
    of_front = (*of_contents, *dropped(front.repeated, "repeated masthead"), *headings)
    left_out = (*of_front, *dropped(tags, "part of a row"), *repeats, *furniture, *categories, *last_categories, *stray)
    return Issue(
        id=issue_id,
        source_name=source.name,
        masthead=masthead,
        contents=match_entries(entries, documents),
        documents=documents,
        colophon=tuple(printed_line(line) for line in (*colophon, *tail)),
        dropped=tuple(sorted(left_out, key=lambda item: item.source)),
        findings=(*_findings(masthead, entries, documents, stray), *_reformed(source)),
    )


def _reformed(source: SourceText) -> Iterator[Finding]:
    if source.reformed:
        message = f"{len(source.reformed)} 行里有用另一种编码存的字（如部首“⼈”，不是“人”），已按通行的字显示"
        yield Finding("character-forms", Severity.NOTE, message, source_of(source.reformed))


def _issue_id(masthead: Masthead) -> str:
    return f"{masthead.year or 0:04d}-{masthead.number or 0:02d}"


def _documents(lines: Sequence[TextLine], entries: Sequence[Entry], issue_id: str) -> tuple[tuple[Document, ...], tuple[Dropped, ...]]:
    """The lines after the front matter → the documents, and lines before the first of them."""
    starts = find_starts(lines, entries)
    if not starts:
        return (), dropped(lines, STRAY)
    setting = Typesetting(lines)
    ends = [start.first for start in starts[1:]] + [len(lines)]
    documents = []
    for order, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        own = lines[start.first : end]
        documents.append(parse_document(own, _moved(start), issue_id, order, setting.of(own)))
    return tuple(documents), dropped(lines[: starts[0].first], STRAY)


def _moved(start: Start) -> Start:
    """The head with its indices counted from the document's first line."""
    (first, last), number = start.title, start.number
    return Start(0, (first - start.first, last - start.first), number and (number[0] - start.first, number[1] - start.first))


def _findings(masthead: Masthead, entries: Sequence[Entry], documents: Sequence[Document], stray: Sequence[Dropped]) -> tuple[Finding, ...]:
    """What stops an issue from being one."""
    findings: list[Finding] = []
    if masthead.year is None or masthead.number is None:
        findings.append(Finding("not-a-gazette", Severity.ERROR, "没有读到“某年第某期”，不像一期公报；请检查刊头是否完整"))
    if not entries:
        findings.append(Finding("no-contents", Severity.ERROR, "没有读到目录；请检查“目录”二字及其下各条是否完整"))
    if not documents:
        findings.append(Finding("no-documents", Severity.ERROR, "没有读到文件正文；请检查文件标题和发文字号是否完整"))
    if stray and documents:
        spans = tuple(span for item in stray for span in item.source)
        findings.append(Finding("stray-text", Severity.WARNING, "第一份文件之前有未归入任何文件的文字", spans))
    return tuple(findings)
