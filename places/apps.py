"""The app's configuration: database rules are (re)installed after every migrate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "places"
    verbose_name = _("MapFront")

    def ready(self) -> None:
        from mapfront import checks  # noqa: F401  (they register themselves)
        from places.desk.edition import watch
        from places.desk.editors import ensure_editors
        from places.models.rules import drop_broken_triggers, index_geometries, install_rules
        from places.models.touched import install_journal

        pre_migrate.connect(drop_broken_triggers, sender=self)
        post_migrate.connect(install_rules, sender=self)
        post_migrate.connect(install_journal, sender=self)
        post_migrate.connect(index_geometries, sender=self)
        post_migrate.connect(ensure_editors, sender=self)
        watch()
