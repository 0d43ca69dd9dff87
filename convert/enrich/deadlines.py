"""A printed deadline → the day it ends, where that is certain.  Periodic and open-ended deadlines have none."""

from __future__ import annotations

import calendar
import re
from datetime import date

PERIODIC = re.compile(r"每(?:年|季|月|周|日|半年)|长期|常年|持续|全年|随时|即时|按月|按季|定期|适时")
SEVERAL = re.compile(r"[；;]|，.*[，。]|月.*[、，].*月")
RANGE = re.compile(r"[-—–~～至到]")
YEAR = re.compile(r"(20\d\d)年?")
DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
MONTH = re.compile(r"(\d{1,2})月(上旬|中旬|下旬)?")
QUARTER = re.compile(r"第?([一二三四1-4])季度")
CHINESE_MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
CHINESE_MONTH = re.compile(r"(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])(?=月)")
CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
TENTHS = {"上旬": 10, "中旬": 20}
QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


def _last_day(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def due_date(deadline: str, year: int | None) -> date | None:
    """A deadline as printed and the year of its document → its last day, or None where the text leaves it open.

    ``6月底前`` → 30 June of the document's year; ``2025年12月`` → 31 December 2025; ``长期坚持`` → None.
    """
    flat = CHINESE_MONTH.sub(lambda found: str(CHINESE_MONTHS.index(found.group()) + 1), re.sub(r"\s+", "", deadline))
    flat = CHINESE_YEAR.sub(lambda found: found.group().translate(DIGITS), flat)
    if PERIODIC.search(flat) or SEVERAL.search(flat):
        return None
    last = RANGE.split(flat)[-1]
    printed = YEAR.search(last) or YEAR.search(flat)
    in_year = int(printed.group(1)) if printed else year
    return _in_year(last, in_year) if in_year else None


def _in_year(flat: str, year: int) -> date | None:
    if found := DAY.search(flat):
        try:
            return date(year, int(found.group(1)), int(found.group(2)))
        except ValueError:
            return None
    if found := MONTH.search(flat):
        month, part = int(found.group(1)), found.group(2)
        last = _last_day(year, month)
        return last.replace(day=TENTHS[part]) if last and part in TENTHS else last
    if found := QUARTER.search(flat):
        return _last_day(year, QUARTERS[found.group(1)])
    if re.search(r"上半年", flat):
        return date(year, 6, 30)
    return date(year, 12, 31) if re.search(r"年底|年末|年内|20\d\d年(?:底|末)?前?$", flat) else None
