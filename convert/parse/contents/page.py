"""The page number in a line of the contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convert.parse.contents.marks import item_of, without_ornament
from convert.parse.contents.number import split_number
from convert.parse.kinds import TextLine
from convert.parse.typesetting import unbalanced

LEADING = r"\s.．…·・⋯\-—─_"
LEADER = rf"(?<![{LEADING}])(?:[{LEADING}]{{2,}}+|[\t…])|(?<!。)。{{2,}}+[{LEADING}]*+"
PAGE = re.compile(
    rf"(?:(?:{LEADER})[（(〔\[]?\s*+(\d{{1,4}})(?:\s*+[-—–－~～]\s*+\d{{1,4}})?\s*+[）)〕\]]?"
    rf"|(?:(?<![{LEADING}。])[{LEADING}。]++(?:[PpＰ][.．]?|第)|[/／])\s*+(\d{{1,4}})|[〈<＜]\s*+(\d{{1,4}})\s*+[〉>＞]"
    r"|(?<!\s)\s++[-—–－]\s?(\d{1,4})\s?[-—–－]"
    r"|[（(]\s*+(?:第\s*+|[PpＰ][.．]?\s*+)?(\d{1,4})\s*+页?\s*+[）)]"
    r"|(?<=[\u4e00-\u9fa5》）)])\s++(\d{1,4})"
    r"|(?<=[知定见告报复函令案法则单记》）)号])(?P<glued>\d{1,3}))\s*+页?$"
)
"""The page at the end of an entry; a leader is taken whole or not at all, so that a long one costs no more than its length."""
YEAR = re.compile(r"[（(]\s*(?:19|20)\d\d\s*[）)]$")
PAGE_ALONE = re.compile(r"^[（(\-—–·…⋯.\s]*(?:[PpＰ][.．]?|第)?\s*(\d{1,3})\s*页?[）)\-—–·]*$")
AUTHOR = re.compile(r"\t[\u4e00-\u9fa5]{1,2}[\s\u3000]*[\u4e00-\u9fa5]{1,2}$|(?<![.．…·・⋯])[.．…·・⋯]{3,}+[\u4e00-\u9fa5\s\u3000]{2,14}$")
"""``……县长　沈溪``: who speaks or wrote, between a title and its page."""


def page_in(text: str) -> re.Match[str] | None:
    """The page a line of contents ends in, or is; the year of a document number that goes on below is none."""
    found = PAGE.search(text) or PAGE_ALONE.match(text)
    if found is None or YEAR.search(text) or found.re is PAGE and found.group("glued") and unbalanced(text):
        return None
    return found


def split_page(text: str) -> tuple[str, int | None]:
    """A line of contents → what stands before its page, and the page."""
    if found := page_in(text):
        return text[: found.start()].rstrip(" .．…·・⋯-—─_\t\u3000"), int(next(group for group in found.groups() if group))
    return text.strip(), None


def announced_title(text: str) -> str | None:
    """The title in a line of contents, or in several joined, that ends in its page; None for any other text."""
    found = page_in(text)
    if found is None or found.re is PAGE_ALONE:
        return None
    own = without_ornament(text[: found.start()]).strip()
    item = item_of(own)
    return split_number(AUTHOR.sub("", own[item.length :] if item else own))[0]


def own_pages(lines: Sequence[TextLine]) -> dict[int, TextLine]:
    """The bare numbers that are the pages of entries and not of the print, by line: most entries have theirs on a line of its own."""
    alone = {line.number: line for line in lines if PAGE_ALONE.match(line.text)}
    return alone if len(alone) > 1 and len(alone) > sum(bool(PAGE.search(line.text)) for line in lines) else {}
