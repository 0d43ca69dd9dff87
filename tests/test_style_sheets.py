"""The style sheets keep to what the browsers of the readers know: Windows 7, messengers on phones, Safari."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

SHEETS = sorted((ROOT / "docs" / "assets" / "css").glob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
UNKNOWN = {
    "color-mix() is not known before Chromium 111, and a declaration with it is dropped": re.compile(r":[^;{}]*\bcolor-mix\("),
    "Safari drops a text-decoration with a colour or a style; the longhands it knows": re.compile(
        r"text-decoration: *[\w-]+ +(?!!important)[^;}]+"
    ),
}


@pytest.mark.parametrize("why", UNKNOWN)
def test_nothing_is_used_that_readers_browsers_drop(why: str) -> None:
    rules = {sheet.name: COMMENT.sub("", sheet.read_text(encoding="utf-8")) for sheet in SHEETS}
    assert rules
    assert not [(name, found) for name, text in rules.items() for found in UNKNOWN[why].findall(text)]
