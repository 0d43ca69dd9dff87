"""Draw links to units, or filings under industries, at random and print each with its sentence, to be read by hand.

    python -m benchmarks.draw_units [units|text|filings] [-n 200] [--seed 1] [SOURCE …]

One line a draw: what was printed, what it was taken for and how, the place, the text.  Count what is wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from convert.enrich.directory import directory_of, place_of
from convert.enrich.industries import industries_of_document, industries_of_table, industries_of_task
from convert.enrich.terms import Lexicon, lexicon_of
from convert.enrich.units import resolve
from convert.known import load_known
from convert.load_dictionaries import Dictionaries, load_dictionaries
from convert.model.blocks import Table, TextBlock
from convert.model.bodies import Body
from convert.model.industries import Filing
from convert.model.issue import Document
from convert.model.publication import Annotated, Task
from convert.pipeline import convert
from convert.publish.work.names import names_of

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 90
AROUND = 30


def main(argv: list[str]) -> int:
    """Draw and print; nothing is judged here."""
    given = arguments().parse_intermixed_args(argv)
    sources = given.sources or [ROOT / "samples"]
    dictionaries = load_dictionaries(ROOT / "site_data")
    archive = convert(sources, load_known(ROOT / "site_data")[0], lambda _: None).archive
    if given.what == "text":
        lines = [line for issue in archive.issues for line in text_links(issue, archive.bodies)]
    else:
        draw = unit_links if given.what == "units" else filings
        lines = [line for issue in archive.issues for line in draw(issue, dictionaries)]
    chosen = random.Random(given.seed).sample(lines, min(given.n, len(lines)))
    print(f"{len(chosen)} of {len(lines)} {given.what}, seed {given.seed}")
    for number, line in enumerate(chosen, 1):
        print(f"{number:3} {line}")
    return 0


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.draw_units")
    parser.add_argument("what", nargs="?", choices=("units", "text", "filings"), default="units")
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("sources", nargs="*", type=Path)
    return parser


def unit_links(annotated: Annotated, dictionaries: Dictionaries) -> Iterator[str]:
    """Every link from a task to a unit."""
    directory = directory_of(dictionaries.units, place_of(annotated.publication, dictionaries.units))
    for task in annotated.tasks:
        for printed in task.names:
            match = resolve(printed, directory)
            if match.id:
                yield f"{printed} → {match.id} ({match.name}, {match.level}, {match.how}) | {place(task)} | {short(task.text)}"


def text_links(annotated: Annotated, bodies: Iterable[Body]) -> Iterator[str]:
    """Every link from running text to a unit, with the words around it."""
    names = names_of(body for body in bodies if body.publication == annotated.publication.id)
    for document in annotated.issue.documents:
        for block in document.blocks:
            for (start, end), unit in names.found(block):
                assert isinstance(block, TextBlock)
                around = f"{block.text[max(0, start - AROUND) : start]}【{block.text[start:end]}】{block.text[end : end + AROUND]}"
                yield f"{block.text[start:end]} → {unit} | {document.id} line {block.source[0][0]} | {around}"


def filings(annotated: Annotated, dictionaries: Dictionaries) -> Iterator[str]:
    """Every filing of a document, a table or a task."""
    lexicon = lexicon_of(dictionaries.industries)
    for document in annotated.issue.documents:
        filed = industries_of_document(document, lexicon)
        yield from (f"{shown(filing)} | document {document.id} | {document.title}" for filing in filed)
        yield from table_filings(document, lexicon)
        for task in annotated.tasks:
            if task.document == document.id:
                yield from (f"{shown(each)} | {place(task)} | {short(task.text)}" for each in industries_of_task(task, filed, lexicon))


def table_filings(document: Document, lexicon: Lexicon) -> Iterator[str]:
    for table in document.blocks:
        if isinstance(table, Table):
            text = short(f"{table.title} / {' · '.join(table.columns)}")
            line = table.source[0][0]
            yield from (f"{shown(each)} | table {document.id} line {line} | {text}" for each in industries_of_table(table, lexicon))


def place(task: Task) -> str:
    return f"{task.id} line {task.source[0][0] if task.source else '?'}"


def short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def shown(filing: Filing) -> str:
    evidence = "、".join(f"{each.where}:{each.term}×{each.count}" for each in filing.evidence[:3])
    return f"{filing.industry} ({evidence})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
