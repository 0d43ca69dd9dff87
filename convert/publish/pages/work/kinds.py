"""What kinds of units are called, in the order in which they are listed."""

from __future__ import annotations

from convert.model.bodies import Body
from convert.model.units import Kind, Level

KINDS = {
    Kind.GOVERNMENT: "政府部门",
    Kind.PARTY: "党委机构",
    Kind.TOWNSHIP: "乡镇、街道",
    Kind.AGENCY: "事业单位",
    Kind.VERTICAL: "垂直管理单位",
    Kind.PARK: "园区",
    Kind.ENTERPRISE: "企业",
    Kind.MASS: "群团组织",
    Kind.CONGRESS: "人大",
    Kind.CONSULTATIVE: "政协",
    Kind.DISCIPLINE: "纪检监察",
    Kind.JUSTICE: "法院、检察院",
    Kind.MILITARY: "军事单位",
    Kind.SCHOOL: "学校",
    Kind.HOSPITAL: "医疗卫生机构",
    Kind.COMMITTEE: "议事协调机构",
    Kind.VILLAGE: "村和社区",
    Kind.GROUP: "一类单位的合称",
}
LEVELS = {Level.CITY: "市级", Level.PROVINCE: "省级", Level.NATION: "国家级"}


def kind_label(body: Body) -> str:
    """``政府部门``, ``市级政府部门``."""
    return LEVELS.get(body.level, "") + KINDS[body.kind]


def shelf_of(body: Body) -> str:
    """Under which heading a unit is listed: higher levels by level, the others by kind."""
    return LEVELS.get(body.level) or KINDS[body.kind]


SHELVES = (*KINDS.values(), *LEVELS.values())
