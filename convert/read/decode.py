"""Bytes → text with ``\\n`` line ends, or the reason why not.  UTF-8 and GB18030 are told apart, UTF-16 and UTF-32 by their mark."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from convert.read.formats import explain_binary

MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LINE_END = re.compile(r"\r\n|\r")
RARE_LINE_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\x85\u2028\u2029]")
LATIN, HAN = re.compile("[\x80-\xff]"), re.compile("[\u3400-\u9fff]")
GARBLED = "文字在存盘以前就成了乱码（如“å…¬æŠ¥”），已经不是汉字。请从原来的文件重新复制文字，看得清以后另存为 UTF-8 编码，再转换"
"""Accented letters instead of Chinese: UTF-8 that was opened as a Western encoding and saved again."""
FEW = 50
"""So many such letters may stand in any text."""
COMMON_SHARE = 0.8
"""A Chinese text has nearly all its characters in GB 2312; text of another encoding read as GB18030 hardly half."""
DAMAGED_SHARE = 0.05
"""With more unreadable characters than this a file is not damaged but in another encoding."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the encoding it was read with."""

    text: str
    encoding: str


@dataclass(frozen=True)
class Undecodable:
    """Why a file cannot be read as text, in one Chinese line that says what to do."""

    message: str


def _looks_chinese(text: str) -> bool:
    """Whether a text makes sense, and is not another encoding taken for this one."""
    wide = "".join(character for character in text if ord(character) > 127 and not character.isspace())
    common = wide.encode("gb2312", "ignore").decode("gb2312")
    unreadable = text.count("\ufffd")
    return len(common) >= COMMON_SHARE * len(wide) and unreadable <= DAMAGED_SHARE * len(wide)


def _is_garbled(text: str) -> bool:
    """Whether there are accented letters where a Chinese text has its characters."""
    latin = len(LATIN.findall(text))
    return latin >= FEW and latin > len(HAN.findall(text))


def _broken(data: bytes, encodings: tuple[str, ...]) -> Undecodable:
    """No encoding fits: name the line where the file is only damaged, or say that it is something else."""
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        line = text[: text.find("\ufffd")].count("\n") + 1
        if _looks_chinese(text):
            return Undecodable(f"第 {line} 行有损坏的字节，其余是 {encoding.upper()} 编码。请打开核对这一行，另存为 UTF-8 编码后再转换")
    return Undecodable("文字编码既不是 UTF-8 也不是 GB18030。请用记事本或 WPS 打开，看得清文字后另存为 UTF-8 编码，再转换")


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except UnicodeDecodeError:
        return None


def _read(data: bytes) -> Decoded | Undecodable:
    for mark, encoding in MARKED:
        if data.startswith(mark):
            return _strict(data, encoding) or _broken(data, (encoding,))
    if (reason := explain_binary(data)) is not None:
        return Undecodable(reason)
    if (found := _strict(data, "utf-8")) is not None:
        return Undecodable(GARBLED) if _is_garbled(found.text) else found
    if (found := _strict(data, "gb18030")) is not None and _looks_chinese(found.text):
        return found
    return _broken(data, ("utf-8", "gb18030"))


def _even_lines(text: str) -> str:
    """Any line ends → ``\\n``.  Form feeds and U+2028 end a line only where nothing else does; else they are blanks, so numbers hold."""
    text = LINE_END.sub("\n", text)
    if "\n" not in text:
        text = RARE_LINE_END.sub("\n", text)
    return CONTROL.sub(" ", text)


def decode(data: bytes) -> Decoded | Undecodable:
    """The bytes of a source file → its text."""
    found = _read(data)
    if isinstance(found, Undecodable):
        return found
    text = _even_lines(found.text)
    if not text.strip():
        return Undecodable("文件是空的。请检查是否存盘完整，换成有内容的文件再转换")
    return Decoded(text, found.encoding)
