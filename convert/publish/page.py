"""A page as a value: where it goes and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape as html_text

import yaml

from convert.publish.markup import element, lines

DUMPER: type[yaml.SafeDumper | yaml.CSafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The one written in C where there is one."""


@dataclass(frozen=True)
class Page:
    """A file of the site: its path under ``docs/`` and its text."""

    path: str
    text: str


def markdown_page(path: str, facts: Mapping[str, object], pieces: Iterable[str]) -> Page:
    """Facts as YAML front matter, then the pieces, each a Markdown block of its own.

    Facts that are unknown are left out, so that no template can print an empty one.
    The title is HTML text, because MkDocs themes print it as it stands.
    """
    known = {name: value for name, value in facts.items() if value not in (None, "", [], {}, ())}
    known["title"] = html_text(str(facts["title"]), quote=False)
    front = yaml.dump(known, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    body = "\n\n".join(piece for piece in pieces if piece)
    return Page(path, f"---\n{front}---\n\n{body}\n")


def site_note(*content: str, kind: str = "", label: str = "本站整理，非公报原文") -> str:
    """A box for what this site adds; it says itself that it is no text of the gazette."""
    mark = element("p", label, class_="site-note-label")
    return element("div", lines(("", mark, *content)) + "\n", class_=f"site-note {kind}".strip())
