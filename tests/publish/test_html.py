"""The built pages as HTML: read as strictly as the standard does, and as a screen reader walks through them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag


@pytest.fixture(scope="module")
def pages(sample_project: Path) -> dict[str, str]:
    site = sample_project / "site"
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def soups(pages: dict[str, str]) -> dict[str, BeautifulSoup]:
    """The pages of the samples, and those of the whole site."""
    own = {name: text for name, text in pages.items() if "/" not in name or name.startswith(("qh/", "search/", "work/"))}
    assert len(own) > 100
    return {name: BeautifulSoup(text, "html.parser") for name, text in own.items()}


def level(heading: Tag) -> int:
    return int(heading.get("aria-level") or heading.name[1])


def test_every_page_parses_without_an_error(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        try:
            html5lib.HTMLParser(strict=True).parse(text)
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{name}: {error}")


def test_the_parser_would_see_an_error(pages: dict[str, str]) -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse(pages["about.html"].replace("</article>", "</article></span>"))


def test_every_id_is_there_once(soups: dict[str, BeautifulSoup]) -> None:
    for name, soup in soups.items():
        twice = [each for each, times in Counter(tag["id"] for tag in soup.select("[id]")).items() if times > 1]
        assert not twice, name


def test_one_first_heading_and_no_level_left_out(soups: dict[str, BeautifulSoup]) -> None:
    for name, soup in soups.items():
        levels = [level(heading) for heading in soup.select("main :is(h1, h2, h3, h4, h5, h6, [role=heading])")]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_language_landmarks_and_a_way_past_the_head(soups: dict[str, BeautifulSoup]) -> None:
    for name, soup in soups.items():
        assert soup.html["lang"] == "zh-CN"
        assert all(len(soup.select(landmark)) == 1 for landmark in ("main", "body > header", "footer")), name
        if name == "404.html":  # its head is a single link
            continue
        first = soup.body.find("a", href=True)
        assert first.get_text(strip=True) == "跳到正文", name
        assert soup.find(id=first["href"].removeprefix("#")), name


def test_header_cells_say_what_they_head(soups: dict[str, BeautifulSoup]) -> None:
    headers = [(name, cell) for name, soup in soups.items() for cell in soup.select("th")]
    assert len(headers) > 100
    assert not [(name, str(cell)) for name, cell in headers if cell.get("scope") not in ("col", "row", "colgroup", "rowgroup")]


def test_nothing_runs_or_is_styled_from_an_attribute_but_what_a_table_measures(soups: dict[str, BeautifulSoup]) -> None:
    for name, soup in soups.items():
        assert not [tag for tag in soup.find_all(True) if any(attribute.startswith("on") for attribute in tag.attrs)], name
        styles = {tag["style"].split(":")[0] for tag in soup.select("[style]")}
        assert styles <= {"--columns", "grid-area"}, name
