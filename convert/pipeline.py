"""The whole flow: files → text → issues → archive → pages → site.  Everything is read and linked before anything is written."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path

from convert.gather import Opened, archive_of, first_of_each
from convert.known import Known
from convert.load import publication_of
from convert.meaning import annotate, bodies_of, site_findings
from convert.model.publication import Annotated, Archive
from convert.model.source import Original
from convert.outcome import ASK_FOR_HELP, Conversion, Unpublished, Watch, refusal, unready
from convert.parse.issue import parse_issue
from convert.project import Project
from convert.publish.config import site_config
from convert.publish.data import issue_json, json_text
from convert.publish.page import Download
from convert.publish.pages import site_pages
from convert.publish.site import build_site
from convert.publish.write import PublishError, copy_hand_written, write_pages, write_text
from convert.read.decode import Undecodable, decode
from convert.read.lines import read_lines
from convert.sources import Refused, explain_report, find_sources, read_bytes
from convert.text_file import write_file


def convert(given: Iterable[Path], known: Known, watch: Watch, only: str | None = None) -> Conversion:
    """Files and folders → one linked archive of all issues in them, or of the one with this id."""
    results = [
        each if isinstance(each, Refused) else unready(each.path, each.issue) or each
        for each in _open_all(find_sources(given), known, watch)
    ]
    opened, repeated = first_of_each(each for each in results if isinstance(each, Opened) and only in (None, each.issue.id))
    if opened:
        watch(f"核对 {len(opened)} 期")
    annotated = tuple(annotate(opened, known))
    told = tuple(site_findings(annotated, known))
    archive = archive_of(annotated, known.publications, bodies_of(annotated, known), known.industries, told)
    return Conversion(archive, (*(each for each in results if isinstance(each, Refused)), *repeated))


def open_issue(path: Path, known: Known) -> Opened | Refused:
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
    publication = publication_of(issue.masthead.publication, known.publications, known.variants)
    return refusal(str(path), issue) or Opened(str(path), publication, replace(issue, original=Original(data, decoded.encoding)))


def publish(
    archive: Archive, known: Known, project: Project, out: Path, watch: Watch, pdfs: Iterable[Download] | None = None
) -> Unpublished | None:
    """Archive → pages → built site, which replaces the old one when everything went well; ``pdfs`` go beside the pages of the issues."""
    watch(f"写网页：{len(archive.issues)} 期")
    try:
        write_pages(project.docs, chain(site_pages(archive, known.variants, pdfs is not None), pdfs or ()))
        write_text(project.config, site_config(archive))
        watch("生成网站")
        build_site(project.root, out)
    except PublishError as error:
        reason = explain_report(str(error))
        return Unpublished(f"{reason}（原来的网站没有改动）" if reason else str(error))
    return None


def publish_alone(archive: Archive, known: Known, project: Project, folder: Path, watch: Watch) -> Path | Unpublished:
    """Archive → a built site in an empty folder; the project's own pages and site stay as they are."""
    try:
        copy_hand_written(project.root, folder)
    except PublishError as error:
        return Unpublished(str(error))
    alone = Project(folder)
    return publish(archive, known, alone, alone.site, watch) or alone.site


def read_one(path: Path, known: Known) -> Annotated | Refused:
    """One file alone → its annotated issue."""
    opened = open_issue(path, known)
    return opened if isinstance(opened, Refused) else next(annotate((opened,), known))


def write_model(annotated: Annotated, path: Path) -> Unpublished | None:
    """Annotated issue → JSON file."""
    return write_file(path, f"{json_text(issue_json(annotated))}\n")


def _open_all(sources: tuple[Path | Refused, ...], known: Known, watch: Watch) -> list[Opened | Refused]:
    results: list[Opened | Refused] = []
    for n, source in enumerate(sources, 1):
        if isinstance(source, Path):
            watch(f"读取 {n}/{len(sources)} {source.name}")
        results.append(open_issue(source, known) if isinstance(source, Path) else source)
    return results
