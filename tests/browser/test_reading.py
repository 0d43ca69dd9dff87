"""The choices of the reader in a real browser: kept, combined, there before anything is drawn; no page moves sideways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.chromium import Tab
from tests.browser.kinds import kinds

DOCUMENT, OTHER = "qh/2024-01/03.html", "qh/units.html"
MARKED = "qh/2024-01/01.html"
SHOWN = "[document.documentElement.dataset.type, document.documentElement.dataset.contrast, document.body.dataset.mdColorScheme]"
SEEN_FIRST = """new MutationObserver((_, observer) => {
  if (document.querySelector('main')) { observer.disconnect(); window.first = document.body.dataset.mdColorScheme; }
}).observe(document, {childList: true, subtree: true});"""
VOICE = """window.spoken = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => VOICES, addEventListener() {}, cancel() {},
  speak(words) { spoken.push(words.text); setTimeout(() => words.onend(), 0); }}});"""


def choose(tab: Tab, **choices: str) -> None:
    for name, value in choices.items():
        tab.run(f"document.querySelector('.reading [name={name}][value={value}]').click()")


def test_choices_are_kept_and_work_together_before_anything_is_drawn(tab: Tab, site: Path) -> None:
    tab.open((site / DOCUMENT).as_uri())
    plain = tab.run("parseFloat(getComputedStyle(document.querySelector('.gazette-text p')).fontSize)")
    choose(tab, type="big", scheme="slate", contrast="high")
    assert tab.run(SHOWN) == ["big", "high", "slate"]
    assert tab.run("parseFloat(getComputedStyle(document.querySelector('.gazette-text p')).fontSize)") >= 1.2 * plain
    assert tab.run("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    tab.before(SEEN_FIRST)
    tab.open((site / OTHER).as_uri())
    assert tab.run("window.first") == "slate"
    assert tab.run(SHOWN) == ["big", "high", "slate"]
    assert tab.run("[...document.querySelectorAll('.reading input:checked')].map(input => input.value)") == ["big", "slate", "high", ""]
    assert not tab.problems
    assert tab.run("document.cookie") == ""


def test_marks_of_printed_pages_are_no_text_and_can_be_left_out(tab: Tab, site: Path) -> None:
    tab.open((site / MARKED).as_uri())
    said = "getComputedStyle(document.querySelector('#p10'), '::before').content"
    assert "9" in tab.run(said)
    tab.run("getSelection().selectAllChildren(document.querySelector('#p10').closest('tr'))")
    assert tab.run("getSelection().toString().split('\\t').length") == tab.run("document.querySelector('#p10').closest('tr').cells.length")
    assert "页止" not in tab.run("getSelection().toString()")
    choose(tab, pages="none")
    assert tab.run(said) == "none"
    tab.open(f"{(site / MARKED).as_uri()}#p10")
    assert tab.run("document.querySelector(':target').getBoundingClientRect().top < innerHeight")


def test_the_settings_work_by_keyboard(tab: Tab, site: Path) -> None:
    tab.open((site / DOCUMENT).as_uri())
    tab.run("document.querySelector('.reading summary').focus()")
    tab.key("Enter")
    tab.wait("document.querySelector('.reading').open")
    tab.key("Tab")
    tab.key("ArrowDown")
    assert tab.run(SHOWN)[0] == "big"
    tab.key("Escape")
    assert not tab.run("document.querySelector('.reading').open")
    assert tab.run("document.activeElement.tagName") == "SUMMARY"


def test_the_menu_of_a_phone_opens_by_keyboard_and_is_passed_by_while_closed(tab: Tab, site: Path) -> None:
    tab.resize(360, 800)
    tab.open((site / DOCUMENT).as_uri())
    tab.run("document.querySelector('.menu-button').focus()")
    seen = "(box => box.right > 0 && box.left < innerWidth)(document.activeElement.getBoundingClientRect())"
    for _ in range(12):
        tab.key("Tab")
        assert tab.run(seen), tab.run("document.activeElement.outerHTML")
    tab.run("document.querySelector('.menu-button').focus()")
    tab.key("Enter")
    tab.wait("document.querySelector('.md-sidebar--primary a').checkVisibility({visibilityProperty: true})")
    assert tab.run("document.querySelector('.menu-button').ariaExpanded") == "true"
    tab.key("Escape")
    assert tab.run("document.querySelector('.menu-button').ariaExpanded") == "false"
    assert tab.run("document.activeElement.ariaLabel") == "菜单"
    tab.resize(1280, 800)
    assert tab.run("document.querySelector('.menu-button').offsetParent === null")


def test_the_system_is_followed_until_something_is_chosen(tab: Tab, site: Path) -> None:
    wishes = [{"name": "prefers-color-scheme", "value": "dark"}, {"name": "prefers-contrast", "value": "more"}]
    tab.call("Emulation.setEmulatedMedia", features=wishes)
    tab.open((site / DOCUMENT).as_uri())
    assert tab.run(SHOWN) == ["", "high", "slate"]
    choose(tab, scheme="default", contrast="normal")
    assert tab.run(SHOWN) == ["", "normal", "default"]


def test_lines_hold_about_38_characters_and_are_set_apart(tab: Tab, site: Path) -> None:
    tab.resize(1280, 900)
    tab.open((site / DOCUMENT).as_uri())
    size, line, gap, width, indent = tab.run(
        "(p => { const s = getComputedStyle(p), f = parseFloat(s.fontSize);"
        "return [f, parseFloat(s.lineHeight), parseFloat(s.marginBottom), p.clientWidth, parseFloat(s.textIndent)]; })"
        "(document.querySelector('.gazette-text .paragraph'))"
    )
    assert size >= 16
    assert line >= 1.6 * size
    assert gap > 0
    assert 36 <= width / size <= 40
    assert indent == pytest.approx(2 * size)


@pytest.mark.parametrize("type_", ["", "largest"])
def test_no_page_moves_sideways(tab: Tab, site: Path, type_: str) -> None:
    tab.open((site / "about.html").as_uri())
    tab.run(f"localStorage.setItem('gazette-reading', JSON.stringify({{type: '{type_}'}}))")
    wide = []
    for name, path in kinds(site).items():
        if path.name != "404.html":  # its addresses are those of a server
            tab.open(path.as_uri())
            for width in (320, 1280):
                tab.resize(width, 800)
                if tab.run("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                    wide.append((name, width))
    assert not wide


@pytest.mark.parametrize("voices", [[{"lang": "zh-CN", "localService": True}], [{"lang": "zh-CN", "localService": False}], []])
def test_a_document_is_read_aloud_where_this_machine_has_a_voice(tab: Tab, site: Path, voices: list[dict[str, object]]) -> None:
    tab.before(VOICE.replace("VOICES", json.dumps(voices)))
    tab.open((site / DOCUMENT).as_uri())
    buttons = "[...document.querySelectorAll('.panel-button')].filter(button => button.textContent === '朗读全文')"
    assert tab.run(f"{buttons}.length") == (1 if voices and voices[0]["localService"] else 0)
    if tab.run(f"{buttons}.length"):
        texts = tab.run("[...document.querySelectorAll('h1.part-title, .gazette-text .paragraph')].map(block => block.textContent)")
        tab.run(f"{buttons}[0].click()")
        tab.wait(f"{buttons}.length")  # at its end it offers itself again
        spoken = tab.run("spoken")
        assert spoken[0] == texts[0]
        assert set(texts) <= set(spoken)


@pytest.mark.parametrize("name", ["index.html", "search/index.html", "qh/units/agriculture.html", "qh/2024-01/01.html"])
def test_fields_on_a_phone_do_not_make_it_enlarge_the_page(tab: Tab, site: Path, name: str) -> None:
    """An iPhone does so for fields with type smaller than 16 pixels."""
    tab.resize(360, 740)
    tab.open((site / name).as_uri())
    fields = "[...document.querySelectorAll('input, select')].filter(each => each.offsetParent && !/radio|checkbox/.test(each.type))"
    assert min(tab.run(f"{fields}.map(each => parseFloat(getComputedStyle(each).fontSize))")) >= 16
    assert tab.run("document.documentElement.scrollWidth") <= 360
