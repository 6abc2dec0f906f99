"""Where each file is: the addresses that pages, archives and the catalogue give, alike."""

from dataclasses import dataclass, field

from django.urls import get_script_prefix


@dataclass(frozen=True, slots=True)
class Places:
    """``root`` is the first address of the platform, with its final slash; ``day`` is "" or "?au=2024-07-11"."""

    root: str = field(default_factory=get_script_prefix)
    day: str = ""

    def page(self) -> str:
        """The catalogue for people."""
        return f"{self.root}donnees/{self.day}"

    def dictionary(self) -> str:
        """What each column means."""
        return f"{self.root}donnees/dictionnaire/{self.day}"

    def dictionary_file(self, format_: str) -> str:
        """The dictionary as a file."""
        return f"{self.root}donnees/dictionnaire.{format_}{self.day}"

    def catalogue(self, format_: str) -> str:
        """The catalogue for machines: ``jsonld`` or ``ttl``."""
        return f"{self.root}donnees/catalogue.{format_}{self.day}"

    def table(self, code: str, format_: str) -> str:
        """A table of every plan in force."""
        return f"{self.root}donnees/{code}.{format_}{self.day}"

    def live_table(self, code: str, format_: str) -> str:
        """A dataset of an instrument: it has no past."""
        return f"{self.root}donnees/{code}.{format_}"

    def snapshot(self, slug: str, number: int) -> str:
        """A version of a plan: its page. Versions never change, so no day is carried."""
        return f"{self.root}donnees/plans/{slug}/v{number}/"

    def snapshot_table(self, slug: str, number: int, code: str, format_: str) -> str:
        """A table of a version of a plan."""
        return f"{self.snapshot(slug, number)}{code}.{format_}"

    def archive(self, slug: str, number: int) -> str:
        """A version of a plan with all its tables."""
        return f"{self.snapshot(slug, number)}{slug}-v{number}.zip"

    def document(self, slug: str, number: int) -> str:
        """A version of a plan as its document."""
        return f"{self.snapshot(slug, number)}plan.json"

    def api(self) -> str:
        """The API: its documentation."""
        return f"{self.root}api/"

    def openapi(self) -> str:
        """The API: its description for machines."""
        return f"{self.root}api/openapi.json"
