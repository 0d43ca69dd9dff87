"""The end of an official text: signing bodies, date, disclosure note (GB/T 9704-2012 §7.3.5, §7.3.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from convert.model.source import Line
from convert.parse.kinds import LineKind, kind_of
from convert.parse.numbers import is_date_line, read_date, without_blanks
from convert.parse.titles import is_body_name

SIGNERS = 8
POST_AND_NAME = re.compile(r"^[\u4e00-\u9fa5]{0,12}(?:县长|市长|区长|州长|省长|主席|主任|镇长|乡长|书记|局长)[\s\u3000：:]+[\u4e00-\u9fa5][\s\u3000]*[\u4e00-\u9fa5]{1,3}$")
NAME_AND_DATE = re.compile(r"^(?P<bodies>[\u4e00-\u9fa5（）()\s\u3000]+?)[\s\u3000]*(?P<date>(?:\d{4}|[二一][〇○零O0一二三四五六七八九]{3})\s*年.{2,12}日)$")
SEAL = re.compile(r"[（(](?:章|代章|印章|公章|盖章)[）)]")


@dataclass(frozen=True)
class Closing:
    """Line indices of the signature block, the date and the disclosure note, and what they say."""

    signature: tuple[int, ...] = ()
    date_line: int | None = None
    disclosure_line: int | None = None
    issuers: tuple[str, ...] = ()
    date: date | None = None
    disclosure: str | None = None

    @property
    def last(self) -> int:
        """Index of the last of these lines, -1 where there is none."""
        rest = [at for at in (self.date_line, self.disclosure_line) if at is not None]
        return max((*self.signature, *rest), default=-1)


def split_bodies(text: str) -> tuple[str, ...]:
    """``中共某县委办公室 某县人民政府办公室`` → both names; letters set apart for looks are one name."""
    text = SEAL.sub("", text)
    parts = [part for part in re.split(r"[\s\u3000]+", text.strip()) if part]
    if len(parts) > 1 and all(len(part) > 3 and is_body_name(part) for part in parts):
        return tuple(parts)
    return (without_blanks(text),)


def _is_signer(line: Line) -> bool:
    if kind_of(line) not in (LineKind.PLAIN, LineKind.PERSON) or len(without_blanks(line.text)) > 60:
        return False
    return is_body_name(line.text) or bool(POST_AND_NAME.match(line.text.strip()))


def _signers_above(lines: Sequence[Line], at: int) -> tuple[int, ...]:
    """Indices of the lines right above ``at`` that name a signing body or officer."""
    first = at
    while first > 0 and at - first < SIGNERS and _is_signer(lines[first - 1]):
        first -= 1
    return tuple(range(first, at))


def _bodies(lines: Sequence[Line], signature: Sequence[int]) -> tuple[str, ...]:
    named = [lines[at].text for at in signature if not POST_AND_NAME.match(lines[at].text.strip())]
    return tuple(body for text in named for body in split_bodies(text))


def _signed(lines: Sequence[Line]) -> Closing | None:
    """The first date with a signing body above it or in the same line."""
    for at, line in enumerate(lines):
        if is_date_line(line.text) and (signature := _signers_above(lines, at)):
            return Closing(signature, at, None, _bodies(lines, signature), read_date(line.text))
        found = NAME_AND_DATE.match(line.text.strip()) if "\t" not in line.text else None
        if found and is_body_name(found.group("bodies")):
            signature = (*_signers_above(lines, at), at)
            bodies = (*_bodies(lines, signature[:-1]), *split_bodies(found.group("bodies")))
            return Closing(signature, None, None, bodies, read_date(found.group("date")))
    return None


def _dated(lines: Sequence[Line]) -> Closing | None:
    """A date alone in its line, for documents that nobody signs."""
    at = next((at for at, line in enumerate(lines) if is_date_line(line.text)), None)
    return None if at is None else Closing((), at, None, (), read_date(lines[at].text))


def _undated(lines: Sequence[Line]) -> Closing | None:
    """Signing bodies with no date, at the very end of the text."""
    if not lines:
        return None
    last = len(lines) - (kind_of(lines[-1]) is LineKind.DISCLOSURE)
    signature = _signers_above(lines, last)
    return Closing(signature, None, None, _bodies(lines, signature)) if signature else None


def find_closing(lines: Sequence[Line]) -> Closing:
    """The lines of a document below its head → its closing; empty where there is none."""
    closing = _signed(lines) or _dated(lines) or _undated(lines) or Closing()
    note = next((at for at, line in enumerate(lines) if kind_of(line) is LineKind.DISCLOSURE), None)
    if note is None:
        return closing
    said = without_blanks(lines[note].text).strip("（）()【】[]。")
    return Closing(closing.signature, closing.date_line, note, closing.issuers, closing.date, said)
