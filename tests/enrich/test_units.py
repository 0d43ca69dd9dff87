"""Units: the dictionary keeps its own promises, and a printed name leads to the right body or to none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from convert.enrich.directory import Directory, directory_of, place_of
from convert.enrich.unit_forms import FORMS, form_of
from convert.enrich.units import members_of, resolve
from convert.enrich.unknown_units import misread_entries, ready_line, unknown_units
from convert.load_dictionaries import load_dictionaries
from convert.model.publication import Publication, Task
from convert.model.units import How, Kind, Level, Place, Township, Unit, Units, stem_of
from tests.conftest import ROOT, SHARED

LOADED = load_dictionaries(ROOT / "site_data")
UNITS = LOADED.units
GOLD = sorted((SHARED / "gold").glob("*.json"))


def directory(publication: str, units: Units = UNITS) -> Directory:
    return directory_of(units, place_of(Publication("x", publication), units))


HOME = directory("泾源县人民政府公报")
CITY = directory("溪州市人民政府公报")


def task(*names: str) -> Task:
    return Task("t1", "d1", "table", "某项工作", names, (), (), None, None, ((7, 7),))


# -- the dictionary ---------------------------------------------------------------------


def test_the_bundled_files_are_good() -> None:
    assert LOADED.problems == ()
    assert len(UNITS.units) > 100


@pytest.mark.parametrize("unit", UNITS.units, ids=lambda unit: unit.id)
def test_example_name_and_aliases_lead_to_their_entry(unit: Unit) -> None:
    home = directory(f"{unit.place}人民政府公报") if unit.place else HOME
    assert resolve(unit.example, home).id == unit.id
    assert resolve(unit.name, home).id == unit.id
    for alias in unit.aliases:
        match = resolve(alias, home)
        assert match.id == unit.id or unit.id in match.candidates, f"{alias} → {match}"


@pytest.mark.parametrize("unit", [unit for unit in UNITS.units if unit.above], ids=lambda unit: unit.id)
def test_names_of_higher_bodies_do_not_lead_to_the_county(unit: Unit) -> None:
    for name in unit.above:
        match = resolve(name, HOME)
        assert match.id in (f"province-{unit.id}", f"nation-{unit.id}"), name
        assert match.level in (Level.PROVINCE, Level.NATION)


@pytest.mark.parametrize("place", UNITS.places, ids=lambda place: place.name)
def test_examples_of_townships(place: Place) -> None:
    home = directory_of(UNITS, place)
    for township in place.townships:
        match = resolve(township.example, home)
        assert (match.id, match.how) == (township.id, How.PLACE)


@pytest.mark.parametrize("name", ["units", "places", "industries"])
def test_every_file_explains_its_fields(name: str) -> None:
    text = (ROOT / "site_data" / f"{name}.yml").read_text(encoding="utf-8")
    head = text.partition("\n- ")[0]
    used = {field for entry in yaml.safe_load(text) for field in entry}
    assert not {field for field in used if f"# {field} " not in head and f"{field} " not in head}


@pytest.mark.parametrize(("pattern", "kind", "example"), FORMS, ids=[form[2] for form in FORMS])
def test_examples_of_forms(pattern: object, kind: Kind, example: str) -> None:
    assert form_of(example) is kind


# -- one body, many names ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("县发展和改革局", "development"),
        ("发改局", "development"),
        ("发展和改革委员会", "development"),
        ("泾源县发展改革局", "development"),
        ("涇源县财政局", "finance"),
        ("县 财政 局", "finance"),
        ("气象", "weather"),
        ("水务部门", "water"),
        ("发展改革部门", "development"),
        ("宣传", "publicity"),
        ("县委宣传部", "publicity"),
        ("中共泾源县委宣传部", "publicity"),
        ("中共泾源县委员会", "county-committee"),
        ("中共泾源县委办公室", "party-office"),
        ("泾源县人民政府办公室", "government-office"),
        ("县政府督查室", "government-inspection"),
        ("县委督查室", "party-inspection"),
        ("发改局（投资促进中心）", "development"),
        ("文化旅游广电局(文物所)", "culture-tourism"),
        ("固原市生态环境局泾源分局", "ecology-branch"),
        ("生态环境局涇源分局", "ecology-branch"),
        ("宁夏广播电视网络有限公司泾源分公司", "cable-network"),
        ("国网宁夏电力有限公司泾源县供电公司", "power"),
        ("人民银行泾源县支行", "central-bank"),
        ("大湾乡人民政府", "dawan-xiang"),
        ("涇河源镇党委", "jingheyuan-zhen"),
        ("各乡（镇）人民政府", "townships"),
        ("各乡〔镇〕", "townships"),
        ("乡(镇)", "townships"),
        ("各乡镇人民政府（街道办事处）", "townships"),
        ("各相关乡（镇）", "townships-concerned"),
        ("沿线各乡镇", "townships-concerned"),
        ("县直各部门（单位）", "departments"),
        ("县直有关部门", "departments-concerned"),
        ("其他相关单位", "units-concerned"),
    ],
)
def test_a_name_as_printed(printed: str, expected: str) -> None:
    assert resolve(printed, HOME).id == expected


@pytest.mark.parametrize(
    ("printed", "expected", "level"),
    [
        ("市财政局", "city-finance", Level.CITY),
        ("固原市财政局", "city-finance", Level.CITY),
        ("市生态环境局", "city-ecology-branch", Level.CITY),
        ("自治区财政厅", "province-finance", Level.PROVINCE),
        ("宁夏回族自治区农业农村厅", "province-agriculture", Level.PROVINCE),
        ("自治区发展改革委", "province-development", Level.PROVINCE),
        ("国家发展和改革委员会", "nation-development", Level.NATION),
        ("国务院", "state-council", Level.NATION),
        ("中国气象局", "nation-weather", Level.NATION),
    ],
)
def test_higher_bodies_are_others(printed: str, expected: str, level: Level) -> None:
    match = resolve(printed, HOME)
    assert (match.id, match.level) == (expected, level)


def test_in_the_gazette_of_a_city_its_own_bodies_are_the_citys() -> None:
    assert resolve("市财政局", CITY).id == "finance"
    assert resolve("溪州市发展改革委", CITY).id == "development"
    assert resolve("市委办公室", CITY).id == "party-office"
    assert resolve("省财政厅", CITY).id == "province-finance"
    assert resolve("各区县人民政府", CITY).id == "counties"


def test_the_bodies_of_another_county_are_not_ours() -> None:
    match = resolve("彭阳县财政局", HOME)
    assert match.how is How.FORM
    assert match.id != "finance"


def test_a_city_wide_name_that_begins_like_a_level() -> None:
    assert resolve("市场监管局", HOME).id == "market-supervision"
    assert resolve("县市场监督管理局", HOME).id == "market-supervision"


# -- what is not known --------------------------------------------------------------------


@pytest.mark.parametrize(
    "printed", ["单位", "领导小组", "领导小组办公室", "计划分四个阶段", "坚持政府", "科技局财政局", "填报单位（盖章）", "（", ""]
)
def test_what_is_no_body_stays_unlinked(printed: str) -> None:
    match = resolve(printed, HOME)
    assert (match.id, match.how) == (None, How.NONE)


def test_two_bodies_of_one_short_name_are_a_finding() -> None:
    match = resolve("督查室", HOME)
    assert (match.id, match.how) == (None, How.AMBIGUOUS)
    assert set(match.candidates) == {"party-inspection", "government-inspection"}
    (finding,) = unknown_units([task("督查室")], HOME)
    assert finding.rule == "unit-ambiguous"
    assert "县委督查室”“政府督查室" in finding.message


def test_an_unknown_unit_has_an_id_that_never_changes() -> None:
    for printed in ("县防汛抗旱指挥部", "泾源县防汛抗旱指挥部", "防汛抗旱 指挥部"):
        match = resolve(printed, HOME)
        assert (match.id, match.how, match.name) == ("u-9ad236", How.FORM, "防汛抗旱指挥部")


def test_pasting_the_ready_line_keeps_the_address(tmp_path: Path) -> None:
    for printed in ("县防汛抗旱指挥部", "县就业工作领导小组成员单位", "县蜂业服务中心"):
        (finding,) = unknown_units([task(printed, "财政局"), task(printed)], HOME)
        assert finding.rule == "unit-unknown"
        assert "2 次" in finding.message
        (tmp_path / "units.yml").write_text(f"{finding.suggestion}\n", encoding="utf-8")
        loaded = load_dictionaries(tmp_path)
        assert loaded.problems == ()
        match = resolve(printed, directory("泾源县人民政府公报", loaded.units))
        assert match.known
        assert match.id == resolve(printed, HOME).id


def test_a_township_that_no_dictionary_has() -> None:
    away = directory("洮阴县人民政府公报")
    match = resolve("城关镇人民政府", away)
    assert (match.how, match.kind, match.name) == (How.FORM, Kind.TOWNSHIP, "城关镇")
    assert resolve("洮阴县城关镇", away).id == match.id
    assert ready_line(match, "城关镇").strip().startswith("- {id: u-")


def test_empty_dictionaries_still_tell_bodies() -> None:
    empty = directory("洮阴县人民政府公报", Units())
    match = resolve("县财政局", empty)
    assert (match.how, match.name, match.kind) == (How.FORM, "财政局", Kind.GOVERNMENT)
    assert resolve("洮阴县财政局", empty).id == match.id
    assert resolve("各乡镇", empty).id


# -- groups ---------------------------------------------------------------------------------


def test_all_townships_are_the_members_of_their_group() -> None:
    members = members_of(resolve("各乡（镇）", HOME), HOME)
    assert len(members) == 7
    assert "xiangshui-zhen" in members


def test_townships_met_are_members_where_no_dictionary_has_them() -> None:
    away = directory("洮阴县人民政府公报")
    met = [resolve(name, away) for name in ("城关镇", "县财政局", "柳林乡人民政府")]
    assert members_of(resolve("各乡镇", away), away, met) == (met[0].id, met[2].id)


def test_departments_are_those_met() -> None:
    met = [resolve(name, HOME) for name in ("县财政局", "县法院", "扶贫办", "香水镇", "县委宣传部")]
    assert set(members_of(resolve("县直各部门", HOME), HOME, met)) == {"finance", "publicity"}


def test_who_is_concerned_only_the_text_says() -> None:
    assert members_of(resolve("有关部门", HOME), HOME, [resolve("财政局", HOME)]) == ()
    assert members_of(resolve("财政局", HOME), HOME) == ()


# -- places -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "place"),
    [("泾源县人民政府公报", "泾源县"), ("涇源县人民政府公报", "泾源县"), ("栗山政报", "栗山"), ("溪州市人民政府公报", "溪州市")],
)
def test_the_place_of_a_publication(name: str, place: str) -> None:
    assert place_of(Publication("x", name), UNITS).name == place


def test_the_stem_of_a_place() -> None:
    assert [stem_of(name) for name in ("泾源县", "宁夏回族自治区", "大厂回族自治县", "栗山")] == ["泾源", "宁夏", "大厂", "栗山"]


# -- entries that lead astray ------------------------------------------------------------------

GRAIN = Unit("grain", "粮食局", Kind.GOVERNMENT, "县粮食局")
WATER = Unit("water", "水务局", Kind.GOVERNMENT, "县水务局")


def misread(units: tuple[Unit, ...], townships: tuple[Township, ...] = ()) -> list[str]:
    place = Place("清禾县", townships=townships)
    return [finding.message for finding in misread_entries(directory_of(Units(units, (place,)), place))]


def test_entries_that_lead_to_themselves_are_good() -> None:
    assert misread((GRAIN, WATER), (Township("shiqiao", "石桥乡", "石桥乡人民政府"),)) == []


def test_two_entries_of_one_name_are_both_named() -> None:
    first, second = misread((GRAIN, WATER, replace(GRAIN, id="grain-2")))
    assert first.startswith("site_data/units.yml：“粮食局”（grain）可能指粮食局（grain）、粮食局（grain-2）")
    assert "（grain-2）可能指" in second


def test_two_townships_of_one_name_are_one_too_many() -> None:
    (message,) = misread((), (Township("shiqiao", "石桥乡", "石桥乡"), Township("shiqiao-2", "石桥乡", "石桥乡")))
    assert message.startswith("site_data/places.yml：“石桥乡”（shiqiao）读成了“石桥乡”（shiqiao-2）")


# -- loading ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {id: finance, name: 财政局, kind: government}\n", "第 1 条（财政局）：缺少 example，请补上"),
        ("- {id: 财政, name: 财政局, kind: government, example: 财政局}\n", "id 是“财政”"),
        ("- {id: a, name: 财政局, kind: goverment, example: 财政局}\n", "kind 是“goverment”，是不是 government？"),
        ("- {id: a, name: 财政局, kind: government, exampel: 财政局}\n", "没有“exampel”这个字段，是不是 example？"),
        ("- {id: a, name: 甲局, kind: government, became: b, year: 2019, example: 甲局}\n", "became 是“b”，词典里没有这个 id"),
        ("- {id: a, name: 甲局, kind: government, example: 甲局}\n" * 2, "有两条的 id 都是“a”"),
        ("id: finance\n", "每一条都要以“- ”开头"),
        ("- {id: finance, name: [\n", "写法有误"),
    ],
)
def test_problems_are_values(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "units.yml").write_text(text, encoding="utf-8")
    (problem,) = load_dictionaries(tmp_path).problems
    assert problem.message.startswith("site_data/units.yml：")
    assert message in problem.message


def test_missing_files_are_empty_dictionaries(tmp_path: Path) -> None:
    loaded = load_dictionaries(tmp_path)
    assert (loaded.units, loaded.industries, loaded.problems) == (Units(), (), ())


# -- coverage -------------------------------------------------------------------------------------


def named(path: Path) -> Iterator[str]:
    """The unit names of all hand-read assignments, as printed."""
    for assignment in json.loads(path.read_text(encoding="utf-8"))["assignments"]:
        if not assignment.get("narrative") and not assignment.get("prose") and not assignment.get("doubtful"):
            yield from (name for role in ("lead", "responsible", "cooperating") for name in assignment.get(role, []))


@pytest.mark.skipif(not GOLD, reason="the hand-read issues of ../shared are not here")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_most_units_named_in_tasks_are_in_the_dictionary(path: Path) -> None:
    matches = [resolve(name, HOME) for name in named(path)]
    assert sum(match.known for match in matches) >= 0.95 * len(matches), [match.printed for match in matches if not match.known]
