"""收录情况: which issues of a publication are here, and which are not, as far as the numbers of those that are here tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convert.model.publication import Annotated
from convert.publish.series import gaps

Runs = tuple[tuple[int, int], ...]
"""First and last of every run of missing numbers."""


@dataclass(frozen=True)
class Year:
    """One year: the issues that are here by number, and the numbers missing below the highest of them."""

    year: int
    held: tuple[int, ...]
    missing: Runs


@dataclass(frozen=True)
class Coverage:
    """The years with issues, newest first; years without any between them; running numbers (总第…期) missing between first and last."""

    years: tuple[Year, ...]
    missing_years: Runs
    missing_totals: Runs


def coverage_of(issues: Sequence[Annotated]) -> Coverage:
    """The issues of one publication → what is here and what is missing.  An issue without year or number cannot be counted."""
    numbers: dict[int, set[int]] = {}
    for masthead in (annotated.issue.masthead for annotated in issues):
        if masthead.year is not None and masthead.number is not None:
            numbers.setdefault(masthead.year, set()).add(masthead.number)
    years = tuple(Year(year, tuple(sorted(held)), tuple(gaps(held))) for year, held in sorted(numbers.items(), reverse=True))
    totals = {annotated.issue.masthead.total_number for annotated in issues}
    return Coverage(years, _between(numbers), _between(total for total in totals if total is not None))


def run_label(run: tuple[int, int]) -> str:
    """``4``, ``4—5``."""
    first, last = run
    return str(first) if first == last else f"{first}—{last}"


def _between(numbers: Iterable[int]) -> Runs:
    held = list(numbers)
    return tuple(gaps(held, min(held))) if held else ()
