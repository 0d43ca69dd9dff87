"""Archive → PDFs: beside the pages of the site, or in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from convert.model.publication import Archive
from convert.outcome import Printed, Unpublished, Watch
from convert.publish.page import Download
from convert.publish.pdf.book import pdf_file
from convert.publish.pdf.render import missing
from convert.publish.wording import issue_label
from convert.publish.write import PublishError, write_download


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
