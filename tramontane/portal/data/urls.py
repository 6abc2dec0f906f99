"""Addresses of open data: a dataset is ``donnees/axes.csv``, a version of a plan ``donnees/plans/<slug>/v3/``."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from tramontane.portal.data import views
from tramontane.portal.twins import twinned


class TableConverter(StringConverter):
    """The code of a table: ``axes``, ``academy.sessions``."""

    regex = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?"


class FormatConverter(StringConverter):
    """A format of tables."""

    regex = "csv|json|ods"


class NotationConverter(StringConverter):
    """A notation of the catalogue."""

    regex = "jsonld|ttl"


register_converter(TableConverter, "table")
register_converter(FormatConverter, "format")
register_converter(NotationConverter, "notation")

VERSION = "plans/<slug:slug>/v<int:number>/"
urlpatterns = [
    *twinned("dictionnaire/", views.dictionary_page, name="data_dictionary", twin=views.dictionary_json),
    path("catalogue.<notation:notation>", views.catalogue_file, name="data_catalogue"),
    path("<table:code>.<format:suffix>", views.table_file, name="data_table"),
    path(f"{VERSION}plan.json", views.snapshot_document, name="data_document"),
    path(f"{VERSION}<slug:name>.zip", views.snapshot_archive, name="data_archive"),
    path(f"{VERSION}<table:code>.<format:suffix>", views.snapshot_table, name="data_snapshot_table"),
    *twinned(VERSION, views.snapshot, name="data_snapshot"),
]
