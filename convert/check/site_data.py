"""Entries of ``site_data`` that lead to nothing, or to something else than the office meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from convert.enrich.directory import Directory
from convert.enrich.units import resolve
from convert.model.finding import Finding, Severity
from convert.model.publication import Annotated
from convert.model.units import Township, Unit

ENTRY, ADDRESS = "dictionary-entry", "record-unmet"


def misread_entries(directory: Directory) -> Iterator[Finding]:
    """Units and townships whose own name leads to another entry, or may mean several: there are two of one name."""
    units = (("units.yml", unit) for unit in directory.units.values())
    townships = (("places.yml", township) for township in directory.place.townships)
    for file, entry in (*units, *townships):
        if finding := _misread(file, entry, directory):
            yield finding


def _misread(file: str, entry: Unit | Township, directory: Directory) -> Finding | None:
    match = resolve(entry.name, directory)
    if match.id == entry.id:
        return None
    others = [directory.units[each].name + f"（{each}）" for each in match.candidates]
    read = f"可能指{'、'.join(others)}" if others else f"读成了“{match.name}”（{match.id or '不是单位'}）"
    message = f"site_data/{file}：“{entry.name}”（{entry.id}）{read}。请看看是不是有两条重名，只留一条，或把其中一个名称改完整"
    return Finding(ENTRY, Severity.WARNING, message)


def unmet_addresses(file: str, addresses: Iterable[str], issues: Sequence[Annotated]) -> Iterator[Finding]:
    """Addresses that name no issue, or no document, of a publication that is at hand; those of other publications may come later."""
    publications = {each.publication.id for each in issues}
    known = {f"{each.publication.id}/{each.issue.id}" for each in issues}
    known |= {f"{each.publication.id}/{each.issue.id}/{document.order:02d}" for each in issues for document in each.issue.documents}
    for address in addresses:
        if address.partition("/")[0] in publications and address not in known:
            message = f"site_data/{file}：“{address}”在这次生成的公报里没有，请核对地址（不在这次生成之列的，不必改）"
            yield Finding(ADDRESS, Severity.NOTE, message)
