"""Sessions in the database that can be kept while the rest of the page is refused any write."""

from django.contrib.sessions.backends import db

from tramontane.portal.readonly import writing


class SessionStore(db.SessionStore):
    """Django's database sessions; opening, saving and ending one is always allowed."""

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001 - Django's signature
        """Keep the session."""
        with writing():
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        with writing():
            super().delete(session_key)
