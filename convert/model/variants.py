"""Printed characters and the standard ones they stand for, for comparing; what is published is never folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Variants:
    """``site_data/variants.yml``: traditional, variant and look-alike characters → standard ones (《通用规范汉字表》)."""

    characters: Mapping[str, str] = field(default_factory=dict)

    def fold(self, text: str) -> str:
        """The text with every variant as its standard character."""
        table: dict[str, str | int | None] = {**self.characters}
        return text.translate(str.maketrans(table)) if table else text
