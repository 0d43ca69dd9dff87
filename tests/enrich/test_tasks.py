"""Work given to units, in whatever form it was printed."""

from __future__ import annotations

from datetime import date

from convert.enrich.tasks import find_tasks
from convert.model.publication import Task
from convert.parse.issue import parse_issue
from convert.read.lines import read_lines
from tests.conftest import issue_text


def tasks(addition: str) -> tuple[Task, ...]:
    text = issue_text().replace("二、严肃纪律", f"{addition}\n\n二、严肃纪律".replace("⇥", "\t"))
    return find_tasks(parse_issue(read_lines(text, "a.txt", "utf-8")))


def test_a_bracket_at_the_end_of_a_paragraph() -> None:
    (task,) = tasks(
        "1. 修缮粮仓。对全县七座旧粮仓进行维修加固。（牵头单位：县发展和改革局；责任单位：县粮食储备中心、各乡镇；"
        "配合单位：县财政局；完成时限：2024年6月底前）"
    )
    assert (task.where, task.lead, task.cooperating) == ("inline", ("县发展和改革局",), ("县财政局",))
    assert task.responsible == ("县粮食储备中心", "各乡镇")
    assert task.due == date(2024, 6, 30)


def test_a_bracket_cut_by_a_page_break() -> None:
    (task,) = tasks(
        "1. 修缮粮仓。对全县七座旧粮仓进行维修加固。（牵头单位：县发展和改\n\n革局；责任单位：各乡镇；完成时限：2024年6\n\n月底前）"
    )
    assert (task.lead, task.responsible, task.due) == (("县发展和改革局",), ("各乡镇",), date(2024, 6, 30))


def test_rows_of_a_table() -> None:
    found = tasks(
        "工作分工见下表：\n\n序号⇥工作任务⇥牵头单位⇥完成时限\n1⇥建成冷链仓库两座⇥县商务局⇥6月底前\n2⇥培育农产品品牌⇥县农业农村局⇥长期"
    )
    assert [(task.where, task.text, task.lead, task.due) for task in found] == [
        ("table", "建成冷链仓库两座", ("县商务局",), date(2024, 6, 30)),
        ("table", "培育农产品品牌", ("县农业农村局",), None),
    ]


def test_labelled_lines() -> None:
    (task,) = tasks("1. 新建供水管网四十公里，改造水厂两座。\n\n牵头单位：县水务局\n\n责任单位：县财政局、各乡镇\n\n完成时限：10月底前")
    assert (task.where, task.lead, task.responsible) == ("list", ("县水务局",), ("县财政局", "各乡镇"))
    assert "供水管网" in task.text


def test_text_without_units_gives_none() -> None:
    assert tasks("各乡镇要严格落实禁牧休牧制度，切实做好防火工作。") == ()


def test_a_paragraph_of_clauses_gives_each_unit_its_own() -> None:
    found = tasks("第四条 县农业农村局负责规划和验收；县财政局负责资金拨付。县农业农村局、各乡镇人民政府负责日常管理，做好记录；逐月通报。")
    assert [(task.responsible, task.text) for task in found] == [
        (("县农业农村局",), "负责规划和验收"),
        (("县财政局",), "负责资金拨付。"),
        (("县农业农村局", "各乡镇人民政府"), "负责日常管理，做好记录；逐月通报。"),
    ]


def test_words_that_only_look_like_a_duty() -> None:
    assert tasks("坚持政府、乡镇负责的原则。") == ()
    assert tasks("本预案由县应急管理局负责解释。") == ()
    assert tasks("县财政局负责人签字：") == ()
