"""Bytes → text: encodings are told apart, lines keep their numbers, what is not text is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.read.decode import Decoded, Undecodable, decode

TEXT = "清禾县人民政府公报\n2024年第1期\n\n涇源、㐂、𠮷、〔2024〕1号 ≥90% ☐\n"


def read(data: bytes) -> Decoded:
    found = decode(data)
    assert isinstance(found, Decoded), found
    return found


def refused(data: bytes) -> str:
    found = decode(data)
    assert isinstance(found, Undecodable), found
    return found.message


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_encodings(encoding: str, named: str) -> None:
    assert read((TEXT * 20).encode(encoding)) == Decoded(TEXT * 20, named)


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf16_of_either_byte_order(mark: bytes, encoding: str) -> None:
    assert read(mark + TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_line_ends(end: str, encoding: str) -> None:
    assert read(TEXT.replace("\n", end).encode(encoding)).text == TEXT


def test_mixed_line_ends_count_once_each() -> None:
    assert read("一\r\n二\r三\n\r\n五".encode()).text.split("\n") == ["一", "二", "三", "", "五"]


@pytest.mark.parametrize("blank", ["\x0c", "\x0b", "\x85", "\u2028", "\x1a", "\x07"])
def test_rare_separators_do_not_move_line_numbers(blank: str) -> None:
    assert read(f"一\n二{blank}\n{blank}三\n四".encode()).text.split("\n") == ["一", "二 ", " 三", "四"]


def test_tabs_are_kept() -> None:
    assert read("乡镇\t面积\t\n".encode()).text == "乡镇\t面积\t\n"


@pytest.mark.parametrize("data", [b"", b"\n", b" \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n".encode()])
def test_empty(data: bytes) -> None:
    assert "文件是空的" in refused(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.4\n", "这是 PDF"),
        (b"PK\x03\x04..word/document.xml", "Word 文档（.docx）"),
        (b"PK\x03\x04..xl/workbook.xml", "Excel 表格（.xlsx）"),
        (b"PK\x03\x04..OFD.xml", "OFD 版式文件"),
        (b"PK\x03\x04..1.txt", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "旧式 Office 文件"),
        (b"{\\rtf1\\ansi}", "RTF 文档"),
        (b"\x89PNG\r\n\x1a\n....", "图片"),
        (b"\xff\xd8\xff\xe0..JFIF", "图片"),
        (b"GIF89a....", "图片"),
        (b"\x7fELF\x00\x00", "二进制文件"),
        (TEXT.encode("utf-16-le"), "二进制文件"),
    ],
)
def test_what_is_not_text_is_named(data: bytes, message: str) -> None:
    assert message in refused(data)


def test_every_refusal_says_what_to_do() -> None:
    for data in (b"", b"%PDF-", b"PK\x03\x04", b"PK\x03\x04word/", b"\x00", b"\x89PNG\r\n\x1a\n", b"\xff" * 9, TEXT.encode() + b"\xff"):
        assert "请" in refused(data)
        assert "\n" not in refused(data)


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "cp1251"])
def test_other_encodings_are_not_taken_for_gb18030(encoding: str) -> None:
    assert "既不是 UTF-8 也不是 GB18030" in refused(WORDS[encoding].encode(encoding) * 20)


WORDS = {
    "big5": "縣人民政府關於實施辦法的通知",
    "shift_jis": "県人民政府の実施方法に関する通知です",
    "cp1251": "Народное правительство",
}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_damage_is_told_with_its_line(encoding: str) -> None:
    lines = [line.encode(encoding) for line in (TEXT * 20).split("\n")]
    lines[36] += b"\xff\xff"
    assert refused(b"\n".join(lines)).startswith(f"第 37 行有损坏的字节，其余是 {encoding.upper()} 编码")


def test_utf8_cut_off_in_the_middle_of_a_character() -> None:
    assert "有损坏的字节，其余是 UTF-8" in refused((TEXT * 20 + "县").encode()[:-1])


def test_text_that_was_saved_as_rubbish_is_named_so() -> None:
    assert "乱码" in refused((TEXT * 20).encode().decode("cp1252", "replace").encode())
    assert isinstance(decode((TEXT * 20 + "°·×" * 40).encode()), Decoded)


@given(st.binary())
def test_anything_is_answered(data: bytes) -> None:
    found = decode(data)
    assert (found.text.strip() if isinstance(found, Decoded) else found.message) != ""


@given(st.text(alphabet=st.characters(codec="gb2312", exclude_categories=["Cc"]), min_size=1))
def test_utf8_text_is_read_as_written(text: str) -> None:
    found = decode(text.encode())
    assert not text.strip() or text.startswith(("{\\rtf", "%PDF-", "PK")) or (isinstance(found, Decoded) and found.text == text)
