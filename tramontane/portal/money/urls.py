"""Addresses of the money of a plan."""

from django.urls import path

from tramontane.portal.money import views
from tramontane.portal.twins import twinned

urlpatterns = [
    *twinned("plans/<slug:slug>/argent/", views.money, name="money"),
    *twinned("plans/<slug:slug>/argent/mouvements/", views.movements, name="money_movements"),
    *twinned("plans/<slug:slug>/argent/actes/", views.acts, name="money_acts"),
    *twinned("plans/<slug:slug>/argent/enveloppes/<slug:code>/", views.envelope, name="money_envelope"),
    path("plans/<slug:slug>/argent/mouvements.csv", views.movements_csv, name="money_movements_csv"),
    path("plans/<slug:slug>/argent/enveloppes.csv", views.positions_csv, name="money_positions_csv"),
]
