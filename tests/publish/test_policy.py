"""The policy names what is written into a page, and nothing that is not."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from convert.publish.policy import add_policies, policy

PAGE = """<head><meta charset="utf-8"><script src="a.js"></script><script>var a=1</script><script type="application/ld+json">{}</script>
<style>p{color:red}</style></head><body><p style="--columns: 3">a style="b"</p><p style="--a: &quot;b&quot;"></p></body>"""


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def directives(text: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (each.split() for each in text.split(";"))}


def test_what_is_written_into_the_page_is_named_by_its_digest() -> None:
    found = directives(policy(PAGE))
    assert found["script-src"] == ["'self'", digest("var a=1")]
    assert set(found["style-src"]) == {"'self'", "'unsafe-hashes'", *map(digest, ("p{color:red}", "--columns: 3", '--a: "b"'))}


def test_nothing_else_may_run_or_be_loaded() -> None:
    found = directives(policy("<p>Text</p>"))
    assert (found["default-src"], found["script-src"], found["style-src"]) == (["'none'"], ["'self'"], ["'self'"])
    assert "unsafe-inline" not in policy(PAGE)
    assert not [value for values in found.values() for value in values if "http" in value or "*" in value]


def test_the_search_form_may_lead_to_a_page_on_the_disk() -> None:
    """Firefox takes no page on a disk for ``'self'``."""
    assert directives(policy(PAGE))["form-action"] == ["'self'", "file:"]


def test_the_policy_comes_before_what_it_governs(tmp_path: Path) -> None:
    page = tmp_path / "a" / "b.html"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    add_policies(tmp_path)
    text = page.read_text(encoding="utf-8")
    assert text.index("Content-Security-Policy") < text.index("<script")
    assert text.count("Content-Security-Policy") == 1
