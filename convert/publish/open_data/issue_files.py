"""The files of an issue to take away: its data, its lists, the text it was made from, and the checksums of them all."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from convert.model.publication import Annotated
from convert.model.source import Original
from convert.publish.data import issue_json, json_text
from convert.publish.open_data.documents import document_entry, documents_csv
from convert.publish.page import Download, Page
from convert.publish.places import Place
from convert.publish.urls import issue_data, issue_file

DOCUMENTS, SOURCE, CHECKSUMS = "documents.csv", "source.txt", "sha256.txt"
SAME = "制作本期网页所用的文字，与收到的文件逐字节相同"
CONVERTED = "制作本期网页所用的文字。收到的文件是 {} 编码，这里转为 UTF-8，字和行没有改动"


@dataclass(frozen=True)
class Taken:
    """A file to take away, and what a reader is told of it."""

    file: Page | Download
    data: bytes
    title: str
    about: str


def issue_files(annotated: Annotated, places: Sequence[Place], tables: Page | None) -> tuple[Taken, ...]:
    """An issue, its documents and the list of its tables as CSV → all files to take away, their checksums last."""
    files = tuple(_files(annotated, places, tables))
    sums = "".join(f"{sha256(taken.data).hexdigest()}  {taken.file.path.rpartition('/')[2]}\n" for taken in files)
    return *files, _taken(Page(_path(annotated, CHECKSUMS), sums), "校验值（SHA-256）", "核对下载的文件有没有损坏或改动")


def source_bytes(original: Original) -> bytes:
    """A source file as UTF-8: the file itself where it is so already, else with the mark that tells Windows what it is."""
    if original.encoding == "utf-8":
        return original.data
    return BOM_UTF8 + original.data.decode(original.encoding).removeprefix("\ufeff").encode("utf-8")


def _files(annotated: Annotated, places: Sequence[Place], tables: Page | None) -> Iterator[Taken]:
    data = Page(issue_data(annotated.publication.id, annotated.issue.id), f"{json_text(issue_json(annotated))}\n")
    yield _taken(data, "本期数据（JSON）", "目录、全部文件的正文和表格、任务分工，以及每一段在原稿中的行号")
    path = _path(annotated, DOCUMENTS)
    documents = Page(path, documents_csv(document_entry(place, path) for place in places))
    yield _taken(documents, "文件目录（CSV）", "每件文件的标题、文号、机关、日期和网页，可用 Excel、WPS 打开")
    if tables:
        yield _taken(tables, "表格一览（CSV）", "每张表的名称、所在文件和下载地址")
    if annotated.issue.original:
        yield _source(annotated, annotated.issue.original)


def _source(annotated: Annotated, original: Original) -> Taken:
    data = source_bytes(original)
    about = SAME if data == original.data else CONVERTED.format(original.encoding.upper())
    file = Download(_path(annotated, SOURCE), sha256(data).hexdigest(), lambda: data)
    return Taken(file, data, "原稿文字（TXT）", about)


def _taken(page: Page, title: str, about: str) -> Taken:
    return Taken(page, page.text.encode("utf-8"), title, about)


def _path(annotated: Annotated, name: str) -> str:
    return issue_file(annotated.publication.id, annotated.issue.id, name)
