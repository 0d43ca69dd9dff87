"""What a county plans by, and what a document, a task or a table was filed under."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from convert.model.source import Source


class Where(StrEnum):
    """Where a term stands; the earlier, the more it says."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Industry:
    """One entry of ``site_data/industries.yml``.

    ``not_terms`` are words in which a term does not count (养老保险 for 养老); ``code`` is that of GB/T 4754-2017;
    ``broad`` marks what every plan mentions, so that only titles and headings file a document under it.
    """

    id: str
    name: str
    terms: tuple[str, ...]
    example: str
    not_terms: tuple[str, ...] = ()
    code: str | None = None
    broad: bool = False


@dataclass(frozen=True)
class Evidence:
    """One term in one kind of place: how often, and the lines of its first appearance."""

    where: Where
    term: str
    count: int
    source: Source = ()


@dataclass(frozen=True)
class Filing:
    """A document, task or table under one industry, with what speaks for it."""

    industry: str
    evidence: tuple[Evidence, ...]

    @property
    def where(self) -> Where:
        """The strongest place among the evidence."""
        order = list(Where)
        return min((each.where for each in self.evidence), key=order.index)

    @property
    def count(self) -> int:
        """How often its terms were found."""
        return sum(each.count for each in self.evidence)
