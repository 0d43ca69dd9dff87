"""What a file is that is not text, by its first bytes, and what its sender can do about it."""

from __future__ import annotations

SAVE_AS_TEXT = "请用 WPS 或 Word 打开，另存为“纯文本（.txt）”，编码选 UTF-8，再转换一次"
RECOGNISE = "请先做文字识别（OCR），存成 .txt 或 .md 再转换"

IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_CONTENTS = (
    (b"word/", "Word 文档（.docx）"),
    (b"xl/", "Excel 表格（.xlsx）"),
    (b"ppt/", "演示文稿（.pptx）"),
    (b"OFD.xml", "OFD 版式文件"),
)


def _zip(data: bytes) -> str:
    kind = next((name for mark, name in ZIP_CONTENTS if mark in data), None)
    if kind is None:
        return "这是压缩包，不是文字。请先解压，再转换里面的 .txt 或 .md 文件"
    return f"这是 {kind}，不是纯文本。{SAVE_AS_TEXT}"


def explain_binary(data: bytes) -> str | None:
    """The bytes of a file → why they are not text and what to do, ``None`` if nothing speaks against text."""
    if b"%PDF-" in data[:1024]:
        return f"这是 PDF，不是纯文本。扫描件（只有图片）{RECOGNISE}；能选中文字的 PDF 请先导出文字，存成 .txt 再转换"
    if data.startswith(ZIP):
        return _zip(data)
    if data.startswith(OLE):
        return f"这是旧式 Office 文件（.doc、.wps 或 .xls），不是纯文本。{SAVE_AS_TEXT}"
    if data.startswith(b"{\\rtf"):
        return f"这是 RTF 文档，不是纯文本。{SAVE_AS_TEXT}"
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "这是网页（HTML），不是纯文本。请在浏览器里打开，全选复制到记事本，另存为 .txt 再转换"
    if data.startswith(IMAGES):
        return f"这是图片，不是文字。{RECOGNISE}"
    if b"\x00" in data:
        return "这是二进制文件，不是文字。请换成 .txt 或 .md 文件；确是文字的，请用记事本打开，另存为 UTF-8 编码"
    return None
