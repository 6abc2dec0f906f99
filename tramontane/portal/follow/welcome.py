"""The two letters that answer a request: to confirm, and to find one's subscriptions again."""

from django.utils.translation import gettext as _

from tramontane.portal.follow.letters import Letter, Link
from tramontane.portal.follow.links import link
from tramontane.portal.follow.nodes import Node
from tramontane.portal.models import Follower, Following


def confirmation(wish: Following, node: Node) -> Letter:
    """Asks the address whether it really wants to follow a node."""
    return Letter(
        subject=_("Confirmez votre abonnement : {title}").format(title=node.title),
        opening=(
            _("Quelqu’un, sans doute vous, a demandé à suivre sur Tramontane {node}, {frequency}.").format(
                node=node.words, frequency=wish.get_frequency_display()
            ),
            _("Rien ne vous sera écrit tant que vous n’aurez pas confirmé, dans les quarante-huit heures :"),
        ),
        action=Link(_("Confirmer mon abonnement"), link("follow_confirm", "confirm", wish.uid)),
        closing=(_("Si vous n’avez rien demandé, ne faites rien : votre adresse sera effacée."),),
    )


def key_letter(follower: Follower) -> Letter:
    """Gives the address the link to its own subscriptions."""
    return Letter(
        subject=_("Vos abonnements sur Tramontane"),
        opening=(_("Voici le lien pour voir et changer ce que vous suivez. Il est personnel et vaut trente jours :"),),
        action=Link(_("Voir mes abonnements"), link("follow_mine", "manage", follower.uid)),
        closing=(_("Si vous n’avez rien demandé, ne faites rien : rien n’a changé."),),
        links=(Link(_("Ne plus rien recevoir"), link("follow_stop", "stop", follower.uid)),),
    )
