"""Categories of the contents printed again over their documents or at the head of a page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from convert.model.finding import Dropped
from convert.model.issue import Entry, Masthead
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import without_blanks
from convert.parse.page.furniture import LONGEST, parted
from convert.parse.page.series import counting
from convert.parse.titles import GENRE, ends_with_genre, folded

RUBRIC_MARKS = "【】[]〔〕〖〗◇◆■□●○★☆▲△※＊*·•~～—–-|｜/"
RUBRIC_PAGE = re.compile(r"^[·•~～—–\-]*\d{1,4}[·•~～—–\-|/]*(?=[^\d·•~～—–\-|/])|[·•~～—–\-|/】\]〕]*\d{1,4}[·•~～—–\-]*$")
ISSUE = re.compile(r"[（(]?(?:总?第?\d{1,4}[期辑卷]|(?:19|20)\d\d年)[）)]?|[A-Za-z]{4,}")
GAP = r"[\s\u3000]*[｜|·•/—–\-~～][\s\u3000]*|[\s\u3000]+"
HEAD_AND_PAGE = re.compile(
    rf"^(?:(?P<page>\d{{1,4}})(?P<mark>{GAP}))?(?P<words>(?!附|表|图|专栏|第|例)[\u4e00-\u9fa5（）()、《》]{{2,20}})"
    rf"(?(page)|(?P<behind>{GAP})(?P<last>\d{{1,4}}))[·•~～—–\-]*$"
)
HEAD_KINDS = (LineKind.PLAIN, LineKind.PERSON)
LONGEST_HEAD = 30
MOST_PAGES = 8
"""Between two heads with the same words there are so many pages at most."""
FEWEST_HEADS = 3
GENRE_ALONE = re.compile(rf"{GENRE}$")
TITLE_OPEN = re.compile("关于|的$")


def drop_rubrics(lines: Sequence[TextLine], entries: Sequence[Entry], own: Masthead) -> tuple[tuple[TextLine, ...], tuple[Dropped, ...]]:
    """A category of the contents printed again, over its documents or at the head of a page: ``【政府文件】 ·12·``.

    At the head of a page the gazette's name and number can stand beside it: ``某县人民政府公报　　部门文件``, ``部门文件　2023年第3期``.
    """
    name = re.compile(re.escape(without_blanks(own.publication or "")))
    names = {without_blanks(entry.category) for entry in entries if entry.category} - {without_blanks(entry.title) for entry in entries}
    titles = {folded(entry.title) for entry in entries}
    reasons: list[str | None] = [None] * len(lines)
    for at, line in enumerate(lines):
        above = lines[at - 1] if at else None
        if len(line.flat) > LONGEST or above and _ends_title(above, line, titles):
            continue
        if _rubric(line.flat) in names:
            reasons[at] = "category heading"
        elif _rubric(ISSUE.sub("", name.sub("", line.flat))) in names:
            reasons[at] = "running head"
    for at in _numbered_heads(lines):
        reasons[at] = reasons[at] or "running head"
    return parted(lines, reasons)


def _numbered_heads(lines: Sequence[TextLine]) -> list[int]:
    """The places of a few words with the number of the page, ``部门文件 ｜ 19``, ``3　政策解读``, where these count on from page to page.

    Without a stroke between the two the words come again, as those of no title do.
    """
    found: defaultdict[str, dict[int, re.Match[str]]] = defaultdict(dict)
    for at, line in enumerate(lines):
        hit = HEAD_AND_PAGE.match(line.text.strip()) if len(line.flat) <= LONGEST_HEAD and line.kind in HEAD_KINDS else None
        if hit:
            found[(hit.group("mark") or hit.group("behind")).strip()][at] = hit
    places: list[int] = []
    for mark, hits in found.items():
        often = Counter(hit.group("words") for hit in hits.values())
        own = {at: int(hit.group("page") or hit.group("last")) for at, hit in hits.items() if mark or often[hit.group("words")] > 1}
        chain = counting(lines, own, MOST_PAGES)
        places += chain if len(chain) >= FEWEST_HEADS else []
    return places


def _rubric(flat: str) -> str:
    """A line without what may stand around a category: brackets, marks, a page number."""
    return RUBRIC_PAGE.sub("", flat).strip(RUBRIC_MARKS)


def _ends_title(above: TextLine, line: TextLine, titles: Set[str]) -> bool:
    """``关于……工作的 | 通　知``: a category may be called like a kind of document, and a title may end on a line of its own."""
    both = folded(above.flat + line.flat)
    if any(title.endswith(both) for title in titles):
        return True
    open_title = above.can_be_title and TITLE_OPEN.search(above.flat) and not ends_with_genre(above.flat)
    return bool(open_title and GENRE_ALONE.match(line.flat))
