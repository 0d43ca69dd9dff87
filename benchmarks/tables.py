"""A table of 20,000 rows must cost twenty times what one of 1,000 costs, page, CSV and Excel each.

    python -m benchmarks.tables

Processor time, best of five rounds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date

from convert.model.blocks import BlockKind, Cell, Purpose, Table, TextBlock
from convert.model.issue import Document, Issue, Masthead, Part, PartKind
from convert.model.publication import Annotated, Archive, Publication
from convert.publish.page import Download, Page
from convert.publish.pages import site_pages

SMALL, LARGE, ROUNDS = 2_000, 20_000, 5
MOST = 1.25
"""By how much a row of the large table may cost more than one of the small."""
NAMES = ("序号", "户主", "所在村组", "种植面积（亩）", "补助（元）", "签字")


def main() -> int:
    """Measure, print, and fail if anything grows faster than the table."""
    small, large = costs(archive_with(SMALL)), costs(archive_with(LARGE))
    failed = False
    for name, (seconds, size) in large.items():
        growth = seconds / small[name][0] / (LARGE / SMALL)
        failed |= growth > MOST
        print(f"{name:5} {LARGE} rows: {seconds:6.2f} s, {size / 1e6:5.1f} MB; a row costs {growth:.2f} of one in {SMALL} (at most {MOST})")
    return int(failed)


def costs(archive: Archive) -> dict[str, tuple[float, int]]:
    """For the page and each file of the table: seconds and bytes."""
    found = {
        "page": best(lambda: next(page.text for page in site_pages(archive) if isinstance(page, Page) and page.path.endswith("/01.md"))),
        "csv": best(lambda: next(page.text for page in site_pages(archive) if isinstance(page, Page) and page.path.endswith("-t1.csv"))),
    }
    (book,) = (page for page in site_pages(archive) if isinstance(page, Download))
    return {**found, "xlsx": best(book.make)}


def best(make: Callable[[], str | bytes]) -> tuple[float, int]:
    """The shortest of all times, and the size of what was made."""
    times, size = [], 0
    for _ in range(ROUNDS):
        started = time.process_time()
        made = make()
        times.append(time.process_time() - started)
        size = len(made.encode() if isinstance(made, str) else made)
    return min(times), size


def archive_with(rows: int) -> Archive:
    """An issue of one document with one roster of so many rows."""
    publication = Publication("qh", "清禾县人民政府公报")
    blocks = (TextBlock(BlockKind.TITLE, "关于公示的通知", ((1, 1),)), roster(rows))
    part = Part("notice", PartKind.NOTICE, blocks, ((1, rows),))
    document = Document("2024-01-01", 1, "关于公示的通知", None, (), None, None, None, (part,), ((1, rows),))
    masthead = Masthead(publication.name, 2024, 1, 31, date(2024, 3, 1))
    issue = Issue("2024-01", "a.txt", masthead, (), (document,), (), (), ())
    return Archive((publication,), (Annotated(publication, issue, (), ()),))


def roster(rows: int) -> Table:
    """Serial number, name, village, figures, a blank to sign in."""
    body = tuple((str(n), f"户主{n}", f"石河镇第{n % 40}组", str(n % 17), str(n % 17 * 120), "") for n in range(1, rows + 1))
    head = tuple(Cell(name, 0, column, header=True) for column, name in enumerate(NAMES))
    cells = tuple(Cell(text, row, column) for row, texts in enumerate(body, 1) for column, text in enumerate(texts))
    sources = tuple(((row, row),) for row in range(2, rows + 2))
    return Table("公示名单", Purpose.ROSTER, NAMES, 1, body, sources, (*head, *cells), ((1, rows + 1),))


if __name__ == "__main__":
    sys.exit(main())
