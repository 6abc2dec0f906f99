"""The pages of the idea box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from tests.instruments.tiny.models import Idea
from tramontane.portal.page import render


def ideas(request: HttpRequest) -> HttpResponse:
    """Every idea, the most wanted first."""
    return render(request, "tiny/ideas.html", {"ideas": Idea.objects.all()})


def idea(request: HttpRequest, number: int) -> HttpResponse:
    """One idea."""
    return render(request, "tiny/ideas.html", {"ideas": [get_object_or_404(Idea, pk=number)]})
