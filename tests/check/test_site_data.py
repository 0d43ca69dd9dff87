"""Entries of site_data that lead astray are named; good ones, and addresses of issues not at hand, are not."""

from __future__ import annotations

from dataclasses import replace

from convert.check.site_data import misread_entries, unmet_addresses
from convert.enrich.directory import directory_of
from convert.model.publication import Publication
from convert.model.units import Kind, Place, Township, Unit, Units
from tests.publish.gazettes import annotated, document

GRAIN = Unit("grain", "粮食局", Kind.GOVERNMENT, "县粮食局")
WATER = Unit("water", "水务局", Kind.GOVERNMENT, "县水务局")


def messages(units: tuple[Unit, ...], townships: tuple[Township, ...] = ()) -> list[str]:
    place = Place("清禾县", townships=townships)
    return [finding.message for finding in misread_entries(directory_of(Units(units, (place,)), place))]


def test_entries_that_lead_to_themselves_are_good() -> None:
    assert messages((GRAIN, WATER), (Township("shiqiao", "石桥乡", "石桥乡人民政府"),)) == []


def test_two_entries_of_one_name_are_both_named() -> None:
    first, second = messages((GRAIN, WATER, replace(GRAIN, id="grain-2")))
    assert first.startswith("site_data/units.yml：“粮食局”（grain）可能指粮食局（grain）、粮食局（grain-2）")
    assert "（grain-2）可能指" in second


def test_two_townships_of_one_name_are_one_too_many() -> None:
    (message,) = messages((), (Township("shiqiao", "石桥乡", "石桥乡"), Township("shiqiao-2", "石桥乡", "石桥乡")))
    assert message.startswith("site_data/places.yml：“石桥乡”（shiqiao）读成了“石桥乡”（shiqiao-2）")


def test_addresses_of_nothing_are_named() -> None:
    made = replace(annotated([document()]), publication=Publication("qh", "清禾县人民政府公报"))
    here = f"qh/{made.issue.id}"
    (finding,) = unmet_addresses("online.yml", (here, f"{here}/01", "qh/1999-09", "bs/2024-01"), [made])
    assert "“qh/1999-09”" in finding.message
