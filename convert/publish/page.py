"""What the site consists of, as values: pages of text, and files that are costly to make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape as html_text
from json import JSONEncoder

from convert.publish.markup import element, lines

NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that JSON lets stand and YAML does not."""
ENCODER = JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True)
class Page:
    """A file of the site: its path under ``docs/`` and its text."""

    path: str
    text: str


@dataclass(frozen=True)
class Download:
    """A file that costs time to make: its path, a key that changes with its content, and the one who makes it."""

    path: str
    key: str
    make: Callable[[], bytes]


def markdown_page(path: str, facts: Mapping[str, object], pieces: Iterable[str]) -> Page:
    """Facts as YAML front matter, then the pieces, each a Markdown block of its own.

    Facts that are unknown are left out, so that no template can print an empty one.
    The folder says whose page it is.  Title and description are HTML text, because MkDocs themes print them as they stand.
    """
    known = {name: value for name, value in facts.items() if value not in (None, "", [], {}, ())}
    known["folder"] = path.partition("/")[0]
    known["title"] = html_text(str(facts["title"]), quote=False)
    if "description" in known:
        known["description"] = html_text(str(known["description"]))
    front = "\n".join(_fact(name, value) for name, value in known.items())
    body = "\n\n".join(piece for piece in pieces if piece)
    return Page(path, f"---\n{front}\n---\n\n{body}\n")


def site_note(*content: str, kind: str = "", label: str = "本站整理，非公报原文") -> str:
    """A box for what this site adds; it says itself that it is no text of the gazette."""
    mark = element("p", label, class_="site-note-label")
    return element("div", lines(("", mark, *content)) + "\n", class_=f"site-note {kind}".strip())


def _fact(name: str, value: object) -> str:
    """One line of front matter, lists one entry a line.  Values are written as JSON, which YAML reads."""
    if isinstance(value, list):
        return "\n".join((f"{name}:", *(f"- {_value(each)}" for each in value)))
    return f"{name}: {_value(value)}"


def _value(value: object) -> str:
    text = value.isoformat() if isinstance(value, date) else ENCODER.encode(value)
    return NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
