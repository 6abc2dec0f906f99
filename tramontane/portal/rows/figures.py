"""Figures of public weight: the words people read, the exact value, and the facts that prove them."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from markupsafe import Markup

from tramontane.lib import french
from tramontane.plan.document import EnvelopePart, LinePart, SourcePart
from tramontane.plan.published import PublishedPlan
from tramontane.portal.addresses import Addresses
from tramontane.portal.glossary import expanded


@dataclass(frozen=True, slots=True)
class Figure:
    """``text`` as shown ("" means not filled in), ``value`` for machines, ``exact`` in full for the tooltip.

    ``href`` is the first proof ("" means without a source); ``proofs`` are (words, address) of every one.
    """

    text: str
    value: str = ""
    exact: str = ""
    href: str = ""
    proofs: tuple[tuple[str, str], ...] = ()
    is_long: bool = False
    _html: Markup = field(init=False, repr=False, compare=False)
    """Made once: a page holds dozens of figures."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_html", _html(self) if self.text else Markup())

    @property
    def html(self) -> Markup:
        """What pages show; nothing is the same figure in all languages."""
        return self._html or Markup('<span class="unfilled">{}</span>').format(_("non renseigné"))


def _html(shown: Figure) -> Markup:
    """A link to the proof; or the figure marked as having none."""
    title = Markup(' title="{}"').format(shown.exact) if shown.exact else ""
    text = Markup('<data value="{}">{}</data>').format(shown.value, shown.text) if shown.value else expanded(shown.text)
    if shown.href:
        names = "figure figure--long" if shown.is_long else "figure"
        return Markup('<a class="{}" href="{}"{}>{}</a>').format(names, shown.href, title, text)
    bare = Markup('<span class="bare"{}>{}</span> <span class="unsourced">{}</span>')
    return bare.format(title, text, _("non sourcé"))


NOTHING = Figure("")


def proving(plan: PublishedPlan, line: LinePart, name: str) -> tuple[str, ...]:
    """The facts that state a field, those that a later one replaces left out unless there is no other."""
    uids = line.proofs.get(name, ())
    standing = tuple(u for u in uids if not is_replaced(plan, u))
    return standing or uids


def is_replaced(plan: PublishedPlan, uid: str) -> bool:
    """Whether a later fact supersedes or corrects this one."""
    return any(k.target == uid and k.relation in ("supersedes", "corrects") for k in plan.links_of(uid))


def source_words(source: SourcePart) -> str:
    """A source in a sentence: its publisher and day."""
    if not source.published_on:
        return source.publisher
    return f"{source.publisher} ({french.edtf(source.published_on)})"


def figure(
    plan: PublishedPlan, at: Addresses, line: LinePart, name: str, text: str, *, value: str = "", exact: str = ""
) -> Figure:
    """The figure of a field of a line, with its proofs; ``NOTHING`` when there is no text."""
    if not text:
        return NOTHING
    uids = proving(plan, line, name)
    return Figure(
        text=text,
        value=value,
        exact="" if exact == text else exact,
        href=at.fact(uids[0]) if uids else "",
        proofs=tuple((source_words(plan.source(plan.fact(u).source)), at.fact(u)) for u in uids),
        is_long=len(text) > 12,
    )


def money_figure(plan: PublishedPlan, at: Addresses, envelope: EnvelopePart) -> Figure:
    """The amount of an envelope."""
    return figure(
        plan, at, envelope, "amount", amount_words(envelope), value=plain(envelope.maximum), exact=exact_words(envelope)
    )


def amount_words(envelope: EnvelopePart) -> str:
    """« environ 50 M€ », « de 2 à 5 M€ par an »."""
    return french.amount(
        envelope.minimum, envelope.maximum, envelope.currency, per=envelope.per, qualifier=envelope.qualifier
    )


def exact_words(envelope: EnvelopePart) -> str:
    """The same to the euro."""
    if envelope.minimum == envelope.maximum:
        return french.money(envelope.maximum, envelope.currency)
    low, high = (french.money(v, envelope.currency) for v in (envelope.minimum, envelope.maximum))
    return _("{low} à {high}").format(low=low, high=high)


def plain(value: Decimal) -> str:
    """A number for machines: no exponent, no useless zero."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
