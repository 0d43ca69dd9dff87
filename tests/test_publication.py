"""Publications: what the files in ``site_data`` may say, and what becomes of one that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.load import FIELDS, load_publications, publication_of, registration_note
from convert.model.publication import Publication
from convert.model.variants import Variants
from tests.conftest import ROOT

GOOD = "id: bs\nname: 白水县人民政府公报\n"


def problems(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"publication{name.replace('_', '-')}.yml").write_text(text, encoding="utf-8")
    return [problem.message for problem in load_publications(folder).problems]


def test_the_bundled_file_is_good_and_explains_every_field() -> None:
    loaded = load_publications(ROOT / "site_data")
    assert loaded.problems == ()
    assert loaded.publications[0].id == "qh"
    comment = (ROOT / "site_data" / "publication.yml").read_text(encoding="utf-8").partition("\nid:")[0]
    for field in FIELDS:
        assert f"\n# {field} " in comment


def test_values_are_text_as_written(tmp_path: Path) -> None:
    (tmp_path / "publication.yml").write_text(f"{GOOD}postcode: 012345\noffice: no\ntelephone:\n", encoding="utf-8-sig")
    assert load_publications(tmp_path).publications == (
        Publication(id="bs", name="白水县人民政府公报", postcode="012345", office="no", telephone=None),
    )


def test_several_files_keep_the_order_of_their_names(tmp_path: Path) -> None:
    assert problems(tmp_path, _b=GOOD, _a="id: qh\nname: 清禾县人民政府公报\n") == []
    assert [each.id for each in load_publications(tmp_path).publications] == ["qh", "bs"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "没有内容"),
        ("- bs\n", "没有内容"),
        ("id: bs\n", "缺少 name，请补上"),
        (f"{GOOD}adress: 某路\n", "没有“adress”这个字段，是不是 address？"),
        (f"{GOOD}zzz: 1\n", "没有“zzz”这个字段，请删去"),
        (f"{GOOD}telephone: [1, 2]\n", "telephone 只能写一个值"),
        ("id: 白水\nname: 白水县人民政府公报\n", "id 是“白水”，应当是2 到 12 个小写英文字母或数字"),
        ("id: assets\nname: 白水县人民政府公报\n", "id 不能用 assets"),
        (f"{GOOD}postcode: 7564\n", "postcode 是“7564”，应当是6 位数字"),
        (f"{GOOD}site_domain: http://www.example.cn/\n", "site_domain 是"),
        (f"{GOOD}site_id_code: 12\n", "site_id_code 是“12”，应当是10 位数字"),
        (f"{GOOD}office：县政府办\n", "第 3 行写法有误"),
    ],
)
def test_problems_are_values(tmp_path: Path, text: str, message: str) -> None:
    (found,) = problems(tmp_path, _x=text)
    assert found.startswith("site_data/publication-x.yml：")
    assert message in found
    assert load_publications(tmp_path).publications == ()


def test_the_picture_of_the_mark_must_be_there(tmp_path: Path) -> None:
    folder, images = tmp_path / "site_data", tmp_path / "docs" / "assets" / "images"
    folder.mkdir()
    (missing,) = problems(folder, _x=f"{GOOD}mark_image: mark.png\n")
    assert "mark_image 写的图片 docs/assets/images/mark.png 没有" in missing
    images.mkdir(parents=True)
    (images / "mark.png").write_bytes(b"png")
    assert problems(folder, _x=f"{GOOD}mark_image: mark.png\n") == []


def test_wrong_bytes(tmp_path: Path) -> None:
    (tmp_path / "publication.yml").write_bytes(GOOD.encode("gb18030"))
    (problem,) = load_publications(tmp_path).problems
    assert "存成 UTF-8" in problem.message


def test_two_files_may_not_share_id_or_name(tmp_path: Path) -> None:
    found = problems(tmp_path, _a=GOOD, _b="id: bs\nname: 白水县 人民政府公报\n")
    assert [message.partition("：")[2][:12] for message in found] == ["有两个文件的 id 都是", "有两个文件的 name "]


# -- publications that nobody registered ----------------------------------------------


def test_a_registered_publication_is_known_by_its_name() -> None:
    known = (Publication(id="jy", name="泾源县人民政府公报"),)
    for name in ("泾源县人民政府公报", "涇源县人民政府公报", " 泾源县 人民政府公报"):
        assert publication_of(name, known, Variants({"涇": "泾"})) is known[0]


def test_the_id_of_an_unknown_publication_never_changes() -> None:
    assert publication_of("白水县人民政府公报", (), Variants()).id == "p9753e6"
    assert publication_of(" 白水县　人民政府公报", (), Variants()).id == "p9753e6"
    assert publication_of("白水县政报", (), Variants()).id != "p9753e6"


def test_registering_as_told_keeps_the_addresses(tmp_path: Path) -> None:
    unknown = publication_of("白水县人民政府公报", (), Variants())
    note = registration_note(unknown)
    assert f"site_data/publication-{unknown.id}.yml" in note.message
    (tmp_path / f"publication-{unknown.id}.yml").write_text(note.suggestion or "", encoding="utf-8")
    loaded = load_publications(tmp_path)
    assert loaded.problems == ()
    registered = publication_of("白水县人民政府公报", loaded.publications, Variants())
    assert (registered.id, registered.registered) == (unknown.id, True)


def test_a_masthead_without_a_name_still_works() -> None:
    assert publication_of(None, (), Variants()).name == "未署名公报"
