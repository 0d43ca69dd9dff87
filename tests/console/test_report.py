"""The wording of results."""

from __future__ import annotations

from convert.console.report import counts_line, finding_line, located, report_text, shown, site_lines
from convert.model.finding import Finding, Severity
from convert.model.publication import Archive

WARNING = Finding("x", Severity.WARNING, "页码不对", ((380, 382),), "改成12")
NOTE = Finding("y", Severity.NOTE, "没有登记")


def test_a_finding_is_one_line_with_its_place() -> None:
    assert finding_line(("2.txt", WARNING)) == "警告 2.txt:380  页码不对  建议：改成12"
    assert finding_line(("2.txt", NOTE)) == "提示 2.txt  没有登记"


def test_a_suggestion_of_several_lines_stays_one_line() -> None:
    assert finding_line(("2.txt", Finding("x", Severity.NOTE, "没有登记", (), "id: a\nname: b\n"))).endswith("建议：id: a / name: b")


def test_counts_name_every_severity() -> None:
    assert counts_line([("2.txt", WARNING), ("2.txt", WARNING), ("2.txt", NOTE)]) == "错误 0，警告 2，提示 1"


def test_notes_are_shown_on_request_and_long_lists_are_cut() -> None:
    items = [("2.txt", WARNING)] * 25 + [("2.txt", NOTE)]
    brief = list(shown(items, verbose=False))
    assert (len(brief), brief[-1]) == (21, "……还有 5 条")
    assert len(list(shown(items, verbose=True))) == 26


def test_what_the_site_still_needs_is_said_apart() -> None:
    needed = Finding("site-values-unset", Severity.WARNING, "没有填写电话", (), "补上")
    made = Archive((), (), findings=(needed,))
    assert site_lines(made) == ["网站资料：没有填写电话。补上"]
    assert located(made) == [("site_data", needed)]
    assert not list(shown(located(made), verbose=True))
    assert "警告 site_data  没有填写电话" in report_text(made, ())
