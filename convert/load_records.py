"""What the office records of issues and documents on the web: ``online.yml`` and ``index_numbers.yml`` of ``site_data``.

Both hold one ``address: value`` a line.  A missing file records nothing; a line that is wrong is named and left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from convert.model.finding import Finding, Severity

T = TypeVar("T")
ISSUE = re.compile(r"[a-z][a-z0-9]{1,11}/[a-z0-9-]+")
DOCUMENT = re.compile(r"[a-z][a-z0-9]{1,11}/[a-z0-9-]+/\d{2,}")
TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")
INDEX_NUMBER = re.compile(r"[0-9A-Z]{9}/\d{4}-\d{5}")
"""The identifier of 《政府信息公开目录系统实施指引（试行）》: 组织机构代码, year, running number."""


@dataclass(frozen=True)
class Records:
    """By address (``qh/2024-01`` an issue, ``qh/2024-01/05`` a document): the time it was published on the web, and its 索引号."""

    online: Mapping[str, datetime] = field(default_factory=dict)
    index_numbers: Mapping[str, str] = field(default_factory=dict)


def load_records(folder: Path) -> tuple[Records, tuple[Finding, ...]]:
    """The two files of a folder → what they record, and what is wrong with them."""
    online, wrong_times = _read(folder / "online.yml", ISSUE, _time, "qh/2024-01: 2024-03-01 09:00")
    numbers, wrong_numbers = _read(folder / "index_numbers.yml", DOCUMENT, _index_number, "qh/2024-01/05: 000000000/2024-00005")
    return Records(online, numbers), (*wrong_times, *wrong_numbers)


def _read(path: Path, key: re.Pattern[str], value: Callable[[str], T | None], example: str) -> tuple[dict[str, T], list[Finding]]:
    """One file, line by line, so that every mistake is named by its line."""
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        return {}, [_problem(path.name, "读不出来。请检查权限，并存成 UTF-8 编码")]
    found: dict[str, T] = {}
    problems: list[Finding] = []
    for number, line in enumerate(text.splitlines(), 1):
        address, _, written = (part.strip() for part in line.partition(": "))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        read = value(written.strip("\"'")) if key.fullmatch(address) else None
        if read is None or address in found:
            reason = "与上面的一行重复" if address in found else f"写法有误。请照这样写：{example}"
            problems.append(_problem(path.name, f"第 {number} 行{reason}"))
        else:
            found[address] = read
    return found, problems


def _time(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, "%Y-%m-%d %H:%M") if TIME.fullmatch(written) else None
    except ValueError:
        return None


def _index_number(written: str) -> str | None:
    return written if INDEX_NUMBER.fullmatch(written) else None


def _problem(name: str, message: str) -> Finding:
    return Finding("records-file", Severity.ERROR, f"site_data/{name}：{message}")
