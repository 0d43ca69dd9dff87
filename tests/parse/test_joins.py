"""Opinions on whether a line goes on: each rule has places where it decides and places where it must not decide so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from convert.parse.joins import JOIN_RULES, Seam, join_paragraphs
from convert.parse.typesetting import Typesetting
from tests.parse.lines import lines_of_text

Rule = Callable[[Seam], bool | None]

LONG = "为进一步提升全县农村公路管护水平"
INDENTED = """　　为切实做好全县城乡居民基本医疗保险参保缴费工
作，确保应保尽保、应缴尽缴，经县人民政府同意，现
就有关事项通知如下。
　　各乡镇要加强组织领导，明确专人负责，逐村逐户建
立台账。
"""

PARTED = """一、提高思想认识。各乡镇要充分认识秋收工作的重要性，
压实责任，抓好落实。

二、抓紧抢收晾晒。各乡镇要组织好农机和劳力，尽快抢收。
（责任单位：县农业农村局、各乡镇人民政府、各农机合作社
和种粮大户）

三、加强技术指导。县农业农村局要派出技术人员包片指导；
及时发布天气信息，每日调度进度，确保颗粒归仓。

四、做好信息报送。各乡镇每周五前报送进度，联系人：沈溪，
电话：0999-1234567，逾期未报的予以通报。
"""
HUNG = (
    """　　第一条　本办法所称农村公路，是指县道、乡道和村道及其
附属设施。县道由县交通运输局管理，乡道由乡镇人民政府管理，
村道由村民委员会在乡镇指导下管理，具体分工由县政府确定。
跨乡镇的路段由县交通运输局指定管理单位，并向社会公布名单。
第二章　养护
　　第二条　农村公路养护坚持全面养护、预防为主的原则，做
到有路必养、养必到位，保障公路完好畅通。
　　第三条　县财政应当将养护资金列入年度预算，专款专用。
任何单位和个人不得截留、挤占、挪用，接受审计部门的监督。
"""
    + "　　县水务局\n" * 10
)
OF_WHOLE_TEXTS = ("indent_tells", "gap_tells", "full_line")
"""Rules that go by how the whole text is set."""

# rule → (text before, next line, its verdict); "\n" in the text before parts printed lines.
SEAMS: dict[str, list[tuple[str, str, bool | None]]] = {
    "table_edge": [("青石镇⇥30", "白水镇⇥20", False), (LONG, "白水镇⇥20", False), (LONG, "各乡镇要落实", None)],
    "leader_line": [
        ("1.1 编制目的和依据……………1", "1.2 适用范围……………2", False),
        ("一、总体要求·············3", "二、重点任务·············5", False),
        ("——2023年1月10日在清禾县第十八届人民代表大会第三次会议上", "各位代表，同志们", False),
        ("各乡镇要按照……的要求抓好落实", "各部门要配合", None),
    ],
    "indent_tells": [(LONG, "各乡镇要落实", None)],
    "full_line": [(LONG, "各乡镇要落实", None)],
    "gap_tells": [(LONG, "各乡镇要落实", None)],
    "ended": [
        ("各乡镇要抓好落实。", "各部门要配合", False),
        ("现将有关事项通知如下：", "各部门要配合", False),
        ("他说“要抓落实。”", "各部门要配合", False),
        ("各乡镇要", "抓好落实", None),
        ("成员（包括：", "县财政局）", None),
        ("及时发放到户。责任单位：县财政局；完成时限：", "10月15日前。", True),
    ],
    "misread_number": [
        ("一、总体要求\n\n为做好全县工作，坚持统一规划、统一标准、统", "一、协调推进", True),
        ("一、总体要求", "二、重点任务", None),
    ],
    "mid_sentence": [
        ("（一）由县住建局牵头、青石镇配合", "，9月20日前完成", True),
        ("（一）由县住建局牵头、青石镇配合", "9月20日前完成", None),
        ("责任单位：各乡镇人民政府", ",水务局、交通局", True),
        ("（一）县应急管理局：组织编制防汛应急预案", "并开展演练，统筹物资调拨。", True),
        ("（一）县应急管理局：组织编制防汛应急预案。", "并开展演练，统筹物资调拨。", None),
    ],
    "bold_goes_on": [
        ("**二、关心困难群众生", "活。**开展走访慰问", True),
        ("**二、关心困难群众**", "**生活**开展走访慰问", None),
        ("**牵头单位：县民政局", "（三）开展走访慰问", None),
    ],
    "citation_goes_on": [
        ("依照《清禾县补助资金管理办法》第四十二条第", "（三）项的规定追回资金", True),
        ("各乡镇要压实责任，逐级抓好落实", "（三）项目建设", None),
    ],
    "decimal_goes_on": [
        ("全年新建和改造村组道路", "3. 5公里，惠及群众二百余户", True),
        ("全年新建和改造村组道路", "3. 开展绿化", None),
    ],
    "label_cut": [
        ("牵头单", "位：县水利局", True),
        ("牵头单位", "县水利局", None),
        ("2. 开发特色商品，办好集市。（责任", "单位：县商务局、县文旅局）", True),
        ("2. 开发特色商品，办好集市。（", "责任单位：县商务局、县文旅局）", None),
        ("2. 开发特色商品，办好集市。（见表", "单位：万元", None),
    ],
    "count_goes_on": [
        ("优化用地布局，大力推动一、", "二、三产业融合发展。", True),
        ("一、总体要求", "二、重点任务", None),
        ("优化用地布局，大力推动一、", "各乡镇要落实", None),
    ],
    "document_lists": [
        ("清禾县关于加强防火工作的通知（清政发〔2010〕3号）", "清禾县关于规范市场的意见（清政发〔2011〕8号）", False),
        ("清禾县关于加强防火工作的通知（清政发〔2010〕3号）", "等文件同时废止", None),
        ("按照县政府关于加强防火", "工作的通知（清政发〔2010〕3号）", None),
    ],
    "date_cut": [
        ("完成时限：2024年10月", "底前", True),
        ("时间：2024年9月-", "11月", True),
        ("完成时限：2024年", "10月底前完成", True),
        ("完成时间：长", "期坚持", True),
        ("完成时限：2024年10月底前", "底数清、情况明", None),
        ("责任单位：县农业农村局", "11月底前完成", None),
        ("完成时限：2024年10月", "责任单位：县水利局", None),
    ],
    "unit_cut": [
        ("清禾经济开发区管", "理委员会", True),
        ("清禾县政务服务中", "心", True),
        ("清禾县人民政府", "办公室", None),
        ("先进集体", "委员会", None),
        ("全县工作重", "心", None),
    ],
    "figure_goes_on": [
        ("按照源农发（2023）4", "号要求办理", True),
        ("全年完成改造250", "0座", True),
        ("全县共有七", "号楼", None),
        ("投资30", "1. 摸底", None),
    ],
    "duty_goes_on": [
        ("做好排查（牵头单位：县住房和城乡建设局，", "配合单位：县发展和改革局）", True),
        ("做好排查工作，保证群众安全度汛", "配合单位：县水务局", None),
    ],
    "parenthesis": [
        ("清禾县专项资金管理办法", "（2024年2月5日印发）", False),
        ("项目建设（含改造", "（新建）", None),
        ("补助五万元。按时", "（含税）", None),
    ],
    "opens": [
        (LONG, "1. 摸底", False),
        (LONG, "2024年2月6日", False),
        (LONG, "——坚持创新", False),
        (LONG, "责任单位：县水务局", False),
        (LONG, "各乡镇要落实", None),
    ],
    "marked_heading": [
        ("## 一、总体要求", "## 二、重点任务", False),
        ("## （一）全面提升农村义务教育学校营养改善", "## 计划水平", True),
        (LONG, "各乡镇", None),
    ],
    "after_mark": [("## 总体要求", "各乡镇要落实", False), ("总体要求", "各乡镇要落实", None), ("## 总体要求，", "各乡镇", None)],
    "closed_form": [("单位：万元", "各乡镇资金", False), ("2024年2月6日", "清禾县", False), ("各乡镇", "资金", None)],
    "name_lists": [("青石第一小学 白水第三中学", "石桥中心小学 云台中心小学", False), ("青石第一小学", "白水第三中学", None)],
    "roster_goes_on": [
        ("组长：沈溪 县委常委、县人民政府常务副", "县长", True),
        ("组长：沈溪 县人民政府副县长", "县教育局", False),
        ("组长：沈溪 县财政局", "方远　县水务局局长", False),
        ("成员：沈溪 县农业农村局党组书", "记、局长", True),
        ("各乡镇要落实", "县长", None),
    ],
    "clause_goes_on": [
        ("（一）身份证复印件；", "（二）户口簿复印件；", False),
        ("任命沈溪为局长；", "任命方远为副局长；", False),
        ("各乡镇要", "落实", None),
    ],
    "label_goes_on": [
        ("责任单位：县农业农村局、县科学技术局、县乡村振", "兴局", True),
        ("责任单位：县教育局、", "县财政局", True),
        ("责任单位：县教育局、各", "学校", True),
        ("责任单位：县教育局、畜牧", "中心", True),
        ("责任单位：县教育局、妇", "联", True),
        ("配合单位：县总工会、团", "县委、县妇联", True),
        ("责任单位：县教育局、县妇联", "主要任务表", False),
        ("责任单位：教育局、畜牧中心", "学校", False),
        ("责任单位：县水务局", "各乡镇要抓好落实", False),
        ("各乡镇要", "落实", None),
    ],
    "heading_goes_on": [
        ("2. 开展全县教育系统中小学幼儿园党建", "示范观摩活动。", True),
        ("（一）落实责任", "各乡镇要抓好落实，逐级压实责任。", False),
        ("各乡镇要", "落实", None),
    ],
    "short_line": [("乡（镇）", "某某村", False), ("各乡镇，", "各部门", None), (LONG + "质量", "各乡镇", None)],
    "open_prose": [(LONG, "质量和水平。", True), (LONG, "1. 摸底", False)],
}


def seam(before: str, after: str) -> Seam:
    """The place between the last paragraph of one text and a line below it, a blank line between them."""
    lines = lines_of_text(f"{before}\n\n{after}")
    setting = Typesetting(lines)
    last = join_paragraphs(lines[:-1], setting)[-1]
    line = lines[-1]
    ordinals = {each.numbering.style.name: each.numbering.ordinal for each in lines[:-1] if each.numbering}
    return Seam(last, line, line.kind, line.numbering, ordinals, None, setting)


RULES: dict[str, Rule] = {rule.__name__: rule for rule in JOIN_RULES}


@pytest.mark.parametrize(("name", "before", "after", "verdict"), [(name, *each) for name, seams in SEAMS.items() for each in seams])
def test_verdicts(name: str, before: str, after: str, verdict: bool | None) -> None:
    assert RULES[name](seam(before, after)) is verdict


def test_every_rule_has_places_of_both_kinds() -> None:
    assert set(RULES) == set(SEAMS)
    assert [name for name, seams in SEAMS.items() if name not in OF_WHOLE_TEXTS and len({verdict for _, _, verdict in seams}) < 2] == []


@pytest.mark.parametrize("rule", JOIN_RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_is_for(rule: Rule) -> None:
    assert rule.__doc__


def paragraphs(text: str) -> list[str]:
    lines = lines_of_text(text)
    return [paragraph.text for paragraph in join_paragraphs(lines, Typesetting(lines))]


def test_where_paragraphs_are_indented_the_indent_decides() -> None:
    assert [text[:4] for text in paragraphs(INDENTED)] == ["为切实做", "各乡镇要"]


def test_below_a_full_line_without_indent_a_paragraph_goes_on_whatever_ends_above() -> None:
    assert [text[:3] for text in paragraphs(HUNG)] == ["第一条", "第二章", "第二条", "第三条", *["县水务"] * 10]


def test_a_heading_mark_below_a_full_line_begins_something() -> None:
    assert "养护" in paragraphs(HUNG.replace("第二章　养护", "## 养护"))


def test_where_blank_lines_part_paragraphs_the_blank_lines_decide() -> None:
    assert [text[:2] for text in paragraphs(PARTED)] == ["一、", "二、", "三、", "四、"]


def test_a_full_line_within_a_sentence_goes_on_whatever_it_begins_with() -> None:
    text = "\n".join(
        [
            *["各乡镇要把粮食生产摆在突出位置，压实责任、细化措施，组织农"] * 3,
            "资料来源：粮食面积数据来自县统计局，其他有关数据均来自县农",
            "业农村局。",
        ]
    )
    assert paragraphs(text)[-1].endswith("均来自县农业农村局。")


def test_over_a_page_an_item_goes_on_where_the_one_before_is_a_sentence() -> None:
    text = "（一）县水利局：负责水情监测预报，发布洪水预警。\n\n（二）县气象局：负责天气{}气候监测预报，发布预警。"
    assert [len(paragraphs(text.format(gap))) for gap in ("\n\n", "\n\n\n\n\n")] == [3, 2]


def test_every_line_is_in_exactly_one_paragraph() -> None:
    lines = lines_of_text(INDENTED + "一、要求\n\n责任单位：县水务局、\n\n县财政局\n\n2024年2月6日\n")
    found = join_paragraphs(lines, Typesetting(lines))
    assert [line for paragraph in found for line in paragraph.lines] == list(lines)


def test_nothing_is_put_between_the_lines() -> None:
    assert paragraphs("按照“大手连骨干\n\n拉小手”机制运行。") == ["按照“大手连骨干拉小手”机制运行。"]
