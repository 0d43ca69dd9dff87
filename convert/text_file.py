"""One file of text on the disk, or the reason why it is not there."""

from __future__ import annotations

from pathlib import Path

from convert.outcome import Unpublished
from convert.publish.write import PublishError, write_text
from convert.sources import explain


def write_file(path: Path, text: str) -> Unpublished | None:
    """Write one file whole or not at all, in a folder that is made if need be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
    except PublishError as error:
        return Unpublished(str(error))
    except OSError as error:
        return Unpublished(f"{path.parent}：{explain(error)}")
    return None
