"""A packed site, unpacked elsewhere: it opens from the disk without network, it searches, and a changed byte is found."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit
from zipfile import ZipFile

import pytest

from tests.browser.chromium import Tab
from tests.conftest import ROOT, sources_to_try

RESULTS = "document.querySelectorAll('.search-title').length"


def gazette(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "convert", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module", params=["site", "issue"])
def zipped(request: pytest.FixtureRequest, sample_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the samples and what else is at hand, or one issue of the samples alone."""
    place = tmp_path_factory.mktemp("packed") / "a.zip"
    alone = (*sources_to_try(), "--issue", "2024-02") if request.param == "issue" else ()
    done = gazette("pack", *alone, "--project", sample_project, "-o", place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture(scope="module")
def folder(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in the zip file, unpacked at a place with blanks and Chinese in its path."""
    place = tmp_path_factory.mktemp("elsewhere") / "解压 到这里"
    with ZipFile(zipped) as opened:
        opened.extractall(place)
    (inner,) = place.iterdir()
    return inner


def test_it_opens_and_searches(folder: Path, tab: Tab) -> None:
    tab.resize(1280, 900)
    for page in ("index.html", "about.html", "data/index.html", "work/index.html", "qh/2024-02/index.html", "qh/2024-02/01.html"):
        tab.open(f"{folder.as_uri()}/{page}")
        assert tab.run("document.querySelector('h1').textContent && document.styleSheets.length > 3")
    for query, some in (("食用菌", True), ("火星基地", False)):
        tab.open(f"{folder.as_uri()}/search/index.html?q={quote(query)}")
        tab.wait("/找到/.test(document.getElementById('search-status').textContent)")
        assert bool(tab.run(RESULTS)) is some
    assert not tab.problems
    assert all(address.startswith((folder.as_uri(), "data:", "blob:", "about:")) for address in tab.loaded)


def test_no_link_leads_out_of_it_or_nowhere(folder: Path) -> None:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    links = {(page, link) for page in files if page.endswith(".html") and page != "404.html" for link in links_of(folder / page)}
    assert len(links) > 100
    assert not {(page, link) for page, link in links if normpath(join(dirname(page), link)) not in files}


def links_of(page: Path) -> set[str]:
    """The files that a page leads to or loads, as it names them.  (404.html names them from the root: a server shows it anywhere.)"""
    addresses = re.findall(r'<[^<>]* (?:href|src)="([^"]*)"', page.read_text(encoding="utf-8"))
    parts = (urlsplit(unescape(address)) for address in addresses)
    return {unquote(part.path) for part in parts if part.path and part.scheme not in ("http", "https", "data", "mailto")}


def test_only_what_was_asked_for_is_in_it(zipped: Path, folder: Path, sample_project: Path) -> None:
    issues = sorted(path.parent.name for path in folder.glob("*/*/issue.json"))
    every = sorted(path.parent.name for path in (sample_project / "site").glob("*/*/issue.json"))
    alone = folder.name.startswith("gazette-")
    assert issues == (["2024-02"] if alone else every)
    assert folder.name == ("gazette-qh-2024-02" if alone else "gazette")
    assert all(path.relative_to(folder.parent).as_posix().isascii() for path in folder.rglob("*"))


def test_one_flipped_byte_is_found(zipped: Path, folder: Path) -> None:
    for place in (zipped, folder, folder.parent):
        done = gazette("verify", place)
        assert (done.returncode, done.stderr) == (0, "")
        assert "文件与清单完全相同" in done.stdout
    page = folder / "qh" / "2024-02" / "01.html"
    good = page.read_bytes()
    page.write_bytes(good[:1000] + bytes([good[1000] ^ 1]) + good[1001:])
    done = gazette("verify", folder)
    page.write_bytes(good)
    assert done.returncode == 1
    assert "已改动：qh/2024-02/01.html" in done.stdout
    assert "已改动 1 个，缺少 0 个，多出 0 个" in done.stderr
