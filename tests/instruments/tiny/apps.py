"""Declares the tiny instrument."""

from django.apps import AppConfig


class TinyConfig(AppConfig):
    name = "tests.instruments.tiny"
    label = "tiny"
    verbose_name = "boîte à idées"
