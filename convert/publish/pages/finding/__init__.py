"""Finding: the search page, and the lists that lead to the documents without it."""

from convert.publish.pages.finding.every import finding_pages

__all__ = ["finding_pages"]
