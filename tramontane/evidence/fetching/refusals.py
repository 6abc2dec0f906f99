"""Every reason why an address cannot be fetched, in words that tell the person what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tramontane.lib.errors import Refusal

_BY_HAND = gettext_lazy("Téléchargez le document avec votre navigateur, puis envoyez le fichier.")
_STATUS = {
    401: gettext_lazy("Le site « {host} » demande un mot de passe. {by_hand}"),
    403: gettext_lazy("Le site « {host} » refuse de donner ce document à un programme. {by_hand}"),
    404: gettext_lazy("Le site « {host} » ne connaît pas cette adresse. Vérifiez-la dans votre navigateur."),
    410: gettext_lazy("Le site « {host} » a retiré ce document. Cherchez-en une copie et envoyez le fichier."),
    429: gettext_lazy("Le site « {host} » demande d’attendre. Réessayez dans quelques minutes."),
}
_FAILED = gettext_lazy("Le site « {host} » est en panne. Réessayez plus tard.")
_REFUSED = gettext_lazy("Le site « {host} » répond par un refus. {by_hand}")


def malformed() -> Refusal:
    """Not a whole address of the web."""
    return Refusal(
        "fetch.address", _("Cette adresse n’est pas complète. Exemple : https://www.laregion.fr/document.pdf")
    )


def scheme() -> Refusal:
    """Neither http nor https."""
    return Refusal("fetch.scheme", _("L’adresse doit commencer par https:// (ou http://). Copiez celle du navigateur."))


def credentials() -> Refusal:
    """A name or a password in the address: it would be published with the document."""
    return Refusal(
        "fetch.credentials",
        _("Cette adresse contient un nom ou un mot de passe (avant « @ »), qui serait publié. {by_hand}").format(
            by_hand=_BY_HAND
        ),
    )


def port(number: int) -> Refusal:
    """A port that is not of the web."""
    return Refusal(
        "fetch.port",
        _("Cette adresse désigne le port {number}, qui n’est pas permis. {by_hand}").format(
            number=number, by_hand=_BY_HAND
        ),
    )


def private(host: str) -> Refusal:
    """The name leads to an address that is not of the public internet."""
    return Refusal(
        "fetch.private",
        _("« {host} » désigne une machine d’un réseau privé, que la plateforme ne consulte pas. {by_hand}").format(
            host=host, by_hand=_BY_HAND
        ),
    )


def unknown_host(host: str) -> Refusal:
    """No address for this name."""
    return Refusal(
        "fetch.unknown_host",
        _("Le site « {host} » est introuvable. Vérifiez l’adresse, puis réessayez.").format(host=host),
    )


def unreachable(host: str) -> Refusal:
    """No connection, or one that broke."""
    return Refusal(
        "fetch.unreachable",
        _("Le site « {host} » ne répond pas comme il faut. Réessayez plus tard, ou : {by_hand}").format(
            host=host, by_hand=_BY_HAND
        ),
    )


def certificate(host: str) -> Refusal:
    """The site does not prove who it is."""
    return Refusal(
        "fetch.certificate",
        _("Le certificat du site « {host} » n’est pas valable : rien ne prouve qui répond. {by_hand}").format(
            host=host, by_hand=_BY_HAND
        ),
    )


def too_slow(seconds: float) -> Refusal:
    """The whole fetch ran out of time."""
    return Refusal(
        "fetch.too_slow",
        _("Le document n’est pas arrivé entier en {seconds:g} secondes. {by_hand}").format(
            seconds=seconds, by_hand=_BY_HAND
        ),
    )


def too_large(max_bytes: int) -> Refusal:
    """More bytes than a document may have, as sent or once decompressed."""
    return Refusal(
        "fetch.too_large",
        _("Le document à cette adresse dépasse {limit} Mo. Envoyez-en une version plus légère.").format(
            limit=max_bytes // (1024 * 1024)
        ),
    )


def redirects(most: int) -> Refusal:
    """The site sends from one address to another without end."""
    return Refusal(
        "fetch.redirects",
        _(
            "Cette adresse renvoie à une autre, plus de {most} fois de suite. Copiez l’adresse finale du navigateur."
        ).format(most=most),
    )


def status(code: int, host: str) -> Refusal:
    """The site answered, but not with the document."""
    said = str(_STATUS.get(code, _FAILED if code >= 500 else _REFUSED)).format(host=host, by_hand=_BY_HAND)
    return Refusal("fetch.status", said + _(" (Réponse {code}.)").format(code=code))


def broken(host: str) -> Refusal:
    """The body stopped short, or its compression is not readable."""
    return Refusal(
        "fetch.broken",
        _("Le site « {host} » a envoyé un document incomplet ou illisible. {by_hand}").format(
            host=host, by_hand=_BY_HAND
        ),
    )


def empty() -> Refusal:
    """The site answered with nothing."""
    return Refusal("document.empty", _("L’adresse répond par un document vide. {by_hand}").format(by_hand=_BY_HAND))
