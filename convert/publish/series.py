"""Document numbers as series: 机关代字, year and running number, and what is missing between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from convert.model.document_number import NORMAL
from convert.model.variants import Variants

NUMBER = re.compile(r"(?P<series>[^〔〕\d]+)〔(?P<year>(?:19|20)\d{2})〕第?(?P<number>\d{1,5})号")
ORDER = re.compile(r"(?P<series>[^〔〕\d]*令)第?(?P<number>\d{1,5})号")


@dataclass(frozen=True)
class Numbered:
    """``清政办发〔2024〕3号`` → series 清政办发, year 2024, number 3.  A 令 is counted without years."""

    series: str
    year: int | None
    number: int


def numbered(printed: str | None, variants: Variants) -> Numbered | None:
    """A printed document number in any brackets, or nothing if it is of no such form."""
    bare = "".join(normalize("NFKC", variants.fold(printed or "")).split()).translate(NORMAL)
    if found := NUMBER.fullmatch(bare):
        return Numbered(found["series"], int(found["year"]), int(found["number"]))
    if found := ORDER.fullmatch(bare):
        return Numbered(found["series"], None, int(found["number"]))
    return None


def gaps(numbers: Iterable[int], first: int = 1) -> list[tuple[int, int]]:
    """The runs that are missing between ``first`` and the highest number: 2, 3, 6 → (1, 1), (4, 5)."""
    missing: list[tuple[int, int]] = []
    expected = first
    for number in sorted(set(numbers)):
        if number > expected:
            missing.append((expected, number - 1))
        expected = max(expected, number + 1)
    return missing


def gap_label(gap: tuple[int, int]) -> str:
    """``第4—5号``."""
    first, last = gap
    return f"第{first}号" if first == last else f"第{first}—{last}号"
