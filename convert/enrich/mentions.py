"""How running text names other documents: ``《办法》（清政发〔2024〕3号）``, a title alone, a number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convert.model.document_number import CLOSE, OPEN, WIDE_DIGITS, normal_number

NUMBER = re.compile(
    r"(?<!\d)(?P<agency>[\u4e00-\u9fa5](?:[\s\u3000]?[\u4e00-\u9fa5]){1,13})\s*"
    rf"{OPEN}\s*+(?P<year>(?:19|20)\s*+\d\s*+\d)\s*+年?\s*+{CLOSE}\s*+(?P<the>第?)\s*+(?P<serial>\d(?:\s?\d)*)\s*号"
)
NOT_AGENCY = re.compile(
    r".*(?:按照|根据|依据|依照|关于|印发|转发|下发|文号|文件|引用|公布|贯彻|落实|执行|参照|通知|意见|办法|规定|方案|决定|废止|修改|代替|取代|《|》|及|和|与|的|以|由|经|见|等|对|将|为|号|原|按|遵|依)"
)
MARK = re.compile("[《》]")
REMARK = re.compile(r"\s*[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]")


@dataclass(frozen=True)
class Mention:
    """One document as a text names it, by title, number or both; ``end`` is behind the bracket that holds the number."""

    start: int
    end: int
    title: str | None = None
    number: str | None = None


def mentions_in(text: str) -> Iterator[Mention]:
    """A text → the documents it names, in printed order.  A number in the bracket behind a title belongs to the title."""
    numbers = list(numbers_in(text))
    taken = 0
    for start, end in _titles(text):
        yield from _alone(numbers, taken, start)
        remark = REMARK.match(text, end)
        own = next((found[2] for found in numbers if remark and remark.start() < found[0] < remark.end()), None)
        taken = remark.end() if remark and own else end
        yield Mention(start, taken, text[start:end], own)
    yield from _alone(numbers, taken, len(text))


def numbers_in(text: str) -> Iterator[tuple[int, int, str]]:
    """A text → the place and normal form of every document number in it."""
    if "号" not in text:
        return
    for found in NUMBER.finditer(text.translate(WIDE_DIGITS)):
        agency = _agency(found.group("agency"))
        number = normal_number(agency, found.group("year"), found.group("the"), found.group("serial"))
        yield _opening(found, agency), found.end(), number


def _alone(numbers: list[tuple[int, int, str]], start: int, end: int) -> Iterator[Mention]:
    return (Mention(first, last, None, number) for first, last, number in numbers if start <= first < end)


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Every 《…》 with those inside it (GB/T 15834-2011 4.15); one that is not closed is none."""
    depth = start = 0
    for mark in MARK.finditer(text):
        if mark.group() == "《":
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, mark.end()


def _agency(printed: str) -> str:
    """The agency's mark without the words that run into it: ``按照宁政办发`` → ``宁政办发``."""
    flat = re.sub(r"\s", "", printed)
    return flat[match.end() :] if len(flat) > 3 and (match := NOT_AGENCY.match(flat)) and len(flat) - match.end() >= 2 else flat


def _opening(found: re.Match[str], agency: str) -> int:
    """Where the agency's mark begins in the text, blanks in it or not."""
    end = found.end("agency")
    return end - len(re.search(r"\s*".join(agency) + "$", found.group("agency"))[0])  # type: ignore[index]
