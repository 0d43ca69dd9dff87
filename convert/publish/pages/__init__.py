"""The pages of the site, one module a kind of page."""

from convert.publish.pages.every import site_pages

__all__ = ["site_pages"]
