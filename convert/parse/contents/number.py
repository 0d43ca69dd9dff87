"""The document number in an entry of the contents."""

from __future__ import annotations

import re

from convert.parse.numbers import NUMBER, YEAR_IN_BRACKETS, number_of, read_order_number, without_blanks
from convert.parse.words import one_of

ORDER = re.compile(rf"[（(]?([\u4e00-\u9fa5]{{0,10}}令\s*(?:第|{YEAR_IN_BRACKETS}\s*第?)\s*\d+\s*号)[）)]?\s*$")
ORDER_FIRST = re.compile(r"^([\u4e00-\u9fa5]{0,14}令)\s*[（(]?\s*(第\s*\d+\s*号)\s*[）)]?[\s\u3000]+(?=\S{4})")
"""``某县人民政府令（第12号）　某县……办法``: the number of an order before the title of what it puts in force."""
NOTICE_NUMBER = re.compile(r"[（(]\s*((?:公告|通告)?\s*(?:20\d\d年)?第\s*\d+\s*号)\s*[）)]\s*$")
"""``某县人民政府……的公告（2024年第2号）``: a notice to the public, which has no agency in its number."""
NUMBER_FIRST = re.compile(r"^((?:公告|通告)?(?:20\d\d年)?第\s*\d+\s*号)[\s\u3000]+(?=\S{4})")
"""``第6号　某市……办法``, ``2024年第2号　……公告``: orders and notices by their number in front."""
LEADER = re.compile(r"[\s.．…·・⋯]{3,}$")
"""Dots between a title and its number."""
TITLE_END = re.compile(rf"的?{one_of('通知 意见 决定 公告 通告 通报 批复 办法 方案 报告 函')}(?=.{{2,6}}$)")
"""The end of a title that ran into the agency of the number behind it."""


def is_number(text: str) -> bool:
    """Whether a line of the contents is a document number, an order's or a notice's, and nothing else."""
    title, number = split_number(text)
    return bool(read_order_number(text)) or number is not None and not title.strip()


def split_number(text: str) -> tuple[str, str | None]:
    """Title and document number of an entry; the number stands last, in brackets or on a line of its own."""
    if order := ORDER.search(text):
        return text[: order.start()], without_blanks(order.group(1))
    if notice := NOTICE_NUMBER.search(text):
        return text[: notice.start()], without_blanks(notice.group(1))
    title, _, last = text.rpartition("\n")
    if title and (number := read_order_number(last)):
        return title, number
    if first := NUMBER_FIRST.match(text):
        return text[first.end() :], without_blanks(first.group(1))
    if order := ORDER_FIRST.match(text):
        return text[order.end() :], without_blanks("".join(order.groups()))
    if (first := NUMBER.match(text)) and first.group("agency") and len(text) - first.end() > 3:
        return text[first.end() :].lstrip("）)】] \n\u3000"), number_of(first)
    found = max(NUMBER.finditer(text), key=lambda each: each.end(), default=None)
    if found is None or len(text) - found.end() > 3:
        return text, None
    start, agency = found.start(), found.group("agency") or ""
    cut = max((end.end() for end in TITLE_END.finditer(agency)), default=0)
    number = number_of(found)[cut:]
    return LEADER.sub("", text[: start + cut].rstrip("（(【[ \n\t\u3000")), number
