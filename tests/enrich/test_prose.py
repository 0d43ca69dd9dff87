"""Duties in running text: who is told what, and what is no duty."""

from __future__ import annotations

import pytest

from convert.enrich.prose import prose_duties


def duties(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]]:
    return [(duty.lead, duty.responsible, duty.cooperating, text[duty.start : duty.end]) for duty in prose_duties(text)]


def test_each_unit_of_a_paragraph_has_its_own_sentence() -> None:
    found = duties("（三）强化保障。县财政局要筹措专项资金，及时拨付到位；县水务局负责渠道管护，逐段落实人员。全县上下要凝心聚力。")
    assert found == [
        ((), ("县财政局",), (), "县财政局要筹措专项资金，及时拨付到位；"),
        ((), ("县水务局",), (), "县水务局负责渠道管护，逐段落实人员。"),
    ]


def test_two_orders_that_each_say_what_for_are_two_duties() -> None:
    found = duties("项目由县水利局负责实施和日常管理，资金由县财政局负责筹措拨付。")
    assert [(responsible, text) for _, responsible, _, text in found] == [
        (("县水利局",), "项目由县水利局负责实施和日常管理，"),
        (("县财政局",), "资金由县财政局负责筹措拨付。"),
    ]


def test_a_unit_may_be_told_in_the_middle_of_a_sentence() -> None:
    ((lead, responsible, _, text),) = duties("坚持每月调度，县政府督查室要跟踪督办，结果全县通报。")
    assert (lead, responsible, text) == ((), ("县政府督查室",), "县政府督查室要跟踪督办，结果全县通报。")


@pytest.mark.parametrize(
    ("text", "lead", "responsible", "cooperating"),
    [
        ("编制部门要核定学校教职工编制。", (), ("编制部门",), ()),
        ("县教育局、县卫健局要开展视力筛查，建立档案。", (), ("县教育局", "县卫健局"), ()),
        ("自然资源局和农业农村局要严守耕地红线。", (), ("自然资源局", "农业农村局"), ()),
        ("县发展和改革局要做好项目储备工作。", (), ("县发展和改革局",), ()),
        ("同时，县林业局应当做好苗木检疫工作。", (), ("县林业局",), ()),
        ("二是县商务局牵头组织展销活动，扩大销路。", ("县商务局",), (), ()),
        ("验收工作由县水务局牵头，县财政局配合。", ("县水务局",), (), ("县财政局",)),
        ("补助资金由县财政局负责审核拨付。", (), ("县财政局",), ()),
        ("各乡镇负责登记造册和张榜公示。", (), ("各乡镇",), ()),
        ("县水务局牵头组织，县公安局等单位参与，6月底前完成清淤。", ("县水务局",), (), ("县公安局",)),
        ("由县商务局牵头，县文旅局配合，每年举办一次农货节。", ("县商务局",), (), ("县文旅局",)),
        ("由县水务局牵头，县公安局参加。负责险情研判和人员疏散。", ("县水务局",), (), ("县公安局",)),
        ("县水务局要会同县消防救援大队每季度开展检查。", (), ("县水务局",), ("县消防救援大队",)),
        ("县教育局、县卫健局要联合县委组织部等部门做好选派工作。", (), ("县教育局", "县卫健局"), ("县委组织部",)),
        ("县级层面由县农业农村局负责，乡镇层面由各乡镇人民政府负责。", (), ("县农业农村局", "各乡镇人民政府"), ()),
        ("县级由县卫健局牵头，村级由村卫生室落实。", ("县卫健局",), ("村卫生室",), ()),
        ("普查由县统计局牵头，县发改局配合，各乡镇人民政府负责组织实施。", ("县统计局",), ("各乡镇人民政府",), ("县发改局",)),
        ("会演由县文旅局主办，县文化馆承办，县教育局协办。", ("县文旅局",), ("县文化馆",), ("县教育局",)),
        ("气象、水务、自然资源部门要加密监测频次。", (), ("气象", "水务", "自然资源部门"), ()),
        ("发改、财政等部门要积极争取专项资金。", (), ("发改", "财政"), ()),
    ],
)
def test_the_word_behind_the_name_says_the_role(
    text: str, lead: tuple[str, ...], responsible: tuple[str, ...], cooperating: tuple[str, ...]
) -> None:
    ((*roles, _),) = duties(text)
    assert tuple(roles) == (lead, responsible, cooperating)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("各乡镇要于2024年6月底前上报自查情况。", "2024年6月底前"),
        ("县司法局要在2024年底前公布清单目录。", "2024年底前"),
        ("县司法局要于 2024 年 4 月底前公布清单目录。", "2024年4月底前"),
        ("县统计局要在每月底前公布各项数据。", "每月底前"),
        ("县农业农村局要自方案印发之日起30日内报送台账。", "自方案印发之日起30日内"),
        ("县农业农村局要在3月底前选点、9月底前验收。", None),
        ("县农业农村局要选好试验地块。", None),
    ],
)
def test_a_sentence_with_one_day_has_a_deadline(text: str, deadline: str | None) -> None:
    assert [duty.deadline for duty in prose_duties(text)] == [deadline]


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇、各部门要高度重视，加强组织领导。",
        "牵头单位要强化统筹，压实责任。",
        "领导小组办公室设在县水务局，负责日常工作。",
        "成立县防汛领导小组，负责组织协调工作。",
        "本办法由县司法局负责解释。",
        "加快构建产业新布局，着力解决主要困难。",
        "政府集中采购所需物资由企业先行垫付。",
        "坚持政府牵头、部门联动的原则。",
        "围绕建设物流中心的重要目标开展招商。",
        "县财政局要重视。",
        "你局要会同有关单位抓好落实工作。",
        "县政府办公室牵头起草了《方案》征求意见稿。",
        "所需费用由县财政局承担。",
        "由县总工会主办、县文旅局承办的职工运动会在县体育馆举行。",
        "由县水务局负责管理的水库12座，全部完成除险。",
        "有关、相关部门要高度重视此项工作。",
        "设计、施工、监理单位要落实质量安全责任。",
        "经发改、财政部门要求补正材料的，一次告知。",
    ],
)
def test_what_tells_no_unit_anything_is_no_duty(text: str) -> None:
    assert duties(text) == []
