"""The words above the contents."""

from __future__ import annotations

import re

from convert.parse.contents.marks import ORNAMENT
from convert.parse.kinds import TextLine

HEADING = re.compile(
    r"^(?:contents|mulu)?(?:(?:本期|总|续)?(?:目[录錄次]|要目)(?:[（(]?(?:续[一二三四五六]?|之?[一二三四五六])[）)]?)?(?:页[码次数])?|[目录錄])"
    r"(?:contents|mulu)?$|^contents$",
    re.IGNORECASE,
)
"""``目`` and ``录`` may stand on lines of their own."""
FRAME = re.compile(rf"^[【】\[\]〖〗{ORNAMENT}]+|[【】\[\]〖〗{ORNAMENT}]+$")


def is_contents_heading(line: TextLine) -> bool:
    """``目 录``, also in traditional characters, as 本期要目 or ``■ 目录 CONTENTS``, or as ``目录（续）`` where they go on."""
    return bool(HEADING.match(FRAME.sub("", line.flat)))
