"""Declares the plan app."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "tramontane.plan"
    label = "plan"
    verbose_name = "plan"
