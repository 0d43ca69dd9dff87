"""The Chinese phrases that pages share: issue labels, dates, the citation."""

from __future__ import annotations

from datetime import date, datetime

from convert.model.issue import Document
from convert.model.publication import Act, Annotated

INNER_MARKS = str.maketrans("《》", "〈〉")

ACTS = {Act.AMENDS: "修改", Act.REPEALS: "废止", Act.REPLACES: "代替", Act.REISSUES: "重新公布", Act.FORWARDS: "转发"}
DIGITS = ("", *"一二三四五六七八九")
UNLISTED = "本期另载下列文件，原刊目录未列"


def issue_label(annotated: Annotated) -> str:
    """``2023年第2期``; an issue whose masthead does not say goes by its id."""
    masthead = annotated.issue.masthead
    if masthead.year is None or masthead.number is None:
        return annotated.issue.id
    return f"{masthead.year}年第{masthead.number}期"


def number_label(annotated: Annotated) -> str:
    """``第2期``, for lists that already say the year."""
    number = annotated.issue.masthead.number
    return annotated.issue.id if number is None else f"第{number}期"


def total_label(annotated: Annotated) -> str:
    """``总第22期``, or nothing."""
    total = annotated.issue.masthead.total_number
    return "" if total is None else f"总第{total}期"


def year_label(year: int | None) -> str:
    """``2023年``."""
    return "年份未详" if year is None else f"{year}年"


def date_label(day: date | None) -> str:
    """``2023年5月8日``: Arabic numerals without leading zeros (GB/T 9704-2012 §7.3.5)."""
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def time_label(time: datetime | None) -> str:
    """``2024年3月1日 09:00``."""
    return "" if time is None else f"{date_label(time)} {time:%H:%M}"


def page_label(page: int | None, last: int | None = None) -> str:
    """``第1页``, ``第1—4页``, or nothing."""
    return "" if page is None else f"第{page}—{last}页" if last and last > page else f"第{page}页"


def size_label(size: int) -> str:
    """``12 KB``, ``1.5 MB``, rounded up as Windows shows it."""
    return f"{-(-size // 1024)} KB" if size < 1 << 20 else f"{size / (1 << 20):.1f} MB"


def citation(annotated: Annotated, document: Document, page: int | None) -> str:
    """The line a reader copies; title marks inside title marks become single ones (GB/T 15834-2011)."""
    number = f"（{document.document_number}）" if document.document_number else ""
    where = f"《{annotated.publication.name}》{issue_label(annotated)}"
    return "，".join(piece for piece in (f"《{document.title.translate(INNER_MARKS)}》{number}", where, page_label(page)) if piece)


def column_place(column: int) -> str:
    """A column that no header names, counted from 0, by its place: ``（第一栏）``, ``（第十二栏）``."""
    tens, ones = divmod(column + 1, 10)
    return f"（第{DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{DIGITS[ones]}栏）" if tens < 10 else f"（第{column + 1}栏）"
