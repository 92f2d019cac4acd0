"""The project's URLs: the admin and the app."""

from django.contrib import admin
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

handler400 = "mapfront.oversized.bad_or_too_large"
handler500 = "mapfront.busy.fault"

urlpatterns = [
    path("admin/", admin.site.urls),
    # Browsers ask for this on pages that name no icon, such as a JSON file opened in a tab.
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("map/icon.svg"))),
    path("", include("places.urls")),
]
