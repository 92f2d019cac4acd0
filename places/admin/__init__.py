"""The admin desk, one file for each models file."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from places.admin import control, events, gazetteer, people, reports

admin.site.site_header = _("MapFront desk")
admin.site.site_title = _("MapFront desk")
admin.site.index_title = _("What waits for you")

__all__ = ["control", "events", "gazetteer", "people", "reports"]
