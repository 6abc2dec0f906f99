"""Addresses of subscriptions."""

from django.urls import path

from tramontane.portal.follow import views

urlpatterns = [
    path("", views.follow, name="follow"),
    path("demande/", views.asked, name="follow_asked"),
    path("lien/", views.key, name="follow_key"),
    path("confirmer/<str:given>/", views.confirm, name="follow_confirm"),
    path("miens/<str:given>/", views.mine, name="follow_mine"),
    path("arreter/<str:given>/", views.stop, name="follow_stop"),
]
