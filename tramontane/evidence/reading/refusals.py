"""Every reason why a document cannot be read, in words that tell the person what to do, and the size limits."""

from tramontane.lib.errors import Refusal

MAX_BYTES = 50_000_000
"""The largest file that is read at all."""
MAX_ENTRIES = 4_000
MAX_ENTRY = 40_000_000
"""The largest part of a DOCX that is inflated."""
MAX_INFLATED = 400_000_000
MAX_RATIO = 250
"""A part that inflates more than this is a trap: ordinary Word text inflates 5 to 40 times."""
MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000

_ACCEPTED = "Formats acceptés : .txt, .md, .html, .pdf (avec du texte) et .docx."


def empty() -> Refusal:
    """Zero bytes, or nothing but white space."""
    return Refusal("document.empty", "Le fichier est vide. Vérifiez-le sur votre poste, puis envoyez-le de nouveau.")


def no_text(why: str = "") -> Refusal:
    """The file is sound but states nothing that can be read."""
    return Refusal(
        "document.no_text",
        f"Aucun texte lisible dans ce document{why}. Envoyez la version d’origine (traitement de texte ou PDF "
        "exporté), ou passez d’abord le document à la reconnaissance de caractères.",
    )


def unknown_type() -> Refusal:
    """A format that no reader knows."""
    return Refusal("document.type", f"Ce type de fichier n’est pas lu. {_ACCEPTED} Convertissez le document.")


def wrong_type(expected: str) -> Refusal:
    """The content is not what the declared type says."""
    return Refusal(
        "document.wrong_type",
        f"Le contenu du fichier n’est pas celui d’un document {expected}. Il a peut-être été renommé : "
        f"ouvrez-le, enregistrez-le sous un format accepté et renvoyez-le. {_ACCEPTED}",
    )


def encrypted() -> Refusal:
    """A password is needed to open the file."""
    return Refusal(
        "document.encrypted",
        "Le document est protégé par un mot de passe. Enregistrez-en une copie sans protection et envoyez cette copie.",
    )


def damaged(detail: str = "") -> Refusal:
    """The file is truncated, malformed or booby-trapped."""
    return Refusal(
        "document.damaged",
        f"Le fichier est abîmé ou incomplet{detail}. Ouvrez l’original, enregistrez-le de nouveau et renvoyez-le.",
    )


def encoding(detail: str = "") -> Refusal:
    """The bytes are not a text in any expected encoding."""
    return Refusal(
        "document.encoding",
        f"Les caractères de ce fichier ne peuvent pas être lus{detail}. Enregistrez le texte en UTF-8 et renvoyez-le.",
    )


def too_large(detail: str) -> Refusal:
    """Beyond one of the limits above."""
    return Refusal(
        "document.too_large",
        f"Le document est trop volumineux ({detail}). Découpez-le ou envoyez-en une version allégée.",
    )


def too_slow(seconds: float) -> Refusal:
    """The child process ran out of time."""
    return Refusal(
        "document.too_slow",
        f"La lecture du document dépasse {seconds:g} secondes. Découpez-le en plusieurs fichiers ou simplifiez-le.",
    )


def too_heavy(memory_mb: int) -> Refusal:
    """The child process ran out of memory."""
    return Refusal(
        "document.too_heavy",
        f"La lecture du document demande plus de {memory_mb} Mo de mémoire. Découpez-le en plusieurs fichiers.",
    )
