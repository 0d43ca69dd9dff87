"""Every kind of page in a real browser, from disk and from a server: the policy holds, nothing fails, the first visit is light."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.chromium import Tab
from tests.browser.kinds import kinds

LIGHT = 300_000
DOCUMENT = "qh/0-0/0.html"
"""The kind of address that documents have."""


@pytest.mark.parametrize("way", ["disk", "server"])
def test_the_policy_holds_on_every_kind_of_page(tab: Tab, site: Path, served: str, way: str) -> None:
    pages = [path.relative_to(site).as_posix() for path in kinds(site).values()]
    assert len(pages) > 20
    for page in pages:
        tab.open(f"{site.as_uri() if way == 'disk' else served}/{page}")
        assert tab.run("document.querySelectorAll('meta[http-equiv=Content-Security-Policy]').length") == 1, page
        assert not tab.problems, page


def test_the_policy_stops_what_is_not_written_by_us(tab: Tab, site: Path) -> None:
    tab.open((site / "index.html").as_uri())
    tab.run(
        "document.body.insertAdjacentHTML('beforeend', '<p id=probe style=\"color: rgb(1, 2, 3)\" onclick=\"window.ran = true\">x</p>')"
    )
    tab.run("document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}))")
    tab.run("document.querySelector('#probe').click()")
    assert tab.run("window.ran") is None
    assert tab.run("getComputedStyle(document.querySelector('#probe')).color") != "rgb(1, 2, 3)"


@pytest.mark.parametrize("way", ["disk", "server"])
def test_the_box_leads_to_the_search_page_under_the_policy(tab: Tab, site: Path, served: str, way: str) -> None:
    tab.resize(1280, 800)
    tab.open(f"{site.as_uri() if way == 'disk' else served}/index.html")
    tab.run("document.querySelector('.site-search__box').value = '防火'")
    tab.run("document.querySelector('.site-search').requestSubmit()")
    tab.wait("location.search && document.querySelector('.search-results li')")
    assert not tab.problems


def test_a_first_visit_to_a_document_is_light(tab: Tab, site: Path, served: str) -> None:
    """All that the largest document of the samples loads, compressed as servers do."""
    tab.call("Network.setCacheDisabled", cacheDisabled=True)
    tab.open(f"{served}/{kinds(site)[DOCUMENT].relative_to(site).as_posix()}")
    files = {site / unquote(urlsplit(address).path).lstrip("/") for address in tab.loaded if address.startswith(served)}
    assert len(files) > 5
    weight = sum(len(gzip.compress(path.read_bytes())) for path in files if path.is_file() and not path.name.startswith("text-"))
    assert weight <= LIGHT
