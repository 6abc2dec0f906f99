"""What kind of source a text is, when nobody said: by the words with which acts and releases open and close."""

import re
from typing import Literal

from tramontane.lib.words import fold

Genre = Literal["act", "release", "press", "other"]
#: How much of the beginning and of the end of a text is looked at.
_REACH = 1500
_ACT = re.compile(
    r"\b(?:apres en avoir delibere|vu le code general|vu la deliberation|extrait du registre|deliberation n"
    r"|l assemblee (?:pleniere )?(?:decide|delibere)|arrete prefectoral|article (?:1|1er|premier)\b"
    r"|il est convenu ce qui suit|convention entre|proces verbal)"
)
_ACT_TITLE = re.compile(r"(?:projet de )?(?:deliberation|convention|arrete|proces verbal|rapport au conseil)\b")
_RELEASE = re.compile(r"\b(?:communique(?: de presse)?|contacts? presse|dossier de presse|service (?:de )?presse)\b")
_OTHER = re.compile(r"\b(?:tribune|billet|carte blanche|editorial|opinion|point de vue)\b")


def genre_of(text: str) -> Genre:
    """The genre a text shows; an article of the press when it shows none."""
    lines = [line for line in (fold(raw) for raw in text.splitlines()) if line]
    if not lines:
        return "other"
    around = fold(f"{text[:_REACH]} {text[-_REACH:]}")
    if _ACT_TITLE.match(lines[0]) or _ACT.search(around):
        return "act"
    if _RELEASE.search(around):
        return "release"
    is_post = len(text) < _REACH and ("#" in text or re.search(r"(?<!\w)@\w", text) is not None)
    return "other" if is_post or _OTHER.match(lines[0]) else "press"
