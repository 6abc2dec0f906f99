"""Every address of the platform: the portal's, then each instrument's under its own path."""

from django.urls import include, path

from tramontane.config import health
from tramontane.instrument import installed

urlpatterns = [
    path("sante/", health.health, name="health"),
    path("", include("tramontane.portal.urls")),
    *(path(f"{i.path}/", include(i.urls)) for i in installed()),
]
handler400 = "tramontane.portal.views.errors.bad_request"
handler403 = "tramontane.portal.views.errors.permission_denied"
handler404 = "tramontane.portal.views.errors.page_not_found"
handler500 = "tramontane.portal.views.errors.server_error"
