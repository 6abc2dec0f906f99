"""Declares the portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages of the portal."""

    name = "tramontane.portal"
    label = "portal"
    verbose_name = "portail"
