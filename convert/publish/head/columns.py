"""Pages that list something: the column tags of 国办发〔2017〕47号."""

from __future__ import annotations

from collections.abc import Iterable

POLICIES, HOME_COLUMN = "政策文件", "首页"
"""栏目类别, in the words of the guideline's own list."""


def column_head(name: str, about: str, keywords: Iterable[str], kind: str = POLICIES) -> dict[str, object]:
    """The name of a list, what it is for, and its keywords → its front matter: the tags every list page must have, and a description."""
    words = ",".join(dict.fromkeys(keywords))
    tags = {"ColumnName": name, "ColumnDescription": about, "ColumnKeywords": words, "ColumnType": kind}
    return {"description": about, "column": tags}
