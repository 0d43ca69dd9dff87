"""A list of tasks on one page, or, when it is long, on a page for each year, so that every page stays small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convert.publish.wording import year_label
from convert.publish.work.job import Share

ON_ONE_PAGE = 400
"""More tasks than these are split by year."""
IN_A_PART = 600
"""More tasks of one year than these go on."""


@dataclass(frozen=True)
class Part:
    """A further page: the end of its address, what it is called, what it lists."""

    id: str
    name: str
    shares: Sequence[Share]


def parts_of(shares: Sequence[Share]) -> list[Part]:
    """The further pages that a list needs, newest year first; none if it fits on one."""
    return parts_by_year(shares) if len(shares) > ON_ONE_PAGE else []


def parts_by_year(shares: Sequence[Share]) -> list[Part]:
    """A page for each year of documents, newest first; more than one for a year with very many."""
    years: dict[int | None, list[Share]] = {}
    for share in shares:
        years.setdefault(share.job.year, []).append(share)
    newest_first = sorted(years, key=lambda each: -(each or 0))
    return [_part(year, number, chunk) for year in newest_first for number, chunk in enumerate(_chunks(years[year]), start=1)]


def _part(year: int | None, number: int, shares: Sequence[Share]) -> Part:
    more = number > 1
    return Part(f"{year or 'none'}{f'-{number}' if more else ''}", year_label(year) + (f"（续{number - 1}）" if more else ""), shares)


def _chunks(shares: Sequence[Share]) -> Iterator[Sequence[Share]]:
    return (shares[start : start + IN_A_PART] for start in range(0, len(shares), IN_A_PART))
