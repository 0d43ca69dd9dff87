"""What the site still needs from the office is said aloud; what is there, or what another publication of the site says, is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from convert.check.site_values import CONTACT, SITE, early_times, unmet_addresses, unrecorded_times, unset_values
from convert.model.publication import Publication
from tests.publish.gazettes import annotated, document

MADE = annotated([document()])
BARE = Publication("bs", "白水县人民政府公报")
WHOLE = replace(BARE, id="qh", **dict.fromkeys((*SITE, *CONTACT), "某"))


def test_everything_that_is_missing_is_in_one_finding() -> None:
    (finding,) = unset_values(BARE, (BARE,))
    assert all(field in finding.message for field in (*SITE, *CONTACT))
    nearly = replace(WHOLE, site_id_code=None)
    (one,) = unset_values(nearly, (nearly,))
    assert [field for field in (*SITE, *CONTACT) if field in one.message] == ["site_id_code"]


def test_nothing_is_said_where_nothing_is_missing() -> None:
    assert not list(unset_values(WHOLE, (WHOLE,)))


def test_a_second_publication_of_the_site_bears_the_values_of_the_first() -> None:
    assert not list(unset_values(BARE, (WHOLE, BARE)))
    own_office = replace(BARE, office="某", telephone="某")
    assert not list(unset_values(own_office, (WHOLE, own_office))), "an office of its own, on the same site"
    assert list(unset_values(replace(BARE, registered=False), (WHOLE, BARE))), "but not one that nobody registered"


def test_issues_without_a_time_are_named_once() -> None:
    issues = [replace(annotated([], number=number), publication=BARE) for number in range(1, 10)]
    issues[0] = replace(issues[0], online=datetime(2023, 3, 1))
    (finding,) = unrecorded_times(issues)
    assert "有 8 期没有登记网上发布时间（2023-02、" in finding.message
    assert "等）" in finding.message
    assert "bs/2023-02: 年-月-日 时:分" in (finding.suggestion or "")
    assert not list(unrecorded_times(issues[:1]))


def test_nothing_is_on_the_web_before_it_was_signed() -> None:
    (finding,) = early_times(replace(MADE, online=datetime(2023, 1, 9, 23, 59)))
    assert "早于成文日期2023-01-10" in finding.message
    assert not list(early_times(replace(MADE, online=datetime(2023, 1, 10))))
    assert not list(early_times(MADE))


def test_recorded_addresses_of_nothing_are_named_once() -> None:
    made = replace(MADE, publication=WHOLE)
    here, year = f"qh/{made.issue.id}", made.issue.id.partition("-")[0]
    addresses = (here, f"{here}/01", f"{here}/77", f"qh/{year}-1", "qh/1999-09", "qh/1999-09/01", "bs/2024-01")
    (finding,) = unmet_addresses("online.yml", addresses, [made])
    assert f"有 2 个地址在这次生成的公报里没有（{here}/77、qh/{year}-1）" in finding.message, "others may not be at hand"
    assert not list(unmet_addresses("online.yml", addresses[:2], [made]))
