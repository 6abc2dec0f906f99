"""Declares the accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tramontane.accounts"
    label = "accounts"
    verbose_name = "comptes"
