"""Every reason why an address cannot be fetched, in words that tell the person what to do."""

from tramontane.lib.errors import Refusal

_BY_HAND = "Téléchargez le document avec votre navigateur, puis envoyez le fichier."
_STATUS = {
    401: f"demande un mot de passe. {_BY_HAND}",
    403: f"refuse de donner ce document à un programme. {_BY_HAND}",
    404: "ne connaît pas cette adresse. Vérifiez-la dans votre navigateur.",
    410: "a retiré ce document. Cherchez-en une copie et envoyez le fichier.",
    429: "demande d’attendre. Réessayez dans quelques minutes.",
}


def malformed() -> Refusal:
    """Not a whole address of the web."""
    return Refusal("fetch.address", "Cette adresse n’est pas complète. Exemple : https://www.laregion.fr/document.pdf")


def scheme() -> Refusal:
    """Neither http nor https."""
    return Refusal("fetch.scheme", "L’adresse doit commencer par https:// (ou http://). Copiez celle du navigateur.")


def credentials() -> Refusal:
    """A name or a password in the address: it would be published with the document."""
    return Refusal(
        "fetch.credentials",
        f"Cette adresse contient un nom ou un mot de passe (avant « @ »), qui serait publié. {_BY_HAND}",
    )


def port(number: int) -> Refusal:
    """A port that is not of the web."""
    return Refusal("fetch.port", f"Cette adresse désigne le port {number}, qui n’est pas permis. {_BY_HAND}")


def private(host: str) -> Refusal:
    """The name leads to an address that is not of the public internet."""
    return Refusal(
        "fetch.private",
        f"« {host} » désigne une machine d’un réseau privé, que la plateforme ne consulte pas. {_BY_HAND}",
    )


def unknown_host(host: str) -> Refusal:
    """No address for this name."""
    return Refusal("fetch.unknown_host", f"Le site « {host} » est introuvable. Vérifiez l’adresse, puis réessayez.")


def unreachable(host: str) -> Refusal:
    """No connection, or one that broke."""
    return Refusal(
        "fetch.unreachable", f"Le site « {host} » ne répond pas comme il faut. Réessayez plus tard, ou : {_BY_HAND}"
    )


def certificate(host: str) -> Refusal:
    """The site does not prove who it is."""
    return Refusal(
        "fetch.certificate",
        f"Le certificat du site « {host} » n’est pas valable : rien ne prouve qui répond. {_BY_HAND}",
    )


def too_slow(seconds: float) -> Refusal:
    """The whole fetch ran out of time."""
    return Refusal("fetch.too_slow", f"Le document n’est pas arrivé entier en {seconds:g} secondes. {_BY_HAND}")


def too_large(max_bytes: int) -> Refusal:
    """More bytes than a document may have, as sent or once decompressed."""
    return Refusal(
        "fetch.too_large",
        f"Le document à cette adresse dépasse {max_bytes // (1024 * 1024)} Mo. Envoyez-en une version plus légère.",
    )


def redirects(most: int) -> Refusal:
    """The site sends from one address to another without end."""
    return Refusal(
        "fetch.redirects",
        f"Cette adresse renvoie à une autre, plus de {most} fois de suite. Copiez l’adresse finale du navigateur.",
    )


def status(code: int, host: str) -> Refusal:
    """The site answered, but not with the document."""
    default = "est en panne. Réessayez plus tard." if code >= 500 else f"répond par un refus. {_BY_HAND}"
    return Refusal("fetch.status", f"Le site « {host} » {_STATUS.get(code, default)} (Réponse {code}.)")


def broken(host: str) -> Refusal:
    """The body stopped short, or its compression is not readable."""
    return Refusal("fetch.broken", f"Le site « {host} » a envoyé un document incomplet ou illisible. {_BY_HAND}")


def empty() -> Refusal:
    """The site answered with nothing."""
    return Refusal("document.empty", f"L’adresse répond par un document vide. {_BY_HAND}")
