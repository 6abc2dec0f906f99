"""Declares the evidence app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tramontane.evidence"
    label = "evidence"
    verbose_name = "preuves"
