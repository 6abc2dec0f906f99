"""What must be known before comparing a plan with another, and what its sources do not say, each in words."""

from django.utils.translation import gettext as _

from tramontane.plan.arithmetic import sums
from tramontane.plan.contradictions import disputes
from tramontane.plan.memory import once_per_version
from tramontane.plan.published import PublishedPlan
from tramontane.portal import words
from tramontane.portal.rows.figures import amount_words
from tramontane.portal.rows.plan import period_words

#: Steps at which an assembly or the parties have decided; before, money is only announced.
DECIDED = ("adopted", "signed", "launched", "opened")
_UNDECIDED = ("announced", "presented", "submitted", "to_adopt")


@once_per_version
def caveats(plan: PublishedPlan) -> tuple[str, ...]:
    """Announced or voted, on what terms, in which currency, whose money: one sentence each, only those that apply."""
    return (*_about_the_step(plan), *_about_the_total(plan), *_about_the_funders(plan))


def _about_the_step(plan: PublishedPlan) -> tuple[str, ...]:
    status = plan.document.heading.status
    if status in _UNDECIDED:
        return (_("Rien n’est voté : ce sont des annonces ({step}).").format(step=words.STATUS[status]),)
    if status in ("postponed", "rejected"):
        return (_("Le plan est {step} : ses montants ne valent plus engagement.").format(step=words.STATUS[status]),)
    if status == "signed":
        return (_("Le plan est signé par ses parties ; une signature n’est pas un vote de crédits."),)
    return () if status else (_("On ignore si ses montants sont annoncés ou votés."),)


def _about_the_total(plan: PublishedPlan) -> tuple[str, ...]:
    total, found = plan.total, list[str]()
    if total is None:
        return ()
    shown = amount_words(total)
    if total.modality != "firm":
        found.append(_("Son total de {sum} est {modality}.").format(sum=shown, modality=words.MODALITY[total.modality]))
    if total.minimum != total.maximum:
        found.append(_("Son total est une fourchette : nous comptons le haut."))
    elif total.qualifier in ("about", "more_than", "less_than", "at_least", "at_most"):
        found.append(_("Son total n’est pas exact : {sum}.").format(sum=shown))
    if total.currency != "EUR":
        found.append(_("Son total est en {currency} ; nous ne convertissons pas.").format(currency=total.currency))
    if total.per == "year":
        found.append(_("Son total est annuel, et non pour toute la durée du plan."))
    check = next((s for s in sums(plan.document) if s.axis is None), None)
    if check and check.is_exceeded:
        found.append(_("Ses axes additionnés dépassent son total."))
    if any(c.state == "open" for c in disputes(plan.document)):
        found.append(_("Ses sources se contredisent sur au moins un point, sans décision à ce jour."))
    return tuple(found)


def _about_the_funders(plan: PublishedPlan) -> tuple[str, ...]:
    heading, total = plan.document.participations, plan.total
    others = [p.party for p in heading if p.role in ("funder", "signatory") and p.party_kind in ("state", "eu")]
    named = [p.party for p in heading if p.role == "funder"]
    if total is not None and others:
        return (
            _("{who} y prend part : le total peut compter un argent qui n’est pas celui de la Région.").format(
                who=others[0]
            ),
        )
    if total is not None and not named and not total.funder:
        return (_("Ses sources ne disent pas qui paie, ni si l’argent de l’État ou de l’Europe est compris."),)
    return ()


@once_per_version
def gaps(plan: PublishedPlan) -> tuple[str, ...]:
    """What no published source of the plan says, each gap by its name."""
    document, total = plan.document, plan.total
    heading, roles = document.heading, {p.role for p in document.participations}
    told = any(i.readings or i.measure for i in document.indicators)
    unpriced = sum(not any(e.scope == "axis" for e in plan.envelopes_of(a.ref)) for a in plan.children(None))
    asked = (
        (heading.status is None, _("l’étape où il en est")),
        (bool(heading.status) and not heading.status_on, _("la date de cette étape")),
        (not period_words(plan), _("la période")),
        (total is None, _("un montant total")),
        (not document.axes, _("ses axes")),
        (bool(document.axes) and unpriced == len(plan.children(None)), _("le montant de ses axes")),
        (0 < unpriced < len(plan.children(None)), _("le montant de certains axes")),
        (not document.indicators, _("une cible chiffrée")),
        (any(not i.deadline and not i.horizon_years for i in document.indicators), _("l’échéance de certaines cibles")),
        (bool(document.indicators) and not told, _("ses résultats")),
        (not roles & {"owner", "signatory"}, _("qui s’engage")),
        ("funder" not in roles and not any(e.funder for e in document.envelopes), _("qui paie")),
        ("operator" not in roles, _("qui met en œuvre")),
        (not document.milestones, _("un calendrier")),
    )
    return tuple(name for is_missing, name in asked if is_missing)
