"""What was found, in words for the office: lines of text, printed by ``cli.py`` and kept in the report file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from convert.model.blocks import Table
from convert.model.finding import Finding, Severity
from convert.model.publication import Archive

NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
SITE = "site_data"
Located = tuple[str, Finding]
"""A finding and the name of the source file it was made in."""


def located(archive: Archive) -> list[Located]:
    """All findings of all issues and of the site, the gravest first, then in reading order."""
    every = [(each.issue.source_name, finding) for each in archive.issues for finding in each.findings]
    every += [(SITE, finding) for finding in archive.findings]
    return sorted(every, key=lambda item: list(Severity).index(item[1].severity))


def finding_line(item: Located, between: str = " / ") -> str:
    """``警告 2023-02.txt:380  …  建议：…``; ``between`` parts a suggestion of several lines."""
    name, finding = item
    place = f"{name}:{finding.source[0][0]}" if finding.source else name
    lines = (finding.suggestion or "").splitlines()
    advice = between.join(lines) if len(lines) < 2 or not between.startswith("\n") else between + between.join(lines)
    return f"{NAMES[finding.severity]} {place}  {finding.message}" + (f"  建议：{advice}" if advice else "")


def counts_line(items: Iterable[Located]) -> str:
    """``错误 0，警告 2，提示 31``."""
    counts = Counter(finding.severity for _, finding in items)
    return "，".join(f"{name} {counts[severity]}" for severity, name in NAMES.items())


def extent_line(archive: Archive) -> str:
    """``3 期，24 件文件，17 张表``."""
    documents = [document for each in archive.issues for document in each.issue.documents]
    tables = sum(isinstance(block, Table) for document in documents for block in document.blocks)
    return f"{len(archive.issues)} 期，{len(documents)} 件文件，{tables} 张表"


def site_lines(archive: Archive) -> list[str]:
    """What the site still needs from the office: said at the end of every build, however many other findings there are."""
    return [f"网站资料：{finding.message}。{finding.suggestion or ''}" for finding in archive.findings]


def forgotten_lines(names: Sequence[str], most: int = 5) -> Iterator[str]:
    """``没有读 2 个文件：第2期.docx、第3期.pdf``: what lies in a folder and is no text, so that no issue is missed."""
    if names:
        rest = "等" if len(names) > most else ""
        yield f"没有读 {len(names)} 个文件：{'、'.join(names[:most])}{rest}。是公报的，请另存为“纯文本（.txt）”放在同一个文件夹里"


def printed_lines(paths: Iterable[Path]) -> Iterator[str]:
    """``build/pdf/qh/2024-01.pdf（0.8 MB）``."""
    return (f"PDF：{path}（{path.stat().st_size / (1 << 20):.1f} MB）" for path in paths)


def shown(items: list[Located], verbose: bool, most: int = 20) -> Iterator[str]:
    """Errors and warnings up to a readable number, or everything."""
    chosen = [item for item in items if item[0] != SITE and (verbose or item[1].severity is not Severity.NOTE)]
    yield from map(finding_line, chosen if verbose else chosen[:most])
    if not verbose and len(chosen) > most:
        yield f"……还有 {len(chosen) - most} 条"


def differing(changed: Sequence[str], missing: Sequence[str], additional: Sequence[str], verbose: bool, most: int = 20) -> Iterator[str]:
    """Files of a copy that are not as its manifest says, up to a readable number of each kind, or all of them."""
    for word, names in (("已改动", changed), ("缺少", missing), ("多出", additional)):
        yield from (f"{word}：{_printable(name)}" for name in (names if verbose else names[:most]))
        if not verbose and len(names) > most:
            yield f"……{word}的还有 {len(names) - most} 个（加 --verbose 全部列出）"


def _printable(name: str) -> str:
    """A name from a copy, which may hold what would command a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def report_text(archive: Archive, refused: Iterable[str]) -> str:
    """The report file: what was read, every file left out, every finding."""
    items = located(archive)
    lines = [
        extent_line(archive),
        counts_line(items),
        "",
        *(f"没有用上 {line}" for line in refused),
        *(finding_line(item, "\n    ") for item in items),
    ]
    return "\n".join(lines) + "\n"
