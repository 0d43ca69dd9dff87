"""Heads of documents that print title and document number on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from convert.model.issue import Entry
from convert.model.source import Line
from convert.parse.contents.number import split_number
from convert.parse.kinds import LineKind, TextLine
from convert.parse.numbers import read_document_number
from convert.parse.titles import folded


def split_heads(lines: Sequence[TextLine], entries: Sequence[Entry]) -> tuple[TextLine, ...]:
    """``某县……的通知 某政办发〔2022〕20号`` → a line each, where the contents announce that title; lists of documents stay."""
    announced = {folded(entry.title) for entry in entries}
    return tuple(part for line in lines for part in _parts(line, announced))


def _parts(line: TextLine, announced: set[str]) -> Iterator[TextLine]:
    title, number = split_number(line.text) if "号" in line.flat[-3:] and line.kind is LineKind.PLAIN else ("", None)
    rest = line.text[len(title) :].strip()
    if title and number and folded(title) in announced and read_document_number(rest):
        yield _saying(line, title.strip())
        yield _saying(line, rest)
    else:
        yield line


def _saying(line: TextLine, text: str) -> TextLine:
    """The same printed line, of which only that text."""
    return TextLine(Line(**{field.name: getattr(line, field.name) for field in fields(Line)} | {"text": text, "strong": ()}))
