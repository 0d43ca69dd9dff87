"""The Content-Security-Policy of every built page: what it may load and run, and nothing from elsewhere.

Scripts and styles written into a page are named by their digest, so that no other can be slipped in.  The policy stands in the page,
because a copy on a disk has no server to send it; ``frame-ancestors`` cannot stand there and is for the server (README).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import unescape
from pathlib import Path

SCRIPT = re.compile(r"<script(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
"""A script with its code in the page; one with a type is data (``application/json``, ``application/ld+json``) and is not run."""
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
STYLE_ATTRIBUTE = re.compile(r'<[a-z][^<>]*\sstyle="([^"]*)"')
CHARSET = '<meta charset="utf-8">'
FIXED = "img-src 'self' data:; font-src 'self'; manifest-src 'self'; form-action 'self' file:; base-uri 'none'; object-src 'none'"
"""The theme's own style sheet holds its icons as ``data:`` images.  To Firefox a page on a disk that a form leads to is not ``'self'``."""


def add_policies(site: Path) -> None:
    """Give every page of a built site its policy, before anything that it governs."""
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
        path.write_text(html.replace(CHARSET, f"{CHARSET}\n      {tag}", 1), encoding="utf-8", newline="\n")


def policy(html: str) -> str:
    """A page → the policy that lets it run what is written in it and load what lies beside it."""
    scripts = _digests(SCRIPT.findall(html))
    attributes = _digests(unescape(found) for found in STYLE_ATTRIBUTE.findall(html))
    styles = _digests(STYLE.findall(html)) + (f" 'unsafe-hashes'{attributes}" if attributes else "")
    return f"default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; {FIXED}"


def _digests(texts: Iterable[str]) -> str:
    hashes = {b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii") for text in texts}
    return "".join(f" 'sha256-{each}'" for each in sorted(hashes))
