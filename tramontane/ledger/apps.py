"""Declares the ledger app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tramontane.ledger"
    label = "ledger"
    verbose_name = "grand livre"
