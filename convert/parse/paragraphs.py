"""A paragraph: lines that belong together, and what they say as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbering import Number
from convert.parse.titles import is_body_name
from convert.parse.typesetting import Typesetting, unbalanced

SENTENCE = re.compile(r"[。；;！？]")

LABEL_HEAD = re.compile(r"^[（(【\[〔［]?([\u4e00-\u9fa5（）()]{2,12}?)[:：]")
UNITS_LABEL = re.compile("单位$|部门$")
UNIT_MARKS = re.compile("[、，,；;]")
ASSOCIATION = re.compile("(?:妇|残|文|侨|台|社科|工商)联$|科协$|^团[县市区州旗]委$")
"""Bodies whose names are short for a whole association."""
LIST_GOES_ON = "等和及与（("
LONGEST_REST = 8
"""Characters of the rest of a unit's name at most."""
PHRASE_END = re.compile(r"[。，：:]")
LONGEST_NAME = 20
"""Characters of an article's number and name."""
FULL_LINE = 14
MOST_BETWEEN = 3
"""So many lines further down stands at most what only blank lines part from the line above."""
"""Characters from which a line can be one that the column's edge cut; the narrowest columns of printed gazettes hold about 17."""


def _is_unit(text: str) -> bool:
    return is_body_name(text) or bool(ASSOCIATION.search(text))


@dataclass(frozen=True)
class Paragraph:
    """Lines that are one paragraph; ``kind`` and ``number`` are those of its first line."""

    lines: tuple[TextLine, ...]
    kind: LineKind
    number: Number | None

    @property
    def last(self) -> TextLine:
        """Its last printed line so far."""
        return self.lines[-1]

    @cached_property
    def text(self) -> str:
        """The lines joined, nothing put between them."""
        return "".join(line.text for line in self.lines).replace("\n", " ")

    @cached_property
    def flat(self) -> str:
        """The text without blanks."""
        return "".join(line.flat for line in self.lines)

    @cached_property
    def bare(self) -> bool:
        """Whether it is a number and one phrase without a sentence end: a heading, or the first line of something cut."""
        return self.number is not None and not SENTENCE.search(self.flat)

    @property
    def strong(self) -> tuple[tuple[int, int], ...]:
        """Bold ranges in ``text``."""
        if not any(line.strong for line in self.lines):
            return ()
        starts = zip(self.lines, (0, *self._ends()), strict=False)
        return tuple((at + a, at + b) for line, at in starts for a, b in line.strong)

    @property
    def breaks(self) -> tuple[int, ...]:
        """Where in ``text`` a source line ended."""
        return tuple(self._ends())[:-1]

    def _ends(self) -> Iterator[int]:
        return accumulate(len(line.text) for line in self.lines)


class Seam(NamedTuple):
    """The place between a paragraph and the next line, and what a rule may ask about it.

    ``ordinals`` are the last ones of every style so far, ``brother`` is the item before the paragraph in its own style.
    """

    before: Paragraph
    line: TextLine
    kind: LineKind
    number: Number | None
    ordinals: dict[str, int]
    brother: Paragraph | None
    setting: Typesetting

    @property
    def flat(self) -> str:
        """The line without blanks."""
        return self.line.flat

    @property
    def last(self) -> str:
        """The last printed line of the paragraph, without blanks."""
        return self.before.last.flat

    @property
    def after_full(self) -> bool:
        """Whether the last printed line is long enough to be cut by the column's edge."""
        return len(self.last) >= FULL_LINE or self.setting.is_full(self.before.last)

    @property
    def is_far(self) -> bool:
        """Whether more than a blank line stands between in the source: what belonged to a page."""
        return self.line.number - self.before.last.number > MOST_BETWEEN

    @property
    def bond(self) -> float:
        """How firmly the characters on both sides belong together."""
        return self.setting.bond(self.last, self.flat)

    @property
    def held_open(self) -> bool:
        """Whether a bracket or quotation mark of the paragraph is still open."""
        return unbalanced(self.before.flat)

    @property
    def has_short_rest(self) -> bool:
        """Whether the line, or its first sentence, is short enough to be the end of a heading."""
        rest = PHRASE_END.split(self.flat, maxsplit=1)[0]
        short = len(self.flat) <= 20 and self.flat[-1] not in "：:"
        return short and len(rest) <= 14 or len(rest) <= 6 and "。" in self.flat[:8]

    @property
    def cuts_word(self) -> bool:
        """``三、组织 | 实施``, ``（二）加大投入，保 | 障运行。县财政……``: half a heading, whose other half is a word or a short phrase."""
        short = len(self.flat) <= 4 or "。" in self.flat[:8]
        return self.before.number is not None and short and self.kind is LineKind.PLAIN and self.bond > 2.5

    @property
    def cuts_article(self) -> bool:
        """``第八条　新建道路交付使 | 用后五年内……``: an article is a sentence, but not where it and the one before are short."""
        number = self.before.number
        if number is None or number.style.name != "article" or self.kind is not LineKind.PLAIN or self.line.mark:
            return False
        return len(self.before.flat) > LONGEST_NAME or "，" in self.before.flat or "、" in self.before.flat or self.cuts_sentence

    @property
    def cuts_sentence(self) -> bool:
        """Whether the item before this one was a whole sentence, so that this one, without an end, is one cut in two."""
        if self.brother is None or self.before.last.mark or self.kind is not LineKind.PLAIN:
            return False
        return not self.brother.bare and "。" in self.brother.flat

    @property
    def cuts_unit(self) -> bool:
        """``责任单位：市场监管局、畜牧 | 中心``: no unit above, and one with the short line below."""
        last = self._last_unit
        if len(self.flat) > LONGEST_REST or self.kind is not LineKind.PLAIN:
            return False
        return bool(last) and not _is_unit(last) and _is_unit(last + UNIT_MARKS.split(self.flat)[0])

    @property
    def closes_units(self) -> bool:
        """``责任单位：文旅局、教体局 | 主要任务表``: a whole unit above, and nothing that can go on in its list below."""
        last = self._last_unit
        return bool(last) and _is_unit(last) and not _is_unit(last + self.flat) and self.flat[0] not in LIST_GOES_ON

    @property
    def _last_unit(self) -> str:
        """The last name in the list of units that the paragraph above is; nothing if it is none."""
        label = LABEL_HEAD.match(self.before.flat)
        units = label is not None and UNITS_LABEL.search(label.group(1))
        return UNIT_MARKS.split(self.before.flat[label.end() :])[-1] if label and units else ""
