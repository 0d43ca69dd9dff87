"""Small issues made by hand, for tests that need a model and no source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from convert.model.blocks import Block, BlockKind, Cell, Purpose, Table, TextBlock
from convert.model.finding import Dropped, Finding, Severity
from convert.model.issue import Document, Entry, Issue, Masthead, Part, PartKind, PrintedLine
from convert.model.publication import Annotated, Archive, Publication, Reference

QINGHE = Publication(id="qh", name="清禾县人民政府公报", office="清禾县人民政府办公室", site_name="清禾县人民政府")
NUMBER = "清政办发〔2023〕1号"


def text(kind: BlockKind, words: str, line: int = 1, level: int | None = None, heading: str | None = None) -> TextBlock:
    return TextBlock(kind, words, ((line, line),), level, heading)


def table(cells: Sequence[Cell], header_rows: int = 1, title: str | None = None, line: int = 50) -> Table:
    columns = max(cell.column + cell.column_span for cell in cells)
    return Table(title, Purpose.OTHER, ("",) * columns, header_rows, (), (), tuple(cells), ((line, line + 9),))


def part(kind: PartKind, blocks: Sequence[Block], name: str = "", label: str | None = None, title: str | None = None) -> Part:
    return Part(name or kind.value, kind, tuple(blocks), ((1, 99),), label, title)


def notice(blocks: Sequence[Block] = (), title: str = "清禾县人民政府办公室关于印发《防火方案》的通知") -> Part:
    opening = (text(BlockKind.TITLE, title, 1), text(BlockKind.DOCUMENT_NUMBER, NUMBER, 2))
    return part(PartKind.NOTICE, (*opening, *blocks))


def document(order: int = 1, parts: Sequence[Part] = (), number: str | None = NUMBER, issue: str = "2023-02") -> Document:
    return Document(
        id=f"{issue}-{order:02d}",
        order=order,
        title="清禾县人民政府办公室关于印发《防火方案》的通知",
        document_number=number,
        issuers=("清禾县人民政府办公室",),
        date=date(2023, 1, 10),
        recipients="各乡镇人民政府：",
        disclosure="（此件公开发布）",
        parts=tuple(parts) or (notice(),),
        source=((1, 99),),
    )


def entry(order: int, document: str | None, category: str | None = "政府办文件") -> Entry:
    return Entry(order, f"第{order}件", NUMBER, order * 3, category, ((order, order),), document)


def annotated(
    documents: Sequence[Document],
    contents: Sequence[Entry] | None = None,
    references: Sequence[Reference] = (),
    publication: Publication = QINGHE,
    number: int = 2,
) -> Annotated:
    lines = (PrintedLine("清禾县人民政府公报", ((1, 1),)), PrintedLine("主任：韩松", ((2, 2),), "主任", "韩松"))
    issue = Issue(
        id=f"2023-{number:02d}",
        source_name="a.txt",
        masthead=Masthead(publication.name, 2023, number, 20 + number, date(2023, 5, 8), lines),
        contents=tuple(contents) if contents is not None else tuple(entry(each.order, each.id) for each in documents),
        documents=tuple(documents),
        colophon=(PrintedLine("主 办：清禾县人民政府办公室", ((3, 3),), "主办", "清禾县人民政府办公室"),),
        dropped=(Dropped("— 12 —", "page number", ((45, 45),)),),
        findings=(Finding("gap", Severity.WARNING, "缺第3项", ((9, 9),)),),
    )
    return Annotated(publication, issue, tuple(references), issue.findings)


def archive(*issues: Annotated) -> Archive:
    return Archive(tuple({each.publication.id: each.publication for each in issues}.values()), issues)
