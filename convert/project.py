"""Where the parts of a project are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Project:
    """The folder that holds ``site_data/`` and ``mkdocs.yml``, and the places in it."""

    root: Path

    @property
    def samples(self) -> Path:
        """The bundled issues, read when no others are named."""
        return self.root / "samples"

    @property
    def site_data(self) -> Path:
        """What an editor may change."""
        return self.root / "site_data"

    @property
    def docs(self) -> Path:
        """Where the pages of the site are gathered."""
        return self.root / "docs"

    @property
    def config(self) -> Path:
        """The configuration of the site, made from ``mkdocs.yml`` and the archive."""
        return self.root / "site.yml"

    @property
    def site(self) -> Path:
        """Where the built site goes when no other place is named."""
        return self.root / "site"

    @property
    def build(self) -> Path:
        """What a run leaves beside the site."""
        return self.root / "build"

    @property
    def pdf(self) -> Path:
        """Where the PDFs of the issues go when no other place is named."""
        return self.build / "pdf"

    @property
    def report(self) -> Path:
        """The findings of the last build."""
        return self.build / "report.txt"

    @property
    def last_dictionaries(self) -> Path:
        """The dictionaries of the last build, to tell what an entry changed."""
        return self.build / "dictionaries"


def find_project(named: Path | None) -> Project | None:
    """The named folder, the current one, or the one this program lies in; ``None`` if it is not a project."""
    folders = (named,) if named else (Path.cwd(), HERE)
    return next((Project(folder.resolve()) for folder in folders if (folder / "site_data").is_dir()), None)
