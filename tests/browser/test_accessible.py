"""Every kind of page in a real browser, checked by axe-core: WCAG 2.1 AA and good practice, light, dark and in high contrast.

``axe/`` holds axe-core 4.14.1 as its authors hand it out (npm ``axe-core``: ``axe.min.js``, ``LICENSE``), so that nothing is fetched here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import Tab
from tests.browser.kinds import kinds

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RUN = """axe.run(document, {preload: false, resultTypes: ['violations']}).then(result => result.violations.map(
  each => each.id + ': ' + each.nodes.slice(0, 3).map(node => node.target + ' ' + node.html.slice(0, 120)).join(' | ')))"""
MODES = (
    ({"scheme": "default", "contrast": "normal", "type": ""}, 1280),
    ({"scheme": "slate", "contrast": "normal", "type": ""}, 360),
    ({"scheme": "slate", "contrast": "high", "type": "big"}, 1280),
)


def violations(tab: Tab, address: str) -> list[str]:
    tab.open(address)
    result: list[str] = tab.run(RUN)
    return result


@pytest.mark.parametrize(("choices", "width"), MODES, ids=("light", "dark", "contrast"))
def test_no_violation_on_any_kind_of_page(tab: Tab, served: str, site: Path, choices: dict[str, str], width: int) -> None:
    tab.before(AXE)
    tab.resize(width, 800)
    tab.open(f"{served}/about.html")
    tab.run(f"localStorage.setItem('gazette-reading', JSON.stringify({choices}))")
    pages = [path.relative_to(site).as_posix() for path in kinds(site).values()]
    assert len(pages) > 20
    wrong = {page: problems for page in (*pages, "search/index.html?q=补贴") if (problems := violations(tab, f"{served}/{page}"))}
    assert not wrong
    assert tab.run("document.body.dataset.mdColorScheme") == choices["scheme"]


def test_the_checker_sees_a_violation(tab: Tab, served: str) -> None:
    tab.open(f"{served}/about.html")
    tab.run("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=\"assets/images/seal.svg\">')")
    tab.run(f"{AXE};0")
    assert any(problem.startswith("image-alt") for problem in tab.run(RUN))


def test_a_table_is_named_and_its_headings_are_read_without_their_buttons(tab: Tab, site: Path) -> None:
    tab.open((site / "qh/2024-01/01.html").as_uri())
    nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
    names = [(each["role"]["value"], each.get("name", {}).get("value", "")) for each in nodes if not each["ignored"]]
    assert "清禾县2024年肉牛产业任务分解表" in [name for role, name in names if role == "table"]
    assert all(name for role, name in names if role in ("table", "link", "button", "searchbox"))
    headings = [name for role, name in names if role == "columnheader"]
    assert "肉牛饲养量" in headings
    assert not [name for name in headings if "排序" in name]
