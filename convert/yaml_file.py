"""A YAML file of ``site_data`` → plain data, or what is wrong with the file in words for the office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PROBLEM = ("problem_mark",)
WHERE_BEGUN = ("context_mark", "problem_mark")
"""Which place of a mistake is named: where it was noticed, or where what holds it began."""


def read_yaml(path: Path, how: str, marks: tuple[str, ...] = PROBLEM) -> tuple[Any, str | None]:
    """The data, all values as text, so 012345 stays 012345; or no data and the mistake, with ``how`` the file should be written."""
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader), None
    except (OSError, UnicodeDecodeError):
        return None, "读不出来。请检查权限，并存成 UTF-8 编码"
    except yaml.YAMLError as error:
        mark = next((found for name in marks if (found := getattr(error, name, None))), None)
        return None, f"{f'第 {mark.line + 1} 行' if mark else ''}写法有误。{how}"
