"""A refusal keeps its rule and its words, even between processes."""

import pickle

from tramontane.lib.errors import Refusal


def test_a_refusal_survives_a_trip_between_processes() -> None:
    refusal = pickle.loads(pickle.dumps(Refusal("document.empty", "Ce fichier est vide.")))  # noqa: S301  (made here)
    assert (refusal.rule, refusal.message, str(refusal)) == ("document.empty",) + ("Ce fichier est vide.",) * 2
