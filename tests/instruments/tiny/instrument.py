"""All that the idea box gives to the platform: one contribution of each kind."""

from django.utils.translation import gettext_lazy as _

from tests.instruments.tiny import actions, queries
from tramontane.instrument import Dataset, Instrument, Link, Measure, Spending

instrument = Instrument(
    code="tiny",
    path="boite-a-idees",
    name=_("Boîte à idées"),
    summary=_("Proposer une idée pour le plan, voter pour celles des autres."),
    urls="tests.instruments.tiny.urls",
    navigation=[Link(label=_("Idées"), to="tiny:ideas")],
    measures=[
        Measure(code="left", label=_("Idées déposées"), unit=_("idées"), of=queries.ideas_left),
        Measure(code="votes", label=_("Voix par idée"), unit=_("voix"), of=queries.votes_per_idea),
    ],
    spending=[Spending(code="prize", label=_("Prix remis"), total=queries.prizes)],
    documents=queries.documents,
    passages=queries.passages,
    datasets=[Dataset(code="ideas", title=_("Idées déposées"), row=queries.IdeaRow, rows=queries.rows)],
    demo=actions.demo,
)
