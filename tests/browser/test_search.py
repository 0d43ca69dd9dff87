"""The search in a real browser, without network, from the disk and from a server: it finds what is there and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote, unquote

import pytest
import yaml

from tests.browser.chromium import Tab
from tests.conftest import ROOT, SHARED

# What a clerk types, written before the search was.  Each must find the documents whose text holds all of its words, and no other.
QUERIES = """
牛
肉牛
蜂
人社局
农业农村局
教育局
应急管理局
县委
白水镇
石桥乡
香水镇
沈溪
路平
清禾县
泾源县
补贴
中蜂
食用菌
义务教育
家庭医生
屋顶分布式光伏
以工代赈
残膜回收
行政应诉
花名册
青贮池
合计
2900
7.4万头
1200元
24小时
GDP
清政发〔2024〕1号
清政办发[2024]3号
清政发（2024）3号
泾政办发【2023】 ８号
〔2024〕9号
政办发 12号
“落实属地管理责任”
"现印发给你们"
肉牛 补贴
白水镇 合计
玉米 种植 补贴
关于成立农村学校供餐工作领导小组的通知
火星基地
肉牛 火星基地
清政办发〔2024〕999号
“补贴肉牛的”
"""
BEST = {
    "清政发〔2024〕1号": "2024-01-01",
    "清政办发[2024]3号": "2024-01-05",
    "清政发（2024）3号": "2024-01-03",
    "肉牛": "2024-01-01",
    "中蜂": "2024-01-03",
    "食用菌": "2024-02-01",
    "家庭医生": "2024-03-05",
    "义务教育": "2024-02-06",
    "屋顶分布式光伏": "2024-02-05",
    "以工代赈": "2024-02-07",
    "关于成立农村学校供餐工作领导小组的通知": "2024-01-05",
}
NOTHING = ("火星基地", "肉牛 火星基地", "清政办发〔2024〕999号", "“补贴肉牛的”")
ASKED = [line for line in QUERIES.strip().splitlines() if line]
RESULTS = "[...document.querySelectorAll('.search-title')].map(link => link.getAttribute('href'))"
READY = "document.getElementById('search-app')?.dataset.ready"

OPENING, CLOSING = "([{（［｛〔【〖", ")]}）］｝〕】〗"
VARIANTS = yaml.load((ROOT / "site_data" / "variants.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def plain(text: str) -> str:
    """Text as a reader compares it, written here once more so that the test does not lean on what it tests."""
    text = "".join(VARIANTS.get(char, char) for char in text)
    text = normalize("NFKC", "".join("(" if char in OPENING else ")" if char in CLOSING else char for char in text)).lower()
    return re.sub(r"(?<![0-9a-z])\s+|\s+(?![0-9a-z])", "", text)


def words(query: str) -> list[str]:
    return [plain(phrase or word) for phrase, word in re.findall(r"[“\"]([^“”\"]+)[”\"]|(\S+)", query)]


class Library:
    """The texts of all documents, from the data files of the built site, by the address of their page."""

    def __init__(self, site: Path) -> None:
        self.texts: dict[str, list[str]] = {}
        self.ids: dict[str, str] = {}
        for path in sorted(site.glob("*/*/issue.json")):
            for document in json.loads(path.read_text(encoding="utf-8"))["documents"]:
                address = f"../{path.parent.relative_to(site).as_posix()}/{document['order']:02d}.html"
                self.texts[address] = [plain(text) for text in self._pieces(document)]
                self.ids[address] = document["id"]

    def holding(self, query: str) -> set[str]:
        return {address for address, texts in self.texts.items() if all(any(word in text for text in texts) for word in words(query))}

    def _pieces(self, document: dict) -> Iterator[str]:
        yield from (document["title"], document["document_number"] or "")
        for block in document["blocks"]:
            yield from [cell["text"] for cell in block["cells"]] + [block["title"] or ""] if block["kind"] == "table" else [block["text"]]


@pytest.fixture(scope="module")
def library(site: Path) -> Library:
    return Library(site)


@pytest.fixture(scope="module", params=["disk", "server"])
def base(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    return site.as_uri() if request.param == "disk" else served


def ask(tab: Tab, query: str) -> list[str]:
    """Type a query and press Enter → the addresses found, all of them."""
    tab.run("(document.getElementById('search-box').value = '', document.getElementById('search-form').requestSubmit())")
    tab.run("document.getElementById('search-box').focus()")
    tab.type(query)
    tab.key("Enter")
    tab.wait(f"new URLSearchParams(location.search).get('q') === {json.dumps(query)} && /找到/.test({STATUS})")
    while tab.run("(b => b && (b.click(), true))(document.querySelector('.search-rest'))"):
        pass
    return [unquote(address.split("?")[0]) for address in tab.run(RESULTS)]


STATUS = "document.getElementById('search-status').textContent"


def open_search(tab: Tab, base: str, given: str = "") -> None:
    tab.resize(1280, 900)
    tab.open(f"{base}/search/index.html{given}")
    tab.wait(READY)


def test_every_query_finds_exactly_what_holds_it(tab: Tab, base: str, library: Library) -> None:
    open_search(tab, base)
    wrong = {}
    for query in ASKED:
        answer = ask(tab, query)
        if len(answer) != len(set(answer)) or set(answer) != library.holding(query):
            wrong[query] = (sorted(library.holding(query) - set(answer)), sorted(set(answer) - library.holding(query)))
    assert not wrong
    assert not tab.problems


def test_the_queries_are_good_ones(library: Library) -> None:
    assert len(ASKED) >= 45
    assert all(not library.holding(query) for query in NOTHING)
    few = [query for query in ASKED if query not in NOTHING and not library.holding(query)]
    assert len(few) <= (1 if (SHARED / "corpus").is_dir() else 20), few  # some need the shared corpus


def test_the_best_comes_first(tab: Tab, base: str, library: Library) -> None:
    open_search(tab, base)
    late = {query: ids for query, best in BEST.items() if best not in (ids := [library.ids[each] for each in ask(tab, query)[:5]])}
    assert not late


def test_titles_come_before_headings_and_text(tab: Tab, site: Path, library: Library) -> None:
    open_search(tab, site.as_uri())
    for query in ("肉牛", "食用菌", "补贴", "教育"):
        named = [plain(query) in library.texts[address][0] for address in ask(tab, query)]
        assert named == sorted(named, reverse=True), query


def test_a_number_typed_as_nobody_prints_it(tab: Tab, site: Path, library: Library) -> None:
    open_search(tab, site.as_uri())
    for query in ("清政办发3号", "清政办发2024-3号"):
        assert "2024-01-05" in [library.ids[address] for address in ask(tab, query)]
        assert "按文号找到" in tab.run(STATUS)


def test_two_words_typed_as_one_are_found_apart_and_said_so(tab: Tab, base: str, library: Library) -> None:
    open_search(tab, base)
    assert not library.holding("中蜂申报")
    assert library.holding("中蜂 申报")
    assert set(ask(tab, "中蜂申报")) == library.holding("中蜂 申报")
    assert "没有一字不差的" in tab.run(STATUS)
    assert "“中蜂”和“申报”" in tab.run(STATUS)
    assert not ask(tab, "“中蜂申报”")
    assert "没有找到" in tab.run(STATUS)


def test_results_say_where_they_are_from(tab: Tab, site: Path) -> None:
    open_search(tab, site.as_uri(), f"?q={quote('肉牛 补贴')}")
    tab.wait("document.querySelector('.search-result')")
    first = tab.run("document.querySelector('.search-result').innerText")
    assert re.search(r"〔20\d\d〕\d+号", first)
    assert re.search(r"20\d\d年\d+月\d+日", first)
    assert re.search(r"《.+公报》20\d\d年第\d+期", first)
    marks = tab.run("[...document.querySelectorAll('.search-line-hit mark')].map(mark => mark.textContent)")
    assert set(marks) == {"肉牛", "补贴"}


def test_state_is_in_the_address_and_filters_count(tab: Tab, base: str, library: Library) -> None:
    open_search(tab, base, f"?q={quote('中蜂')}&year=2024")
    tab.wait(f"/找到/.test({STATUS})")
    held = library.holding("中蜂")
    shown = tab.run(RESULTS)
    assert {unquote(address.split("?")[0]) for address in shown} == {address for address in held if "/2024-" in address}
    choose = "(s => { s.value = '%s'; s.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector('[name=genre]'))"
    tab.run(choose % "决定")
    tab.wait("new URLSearchParams(location.search).get('genre') === '决定'")
    tab.wait("document.querySelectorAll('.search-title').length === 1")
    assert [library.ids[unquote(address.split("?")[0])] for address in tab.run(RESULTS)] == ["2024-03-01"]
    assert "决定（" in tab.run("document.querySelector('[name=genre]').selectedOptions[0].textContent")


def test_keys(tab: Tab, base: str) -> None:
    open_search(tab, base)
    ask(tab, "肉牛")
    position = "[...document.querySelectorAll('.search-title')].indexOf(document.activeElement)"
    tab.key("ArrowDown")
    assert tab.run(position) == 0
    tab.key("ArrowDown")
    assert tab.run(position) == 1
    tab.key("ArrowUp")
    tab.key("ArrowUp")
    assert tab.run("document.activeElement.id") == "search-box"
    tab.key("ArrowDown")
    tab.key("Escape")
    assert tab.run("document.activeElement.id") == "search-box"
    tab.key("Escape")
    assert tab.run("document.getElementById('search-box').value") == ""
    ask(tab, "肉牛")
    tab.key("ArrowDown")
    tab.key("Enter")
    tab.wait("document.querySelector('mark.search-hit') && document.querySelector('.search-bar')")
    assert not tab.problems


def test_hits_are_lit_up_on_the_page(tab: Tab, base: str) -> None:
    open_search(tab, base)
    ask(tab, "圈舍改造")
    tab.run("document.querySelector('.search-line-hit[href*=\"#t\"]').click()")
    tab.wait("document.querySelector('mark.search-here')")
    assert tab.run("[...document.querySelectorAll('mark.search-hit')].every(mark => '圈舍改造'.includes(mark.textContent))")
    top = tab.run("document.querySelector('mark.search-here').getBoundingClientRect().top")
    assert 0 < top < 900
    tab.run("document.querySelector('.search-bar button:last-child').click()")
    assert not tab.run("document.querySelector('mark.search-hit')")
    assert "h=" not in tab.run("location.search")


def test_variants_are_lit_up_too(tab: Tab, site: Path) -> None:
    open_search(tab, site.as_uri())
    ask(tab, "清政发〔2024〕3号")
    tab.run("[...document.querySelectorAll('.search-title')].find(link => link.href.includes('2024-01/03')).click()")
    tab.wait("document.querySelector('mark.search-hit')")
    assert tab.run("document.querySelector('mark.search-hit').textContent").startswith("淸政发")


def test_the_box_of_every_page_leads_here(tab: Tab, base: str) -> None:
    tab.resize(1280, 900)
    tab.open(f"{base}/qh/2024-01/01.html")
    assert tab.run("document.querySelectorAll('form[role=search]').length") == 1
    assert not tab.run("document.querySelector('script[src*=\"/text-\"]')")
    tab.key("/", "/")
    assert tab.run("document.activeElement.classList.contains('site-search__box')")
    tab.type("肉牛")
    tab.key("Enter")
    tab.wait(f"{READY} && document.querySelector('.search-result')")
    assert tab.run("document.getElementById('search-box').value") == "肉牛"


def test_without_scripts_the_page_says_so(tab: Tab, site: Path) -> None:
    tab.scripts(False)
    tab.open(f"{site.as_uri()}/search/index.html?q=x")
    assert "您的浏览器没有打开它" in tab.run("document.querySelector('noscript').innerText")
    assert tab.run("document.querySelectorAll('.ways a').length") == 4


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways(tab: Tab, site: Path, width: int) -> None:
    open_search(tab, site.as_uri(), f"?q={quote('肉牛')}")
    tab.resize(width, 740)
    for page in (f"search/index.html?q={quote('合计')}", "search/numbers.html", "search/authorities-2024.html", "index.html"):
        tab.open(f"{site.as_uri()}/{page}")
        assert tab.run("document.documentElement.scrollWidth <= innerWidth"), page
    assert not tab.problems
