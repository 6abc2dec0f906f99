"""What the portal gives to search: published plans, their sources, the pages of the site, those of instruments."""

from tramontane.portal.searchable.refresh import is_stale, refresh_search, search_state

__all__ = ("is_stale", "refresh_search", "search_state")
