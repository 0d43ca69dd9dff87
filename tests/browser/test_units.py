"""The lists of tasks in a real browser: every link leads somewhere, filters keep their state in the address, and scripts are not needed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.chromium import Tab

LINK = re.compile(r'<a\s[^>]*?href="([^"]+)"')
ID = re.compile(r'\sid="([^"]+)"')
LARGEST = 1_000_000
SHOWN = "[...document.querySelectorAll('.jobs li')].filter(item => item.offsetParent).length"
FARMS = "qh/units/agriculture.html"


def test_every_internal_link_and_anchor_leads_somewhere(site: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html") if path.name != "404.html"}
    ids = {path: set(ID.findall(text)) for path, text in texts.items()}
    dead = []
    for path, text in texts.items():
        for href in set(LINK.findall(text)):
            parts = urlsplit(href.replace("&amp;", "&"))
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            alive = target.exists() and (not parts.fragment or target not in ids or unquote(parts.fragment) in ids[target])
            if not parts.scheme and not alive:
                dead.append((path.relative_to(site).as_posix(), href))
    assert not dead
    assert len(texts) > 100


def test_pages_of_tasks_stay_small(site: Path) -> None:
    pages = [path for folder in ("units", "industries") for path in site.glob(f"*/{folder}/*.html")]
    assert pages
    assert max(path.stat().st_size for path in pages) < LARGEST


def test_the_filter_keeps_its_state_in_the_address(tab: Tab, site: Path) -> None:
    tab.open(f"{(site / FARMS).as_uri()}?role=lead")
    every = tab.run("document.querySelectorAll('.jobs li').length")
    assert 0 < tab.run(SHOWN) < every
    assert tab.run("document.querySelector('[name=role]').value") == "lead"
    tab.run("(s => { s.value = 'due'; s.dispatchEvent(new Event('input', {bubbles: true})); })(document.querySelector('[name=order]'))")
    assert tab.run("location.search") == "?role=lead&order=due"
    assert tab.run("[...document.querySelectorAll('.jobs h3')].every(heading => /年|期限|定期|长期|写法/.test(heading.textContent))")
    tab.run("document.querySelector('.job-filter button').click()")
    assert tab.run(SHOWN) == every
    assert tab.run("location.search") == ""
    assert not tab.problems


def test_a_task_leads_to_its_row_which_lights_up(tab: Tab, site: Path) -> None:
    tab.open((site / FARMS).as_uri())
    tab.run("document.querySelector('.job-text[href*=\"-r\"]').click()")
    tab.wait("location.hash.includes('-r') && document.readyState === 'complete'")
    assert tab.run("document.querySelector(':target').matches('tr')")
    assert tab.run("getComputedStyle(document.querySelector(':target > *')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_task_among_several_in_a_paragraph_leads_to_its_sentence(tab: Tab, site: Path) -> None:
    tab.open((site / FARMS).as_uri())
    tab.run("document.querySelector('.job-text[href*=\"-s\"]').click()")
    tab.wait("location.hash.includes('-s') && document.readyState === 'complete'")
    assert tab.run("document.querySelector(':target').matches('.sentence')")
    assert tab.run("getComputedStyle(document.querySelector(':target')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_an_industry_is_filtered_by_unit_and_role(tab: Tab, site: Path) -> None:
    address = (site / "qh/industries/cattle.html").as_uri()
    tab.open(f"{address}?unit=finance")
    every, some = tab.run("document.querySelectorAll('.jobs li').length"), tab.run(SHOWN)
    assert 0 < some < every
    shown = "[...document.querySelectorAll('.jobs li')].filter(item => item.offsetParent)"
    assert tab.run(f"{shown}.every(item => item.dataset.u.includes('finance:'))")
    tab.open(f"{address}?unit=finance&role=lead")
    assert tab.run(SHOWN) < some
    assert tab.run("document.querySelector('[name=unit]').selectedOptions[0].textContent") == "财政局"
    assert not tab.problems


def test_units_are_found_while_typing_also_by_their_short_names(tab: Tab, site: Path) -> None:
    tab.open(f"{(site / 'qh/units.html').as_uri()}?q=%E5%8F%91%E6%94%B9")  # 发改
    shown = tab.run("[...document.querySelectorAll('.unit-list li')].filter(item => item.offsetParent).map(item => item.textContent)")
    every = tab.run("document.querySelectorAll('.unit-list li').length")
    assert len(shown) < every
    assert not tab.problems


def test_links_in_the_text_can_be_switched_off_and_stay_so(tab: Tab, site: Path) -> None:
    address = (site / "qh/2024-03/04.html").as_uri()
    tab.open(address)
    assert tab.run("document.querySelectorAll('.unit-link[href]').length") > 0
    tab.run("document.querySelector('.links-choice').click()")
    assert tab.run("document.querySelectorAll('.gazette-text .unit-link[href]').length") == 0
    tab.open(address)
    assert tab.run("document.querySelectorAll('.gazette-text .unit-link[href]').length") == 0
    tab.run("document.querySelector('.links-choice').click()")
    assert tab.run("document.querySelectorAll('.unit-link[href]').length") > 0


@pytest.mark.parametrize("name", [FARMS, "qh/units.html", "qh/matrix.html", "qh/deadlines.html", "qh/cited.html", "work/index.html"])
def test_pages_fit_a_phone_and_need_no_scripts(tab: Tab, site: Path, name: str) -> None:
    tab.resize(360, 800)
    tab.scripts(False)
    tab.open((site / name).as_uri())
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")
    assert tab.run("[...document.querySelectorAll('.jobs li, .unit-list li')].every(item => item.offsetParent)")
    assert not tab.run("document.querySelector('.job-filter')")
