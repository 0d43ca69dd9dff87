"""What stands in front of an entry of the contents: a number that counts them, or an ornament."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convert.parse.numbers import CHINESE, chinese_number

ORNAMENTS = "◎◇◆■□●○◉★☆▲△▼▽▶►▷▸➤➢※＊◈❖✦✿▪▫▍▌❙┃·•⊙♦→⇒＞>◥◤"
ORNAMENT = rf"{ORNAMENTS}*~～—\-\s"
ITEMS = (
    re.compile(r"^[（(\[［]?(\d{1,3})\s*[.．、）)\]］](?:(?!\d)\s*|\s*(?=20\d\d))"),
    re.compile(r"^(\d{1,3})[\s\u3000]+(?=(?!号)[\u4e00-\u9fa5《“]|20\d\d)"),
    re.compile(rf"^([{CHINESE}]{{1,3}})[、.．]\s*(?=.*(?:关于|\d))"),
)
"""``3.``, ``（3）``; ``03 ``; ``三、``, which before a name without page or 关于 counts the categories."""
CIRCLED = re.compile(r"^([①-⑳])[、.．]?\s*")
BULLET = re.compile(rf"^[{ORNAMENTS}]+\s*(?=\S)")
FRAMES = (
    re.compile(rf"^[【\[〔〖「]+[{ORNAMENT}]*(.{{2,24}}?)[{ORNAMENT}]*[】\]〕〗」]+$"),
    re.compile(rf"^[{ORNAMENTS}][{ORNAMENT}]*(.{{2,24}}?)[{ORNAMENT}]*[{ORNAMENTS}]$"),
    re.compile(r"^[*~～—-]+\s*(.{2,24}?)\s*[*~～—-]+$"),
)


@dataclass(frozen=True)
class Item:
    """The number of an entry and how many characters it takes."""

    number: int
    length: int


def item_of(text: str) -> Item | None:
    """``3.``, ``（3）``, ``03 ``, ``三、`` or ``③`` at the begin of an entry."""
    if found := next(filter(None, (pattern.match(text) for pattern in ITEMS)), None):
        return Item(chinese_number(found.group(1)) or 0, found.end())
    if found := CIRCLED.match(text):
        return Item(ord(found.group(1)) - ord("①") + 1, found.end())
    return None


def framed_name(text: str) -> str | None:
    """``【县政府文件】``, ``● 部门文件 ●`` → what stands between the marks."""
    found = next(filter(None, (frame.match(text.strip()) for frame in FRAMES)), None)
    return found.group(1).strip() if found else None


def ornament_of(text: str) -> str:
    """The mark like ``★`` that the text begins with, empty where there is none; marks on both sides are brackets."""
    return text.strip()[0] if BULLET.match(text.strip()) and not framed_name(text) else ""


def without_ornament(text: str) -> str:
    """``★ 部门文件`` → ``部门文件``."""
    return BULLET.sub("", text.strip()) if ornament_of(text) else text
