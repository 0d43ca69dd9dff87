"""Numbers as gazettes print them: Arabic, Chinese, dates, document numbers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from convert.model.document_number import CLOSE, OPEN, normal_number

ZEROS = "〇零○◯ＯOОΟ0"
"""How 〇 is typed: among them the letters O of three alphabets."""
DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(ZEROS, 0) | {"两": 2, "元": 1}
LONGEST_DATE_LINE = 40
LONGEST_NUMBER_LINE = 60
CHINESE = "〇○零一二三四五六七八九十百两"
CHINESE_YEAR = rf"[二一][{ZEROS}一二三四五六七八九]{{3}}"

DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日?")
POINTED_DAY = re.compile(r"((?:19|20)\d\d)([.\-/])(\d{1,2})\2(\d{1,2})")
"""``2024.3.11``, a date only where it stands alone."""
CHINESE_DAY = re.compile(rf"({CHINESE_YEAR})年([元一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日?")

NUMBER = re.compile(
    rf"(?:(?P<agency>[\u4e00-\u9fa5]{{2,14}})\s*+)?{OPEN}\s*+(?P<year>(?:[1１][9９]|[2２][0０])\s*+\d\s*+\d)\s*+年?\s*+{CLOSE}"
    r"\s*+(?P<the>第?)\s*+(?P<serial>\d+)\s*+号"
)
"""Blanks are taken all at once: a line may be padded with thousands of them."""
NUMBER_ALONE = re.compile(r"^[（(【\[—–－-]*(?:(?:发文)?[文字]号[:：])?(" + NUMBER.pattern + r")[）)】\]—–－-]*$")
BEHIND = re.compile(r"(?<=号)(?:[（(]?统一(?:登记|编)号[:：][A-Z][A-Z\d—–－-]+[）)]?|签发人[:：][\u4e00-\u9fa5·]{2,8})$")
"""``统一编号：ZJQC00—2024—0002``, ``签发人：方远`` (GB/T 9704-2012 §7.2.6): the registration of a document, who signed it."""
REGISTRATION = re.compile(r"^[（(]?(?:(?:统一)?(?:登记|编)号[:：]?)?[A-Z]{2,}\d*[-—–－]\d{4}[-—–－]\d+[）)]?$")
YEAR_IN_BRACKETS = rf"{OPEN}(?:19|20)\d\d{CLOSE}"
YEAR_OF_ORDER = re.compile(rf"(?:{YEAR_IN_BRACKETS}|(?:19|20)\d\d年)第?")
ORDER_NUMBER = re.compile(rf"^(?:公告|通告)?(?:第(?:\d+|[{CHINESE}]+)号令?|{YEAR_OF_ORDER.pattern}\d+号)$")
SERIAL = re.compile(r"^[（(]?(\d{1,3})[）).、．]?$")
BRACKETED = re.compile(r"^[（(]([^（()）]+)[）)]$")


def without_blanks(text: str) -> str:
    """The text without any white space, for comparing what blanks and line breaks of the print must not change."""
    return "".join(text.split())


def chinese_number(text: str) -> int | None:
    """``二十三`` → 23, ``12`` → 12, anything else → None."""
    if text.isdecimal():
        return int(text)
    if not text or any(c not in CHINESE + ZEROS for c in text):
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


def serial_number(cell: str) -> int | None:
    """``3``, ``3.`` or ``（3）`` in a cell → 3; anything else → None."""
    found = SERIAL.match(without_blanks(cell))
    return int(found.group(1)) if found else None


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
    if found := POINTED_DAY.fullmatch(flat):
        return _real_date(*map(int, found.group(1, 3, 4)))
    if found := CHINESE_DAY.search(flat):
        year = int("".join(str(DIGITS[c]) for c in found.group(1)))
        return _real_date(year, chinese_number(found.group(2).replace("元", "一")) or 0, chinese_number(found.group(3)) or 0)
    return None


def is_date_line(text: str) -> bool:
    """Whether the line is a date and nothing else, as under a signature (GB/T 9704-2012 §7.3.5)."""
    if not text or len(text) > LONGEST_DATE_LINE or "年" not in text and not text.strip()[-1:].isdigit():
        return False
    flat = unicodedata.normalize("NFKC", without_blanks(text)).strip("()")
    found = DAY.fullmatch(flat) or CHINESE_DAY.fullmatch(flat) or POINTED_DAY.fullmatch(flat)
    return bool(found) and read_date(flat) is not None


def number_of(found: re.Match[str]) -> str:
    """A match of ``NUMBER`` → the number in its normal form."""
    return normal_number(found.group("agency") or "", found.group("year"), found.group("the"), found.group("serial"))


def read_document_number(text: str) -> str | None:
    """A line that is a document number and nothing else, but for a label or what else stands beside it → the number in its normal form."""
    if "号" not in text:
        return None
    flat = without_blanks(text)
    found = NUMBER_ALONE.match(BEHIND.sub("", flat)) if len(flat) <= LONGEST_NUMBER_LINE else None
    return number_of(found) if found and found.group("agency") else None


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
