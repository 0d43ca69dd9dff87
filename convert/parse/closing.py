"""The end of an official text: signing bodies, date, disclosure note (GB/T 9704-2012 §7.3.5, §7.3.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import CHINESE_YEAR, is_date_line, read_date, without_blanks
from convert.parse.titles import is_body_name
from convert.parse.words import one_of

SIGNERS = 8
LONGEST_SIGNER = 60
LONGEST_NAME = 24
LONGEST_REST = 4
"""Characters of what a line end cuts off a name at most."""
POSTS = one_of("县长 市长 区长 州长 省长 主席 主任 镇长 乡长 书记 局长")
POST_AND_NAME = re.compile(rf"^[\u4e00-\u9fa5]{{0,12}}{POSTS}[：:]?[\u4e00-\u9fa5]{{2,4}}$")
SET_APART = re.compile(r"[\u4e00-\u9fa5][\s\u3000：:]+[\u4e00-\u9fa5]")
NAME_AND_DATE = re.compile(
    r"^(?P<bodies>[\u4e00-\u9fa5（）()\s\u3000]+?)[\s\u3000]*"
    rf"[（(]?(?P<date>(?:\d{{4}}|{CHINESE_YEAR})\s*年.{{2,12}}日)[）)]?$"
)
DATE_BEGINS = re.compile(rf"^(?:\d{{4}}|{CHINESE_YEAR})年(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})?月?(?:\d{{1,2}})?$")
SEAL = re.compile(r"[（(](?:章|代章|印章|公章|盖章)[）)]")


@dataclass(frozen=True)
class Closing:
    """Line indices of the signature block, the date and the disclosure note, and what they say."""

    signature: tuple[int, ...] = ()
    date_lines: tuple[int, ...] = ()
    disclosure_line: int | None = None
    issuers: tuple[str, ...] = ()
    date: date | None = None
    disclosure: str | None = None

    @property
    def last(self) -> int:
        """Index of the last of these lines, -1 where there is none."""
        rest = () if self.disclosure_line is None else (self.disclosure_line,)
        return max((*self.signature, *self.date_lines, *rest), default=-1)


def split_bodies(text: str) -> tuple[str, ...]:
    """``中共某县委办公室 某县人民政府办公室`` → both names; letters set apart for looks are one name."""
    text = SEAL.sub("", text)
    parts = text.split()
    if len(parts) > 1 and all(len(part) > 3 and is_body_name(part) for part in parts):
        return tuple(parts)
    return (without_blanks(text),)


def _is_signer(line: TextLine) -> bool:
    if line.kind not in (LineKind.PLAIN, LineKind.PERSON) or len(line.flat) > LONGEST_SIGNER:
        return False
    return is_body_name(line.text) or _is_officer(line)


def _is_officer(line: TextLine) -> bool:
    """``县　长　沈　溪``: a post and a name, set apart."""
    return bool(POST_AND_NAME.match(line.flat)) and bool(SET_APART.search(line.text.strip()))


def _signers_above(lines: Sequence[TextLine], at: int) -> tuple[int, ...]:
    """Indices of the lines right above ``at`` that name a signing body or officer."""
    first = at
    while first > 0 and at - first < SIGNERS:
        if _is_signer(lines[first - 1]):
            first -= 1
        elif is_cut_name(lines[max(first - 2, 0) : first]):
            first -= 2
        else:
            break
    return tuple(range(first, at))


def is_cut_name(lines: Sequence[TextLine]) -> bool:
    """``清禾县人民政府办公 | 室``: the name of a body, its last characters below the line end."""
    if len(lines) < 2 or any(line.kind is not LineKind.PLAIN for line in lines) or _is_signer(lines[0]):
        return False
    return len(lines[1].flat) <= LONGEST_REST < len(lines[0].flat) <= LONGEST_NAME and is_body_name(lines[0].flat + lines[1].flat)


def _bodies(lines: Sequence[TextLine], signature: Sequence[int]) -> tuple[str, ...]:
    named: list[str] = []
    begun = ""
    for line in (lines[at] for at in signature if not _is_officer(lines[at])):
        begun += line.text
        if _is_signer(line) or begun != line.text:
            named.append(begun)
            begun = ""
    return tuple(body for text in named for body in split_bodies(text))


def _signed(lines: Sequence[TextLine]) -> Closing | None:
    """The first date with a signing body above it or in the same line."""
    for at, line in enumerate(lines):
        if (dates := _date_lines(lines, at)) and (signature := _signers_above(lines, at)):
            return Closing(signature, dates, None, _bodies(lines, signature), _date_in(lines, dates))
        found = NAME_AND_DATE.match(line.text.strip()) if line.flat.rstrip("）)").endswith("日") and "\t" not in line.text else None
        if found and is_body_name(found.group("bodies")):
            signature = (*_signers_above(lines, at), at)
            bodies = (*_bodies(lines, signature[:-1]), *split_bodies(found.group("bodies")))
            return Closing(signature, (), None, bodies, read_date(found.group("date")))
    return None


def _signed_below(lines: Sequence[TextLine]) -> Closing | None:
    """``2024年5月15日 | 某县林长制办公室``: the first date with signing bodies on the lines below it, none of them the begin of a title."""
    for at in range(len(lines)):
        if dates := _date_lines(lines, at):
            first = dates[-1] + 1
            signature = tuple(takewhile(lambda n: _is_signer(lines[n]), range(first, min(first + SIGNERS, len(lines)))))
            below = lines[first + len(signature)].flat if first + len(signature) < len(lines) else ""
            if signature and not below.startswith(("关于", "印发")):
                return Closing(signature, dates, None, _bodies(lines, signature), _date_in(lines, dates))
    return None


def _date_lines(lines: Sequence[TextLine], at: int) -> tuple[int, ...]:
    """The lines of a date that begins on line ``at``: one, or two where a page cut it (``2024年5月 | 6日``)."""
    if lines[at].kind is LineKind.DATE:
        return (at,)
    cut = DATE_BEGINS.match(lines[at].flat) and at + 1 < len(lines) and is_date_line(lines[at].flat + lines[at + 1].flat)
    return (at, at + 1) if cut else ()


def _date_in(lines: Sequence[TextLine], dates: Sequence[int]) -> date | None:
    return read_date("".join(lines[at].text for at in dates))


def _dated(lines: Sequence[TextLine]) -> Closing | None:
    """A date alone in its line, for documents that nobody signs."""
    at = next((at for at, line in enumerate(lines) if line.kind is LineKind.DATE), None)
    return None if at is None else Closing((), (at,), None, (), read_date(lines[at].text))


def _undated(lines: Sequence[TextLine]) -> Closing | None:
    """Signing bodies with no date, at the very end of the text."""
    if not lines:
        return None
    last = len(lines) - (lines[-1].kind is LineKind.DISCLOSURE)
    signature = _signers_above(lines, last)
    return Closing(signature, (), None, _bodies(lines, signature)) if signature else None


def find_closing(lines: Sequence[TextLine]) -> Closing:
    """The lines of a document below its head → its closing; empty where there is none."""
    closing = _signed(lines) or _signed_below(lines) or _dated(lines) or _undated(lines) or Closing()
    note = next((at for at, line in enumerate(lines) if line.kind is LineKind.DISCLOSURE), None)
    if note is None:
        return closing
    said = lines[note].flat.strip("（）()【】[]。")
    return replace(closing, disclosure_line=note, disclosure=said)
