"""Work given to units, in whatever form it was printed."""

from __future__ import annotations

from datetime import date

import pytest

from convert.enrich.table_tasks import tasks_in_table
from convert.enrich.tasks import find_tasks
from convert.model.blocks import Purpose, Table
from convert.model.publication import Task
from convert.model.source import lines_of
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


def test_roles_told_by_the_rows() -> None:
    rows = (
        "1⇥新建幼儿园两所⇥主办⇥县教育局⇥8月底前\n⇥⇥协办⇥县财政局、有关乡镇⇥\n2⇥改造村道八公里⇥主办⇥县交通运输局⇥6月底前\n⇥⇥协办⇥县水务局⇥"
    )
    for header in ("类别", "责任", "责任类别"):
        first, second = tasks(f"序号⇥实事内容⇥{header}⇥单位⇥进度要求\n{rows}")
        assert (first.text, first.lead, first.cooperating, first.due) == (
            "新建幼儿园两所", ("县教育局",), ("县财政局", "有关乡镇"), date(2024, 8, 31)
        )  # fmt: skip
        assert (second.lead, second.cooperating, second.responsible) == (("县交通运输局",), ("县水务局",), ())


def test_units_in_rows_of_their_own() -> None:
    table = (
        "一、县水务局（2项）⇥⇥⇥⇥\n1⇥加固水库两座⇥通过验收⇥沈溪⇥5月31日前\n2⇥修订防洪预案⇥报市备案⇥方远⇥5月20日前\n"
        "二、县住建局⇥⇥⇥⇥\n3⇥疏通管网四公里⇥达到标准⇥林河⇥6月30日前"
    )
    found = tasks(f"序号⇥工作内容⇥完成标准⇥责任人⇥时间要求\n{table}")
    assert [task.responsible for task in found] == [("县水务局",), ("县水务局",), ("县住建局",)]
    assert not tasks(f"序号⇥工作内容⇥完成标准⇥经办⇥时间要求\n{table}")


def test_the_unit_of_a_project_beside_who_answers_for_it() -> None:
    rows = "1⇥冷链仓库⇥600⇥县商务局⇥沈溪\n2⇥村道改造⇥400⇥县交通运输局⇥方远"
    assert [task.responsible for task in tasks(f"序号⇥项目名称⇥投资⇥建设单位⇥责任人\n{rows}")] == [("县商务局",), ("县交通运输局",)]
    assert not tasks(f"序号⇥项目名称⇥投资⇥建设单位⇥备注\n{rows}")


def test_a_short_role_below_a_shared_header() -> None:
    rows = "1⇥建成冷链仓库两座⇥县商务局⇥县财政局\n2⇥改造村道八公里⇥县交通运输局⇥县水务局"
    found = tasks(f"序号⇥工作任务⇥承办单位⇥\n⇥⇥主办⇥协办\n{rows}")
    assert [(task.lead, task.cooperating) for task in found] == [(("县商务局",), ("县财政局",)), (("县交通运输局",), ("县水务局",))]


def test_a_stroke_is_no_deadline_and_a_ring_no_part_of_a_name() -> None:
    first, second = tasks(
        "序号⇥工作任务⇥责任单位⇥完成时限\n1⇥建成冷链仓库两座⇥①县商务局 ②县财政局⇥/\n2⇥培育农产品品牌⇥县农业农村局⇥6月底前"
    )
    assert (first.responsible, first.deadline) == (("县商务局", "县财政局"), None)
    assert second.deadline == "6月底前"


def test_rows_of_a_table() -> None:
    found = tasks(
        "工作分工见下表：\n\n序号⇥工作任务⇥牵头单位⇥完成时限\n1⇥建成冷链仓库两座⇥县商务局⇥6月底前\n2⇥培育农产品品牌⇥县农业农村局⇥长期"
    )
    assert [(task.where, task.text, task.lead, task.due) for task in found] == [
        ("table", "建成冷链仓库两座", ("县商务局",), date(2024, 6, 30)),
        ("table", "培育农产品品牌", ("县农业农村局",), None),
    ]


def test_the_column_over_a_breakdown_is_not_the_task() -> None:
    rows = (("修渠", "改造干渠12公里", "县水务局", "干渠", "7", "5"), ("修渠", "维修机井58眼", "县水务局", "机井", "30", "28"))
    table = Table(
        title=None,
        purpose=Purpose.ASSIGNMENT,
        columns=("主要任务", "建设内容", "牵头单位", "任务分解", "任务分解/白水镇", "任务分解/柳河镇"),
        header_rows=2,
        rows=rows,
        row_sources=(((1, 1),), ((2, 2),)),
        cells=(),
        source=((1, 2),),
        inherited=((1, 0),),
    )
    assert [draft.text for draft in tasks_in_table(table)] == ["改造干渠12公里", "维修机井58眼"]


def test_what_measures_a_task_is_none() -> None:
    units = ("县农业农村局", "县财政局")
    rows = (
        ("1.扩大种植规模", "推广优质谷子两万亩", *units, "谷子种植", "5000"),
        ("1.扩大种植规模", "推广优质谷子两万亩", *units, "示范片", "2"),
        ("2.提升耕地地力", "深松整地一万亩", *units, "有机肥施用", "1500"),
        ("2.提升耕地地力", "深松整地一万亩", *units, "深松整地", "3000"),
    )
    table = Table(
        title=None,
        purpose=Purpose.ASSIGNMENT,
        columns=("具体任务", "建设内容", "牵头单位", "配合单位", "计划指标", "青石镇"),
        header_rows=1,
        rows=rows,
        row_sources=(((1, 1),), ((2, 2),), ((3, 3),), ((4, 4),)),
        cells=(),
        source=((1, 4),),
        inherited=tuple((at, column) for at in (1, 3) for column in range(4)),
    )
    found = list(tasks_in_table(table))
    assert [(draft.text, draft.source) for draft in found] == [("1.扩大种植规模", ((1, 2),)), ("2.提升耕地地力", ((3, 4),))]


def test_labelled_lines() -> None:
    (task,) = tasks("1. 新建供水管网四十公里，改造水厂两座。\n\n牵头单位：县水务局\n\n责任单位：县财政局、各乡镇\n\n完成时限：10月底前")
    assert (task.where, task.lead, task.responsible) == ("list", ("县水务局",), ("县财政局", "各乡镇"))
    assert "供水管网" in task.text


def test_text_without_units_gives_none() -> None:
    assert tasks("各乡镇要严格落实禁牧休牧制度，切实做好防火工作。") == ()


def test_a_paragraph_of_clauses_gives_each_unit_its_own() -> None:
    found = tasks("第四条 县农业农村局负责规划和验收；县财政局负责资金拨付。县农业农村局、各乡镇人民政府负责日常管理，做好记录；逐月通报。")
    assert [(task.responsible, task.text) for task in found] == [
        (("县农业农村局",), "县农业农村局负责规划和验收"),
        (("县财政局",), "县财政局负责资金拨付。"),
        (("县农业农村局", "各乡镇人民政府"), "县农业农村局、各乡镇人民政府负责日常管理，做好记录；逐月通报。"),
    ]


def test_words_that_only_look_like_a_duty() -> None:
    assert tasks("坚持政府、乡镇负责的原则。") == ()
    assert tasks("本预案由县应急管理局负责解释。") == ()
    assert tasks("县财政局负责人签字：") == ()
    assert tasks("单位：户、个、台、亩、公斤") == ()
    assert tasks("填报单位（盖章）：　　填报时间：　　年　月　日") == ()


def roles(task: Task) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str | None]:
    return task.lead, task.responsible, task.cooperating, task.deadline


@pytest.mark.parametrize(
    ("bracket", "said"),
    [
        ("牵头：县水利局；配合：县财政局、县林业局", (("县水利局",), (), ("县财政局", "县林业局"), None)),
        ("牵头部门　县水利局；配合部门　县财政局", (("县水利局",), (), ("县财政局",), None)),
        ("由县水利局牵头，县公安局、县林业局配合", (("县水利局",), (), ("县公安局", "县林业局"), None)),
        ("责任单位：县商务局牵头，县财政局配合", (("县商务局",), (), ("县财政局",), None)),
        ("主要负责单位：县市场监管局，县法院、县公安局参与", ((), ("县市场监管局",), ("县法院", "县公安局"), None)),
        ("县商务局牵头，县财政局负责，县林业局配合", (("县商务局",), ("县财政局",), ("县林业局",), None)),
        ("责任部门（单位）：县林业局，各乡镇人民政府", ((), ("县林业局", "各乡镇人民政府"), (), None)),
        ("责任单位：县林业局，2024年5月底前完成", ((), ("县林业局",), (), "2024年5月底前")),
        ("县水利局主办，县财政局、县林业局协办", (("县水利局",), (), ("县财政局", "县林业局"), None)),
        ("沈溪牵头，县水利局主办，县财政局协办", (("县水利局",), (), ("县财政局",), None)),
        ("牵头部门：县商务局；参与部门：县供销社；实施时间：2024—2026年", (("县商务局",), (), ("县供销社",), "2024—2026年")),
        ("责任单位：（牵头）县水利局、（配合）县财政局、青石镇", (("县水利局",), (), ("县财政局", "青石镇"), None)),
        ("县委改革办、县发展和改革局；完成时限：2024年底", ((), ("县委改革办", "县发展和改革局"), (), "2024年底")),
        ("责任单位：县商务局牵头，县财政局配合，各乡镇具体实施", (("县商务局",), ("各乡镇",), ("县财政局",), None)),
        ("责任科室：县政府办公室信息科；联系电话：5123456", ((), ("县政府办公室信息科",), (), None)),
        ("责任单位：县林业局，2024年12月底前", ((), ("县林业局",), (), "2024年12月底前")),
        ("牵头单位：县林业局（责任人：某某）；责任单位：县财政局（责任人：某某）", (("县林业局",), ("县财政局",), (), None)),
        ("县水务局牵头，县财政局配合，各乡镇负责实施", (("县水务局",), ("各乡镇",), ("县财政局",), None)),
        ("县财政局、各乡镇按职责负责", ((), ("县财政局", "各乡镇"), (), None)),
        ("主办单位：县文旅局；承办单位：青石镇；参加单位：县商务局", (("县文旅局",), ("青石镇",), ("县商务局",), None)),
        ("责任单位：县医保局；时限要求：2024年3月底", ((), ("县医保局",), (), "2024年3月底")),
        ("完成时限：10月底；配合单位：县公安局；责任单位：县商务局", ((), ("县商务局",), ("县公安局",), "10月底")),
        ("牵头单位：县住建局；督办单位：县政府督查室；完成时限：9月底", (("县住建局",), (), (), "9月底")),
        ("承办单位：县商务局；会签单位：县财政局；报送时间：每月25日", ((), ("县商务局",), (), None)),
        ("责任单位：县水务集团，行业主管部门：县水利局", ((), ("县水务集团",), (), None)),
        ("县卫健局牵头，县残联配合；时限要求：2024年11月30日前", (("县卫健局",), (), ("县残联",), "2024年11月30日前")),
        ("责任单位：县发改局、县审批局；各乡镇人民政府配合", ((), ("县发改局", "县审批局"), ("各乡镇人民政府",), None)),
        ("责任单位及责任人：县水务局（沈溪）、县林业局　陆远", ((), ("县水务局", "县林业局"), (), None)),
        ("任务分工：县网信办牵头，县大数据局参与", (("县网信办",), (), ("县大数据局",), None)),
        ("县城管局负总责，县公安局协同", ((), ("县城管局",), ("县公安局",), None)),
        ("牵头科室：就业股", (("就业股",), (), (), None)),
        ("县林业局，各乡镇，2025年6月底前", ((), ("县林业局", "各乡镇"), (), "2025年6月底前")),
    ],
)
def test_a_bracket_says_who_does_what(bracket: str, said: tuple[object, ...]) -> None:
    (task,) = tasks(f"1. 修缮粮仓。对全县七座旧粮仓进行维修加固。（{bracket}）")
    assert roles(task) == said


@pytest.mark.parametrize("form", ["（{}）", "【{}】", "［{}］。"])
@pytest.mark.parametrize("label", ["牵头单位：", "牵头单位（部门）：", "牵头单位∶"])
def test_a_bracket_on_a_line_of_its_own(form: str, label: str) -> None:
    item = "1. 修缮粮仓。对全县七座旧粮仓进行维修加固。"
    (task,) = tasks(f"{item}\n\n{form.format(f'{label}县财政局；责任单位：各乡镇')}")
    assert (task.text, task.lead, task.responsible) == (item, ("县财政局",), ("各乡镇",))


@pytest.mark.parametrize(
    ("when", "deadline"), [("2025年8月底前", "2025年8月底前"), ("持续推进", "持续推进"), ("8月底前完成选址，9月开工", None)]
)
def test_a_time_alone_behind_its_label_is_the_deadline(when: str, deadline: str | None) -> None:
    (task,) = tasks(f"1. 修缮粮仓。对全县七座旧粮仓进行维修加固。\n\n责任单位：县财政局\n时间节点：{when}")
    assert task.deadline == deadline


@pytest.mark.parametrize("form", ["［{}］", "【{}】", "｛{}｝", "——{}"])
def test_other_marks_around_a_duty(form: str) -> None:
    (task,) = tasks(f"1. 修缮粮仓。对全县七座旧粮仓进行维修加固。{form.format('责任单位：县财政局、各乡镇')}")
    assert task.responsible == ("县财政局", "各乡镇")


@pytest.mark.parametrize("form", ["（{}）", "【{}】", "——{}。"])
def test_units_and_nothing_else_behind_an_item_do_it(form: str) -> None:
    (task,) = tasks(f"1. 每月评比，逐季通报。{form.format('县爱卫办、团县委，各乡（镇）人民政府')}")
    assert (task.text, task.responsible) == ("1. 每月评比，逐季通报。", ("县爱卫办", "团县委", "各乡（镇）人民政府"))


@pytest.mark.parametrize(
    "text",
    [
        "3日，全县春耕现场会召开。（县委宣传部、县融媒体中心）",
        "1. 成员单位（县教育局、县财政局）按季度报送情况。",
        "获奖单位：县教育局、县财政局",
        "监督单位：县纪委监委　监督电话：5123456",
        "建设单位：县水务局；设计单位：清禾设计公司",
        "1. 下放审批事项。（承接单位：各镇人民政府；指导单位：县审批局）",
    ],
)
def test_names_without_a_duty_give_none(text: str) -> None:
    assert tasks(text) == ()


def test_a_project_is_its_name() -> None:
    rows = "1⇥旧仓改造项目⇥维修旧仓七座，新建晾晒场⇥县商务局\n2⇥蜂场建设项目⇥新建蜂场两处，配套围栏⇥县农业农村局"
    found = tasks(f"项目见下表：\n\n序号⇥项目名称⇥建设内容⇥责任单位\n{rows}")
    assert [task.text for task in found] == ["旧仓改造项目", "蜂场建设项目"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("牵头单位：县商务局；责任单位：县财政局；配合单位：各乡镇", (("县商务局",), ("县财政局",), ("各乡镇",), None)),
        ("县水库和移民中心", ((), ("县水库和移民中心",), (), None)),
        ("县商务局①、各乡（镇）[^2]", ((), ("县商务局", "各乡（镇）"), (), None)),
        ("县商务局（牵头）、县财政局", (("县商务局",), ("县财政局",), (), None)),
        ("1.县商务局 2.各乡（镇）", ((), ("县商务局", "各乡（镇）"), (), None)),
        ("县商务局各乡（镇）", ((), ("县商务局", "各乡（镇）"), (), None)),
        ("生态环境局 清禾分局 县商务局", ((), ("生态环境局清禾分局", "县商务局"), (), None)),
        ("县商务局、柳河镇等部门和乡镇", ((), ("县商务局", "柳河镇"), (), None)),
    ],
)
def test_a_cell_says_who_does_what(cell: str, said: tuple[object, ...]) -> None:
    found = tasks(f"工作分工见下表：\n\n序号⇥工作任务⇥责任单位\n1⇥建成冷链仓库两座⇥{cell}\n2⇥培育农产品品牌⇥县农业农村局")
    assert roles(found[0]) == said


def test_a_column_whose_cells_name_the_roles() -> None:
    found = tasks(
        "工作分工见下表：\n\n序号⇥工作任务⇥责任分工\n1⇥建成冷链仓库两座⇥牵头单位：县商务局；配合单位：县财政局\n"
        "2⇥培育农产品品牌⇥责任单位：县农业农村局\n3⇥开展质量抽检⇥县市场监管局、各乡镇"
    )
    assert [roles(task) for task in found] == [
        (("县商务局",), (), ("县财政局",), None),
        ((), ("县农业农村局",), (), None),
        ((), ("县市场监管局", "各乡镇"), (), None),
    ]


def test_ditto_means_the_units_above() -> None:
    found = tasks("工作分工见下表：\n\n序号⇥工作任务⇥责任单位\n1⇥建成冷链仓库两座⇥县商务局、各乡镇\n2⇥培育农产品品牌⇥同上")
    assert [task.responsible for task in found] == [("县商务局", "各乡镇")] * 2


def test_rows_over_others_give_no_task_but_may_say_who_leads() -> None:
    found = tasks(
        "序号⇥工作任务⇥配合单位⇥完成时限\n牵头单位：县水务局⇥⇥⇥\n1⇥改造水厂两座⇥县财政局⇥6月底前\n2⇥更换管网十公里⇥县审计局⇥7月底前\n"
        "牵头单位：县教育局⇥⇥⇥\n3⇥新建幼儿园一所⇥县自然资源局⇥8月底前\n4⇥改造教学楼两栋⇥县财政局⇥9月底前"
    )
    assert [task.lead for task in found] == [("县水务局",)] * 2 + [("县教育局",)] * 2
    assert [len(lines_of(task.source)) for task in found] == [1, 1, 1, 1]


def test_subtotals_are_no_part_of_a_task() -> None:
    found = tasks(
        "序号⇥项目名称⇥总投资⇥今年投资⇥责任单位\n一、渠道（2项）⇥⇥900⇥400⇥\n1⇥南干渠防渗⇥500⇥200⇥县水务局\n2⇥西支渠疏浚⇥400⇥200⇥县水务局\n"
        "二、道路（2项）⇥⇥1000⇥600⇥\n3⇥石桥产业路⇥600⇥400⇥县交通运输局\n4⇥云台通村路⇥400⇥200⇥县交通运输局"
    )
    assert [task.text for task in found] == ["南干渠防渗", "西支渠疏浚", "石桥产业路", "云台通村路"]
    assert [len(lines_of(task.source)) for task in found] == [1, 1, 1, 1]


def test_a_role_may_say_what_it_is_for() -> None:
    (task,) = tasks("编号⇥隐患名称⇥整改措施⇥整改责任单位⇥整改时限\n1⇥山坡失稳⇥清除危岩八百方⇥县自然资源局、青石镇人民政府⇥9月底")
    assert (task.text, task.deadline) == ("清除危岩八百方", "9月底")
    assert task.responsible == ("县自然资源局", "青石镇人民政府")


def test_what_is_wrong_is_not_what_must_be_done() -> None:
    (task,) = tasks("序号⇥隐患内容⇥整改措施⇥责任单位⇥整改时限\n1⇥护坡开裂严重⇥清除危岩八百方⇥县自然资源局⇥9月底")
    assert task.text == "清除危岩八百方"
    (task,) = tasks("序号⇥问题内容⇥责任单位⇥整改时限\n1⇥护坡开裂严重⇥县自然资源局⇥9月底")
    assert task.text == "护坡开裂严重"


def test_a_header_that_names_two_roles_or_people_too() -> None:
    (task,) = tasks("序号⇥工作任务⇥牵头单位/责任单位⇥完成时限\n1⇥修复水毁路段⇥县交通运输局/各乡镇⇥6月")
    assert (task.lead, task.responsible) == (("县交通运输局",), ("各乡镇",))
    for header in ("责任单位及责任人", "责任单位（责任人）", "责任部门和分管领导"):
        (task,) = tasks(f"序号⇥工作任务⇥{header}⇥完成时限\n1⇥修复水毁路段⇥县交通运输局（沈 溪）⇥6月")
        assert task.responsible == ("县交通运输局",)


def test_completion_under_a_deadline_is_the_deadline() -> None:
    found = tasks(
        "进度见下表：\n\n工作任务⇥责任单位⇥完成时限⇥\n⇥⇥开工⇥完工\n建成冷链仓库两座⇥县商务局⇥3月⇥11月底\n整修村道八公里⇥县交通运输局⇥2月⇥10月底"
    )
    assert [task.deadline for task in found] == ["11月底", "10月底"]


def test_the_first_unit_leads_where_the_text_says_so() -> None:
    rows = "工作任务⇥责任单位\n建成冷链仓库两座⇥县商务局、县财政局\n培育农产品品牌⇥县农业农村局"
    found = tasks(f"工作分工见下表（责任单位列第一位的为牵头单位）：\n\n{rows}")
    assert [roles(task) for task in found] == [(("县商务局",), ("县财政局",), (), None), (("县农业农村局",), (), (), None)]
    assert tasks(f"工作分工见下表：\n\n{rows}")[0].lead == ()


def test_one_unit_alone_does_not_lead_where_only_the_first_of_several_does() -> None:
    rows = "工作任务⇥责任单位\n建成冷链仓库两座⇥县商务局、县财政局\n培育农产品品牌⇥县农业农村局"
    found = tasks(f"工作分工见下表（责任单位有两个以上的，第一个为牵头单位）：\n\n{rows}")
    assert [roles(task) for task in found] == [(("县商务局",), ("县财政局",), (), None), ((), ("县农业农村局",), (), None)]


def test_words_on_the_first_unit_are_no_unit() -> None:
    (task,) = tasks("1. 修缮粮仓七座。（责任单位：县商务局、县财政局，排在第一位的为牵头单位，下同）")
    assert roles(task) == (("县商务局",), ("县财政局",), (), None)


def test_words_on_the_first_unit_may_be_of_one_bracket_only() -> None:
    first, second = tasks(
        "1. 修缮粮仓七座。（责任单位：县商务局、各镇（街道），排名第一的为牵头单位）\n\n2. 新建冷库两座。（责任单位：县供销社、县财政局）"
    )
    assert roles(first) == (("县商务局",), ("各镇（街道）",), (), None)
    assert roles(second) == ((), ("县供销社", "县财政局"), (), None)


def test_labels_with_a_verb_for_a_colon_and_a_stop_at_the_end() -> None:
    (task,) = tasks("1. 发放补贴。牵头单位为县财政局，责任单位为各乡镇人民政府；完成时限：11月底前。")
    assert roles(task) == (("县财政局",), ("各乡镇人民政府",), (), "11月底前")


def test_duties_of_two_units_in_one_line_and_roles_beside_names() -> None:
    found = tasks(
        "（一）县公安局：负责道路交通秩序。县交通运输局：负责公路养护。\n\n（二）县民政局（牵头）、县财政局、县残联（配合）：做好救助工作。"
    )
    assert [roles(task)[:3] for task in found] == [
        ((), ("县公安局",), ()),
        ((), ("县交通运输局",), ()),
        (("县民政局",), ("县财政局",), ("县残联",)),
    ]


def test_a_label_with_its_names_on_the_next_line() -> None:
    (task,) = tasks("1. 新建公共仓储三万平方米。\n\n责任单位：\n\n县商务局、县交通运输局\n\n完成时限：10月底前")
    assert roles(task) == ((), ("县商务局", "县交通运输局"), (), "10月底前")


def test_a_label_at_the_end_of_a_paragraph_with_its_names_in_the_next() -> None:
    (task,) = tasks("1. 充实储备规模。新建低温仓两座。牵头单位：县发改局。责任单位：\n\n县财政局、农业发展银行清禾县支行。")
    assert roles(task) == (("县发改局",), ("县财政局", "农业发展银行清禾县支行"), (), None)
    assert len(lines_of(task.source)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "责任单位：县水务局⇥配合单位：县财政局⇥完成时限：10月底前",
        "完成时限：10月底前　配合单位：县财政局　责任单位：县水务局",
        "责任领导：沈溪　责任单位：县水务局　督办单位：县政府督查室　配合单位：县财政局　完成时限：10月底前。",
        "责任领导：沈溪\n\n责任单位：县水务局\n\n验收单位：县审计局\n\n配合单位：县财政局\n\n完成时限：10月底前。",
    ],
)
def test_several_labels_in_any_order(line: str) -> None:
    (task,) = tasks(f"1. 新建供水管网四十公里。\n\n{line}")
    assert (task.text, roles(task)) == ("1. 新建供水管网四十公里。", ((), ("县水务局",), ("县财政局",), "10月底前"))


def test_labels_behind_a_tab_or_with_a_blank_in_them() -> None:
    (task,) = tasks("1. 培育企业五家。责任单位：县工信局⇥完成时限：全年")
    assert (task.text, roles(task)) == ("1. 培育企业五家。", ((), ("县工信局",), (), "全年"))
    (task,) = tasks("1. 培育企业五家。责任 单位：县工信局、县科技局")
    assert task.responsible == ("县工信局", "县科技局")


def test_a_group_has_units_that_lead_and_help() -> None:
    found = tasks(
        "事故调查组：由县市场监管局牵头，县公安局、县卫健局参与，负责查明原因。\n\n"
        "医疗救治组：县卫健局牵头，负责伤员救治。\n\n现场管控组：由事故环节的监管部门牵头，负责现场警戒。"
    )
    assert [roles(task)[:3] for task in found] == [
        (("县市场监管局",), ("事故调查组",), ("县公安局", "县卫健局")),
        (("县卫健局",), ("医疗救治组",), ()),
        ((), ("现场管控组",), ()),
    ]


def test_members_of_what_a_unit_leads_help_it() -> None:
    (task,) = tasks("县水利局为牵头单位，县财政局、县林业局为成员单位，负责水源地保护。")
    assert roles(task) == (("县水利局",), (), ("县财政局", "县林业局"), None)
    assert task.text == "县水利局为牵头单位，县财政局、县林业局为成员单位，负责水源地保护。"
    assert tasks("县财政局、县林业局为成员单位。") == ()


def test_this_work_is_that_of_the_item() -> None:
    (task,) = tasks("1. 建立长效机制。具体由县审批局承办。")
    assert (task.text, task.responsible) == ("1. 建立长效机制。", ("县审批局",))


def test_a_dash_before_a_unit_is_no_part_of_its_name() -> None:
    (task,) = tasks("——县财政局：负责整合资金，落实奖补政策。")
    assert task.responsible == ("县财政局",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）县林业局。负责苗木调运和检疫。\n\n（二）县水务局。负责浇灌用水调度。", ["负责苗木调运和检疫。", "负责浇灌用水调度。"]),
        ("县财政局职责：筹措并拨付造林资金。", ["筹措并拨付造林资金。"]),
        ("县委宣传部（县融媒体中心）：负责造林政策宣传。", ["负责造林政策宣传。"]),
        ("1. 县林业局\n\n负责苗木调运和检疫。\n\n负责成活率核查。", ["负责苗木调运和检疫。", "负责成活率核查。"]),
        ("县林业局：\n\n1. 调运苗木并检疫。\n\n2. 核查苗木成活率。", ["调运苗木并检疫。", "核查苗木成活率。"]),
        ("各乡、镇人民政府：组织群众整地挖坑。", ["组织群众整地挖坑。"]),
    ],
)
def test_duties_beside_or_below_the_name_of_their_unit(text: str, found: list[str]) -> None:
    assert [task.text for task in tasks(text)] == found
    assert all(len(task.responsible) == 1 for task in tasks(text))


def test_a_table_of_units_and_what_each_is_for() -> None:
    found = tasks("序号⇥成员单位⇥职责分工\n1⇥县林业局⇥负责苗木调运和检疫\n2⇥县民政局、县供销社⇥发放救灾物资")
    assert [(task.responsible, task.text) for task in found] == [
        (("县林业局",), "负责苗木调运和检疫"),
        (("县民政局", "县供销社"), "发放救灾物资"),
    ]


def test_a_row_of_its_own_names_the_lead_of_the_rows_below() -> None:
    rows = (
        ("牵头单位：县林业局", "", "", ""),
        ("1", "营造水源林三千亩", "县水务局", "10月底前"),
        ("2", "抚育中幼林五千亩", "县财政局", "〃"),
        ("一、县水务局牵头（1项）", "", "", ""),
        ("3", "修复塘坝四座", "县林业局", "11月底前"),
    )
    table = Table(
        title=None,
        purpose=Purpose.ASSIGNMENT,
        columns=("序号", "工作任务", "配合单位", "完成时限"),
        header_rows=1,
        rows=rows,
        row_sources=tuple(((at, at),) for at in range(1, 6)),
        cells=(),
        source=((1, 5),),
    )
    assert [(draft.roles["lead"], draft.roles["cooperating"], draft.deadline) for draft in tasks_in_table(table)] == [
        (("县林业局",), ("县水务局",), "10月底前"),
        (("县林业局",), ("县财政局",), "10月底前"),
        (("县水务局",), ("县林业局",), "11月底前"),
    ]


@pytest.mark.parametrize("label", ["整改责任单位", "市级责任部门", "责任科室", "责任单位及责任人", "第一责任单位"])
def test_a_label_may_be_qualified(label: str) -> None:
    (task,) = tasks(f"序号⇥存在问题和整改措施⇥{label}⇥截止时间\n1⇥清理河道垃圾并复绿⇥县水务局⇥6月底前")
    assert (task.responsible, task.deadline) == (("县水务局",), "6月底前")


def test_an_open_bracket_goes_on_after_a_semicolon() -> None:
    (task,) = tasks("1. 修缮粮仓。维修七座旧粮仓。（县发展和改革局牵头；县财政局、县粮食储备中心配合；\n\n各乡镇人民政府负责落实）")
    assert (task.lead, task.cooperating, task.responsible) == (("县发展和改革局",), ("县财政局", "县粮食储备中心"), ("各乡镇人民政府",))


def test_a_heading_that_only_ends_like_a_unit_bears_no_duty() -> None:
    text = "1. 优化空间布局\n\n落实国土空间规划，严守各类红线。\n\n2. 优化用地布局。落实各项政策，守住红线。"
    assert tasks(f"{text}\n\n3. 创建健康企业\n\n落实职业病防护各项制度。") == ()


@pytest.mark.parametrize(
    ("bracket", "said"),
    [
        ("县水务局牵头，县财政局配合，2024年底前", (("县水务局",), (), ("县财政局",), "2024年底前")),
        ("责任单位：县水务局、县财政局；时限：2024年11月20日前", ((), ("县水务局", "县财政局"), (), "2024年11月20日前")),
        ("时限：立行立改；责任单位：县水务局", ((), ("县水务局",), (), "立行立改")),
        ("县水务局负责，长期坚持", ((), ("县水务局",), (), "长期坚持")),
        ("2024年10月31日前完成，县水务局牵头", (("县水务局",), (), (), "2024年10月31日前")),
        ("责任单位：★县水务局、县审计局会同县财政局", ((), ("县水务局", "县审计局", "县财政局"), (), None)),
    ],
)
def test_what_brackets_say_beside_the_names(bracket: str, said: tuple[object, ...]) -> None:
    (task,) = tasks(f"1. 修缮塘坝。维修加固塘坝七座。（{bracket}）")
    assert (task.lead, task.responsible, task.cooperating, task.deadline) == said


def test_two_orders_in_one_sentence_are_two_tasks() -> None:
    first, second = tasks("由县水务局牵头，县财政局配合，推进塘坝加固；由县林业局牵头，引进耐旱树种。")
    assert (first.lead, first.cooperating, second.lead, second.cooperating) == (("县水务局",), ("县财政局",), ("县林业局",), ())


def test_levels_below_a_role_are_units_in_that_role() -> None:
    found = tasks("序号⇥项目名称⇥责任单位⇥⇥投资额\n⇥⇥县级⇥乡镇⇥\n1⇥硬化通村公路⇥县交通运输局⇥石桥乡⇥480\n2⇥清淤灌溉渠道⇥县水务局⇥柳河镇⇥60")
    assert [task.responsible for task in found] == [("县交通运输局", "石桥乡"), ("县水务局", "柳河镇")]


@pytest.mark.parametrize("name", ["主管部门", "行业监管部门", "组织单位", "项目单位", "部门", "责任乡镇"])
def test_the_column_of_units_before_those_that_help_does_the_work(name: str) -> None:
    (task, _) = tasks(f"分工如下：\n\n序号⇥工作任务⇥{name}⇥配合部门\n1⇥改造管网420米。⇥县住建局⇥县水务局\n2⇥新建公厕1座。⇥县城管局⇥青石镇")
    assert (task.responsible, task.cooperating) == (("县住建局",), ("县水务局",))


@pytest.mark.parametrize("name", ["督办单位", "会签单位"])
def test_who_only_watches_does_no_work(name: str) -> None:
    (task, _) = tasks(f"分工如下：\n\n序号⇥工作任务⇥{name}⇥配合部门\n1⇥改造管网420米。⇥县住建局⇥县水务局\n2⇥新建公厕1座。⇥县城管局⇥青石镇")
    assert task.responsible == ()


@pytest.mark.parametrize("header", ["海湾⇥指标⇥任务内容", "流域⇥项目⇥重点任务", "类别⇥民生领域⇥年度目标任务"])
def test_what_the_work_is_about_is_not_the_work(header: str) -> None:
    (task, _) = tasks(
        f"分工如下：\n\n{header}⇥牵头单位⇥时限\n北岙湾⇥岸线⇥修复岸线3.6公里⇥县水务局⇥6月\n东沙湾⇥水质⇥治理尾水12处⇥县环保局⇥9月"
    )
    assert task.text == "修复岸线3.6公里"


def test_a_name_cut_by_the_lines_of_a_cell_is_one() -> None:
    rows = "| 1 | 企业注销 | 县市场<br>监管局 | 县人力资源社<br>会保障局、<br>县商务局 | 5月底 |\n"
    rows += "| 2 | 企业开办 | 县财政局<br>城东街道 | 县商务局 | 6月底 |"
    (first, second) = tasks(f"分工如下：\n\n| 序号 | 事项 | 牵头部门 | 配合部门 | 上线时间 |\n| --- | --- | --- | --- | --- |\n{rows}")
    assert (first.lead, first.cooperating, first.deadline) == (("县市场监管局",), ("县人力资源社会保障局", "县商务局"), "5月底")
    assert second.lead == ("县财政局", "城东街道")


def test_members_help_who_leads() -> None:
    (task, _) = tasks("分工如下：\n\n工作组⇥牵头单位⇥成员单位⇥工作任务\n抢险组⇥县应急局⇥县水务局⇥组织抢险\n安置组⇥县民政局⇥青石镇⇥安置群众")
    assert (task.text, task.lead, task.cooperating) == ("组织抢险", ("县应急局",), ("县水务局",))


@pytest.mark.parametrize("name", ["完工时间", "计划竣工时间", "工作时限", "完成日期", "推进时间"])
def test_labels_of_a_deadline_are_the_same_in_tables_and_lines(name: str) -> None:
    found = tasks(f"分工如下：\n\n工作任务⇥责任单位⇥{name}\n改造管网。⇥县水务局⇥6月底前\n新建公厕。⇥县住建局⇥7月底前")
    assert [task.deadline for task in found] == ["6月底前", "7月底前"]
    (line,) = tasks(f"1. 修缮粮仓。对粮仓进行维修加固。\n\n责任单位：县粮食储备中心\n\n{name}：2024年6月底前")
    assert line.deadline == "2024年6月底前"
