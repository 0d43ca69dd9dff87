"""The built site: complete in itself, every link leads somewhere, a failed build changes nothing."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from convert.model.blocks import BlockKind, Cell
from convert.model.issue import PartKind
from convert.publish.config import site_config
from convert.publish.pages import site_pages
from convert.publish.site import build_site
from convert.publish.write import PublishError, write_pages, write_text
from tests.conftest import ROOT
from tests.publish.gazettes import QINGHE, annotated, archive, document, notice, part, table, text

Soups = dict[str, BeautifulSoup]
BREAKING = '关于</script><b>"&的通知'
LARGEST = 1_000_000
ADDRESS = "https://www.qinghe.example/gongbao/"


def project_in(root: Path) -> Path:
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "docs" / "about.md", root / "docs")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project_in(tmp_path_factory.mktemp("publish"))
    blocks = [text(BlockKind.HEADING, "一、目标 <b>&amp;", 3, 1), text(BlockKind.PARAGRAPH, "（一）甲。乙", 4, 2, "（一）甲")]
    grid = table([Cell("甲", 0, 0), Cell("乙", 1, 0)])
    annex = part(PartKind.ANNEX, [text(BlockKind.ANNEX_LABEL, "附件"), grid], "annex-1", "附件", "甲表")
    documents = [document(1, [notice(blocks, title="关于《<甲>&乙》的通知"), annex]), document(2)]
    made = archive(annotated(documents), annotated([replace(document(1, issue="2023-01"), title=BREAKING)], number=1))
    write_pages(root / "docs", site_pages(made))
    write_text(root / "site.yml", site_config(made))
    build_site(root, root / "site")
    return root


@pytest.fixture(scope="module")
def soups(project: Path) -> Soups:
    site = project / "site"
    found = (path for path in site.rglob("*.html") if path.name != "404.html")
    return {path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in found}


def test_every_page_is_built(soups: Soups) -> None:
    folders = {"qh/2023-01": ("index", "01", "whole"), "qh/2023-02": ("index", "01", "02", "tables", "whole")}
    expected = {f"{folder}/{name}.html" for folder, names in folders.items() for name in names}
    ways = {f"search/{way}{year}.html" for way in ("authorities", "numbers", "genres", "dates") for year in ("", "-2023")}
    lists = {"search/index.html", "search/map.html", "search/feeds.html", "data/index.html"}
    assert soups.keys() == expected | ways | lists | {"index.html", "about.html", "qh/index.html", "work/index.html"}


def test_every_page_says_its_language(soups: Soups) -> None:
    assert {str(soup.html["lang"]) for soup in soups.values() if soup.html} == {"zh-CN"}


def test_files_of_tables_are_in_the_site(project: Path) -> None:
    assert {path.name for path in (project / "site" / "qh" / "2023-02").glob("*t1.*")} == {"01-t1.csv", "01-t1.xlsx"}


def test_nothing_is_loaded_from_elsewhere(project: Path, soups: Soups) -> None:
    loads = [element.get("src") or element.get("href") for soup in soups.values() for element in soup.select("[src], link[href]")]
    assert not [address for address in loads if re.match(r"(https?:)?//", str(address))]
    styles = [path.read_text(encoding="utf-8") for path in (project / "site" / "assets" / "css").glob("*.css")]
    assert styles
    assert not [style for style in styles if "url(" in style or "@import" in style]


def dead_links(site: Path) -> list[tuple[str, str]]:
    """Pages with their links that lead to no file or to no anchor of its page."""
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html") if path.name != "404.html"}
    ids = {path: set(re.findall(r'\sid="([^"]+)"', html)) for path, html in pages.items()}
    dead = []
    for path, html in pages.items():
        for href in set(re.findall(r'<a\s[^>]*?href="([^"]+)"', html)):
            parts = urlsplit(unescape(href))
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            alive = target.is_file() and (not parts.fragment or target not in ids or unquote(parts.fragment) in ids[target])
            if not parts.scheme and not alive:
                dead.append((path.relative_to(site).as_posix(), href))
    return dead


def test_every_link_and_anchor_leads_somewhere(project: Path, sample_project: Path) -> None:
    assert dead_links(project / "site") == []
    assert dead_links(sample_project / "site") == []


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="b.html">1</a> <a href="#c">2</a> <a href="#d">3</a> <p id="c">', encoding="utf-8")
    assert sorted(dead_links(tmp_path)) == [("a.html", "#d"), ("a.html", "b.html")]


def test_pages_of_tasks_stay_small(sample_project: Path) -> None:
    pages = [path for folder in ("units", "industries") for path in (sample_project / "site").glob(f"*/{folder}/*.html")]
    assert pages
    assert max(path.stat().st_size for path in pages) < LARGEST


def test_the_outline_holds_headings_that_open_a_paragraph(soups: Soups) -> None:
    lines = soups["qh/2023-02/01.html"].select(".md-nav--secondary a")
    expected = [("一、目标 <b>&amp;", "#b3"), ("（一）甲", "#b4"), ("附件", "#annex-1")]
    assert [(line.get_text(strip=True), line["href"]) for line in lines] == expected


def test_documents_are_not_in_the_navigation(soups: Soups) -> None:
    shown = {str(link["href"]) for path, soup in soups.items() for link in soup.select(".md-nav--primary a") if path == "index.html"}
    assert {"qh/2023-02/index.html", "qh/2023-01/index.html"} <= shown
    assert not [address for address in shown if re.search(r"/\d+\.html$", address)]


def test_page_titles_say_what_is_printed(soups: Soups) -> None:
    soup = soups["qh/2023-02/01.html"]
    assert soup.title is not None
    assert soup.title.get_text() == "清禾县人民政府办公室关于印发《防火方案》的通知 - 清禾县人民政府公报"
    assert soup.select("h1")[0].get_text() == "关于《<甲>&乙》的通知"


def test_tags_of_the_guideline_are_there_and_never_empty(soups: Soups) -> None:
    for path, soup in soups.items():
        tags = {str(tag["name"]): str(tag["content"]) for tag in soup.select("meta[name][content]")}
        assert all(value.strip() for value in tags.values()), path
        assert tags["SiteName"] == "清禾县人民政府"
        assert "SiteIDCode" not in tags
        kind = {"ArticleTitle", "ContentSource"} if re.search(r"/\d+\.html$", path) else {"ColumnName", "ColumnType"}
        assert kind <= tags.keys(), path


def test_structured_data_is_inert_and_cannot_be_broken_out_of(project: Path, soups: Soups) -> None:
    (data,) = soups["qh/2023-02/01.html"].select('script[type="application/ld+json"]')
    assert json.loads(data.get_text())["@type"] == "Legislation"
    html = (project / "site" / "qh" / "2023-01" / "01.html").read_text(encoding="utf-8")
    assert "</script><b>" not in html
    (broken,) = BeautifulSoup(html, "html.parser").select('script[type="application/ld+json"]')
    assert json.loads(broken.get_text())["name"] == BREAKING
    described = [soup["content"] for soup in BeautifulSoup(html, "html.parser").select("meta[name=description], meta[property='og:title']")]
    assert all('</script><b>"' in text for text in described)


def test_without_an_address_nothing_pretends_to_one(project: Path, soups: Soups) -> None:
    assert not (project / "site" / "sitemap.xml").exists()
    assert not any(soup.select("link[rel=canonical], meta[property='og:url'], meta[name=Url]") for soup in soups.values())


def test_a_site_in_a_folder_of_a_server(project: Path, tmp_path: Path) -> None:
    """Canonical addresses, the map for robots and the page for lost readers, who come from any address."""
    made = archive(replace(annotated([document()]), publication=replace(QINGHE, site_url=ADDRESS), online=datetime(2023, 5, 10, 9)))
    root = tmp_path / "project"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("site"))
    write_pages(root / "docs", site_pages(made))
    write_text(root / "site.yml", site_config(made))
    build_site(root, root / "site")
    page = BeautifulSoup((root / "site" / "qh" / "2023-02" / "01.html").read_text(encoding="utf-8"), "html.parser")
    assert [link["href"] for link in page.select("link[rel=canonical]")] == [f"{ADDRESS}qh/2023-02/01.html"]
    assert [tag["content"] for tag in page.select("meta[name=Url]")] == [f"{ADDRESS}qh/2023-02/01.html"]
    places = (root / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}qh/2023-02/01.html</loc><lastmod>2023-05-10</lastmod>" in places
    assert places.count("<lastmod>") == 1, "no list was changed on a day that anybody recorded"
    lost = BeautifulSoup((root / "site" / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert [form["action"] for form in lost.select("form")] == ["/gongbao/search/index.html"]
    assert not lost.select("script, link[rel=stylesheet]"), "complete in itself"


def test_the_foot_says_what_a_government_site_must(sample_project: Path) -> None:
    html = (sample_project / "site" / "qh" / "2024-01" / "01.html").read_text(encoding="utf-8")
    foot = BeautifulSoup(html, "html.parser").select_one("footer")
    assert foot is not None
    for words in ("主办单位：", "电话：", "政府网站标识码：", "ICP备", "公网安备", "党政机关网站标识", "我为政府网站找错", "站点地图"):
        assert words in foot.get_text()


def test_every_page_of_a_real_site_has_its_tags(sample_project: Path) -> None:
    pages = [path for path in (sample_project / "site").rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 100
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert not re.search(r'content="\s*"', html), path
        ours = path.relative_to(sample_project / "site").parts[0] in ("qh", "index.html", "about.html", "search", "work")
        assert '<meta name="description" content="' in html, path
        assert not ours or len(re.findall(r'<meta name="Site(?:Name|Domain|IDCode)" content="[^"]+">', html)) == 3, path
        if title := re.search(r'<meta name="ArticleTitle" content="([^"]*)">', html):
            heading = BeautifulSoup(html, "html.parser").select_one("h1")
            assert heading and flat(heading.get_text()) == flat(unescape(title[1])), path


def flat(text: str) -> str:
    return "".join(text.split())


def test_a_failed_build_leaves_the_site_as_it_was(project: Path, tmp_path: Path) -> None:
    broken = tmp_path / "project"
    shutil.copytree(project, broken)
    (broken / "docs" / "about.md").write_text("[坏链接](nowhere.md)", encoding="utf-8")
    before = (broken / "site" / "index.html").read_bytes()
    with pytest.raises(PublishError, match="原来的网站没有改动"):
        build_site(broken, broken / "site")
    assert (broken / "site" / "index.html").read_bytes() == before
    assert not (broken / "site.new").exists()


@pytest.mark.parametrize("settings", [None, "", "theme: [", "site_name: 公报\n", "theme:\n  name: material\nuse_directory_urls: true\n"])
def test_settings_that_would_change_addresses_are_refused(project: Path, tmp_path: Path, settings: str | None) -> None:
    broken = Path(shutil.copytree(project, tmp_path / "project"))
    (broken / "mkdocs.yml").unlink()
    if settings is not None:
        (broken / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(PublishError, match=r"mkdocs\.yml 缺失、写法有误"):
        build_site(broken, broken / "site")
    assert (broken / "site" / "index.html").is_file()


def test_what_is_wrong_is_told_in_readable_words_whatever_the_code_page(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")  # as a Chinese Windows has it
    broken = Path(shutil.copytree(project, tmp_path / "project"))
    with (broken / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [没有这个扩展]\n")
    with pytest.raises(PublishError, match="没有这个扩展"):
        build_site(broken, broken / "site")


def test_the_hand_written_settings_build_by_themselves(tmp_path: Path) -> None:
    """A fresh copy, before anything was generated."""
    root = project_in(tmp_path)
    shutil.copy(root / "mkdocs.yml", root / "site.yml")
    build_site(root, root / "site")
    assert (root / "site" / "about.html").exists()
