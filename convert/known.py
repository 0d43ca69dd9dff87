"""Everything the office keeps in ``site_data``, loaded once and passed on: publications, dictionaries, records."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from convert.load import load_publications, load_variants
from convert.load_dictionaries import load_dictionaries
from convert.load_records import Records, load_records
from convert.model.finding import Finding
from convert.model.industries import Industry
from convert.model.publication import Publication
from convert.model.units import Units
from convert.model.variants import Variants


@dataclass(frozen=True)
class Known:
    """What is known before a file is read; empty, every issue still converts."""

    publications: tuple[Publication, ...] = ()
    variants: Variants = field(default_factory=Variants)
    units: Units = field(default_factory=Units)
    industries: tuple[Industry, ...] = ()
    records: Records = field(default_factory=Records)


def load_known(folder: Path) -> tuple[Known, tuple[Finding, ...]]:
    """The files of a ``site_data`` folder → what they say, and what is wrong with them."""
    publications, dictionaries = load_publications(folder), load_dictionaries(folder)
    variants, wrong_variants = load_variants(folder)
    records, wrong_records = load_records(folder)
    known = Known(publications.publications, variants, dictionaries.units, dictionaries.industries, records)
    return known, (*publications.problems, *dictionaries.problems, *wrong_variants, *wrong_records)
