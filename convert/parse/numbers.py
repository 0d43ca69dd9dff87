"""Numbers as gazettes print them: Arabic, Chinese, dates, document numbers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "0": 0, "两": 2, "元": 1}
LONGEST_DATE_LINE = 40
CHINESE = "〇○零一二三四五六七八九十百两"

DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日?")
CHINESE_DAY = re.compile(r"([二一][〇○零OＯ0一二三四五六七八九]{3})年([元一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日?")

NUMBER = re.compile(
    r"(?:(?P<agency>[\u4e00-\u9fa5]{2,14})\s*+)?[〔\[【（(［〈]\s*+(?P<year>(?:[1１][9９]|[2２][0０])\s*+\d\s*+\d)\s*+年?\s*+[〕\]】）)］〉]"
    r"\s*+(?P<the>第?)\s*+(?P<serial>\d+)\s*+号"
)
"""Blanks are taken all at once: a line may be padded with thousands of them."""
NUMBER_ALONE = re.compile(r"^[（(【\[]?\s*(" + NUMBER.pattern + r")\s*[）)】\]]?$")
REGISTERED = re.compile(r"[\s\u3000]+[（(]?统一(?:登记|编)号[:：][\s\u3000]*[A-Z][A-Z\d—–－-]+[）)]?$")
"""``统一编号：ZJQC00—2024—0002``: the registration of a normative document, behind its number."""
REGISTRATION = re.compile(r"^[（(]?(?:(?:统一)?(?:登记|编)号[:：]?)?[A-Z]{2,}\d*[-—–－]\d{4}[-—–－]\d+[）)]?$")
YEAR_IN_BRACKETS = r"[〔\[【（(［〈](?:19|20)\d\d[〕\]】）)］〉]"
YEAR_OF_ORDER = re.compile(rf"(?:{YEAR_IN_BRACKETS}|(?:19|20)\d\d年)第?")
ORDER_NUMBER = re.compile(rf"^(?:公告|通告)?(?:第(?:\d+|[{CHINESE}]+)号令?|{YEAR_OF_ORDER.pattern}\d+号)$")
BRACKETED = re.compile(r"^[（(]([^（()）]+)[）)]$")


WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def without_blanks(text: str) -> str:
    """The text without any white space, for comparing what blanks and line breaks of the print must not change."""
    return "".join(text.split())


def chinese_number(text: str) -> int | None:
    """``二十三`` → 23, ``12`` → 12, anything else → None."""
    if text.isdecimal():
        return int(text)
    if not text or any(c not in CHINESE for c in text):
        return None
    total = digit = 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        elif "十" in text or "百" in text:
            digit = DIGITS[char]
        else:
            digit = digit * 10 + DIGITS[char]
    return total + digit


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(text: str) -> date | None:
    """The first whole date in ``text``: ``2023 年 1 月 10 日`` or ``二〇二三年一月十日``; None where a part is missing or impossible."""
    flat = unicodedata.normalize("NFKC", without_blanks(text))
    if found := DAY.search(flat):
        return _real_date(*(int(part) for part in found.groups()))
    if found := CHINESE_DAY.search(flat):
        year = int("".join(str(DIGITS[c]) for c in found.group(1)))
        return _real_date(year, chinese_number(found.group(2).replace("元", "一")) or 0, chinese_number(found.group(3)) or 0)
    return None


def is_date_line(text: str) -> bool:
    """Whether the line is a date and nothing else, as under a signature (GB/T 9704-2012 §7.3.5)."""
    if "年" not in text or len(text) > LONGEST_DATE_LINE:
        return False
    flat = unicodedata.normalize("NFKC", without_blanks(text)).strip("()")
    found = DAY.fullmatch(flat) or CHINESE_DAY.fullmatch(flat)
    return bool(found) and read_date(flat) is not None


def normal_number(found: re.Match[str]) -> str:
    """A match of ``NUMBER`` → ``×政办发〔2023〕1号``, as GB/T 9704-2012 §7.2.5 has it whatever was printed, no 0 before a digit.

    Some authorities count in four digits or print 第: ``×土字〔2024〕第0117号`` stays so.
    """
    serial = found.group("serial").translate(WIDE_DIGITS)
    year = without_blanks(found.group("year")).translate(WIDE_DIGITS)
    return f"{without_blanks(found.group('agency') or '')}〔{year}〕{found.group('the')}{serial if len(serial) > 2 else int(serial)}号"


def read_document_number(text: str) -> str | None:
    """A line that is a document number and nothing else, but for its registration → the number with normal brackets."""
    text = REGISTERED.sub("", text) if "统一" in text else text
    if "号" not in text[-4:]:
        return None
    found = NUMBER_ALONE.match(text.strip())
    return normal_number(found) if found and found.group("agency") else None


def is_registration(flat: str) -> bool:
    """``ZJQC00-2024-0002``: the number under which a normative document is registered (统一登记号), alone in its line."""
    return bool(REGISTRATION.match(flat))


def read_order_number(text: str) -> str | None:
    """``第 78 号`` under ``某市人民政府令`` → ``第78号``, ``公告2024年第2号``: they count through a term of office, or through a year."""
    flat = BRACKETED.sub(r"\1", without_blanks(text))
    return flat if ORDER_NUMBER.match(flat) else None


def order_serial(number: str) -> str:
    """``〔2024〕第2号`` → ``第2号``: an order's number without the year, which head and contents may print or leave out."""
    return YEAR_OF_ORDER.sub("第", number)
