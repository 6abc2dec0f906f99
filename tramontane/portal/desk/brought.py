"""What a person brings to a plan: a file, a pasted text or an address; its bytes come when they are asked for."""

from dataclasses import dataclass, replace
from pathlib import PurePath
from threading import Semaphore

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from tramontane.evidence.actions import Description, fetch_document
from tramontane.lib.errors import Refusal

#: Of the two requests that a web process answers at once, one at most waits for another site.
_FETCHING = Semaphore(1)


@dataclass(frozen=True, slots=True)
class Received:
    """The bytes of a document and what is known of it; without a media type, its content and name say it."""

    content: bytes
    description: Description
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """One document to import: its name for the person, what is said of it, and where its bytes are (``str``: there)."""

    name: str
    description: Description
    source: "UploadedFile[bytes] | bytes | str"

    def receive(self) -> Received:
        """The document. Raises ``Refusal`` for a file that is too large, without reading it, or out of reach."""
        if isinstance(self.source, str):
            return self._fetched(self.source)
        if isinstance(self.source, bytes):
            return Received(self.source, self.description)
        if (self.source.size or 0) > settings.MAX_DOCUMENT_BYTES:
            limit = settings.MAX_DOCUMENT_BYTES // (1024 * 1024)
            raise Refusal(
                "document.too_large",
                _("Ce fichier dépasse {limit} Mo : déposez une version plus légère.").format(limit=limit),
            )
        content: bytes = self.source.read()
        return Received(content, self.description)

    def _fetched(self, address: str) -> Received:
        """The document at an address, named after its file when nobody gave a title."""
        if not _FETCHING.acquire(blocking=False):
            raise Refusal("fetch.busy", _("Un autre téléchargement est en cours : réessayez dans une minute."))
        try:
            found = fetch_document(address=address)
        finally:
            _FETCHING.release()
        title = self.description.title or PurePath(found.file_name).stem
        known = replace(self.description, title=title, file_name=found.file_name)
        return Received(found.content, known, found.media_type)
