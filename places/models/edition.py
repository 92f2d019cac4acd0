"""The edition: a serial number that moves whenever what the public may see changes."""

from django.db import models


class Edition(models.Model):
    """One row (pk 1). Published snapshots carry its serial, so a stale one is known at a glance."""

    serial = models.PositiveBigIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="places_edition_is_one_row", condition=models.Q(pk=1)),
        ]

    def __str__(self) -> str:
        return str(self.serial)
