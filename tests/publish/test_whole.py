"""An issue on one page."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup


@pytest.mark.parametrize("issue", ["2024-01", "2024-02", "2024-03"])
def test_it_says_what_the_pages_of_its_documents_say(sample_project: Path, issue: str) -> None:
    folder = sample_project / "site" / "qh" / issue
    documents = [text for page in sorted(folder.glob("[0-9][0-9].html")) for text in gazette_text(page)]
    assert len(documents) > 100
    assert gazette_text(folder / "whole.html") == documents


def gazette_text(page: Path) -> list[str]:
    """The words of the gazette on a page, piece by piece."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return ["".join(piece.get_text().split()) for piece in soup.select(".gazette-text p, .gazette-text td, .gazette-text th, .part-title")]
