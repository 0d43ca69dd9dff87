"""The dictionaries of ``site_data``: units, places, industries.  A missing file is an empty dictionary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from convert.model.finding import Finding, Severity
from convert.model.industries import Industry
from convert.model.units import Kind, Level, Members, Place, Township, Unit, Units
from convert.yaml_file import read_yaml

FILES = ("units.yml", "places.yml", "industries.yml")
ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
T = TypeVar("T", Unit, Place, Township, Industry)
Reader = Callable[[Any], Any]


@dataclass(frozen=True)
class Dictionaries:
    """What the three files say, and what is wrong with them; a wrong entry is left out, the others stay."""

    units: Units
    industries: tuple[Industry, ...]
    problems: tuple[Finding, ...]


class _EntryError(Exception):
    """One entry cannot be used; the message is for the office."""


def load_dictionaries(folder: Path) -> Dictionaries:
    """Read ``units.yml``, ``places.yml`` and ``industries.yml`` of a folder."""
    units, wrong_units = _entries(folder / "units.yml", Unit)
    places, wrong_places = _entries(folder / "places.yml", Place)
    industries, wrong_industries = _entries(folder / "industries.yml", Industry)
    problems = (*wrong_units, *wrong_places, *wrong_industries, *_clashes(units, places), *_repeated("industries.yml", industries))
    return Dictionaries(Units(tuple(units), tuple(places)), tuple(industries), problems)


def _entries(path: Path, made: type[T]) -> tuple[list[T], list[Finding]]:
    """One file → its good entries, and everything that is wrong with the others."""
    if not path.exists():
        return [], []
    data, mistake = read_yaml(path, "请照上下各行的样子写：冒号用英文冒号加空格，逗号、括号用英文的")
    if mistake:
        return [], [_problem(path.name, mistake)]
    if not isinstance(data or [], list):
        return [], [_problem(path.name, "每一条都要以“- ”开头，请照文件里的样子写")]
    return _made(path.name, data or [], made)


def _made(name: str, data: list[Any], made: type[T]) -> tuple[list[T], list[Finding]]:
    good: list[T] = []
    wrong: list[Finding] = []
    for order, entry in enumerate(data, 1):
        try:
            good.append(_entry(entry, made))
        except _EntryError as problem:
            wrong.append(_problem(name, f"第 {order} 条{_called(entry)}：{problem}"))
    return good, wrong


def _called(entry: Any) -> str:
    named = entry.get("name") if isinstance(entry, dict) else None
    return f"（{named}）" if named else ""


def _entry(entry: Any, made: type[T]) -> T:
    """Plain data → one entry of its type."""
    if not isinstance(entry, dict):
        raise _EntryError("应当写成“字段: 值”")
    known = {field.name: field for field in fields(made)}
    for unknown in set(map(str, entry)) - set(known):
        near = get_close_matches(unknown, known, 1)
        raise _EntryError(f"没有“{unknown}”这个字段" + (f"，是不是 {near[0]}？" if near else "，请删去"))
    needed = [name for name, field in known.items() if field.default is MISSING and not entry.get(name)]
    if needed:
        raise _EntryError(f"缺少 {'、'.join(needed)}，请补上")
    return made(**{name: _value(name, value) for name, value in entry.items() if value not in ("", None)})


def _value(name: str, value: Any) -> Any:
    reader: Reader = READERS.get(name) or _text
    return reader(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _EntryError(f"“{value}”只能写一个值")
    return value.strip()


def _id(value: Any) -> str:
    if not ID.fullmatch(_text(value)):
        raise _EntryError(f"id 是“{value}”，应当只有小写英文字母、数字和连字符，以字母开头")
    return _text(value)


def _year(value: Any) -> int:
    if not re.fullmatch(r"(?:19|20)\d\d", _text(value)):
        raise _EntryError(f"year 是“{value}”，应当是 4 位数字的年份")
    return int(value)


def _list(value: Any) -> tuple[str, ...]:
    return tuple(_text(each) for each in value) if isinstance(value, list) else (_text(value),)


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise _EntryError("characters 要写成“异体字: 通用字”")
    return tuple((_text(variant), _text(usual)) for variant, usual in value.items())


def _townships(value: Any) -> tuple[Township, ...]:
    return tuple(_entry(each, Township) for each in value) if isinstance(value, list) else ()


def _choice(name: str, values: type[Kind] | type[Level] | type[Members]) -> Reader:
    def read(value: Any) -> Kind | Level | Members:
        if value not in list(values):
            near = get_close_matches(str(value), list(values), 1)
            raise _EntryError(f"{name} 是“{value}”，" + (f"是不是 {near[0]}？" if near else f"应当是 {'、'.join(values)} 之一"))
        return values(value)

    return read


READERS: dict[str, Reader] = {
    "id": _id,
    "year": _year,
    "kind": _choice("kind", Kind),
    "level": _choice("level", Level),
    "members": _choice("members", Members),
    "aliases": _list,
    "above": _list,
    "terms": _list,
    "not_terms": _list,
    "characters": _pairs,
    "townships": _townships,
    "broad": lambda value: value == "true",
}
"""How the value of a field is read; all others are text."""


def _clashes(units: list[Unit], places: list[Place]) -> Iterator[Finding]:
    """An id belongs to one unit or township of a county, and a reform leads to a unit that is there."""
    yield from _repeated("units.yml", units)
    ids = {unit.id for unit in units}
    for unit in units:
        if unit.became and unit.became not in ids:
            yield _problem("units.yml", f"{unit.name} 的 became 是“{unit.became}”，词典里没有这个 id")
    for place in places:
        yield from _repeated("places.yml", place.townships)
        taken = (each for each in place.townships if each.id in ids)
        yield from (_problem("places.yml", f"{each.name} 的 id“{each.id}”单位词典已经用了，请换一个") for each in taken)


def _repeated(name: str, entries: Iterable[Unit | Township | Industry]) -> list[Finding]:
    ids = [entry.id for entry in entries]
    return [_problem(name, f"有两条的 id 都是“{each}”，请改成不同的") for each in dict.fromkeys(ids) if ids.count(each) > 1]


def _problem(name: str, message: str) -> Finding:
    return Finding("dictionary-file", Severity.ERROR, f"site_data/{name}：{message}")
