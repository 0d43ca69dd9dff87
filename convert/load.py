"""The publications an editor has registered in ``site_data/publication*.yml``, and one made up for a masthead that is not there."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from convert.model.finding import Finding, Severity
from convert.model.publication import Publication
from convert.model.variants import Variants
from convert.yaml_file import WHERE_BEGUN, read_yaml

FIELDS = tuple(field.name for field in fields(Publication) if field.name != "registered")
REQUIRED = ("id", "name")
RESERVED = frozenset({"assets", "data", "docs", "img", "javascripts", "search", "site", "stylesheets", "work"})
IMAGES = "docs/assets/images"
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
FORMS = {
    "id": (re.compile(r"[a-z][a-z0-9]{1,11}"), "2 到 12 个小写英文字母或数字，以字母开头"),
    "postcode": (re.compile(r"\d{6}"), "6 位数字"),
    "email": (re.compile(r"[^@\s]+@[^@\s]+"), "一个邮箱地址"),
    "site_domain": (re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"), "只写域名，不写 http:// 和斜杠"),
    "site_id_code": (re.compile(r"\d{10}|bm\d{8}"), "10 位数字，或 bm 加 8 位数字"),
    "site_url": (re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?/([A-Za-z0-9._~-]+/)*"), "以 http:// 或 https:// 开头、以斜杠结尾的网址"),
    "mark_url": (WEB_ADDRESS, "以 http:// 或 https:// 开头的网址"),
    "mark_image": (re.compile(r"[A-Za-z0-9_-]+\.(png|jpg|gif|svg|webp)"), "图片的文件名，用英文字母和数字，如 mark.png"),
    "report_url": (WEB_ADDRESS, "以 http:// 或 https:// 开头的网址"),
}


@dataclass(frozen=True)
class Loaded:
    """What the publication files say, and what is wrong with them."""

    publications: tuple[Publication, ...]
    problems: tuple[Finding, ...]


def load_publications(folder: Path) -> Loaded:
    """Read every ``publication*.yml`` of a folder, in the order of their names."""
    publications: list[Publication] = []
    problems: list[Finding] = []
    for path in sorted(folder.glob("publication*.yml")):
        found = _read(path, folder.parent / IMAGES)
        if isinstance(found, Publication):
            publications.append(found)
        else:
            problems += [_problem(path.name, message) for message in found]
    problems += [_problem("publication*.yml", message) for message in _clashes(publications)]
    return Loaded(tuple(publications), tuple(problems))


def load_variants(folder: Path) -> tuple[Variants, tuple[Finding, ...]]:
    """``variants.yml`` of a folder, and what is wrong with it; a missing file knows no variants."""
    path = folder / "variants.yml"
    data, mistake = read_yaml(path, "请照上下各行的样子写") if path.exists() else ({}, None)
    if mistake:
        return Variants(), (_wrong_variants(mistake),)
    if not isinstance(data or {}, dict):
        return Variants(), (_wrong_variants("每行应当是“印的字: 规范字”"),)
    pairs = {str(one): other for one, other in (data or {}).items()}
    wrong = [one for one, other in pairs.items() if not (isinstance(other, str) and len(one) == len(other) == 1)]
    problems = tuple(_wrong_variants(f"“{one}: {pairs[one]}”左右应当各是一个字") for one in wrong)
    return Variants({one: other for one, other in pairs.items() if one not in wrong}), problems


def _wrong_variants(message: str) -> Finding:
    return Finding("variants-file", Severity.ERROR, f"site_data/variants.yml：{message}")


def publication_of(name: str | None, known: Iterable[Publication], variants: Variants) -> Publication:
    """The registered publication of this name, variant characters aside, or an unregistered one with an id made from the name."""
    shown = name or "未署名公报"
    key = _normal(variants.fold(shown))
    for publication in known:
        if _normal(variants.fold(publication.name)) == key:
            return publication
    return Publication(id=f"p{hashlib.sha256(key.encode()).hexdigest()[:6]}", name=shown, registered=False)


def registration_note(publication: Publication) -> Finding:
    """Tells the office how to register a publication without changing its addresses."""
    entry = f"id: {publication.id}\nname: {publication.name}\n"
    path = f"site_data/publication-{publication.id}.yml"
    message = f"“{publication.name}”还没有登记，网页上只有刊头里的内容。要补地址、电话等，请新建 {path}，把建议的两行放进去（id 不要改）"
    return Finding("publication-unregistered", Severity.NOTE, message, suggestion=entry)


def _normal(name: str) -> str:
    """A name as compared: width-folded, without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))


def _problem(name: str, message: str) -> Finding:
    return Finding("publication-file", Severity.ERROR, f"site_data/{name}：{message}")


def _read(path: Path, images: Path) -> Publication | list[str]:
    """One file → its publication, or everything that is wrong with it; ``images`` is where its picture must be."""
    data, mistake = read_yaml(path, "请照“字段: 值”每行写一项，冒号用英文冒号加空格", WHERE_BEGUN)
    if mistake:
        return [mistake]
    if not isinstance(data, dict):
        return ["没有内容。请照 site_data/publication.yml 的样子写“字段: 值”"]
    values: dict[str, Any] = {str(key): value.strip() for key, value in data.items() if isinstance(value, str) and value.strip()}
    return [*_unknown(data), *_missing(values), *_misshapen(values), *_pictures(values, images)] or Publication(**values)


def _unknown(data: dict[object, object]) -> list[str]:
    messages = []
    for key in data:
        if key not in FIELDS:
            near = get_close_matches(str(key), FIELDS, 1)
            messages.append(f"没有“{key}”这个字段" + (f"，是不是 {near[0]}？" if near else "，请删去"))
        elif not isinstance(data[key], str):
            messages.append(f"{key} 只能写一个值")
    return messages


def _missing(values: dict[str, str]) -> list[str]:
    return [f"缺少 {key}，请补上" for key in REQUIRED if key not in values]


def _misshapen(values: dict[str, str]) -> list[str]:
    given = [(key, values[key], *FORMS[key]) for key in FORMS if key in values]
    wrong = [f"{key} 是“{value}”，应当是{what}" for key, value, form, what in given if not form.fullmatch(value)]
    if values.get("id") in RESERVED:
        wrong.append(f"id 不能用 {values['id']}，网站自己要用这个名字，请换一个")
    return wrong


def _pictures(values: dict[str, str], images: Path) -> list[str]:
    name = values.get("mark_image")
    return [f"mark_image 写的图片 {IMAGES}/{name} 没有，请把图片放进去，或把这一项留空"] if name and not (images / name).is_file() else []


def _clashes(publications: list[Publication]) -> list[str]:
    """Two publications must not share an id or a name."""
    messages = []
    for what, keys in (("id", [each.id for each in publications]), ("name", [_normal(each.name) for each in publications])):
        messages += [f"有两个文件的 {what} 都是“{key}”，请改成不同的" for key in dict.fromkeys(keys) if keys.count(key) > 1]
    return messages
