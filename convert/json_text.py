"""JSON to read and to compare."""

from __future__ import annotations

import json
import re

PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")
PAIRS = re.compile(r"\[\n\s+(\[\d+, \d+\](?:,\n\s+\[\d+, \d+\])*)\n\s+\]")


def json_text(data: dict[str, object]) -> str:
    """JSON text with one value a line, but line ranges on one line."""
    text = PAIR.sub(r"[\1, \2]", json.dumps(data, ensure_ascii=False, indent=1))
    return PAIRS.sub(lambda found: "[" + re.sub(r",\n\s+", ", ", found.group(1)) + "]", text) + "\n"
