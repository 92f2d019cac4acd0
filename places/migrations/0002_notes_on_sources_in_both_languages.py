import hashlib
import json

from django.db import migrations, models


def know_seeded_rows_again(apps, schema_editor):
    """The seeds know a row that nobody touched by the digest of its fields, whose names have changed."""
    source = apps.get_model("places", "Source")
    for row in source.objects.exclude(seed_digest="").select_related("affiliation"):
        holder = row.affiliation
        kept = {name: getattr(row, name) for name in ("name_en", "name_ar", "kind", "url", "reliability")}
        kept["affiliation"] = (holder.key or str(holder.uuid)) if holder else None
        if row.seed_digest == _digest(kept | {"note": row.note_en}):
            mark = _digest(kept | {"note_en": row.note_en, "note_ar": row.note_ar})
            source.objects.filter(pk=row.pk).update(seed_digest=mark)


def _digest(fields):
    written = json.dumps([fields, None], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


class Migration(migrations.Migration):
    """A source's note is what readers see: it stands in both languages, as other notes do."""

    dependencies = [("places", "0001_initial")]

    operations = [
        *(
            operation
            for model in ("source", "historicalsource")
            for operation in (
                migrations.RenameField(model, "note", "note_en"),
                migrations.AlterField(
                    model, "note_en", models.CharField("note (English)", max_length=300, blank=True)
                ),
                migrations.AddField(
                    model,
                    "note_ar",
                    models.CharField("note (Arabic)", max_length=300, blank=True, default=""),
                    preserve_default=False,
                ),
            )
        ),
        migrations.RunPython(know_seeded_rows_again, migrations.RunPython.noop),
    ]
