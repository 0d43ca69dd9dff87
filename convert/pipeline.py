"""The whole flow: files → text → issues → archive → pages → site.  Everything is read and linked before anything is written."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath

from convert.dictionary_changes import dictionary_changes
from convert.gather import Opened, archive_of, first_of_each
from convert.known import Known
from convert.load import publication_of
from convert.load_dictionaries import FILES, load_dictionaries
from convert.meaning import annotate, bodies_of, site_findings
from convert.model.publication import Annotated, Archive
from convert.model.source import Original
from convert.outcome import ASK_FOR_HELP, Conversion, Printed, Unpublished, refusal, unready
from convert.parse.issue import parse_issue
from convert.project import Project
from convert.publish.config import site_config
from convert.publish.data import issue_json, json_text
from convert.publish.page import Download
from convert.publish.pages import site_pages
from convert.publish.pdf.book import pdf_file
from convert.publish.pdf.render import missing
from convert.publish.site import build_site
from convert.publish.wording import issue_label
from convert.publish.write import PublishError, copy_hand_written, write_download, write_pages, write_text
from convert.read.decode import Undecodable, decode
from convert.read.lines import read_lines
from convert.sources import Refused, explain, explain_report, find_sources, read_bytes

Watch = Callable[[str], None]
"""Is told, in words for the office, what happens next."""


def convert(given: Iterable[Path], known: Known, watch: Watch, only: str | None = None) -> Conversion:
    """Files and folders → one linked archive of all issues in them, or of the one with this id."""
    results = [
        each if isinstance(each, Refused) else unready(each.path, each.issue) or each
        for each in _open_all(find_sources(given), known, watch)
    ]
    opened, repeated = first_of_each(each for each in results if isinstance(each, Opened) and only in (None, each.issue.id))
    watch(f"核对 {len(opened)} 期")
    annotated = tuple(annotate(opened, known))
    told = tuple(site_findings(annotated))
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


def dictionary_news(archive: Archive, known: Known, project: Project) -> tuple[str, ...]:
    """What changed by the dictionaries since the last build, in lines for the office; they are kept for the next one.

    The first build has nothing to compare with; a record that cannot be read is replaced.
    """
    record = project.last_dictionaries
    before = load_dictionaries(record) if record.exists() else None
    damaged = before is not None and (before.problems or not all((record / name).exists() for name in FILES))
    lines = dictionary_changes(archive, known, before) if before and not damaged else ()
    texts = {name: project.site_data / name for name in FILES}
    kept = [write_file(record / name, path.read_text(encoding="utf-8-sig") if path.exists() else "") for name, path in texts.items()]
    notices = [f"上次的词典记录 {record} 已损坏，这次不比较，已重新记录"] if damaged else []
    return (*lines, *notices, *(f"词典没有记录下来：{problem.message}" for problem in kept if problem))


def pdf_problem() -> Unpublished | None:
    """Why this machine makes no PDF, if it does not."""
    reason = missing()
    return Unpublished(reason) if reason else None


def pdf_files(archive: Archive, watch: Watch, warn: Watch) -> Iterator[Download]:
    """Archive → one PDF an issue, each made when it is written; ``warn`` is told what could not be printed."""
    for n, annotated in enumerate(archive.issues, 1):
        watch(f"排印 PDF {n}/{len(archive.issues)} {annotated.publication.name}{issue_label(annotated)}")
        yield pdf_file(annotated, warn)


def write_pdfs(files: Iterable[Download], folder: Path) -> Printed | Unpublished:
    """PDFs → ``folder/publication/issue.pdf``; what has not changed is not made again."""
    done: list[tuple[Path, bool]] = []
    try:
        for file in files:
            path = folder / f"{PurePosixPath(file.path).parent}.pdf"
            done.append((path, write_download(path, file)))
    except PublishError as error:
        return Unpublished(str(error))
    return Printed(tuple(path for path, _ in done), sum(made for _, made in done))


def read_one(path: Path, known: Known) -> Annotated | Refused:
    """One file alone → its annotated issue."""
    opened = open_issue(path, known)
    return opened if isinstance(opened, Refused) else next(annotate((opened,), known))


def write_model(annotated: Annotated, path: Path) -> Unpublished | None:
    """Annotated issue → JSON file."""
    return write_file(path, f"{json_text(issue_json(annotated))}\n")


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


def _open_all(sources: tuple[Path | Refused, ...], known: Known, watch: Watch) -> list[Opened | Refused]:
    results: list[Opened | Refused] = []
    for n, source in enumerate(sources, 1):
        if isinstance(source, Path):
            watch(f"读取 {n}/{len(sources)} {source.name}")
        results.append(open_issue(source, known) if isinstance(source, Path) else source)
    return results
