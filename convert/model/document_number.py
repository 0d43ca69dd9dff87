"""Document numbers (发文字号): one normal form, whatever brackets were printed (GB/T 9704-2012 §7.2.5)."""

from __future__ import annotations

import re

OPENING, CLOSING = "〔[【（(［〈﹝〖「{｛<＜⟨", "〕]】）)］〉﹞〗」}｝>＞⟩"
"""What offices and recognition programs print for 〔 and 〕."""
OPEN, CLOSE = f"[{re.escape(OPENING)}]", f"[{re.escape(CLOSING)}]"
NORMAL = str.maketrans({**dict.fromkeys(OPENING, "〔"), **dict.fromkeys(CLOSING, "〕")})
WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def normal_number(agency: str, year: str, the: str, serial: str) -> str:
    """The printed parts → ``×政办发〔2023〕1号``, without blanks and without a 0 before a digit.

    Some authorities count in four digits or print 第: ``×土字〔2024〕第0117号`` stays so.
    """
    agency, year, serial = ("".join(part.split()) for part in (agency, year, serial))
    serial = serial.translate(WIDE_DIGITS)
    return f"{agency}〔{year.translate(WIDE_DIGITS)}〕{the}{serial if len(serial) > 2 else int(serial)}号"
