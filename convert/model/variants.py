"""Printed characters and the standard ones they stand for, for comparing; what is published is never folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Variants:
    """``site_data/variants.yml``: traditional, variant and look-alike characters → standard ones (《通用规范汉字表》)."""

    characters: Mapping[str, str] = field(default_factory=dict)

    def fold(self, text: str) -> str:
        """The text with every variant as its standard character."""
        return text.translate(self._table)

    @cached_property
    def _table(self) -> dict[int, str]:
        return {ord(printed): standard for printed, standard in self.characters.items()}
