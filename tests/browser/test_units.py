"""The lists of tasks in a real browser: links lead to the row or sentence, filters keep their state, and scripts are not needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import Tab

SHOWN = "[...document.querySelectorAll('.jobs li')].filter(item => item.offsetParent).length"
FARMS = "qh/units/agriculture.html"


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
