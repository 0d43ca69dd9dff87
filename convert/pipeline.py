"""The whole flow: files → text → issues → archive → pages → site.  Everything is read and linked before anything is written."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from convert.gather import Opened, archive_of, first_of_each
from convert.json_text import json_text
from convert.load import publication_of, registration_note
from convert.model.publication import Annotated, Archive, Publication
from convert.parse.issue import parse_issue
from convert.project import Project
from convert.publish.config import site_config
from convert.publish.data import issue_json
from convert.publish.pages import site_pages
from convert.publish.site import build_site
from convert.publish.write import PublishError, write_pages, write_text
from convert.read.decode import Undecodable, decode
from convert.read.lines import read_lines
from convert.sources import Refused, explain, find_sources, read_bytes

Watch = Callable[[str], None]
"""Is told, in words for the office, what happens next."""

REFUSING = {
    "not-a-gazette": "不像一期公报：没有读到年份和期号。请检查文件开头有没有“2024年第1期”这样的一行",
    "no-documents": "只有刊头和目录，没有读到文件正文。请检查文件是否完整，补上正文再转换",
}
"""Findings that keep a file out of the archive, and what its sender can do."""

ASK_FOR_HELP = "请加 --verbose 再运行一次，把显示的内容和源文件交给维护人员"

INCOMPLETE = {"no-contents": "没有读到目录，其余已照常发布。请检查“目 录”一行和它下面的各条是否完整，补上后再生成一次"}
"""Findings with which an issue is published all the same, but not as it should be."""


@dataclass(frozen=True)
class Conversion:
    """An archive of the files that were taken, and why the others were not."""

    archive: Archive
    refused: tuple[Refused, ...]

    @property
    def incomplete(self) -> tuple[Refused, ...]:
        """Issues that were taken but lack something every issue has."""
        found = ((each.issue.source_name, finding.rule) for each in self.archive.issues for finding in each.findings)
        return tuple(Refused(name, INCOMPLETE[rule]) for name, rule in found if rule in INCOMPLETE)


@dataclass(frozen=True)
class Unpublished:
    """Why nothing was written, in one Chinese line that says what to do."""

    message: str


def convert(given: Iterable[Path], known: tuple[Publication, ...], watch: Watch) -> Conversion:
    """Files and folders → one linked archive of all issues in them."""
    results = _read_all(find_sources(given), known, watch)
    opened, repeated = first_of_each(each for each in results if isinstance(each, Opened))
    watch(f"核对 {len(opened)} 期")
    archive = archive_of((_annotate(each) for each in opened), known)
    return Conversion(archive, (*(each for each in results if isinstance(each, Refused)), *repeated))


def _read_all(sources: tuple[Path | Refused, ...], known: tuple[Publication, ...], watch: Watch) -> list[Opened | Refused]:
    results: list[Opened | Refused] = []
    for n, source in enumerate(sources, 1):
        if isinstance(source, Path):
            watch(f"读取 {n}/{len(sources)} {source.name}")
        results.append(open_issue(source, known) if isinstance(source, Path) else source)
    return results


def open_issue(path: Path, known: tuple[Publication, ...]) -> Opened | Refused:
    """One file: bytes → text → numbered lines → issue."""
    data = read_bytes(path)
    if isinstance(data, Refused):
        return data
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        return Refused(str(path), decoded.message)
    try:
        issue = parse_issue(read_lines(decoded.text, path.name, decoded.encoding))
    except Exception as error:  # a mistake of ours over one file must not stop the others
        return Refused(str(path), f"程序读这个文件时出错（{type(error).__name__}）。{ASK_FOR_HELP}", traceback.format_exc())
    for finding in issue.findings:
        if finding.rule in REFUSING:
            return Refused(str(path), REFUSING[finding.rule])
    return Opened(str(path), publication_of(issue.masthead.publication, known), issue)


def _annotate(opened: Opened) -> Annotated:
    """An issue with its references and everything the office should look at."""
    notes = () if opened.publication.registered else (registration_note(opened.publication),)
    return Annotated(opened.publication, opened.issue, references=(), findings=(*opened.issue.findings, *notes))


def read_one(path: Path, known: tuple[Publication, ...]) -> Annotated | Refused:
    """One file alone → its annotated issue."""
    opened = open_issue(path, known)
    return opened if isinstance(opened, Refused) else _annotate(opened)


def publish(archive: Archive, project: Project, out: Path, watch: Watch) -> Unpublished | None:
    """Archive → pages → built site, which replaces the old one when everything went well."""
    watch(f"写网页：{len(archive.issues)} 期")
    try:
        write_pages(project.docs, site_pages(archive))
        write_text(project.config, site_config(archive))
        watch("生成网站")
        build_site(project.root, out)
    except PublishError as error:
        return Unpublished(str(error))
    return None


def write_model(annotated: Annotated, path: Path) -> Unpublished | None:
    """Annotated issue → JSON file."""
    return write_file(path, json_text(issue_json(annotated)))


def write_file(path: Path, text: str) -> Unpublished | None:
    """Write one file whole or not at all, in a folder that is made if need be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
    except PublishError as error:
        return Unpublished(str(error))
    except OSError as error:
        return Unpublished(f"{path.parent}：{explain(error)}")
    return None
