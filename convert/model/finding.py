"""What the office should look at: problems are values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from convert.model.source import Source


class Severity(StrEnum):
    """How much a finding matters to the office."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One observation about the printed text; ``message`` is Chinese and complete by itself."""

    rule: str
    severity: Severity
    message: str
    source: Source = ()
    suggestion: str | None = None


@dataclass(frozen=True)
class Dropped:
    """A source line that no page shows, with the reason (``page number``, ``running head`` …)."""

    text: str
    reason: str
    source: Source
