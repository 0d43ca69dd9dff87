"""Addresses: ASCII, short, made of ids and ordinals only."""

from __future__ import annotations

import re

import pytest

from convert.publish import urls
from convert.publish.pages import site_pages
from tests.publish.gazettes import annotated, archive, document


def test_addresses_are_ascii_and_short() -> None:
    every = [page.path for page in site_pages(archive(annotated([document(1), document(12)])))]
    assert all(path.isascii() for path in every)
    paths = [path for path in every if not path.startswith(("search/", "work/", "data/"))]
    files = [f"qh/2023-02/{name}" for name in ("index.md", "issue.json", "documents.csv", "sha256.txt", "01.md", "12.md", "whole.md")]
    assert paths == ["index.md", "qh/index.md", *files, "qh/feed.xml", "qh/genres/notices.xml", "robots.txt"]
    assert all(re.fullmatch(r"[a-z0-9./-]{1,40}", path) for path in paths)


def test_anchors() -> None:
    assert (urls.block_anchor(12), urls.table_anchor(1), urls.row_anchor("t1", 3)) == ("b12", "t1", "t1-r3")


@pytest.mark.parametrize(
    ("source", "target", "anchor", "address"),
    [
        ("index.md", "qh/2023-02/01.md", "", "qh/2023-02/01.html"),
        ("qh/2023-02/01.md", "index.md", "", "../../index.html"),
        ("qh/2023-02/01.md", "qh/2023-01/03.md", "t1", "../2023-01/03.html#t1"),
        ("qh/2023-02/01.md", "qh/2023-02/01.md", "annex-1", "#annex-1"),
        ("qh/2023-02/index.md", "qh/2023-02/issue.json", "", "issue.json"),
    ],
)
def test_links_are_relative_so_that_a_copy_on_a_disk_works(source: str, target: str, anchor: str, address: str) -> None:
    assert urls.link(source, target, anchor) == address


def test_a_hundredth_document_has_an_address() -> None:
    assert urls.document_page("qh", "2023-02", 100) == "qh/2023-02/100.md"
