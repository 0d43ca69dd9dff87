"""Units, industries, deadlines and cited documents: who must do what, by when, and where it says so."""

from convert.publish.pages.work.every import work_pages

__all__ = ["work_pages"]
