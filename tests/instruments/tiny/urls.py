"""Addresses of the idea box."""

from django.urls import path

from tests.instruments.tiny import views

app_name = "tiny"
urlpatterns = [path("", views.ideas, name="ideas"), path("<int:number>/", views.idea, name="idea")]
