"""Declares the search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Index and ranking of what is published."""

    name = "tramontane.search"
    label = "search"
    verbose_name = "recherche"
