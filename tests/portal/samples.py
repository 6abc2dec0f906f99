"""A plan written by hand as a document, so that what pages must show does not depend on how well texts are read."""

import base64
import hashlib
from decimal import Decimal
from typing import Any

from tramontane.evidence.actions import fact_uid
from tramontane.evidence.reading.read import read
from tramontane.evidence.values import Actor, Amount, Axis, Event, Period, Status, Target, Value, dump_value
from tramontane.plan.document import (
    AxisPart,
    ContextPart,
    EnvelopePart,
    EventPart,
    FactPart,
    HeadingPart,
    IndicatorPart,
    LinkPart,
    MilestonePart,
    ParticipationPart,
    PlanDocument,
    PledgePart,
    SourcePart,
    SpanPart,
    StewardPart,
    TerritoryPart,
)

SPRING = "Au salon, la Région annonce le plan Boussole. Il coûterait environ 50 millions d’euros. Vote en juin."
SUMMER = """Le 11 juillet 2024, les élus ont voté le plan Boussole, doté de 60 millions d’euros pour 2024-2028.

Filière : 22 millions. Dont recherche des entreprises : 18 millions. Dont animation : 4 millions.

Projets : 10 millions. Laboratoires : 14 millions. Métiers : 9 millions. Services publics : 5 millions.

La Région veut accompagner 100 projets en cinq ans et passer de 50 à 100 jeunes entreprises par an d’ici 2028.

Elle ouvrira une école du numérique à Toulouse. L’État consacre par ailleurs 1,5 milliard d’euros à l’IA.
"""
M = 1_000_000


class Source:
    """One text and the facts drawn from it."""

    def __init__(self, title: str, text: str, published_on: str) -> None:
        self.content = text.encode()
        self.text = read(self.content, "text/plain")
        self.facts: dict[str, FactPart] = {}
        self.part = SourcePart(
            sha256=hashlib.sha256(self.content).hexdigest(),
            title=title,
            publisher="Région d’essai",
            genre="release",
            published_on=published_on,
            media_type="text/plain",
            size=len(self.content),
            content=base64.b64encode(self.content).decode(),
        )

    def says(self, quote: str, value: Value) -> str:
        """State a fact on that sentence; its uid."""
        start = self.text.text.index(quote)
        first, last = self.text.raw_span(start, start + len(quote))
        span = SpanPart(start=first, end=last, quote=quote, text_start=start, text_end=start + len(quote))
        uid = fact_uid(self.part.sha256, dump_value(value), [(first, last)])
        self.facts[uid] = FactPart(uid=uid, source=self.part.sha256, value=value, spans=(span,))
        return uid


def _amount(millions: int, **more: Any) -> Amount:
    return Amount(min=Decimal(millions * M), max=Decimal(millions * M), **more)


AXES = (
    ("filiere", "Filière", "Filière : 22 millions", 22, None),
    ("recherche", "Recherche des entreprises", "recherche des entreprises : 18 millions", 18, "filiere"),
    ("animation", "Animation", "animation : 4 millions", 4, "filiere"),
    ("projets", "Projets", "Projets : 10 millions", 10, None),
    ("laboratoires", "Laboratoires", "Laboratoires : 14 millions", 14, None),
    ("metiers", "Métiers", "Métiers : 9 millions", 9, None),
    ("services", "Services publics", "Services publics : 5 millions", 5, None),
)


def _axes(source: Source) -> tuple[tuple[AxisPart, ...], tuple[EnvelopePart, ...]]:
    axes, envelopes = [], []
    for ref, title, quote, millions, parent in AXES:
        named = source.says(quote.partition(" :")[0], Axis(label=title, amount=Decimal(millions * M)))
        paid = source.says(quote, _amount(millions, scope="subaxis" if parent else "axis", label=title))
        axes.append(AxisPart(ref=ref, parent=parent, title=title, proofs={"title": (named,)}))
        value = Decimal(millions * M)
        envelopes.append(
            EnvelopePart(
                ref=f"enveloppe-{ref}", scope="axis", axis=ref, minimum=value, maximum=value, proofs={"amount": (paid,)}
            )
        )
    return tuple(axes), tuple(envelopes)


def _indicators(summer: Source) -> tuple[IndicatorPart, ...]:
    projects = summer.says("100 projets en cinq ans", Target(value=Decimal(100), unit="projets", horizon_years=5))
    young = summer.says(
        "de 50 à 100 jeunes entreprises par an d’ici 2028",
        Target(value=Decimal(100), baseline=Decimal(50), unit="jeunes entreprises", per="year", deadline="2028"),
    )
    return (
        IndicatorPart(
            ref="projets-accompagnes",
            axis="filiere",
            title="Projets accompagnés",
            unit="projets",
            target=Decimal(100),
            horizon_years=5,
            proofs={"target": (projects,)},
        ),
        IndicatorPart(
            ref="jeunes-entreprises",
            title="Jeunes entreprises",
            unit="jeunes entreprises",
            per="year",
            baseline=Decimal(50),
            target=Decimal(100),
            deadline="2028",
            proofs={"target": (young,), "baseline": (young,)},
        ),
    )


def boussole() -> PlanDocument:
    """60 M€ in five axes (22 = 18 + 4), about 50 M€ before the vote, a milestone missed, one line without a proof."""
    spring = Source("La Région annonce son plan", SPRING, "2024-05-22")
    summer = Source("Le plan est voté", SUMMER, "2024-07-12")
    before = spring.says(
        "environ 50 millions d’euros", _amount(50, scope="plan_total", qualifier="about", modality="estimated")
    )
    to_vote = spring.says("Vote en juin", Status(value="to_adopt", date="2024-06"))
    total = summer.says("doté de 60 millions d’euros", _amount(60, scope="plan_total"))
    voted = summer.says("Le 11 juillet 2024, les élus ont voté le plan", Status(value="adopted", date="2024-07-11"))
    years = summer.says("2024-2028", Period.model_validate({"from": "2024", "to": "2028"}))
    school = summer.says("Elle ouvrira une école du numérique à Toulouse", Event(label="Ouverture de l’école"))
    state = summer.says("1,5 milliard d’euros", Amount(min=Decimal(1500 * M), max=Decimal(1500 * M), scope="external"))
    region = summer.says("La Région", Actor(name="La Région"))
    axes, envelopes = _axes(summer)
    proved: dict[str, tuple[str, ...]] = {"amount": (total,)}
    whole = EnvelopePart(
        ref="total", scope="plan", title="Le plan", minimum=Decimal(60 * M), maximum=Decimal(60 * M), proofs=proved
    )
    bare = EnvelopePart(
        ref="prime", scope="action", title="Prime", minimum=Decimal(2 * M), maximum=Decimal(5 * M), per="year"
    )
    return PlanDocument(
        slug="boussole",
        is_demonstration=True,
        territory=TerritoryPart(code="76", name="Occitanie", slug="occitanie"),
        stewards=(StewardPart(code="region-occitanie", name="Région Occitanie", kind="region"),),
        heading=HeadingPart(
            ref="plan",
            title="Plan Boussole",
            period_start="2024",
            period_end="2028",
            status="adopted",
            status_on="2024-07-11",
            proofs={"status": (voted,), "period": (years,), "title": (voted,)},
        ),
        participations=(ParticipationPart(ref="region", party="La Région", role="owner", proofs={"party": (region,)}),),
        axes=axes,
        envelopes=(whole, *envelopes, bare),
        pledges=(PledgePart(ref="ecole", axis="metiers", title="Ouvrir une école", proofs={"title": (school,)}),),
        indicators=_indicators(summer),
        milestones=(MilestonePart(ref="jalon", title="Premier appel", due="2025-01-01", proofs={"title": (school,)}),),
        events=(EventPart(ref="ouverture", title="Ouverture de l’école", proofs={"title": (school,)}),),
        context=(ContextPart(ref="etat", title="Argent de l’État", proofs={"fact": (state,)}),),
        facts=(*spring.facts.values(), *summer.facts.values()),
        links=(
            LinkPart(
                source=total, target=before, relation="supersedes", reason="Le vote arrête le montant.",
                decided_by="Une chargée de plan", on="2024-07-12",
            ),
            LinkPart(source=voted, target=to_vote, relation="supersedes", reason="Étape suivante.", on="2024-07-12"),
        ),
        sources=(spring.part, summer.part),
    )  # fmt: skip
