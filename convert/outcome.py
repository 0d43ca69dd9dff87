"""What a run ends with, as values: issues taken, files refused, nothing written and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from convert.model.issue import Issue
from convert.model.publication import Archive
from convert.sources import Refused

Watch = Callable[[str], None]
"""Is told, in words for the office, what happens next."""

ASK_FOR_HELP = "请加 --verbose 再运行一次，把显示的内容和源文件交给维护人员"

REFUSING = {
    "not-a-gazette": "不像一期公报：没有读到年份和期号。请检查文件开头有没有“2024年第1期”这样的一行",
    "no-documents": "只有刊头和目录，没有读到文件正文。请检查文件是否完整，补上正文再转换",
}
"""Findings that keep a file out of the archive, and what its sender can do."""

INCOMPLETE = {"no-contents": "没有读到目录，这一期没有发布。请检查“目 录”一行和它下面的各条是否完整，补上后再生成一次"}
"""Findings that keep an issue off the site, though its data can be looked at."""


@dataclass(frozen=True)
class Conversion:
    """An archive of the files that were taken, and why the others were not."""

    archive: Archive
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class Unpublished:
    """Why nothing was written, in one Chinese line that says what to do."""

    message: str


@dataclass(frozen=True)
class Printed:
    """The PDF files of the issues, and how many of them had to be made."""

    paths: tuple[Path, ...]
    made: int


def refusal(path: str, issue: Issue) -> Refused | None:
    """Why a file is no issue, if it is none."""
    return _first(path, issue, REFUSING)


def unready(path: str, issue: Issue) -> Refused | None:
    """Why an issue cannot be published, if it cannot."""
    return _first(path, issue, INCOMPLETE)


def _first(path: str, issue: Issue, reasons: Mapping[str, str]) -> Refused | None:
    return next((Refused(path, reasons[finding.rule]) for finding in issue.findings if finding.rule in reasons), None)
