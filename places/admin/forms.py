"""Forms of the desk: a new report, and rows with an EDTF date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.admin.widgets import Autocomplete, BdiTextarea, BdiTextInput, EdtfInput
from places.desk.addresses import LONGEST, checked_url
from places.desk.documents import MAX_BYTES, IngestError, clean, decode
from places.desk.ingest import published_when
from places.models import Report, Source
from places.models.base import Status

EDTF_HINT = gettext_lazy(
    "EDTF: 2018-10-09 for a day, 2018-10 for a month, 2018-07-20/2018-09-10 for an interval; "
    "empty where nobody knows."
)


class DatedForm(forms.ModelForm):  # type: ignore[type-arg]
    """The EDTF expression leads: where only it is given, the two days and the precision follow."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "when_edtf" in self.fields:
            self.fields["when_edtf"].help_text = EDTF_HINT

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        expression = data.get("when_edtf", "")
        try:
            when = published_when(expression)
        except IngestError as error:
            self.add_error("when_edtf", str(error))
            return data
        if when is None:
            return data
        moved = "when_edtf" in self.changed_data and not {"earliest", "latest"} & set(self.changed_data)
        if moved or not (data.get("earliest") or data.get("latest")):
            data.update(earliest=when.earliest, latest=when.latest, date_prec=when.date_prec)
        return data


class ClaimForm(DatedForm):
    """A claim, whose evidence stands in its report's text (models/rules.py holds it there)."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        length = len(self.instance.report.text)
        if (data.get("evidence_end") or 0) > length:
            words = _("The report's text ends at %(length)d; evidence ends there at the latest.")
            self.add_error("evidence_end", words % {"length": length})
        return data


class EventForm(DatedForm):
    """An event. Its status is not edited here, so that the constraint of published ones would be skipped."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        missing = [name for name in ("geometry", "point") if name in data and data[name] is None]
        if self.instance.status == Status.PUBLISHED and missing:
            self.add_error(missing[0], _("A published event needs a place or a footprint."))
        return data


class ReportForm(forms.Form):
    """Add a report: its text pasted or uploaded, and what is known about it.

    `document` holds the text and the title after validation.
    """

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=BdiTextarea({"rows": 14}),
        help_text=gettext_lazy("Paste the report as it came, in Arabic or English …"),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        widget=forms.FileInput({"accept": ".txt,.html,.htm"}),
        help_text=gettext_lazy("… or choose a .txt or .html file of at most 1 MB."),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=300,
        widget=BdiTextInput(),
        help_text=gettext_lazy("Left empty: the page's own title, or the text's first line."),
    )
    source = forms.ModelChoiceField(Source.objects.all(), label=gettext_lazy("Source"))
    url = forms.CharField(
        label=gettext_lazy("Address"),
        required=False,
        max_length=LONGEST,
        widget=forms.URLInput({"class": "vURLField", "dir": "ltr"}),
    )
    published_edtf = forms.CharField(
        label=gettext_lazy("Published"),
        required=False,
        max_length=64,
        widget=EdtfInput(),
        help_text=EDTF_HINT,
    )
    published_note = forms.CharField(
        label=gettext_lazy("How the date is known"), required=False, max_length=500, widget=BdiTextInput()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relation: Any = Report._meta.get_field("source")
        source: Any = self.fields["source"]
        source.widget = RelatedFieldWidgetWrapper(
            Autocomplete(relation, admin.site, choices=source.choices),
            relation.remote_field,
            admin.site,
            can_add_related=True,
        )

    def clean_url(self) -> str:
        return str(self._checked(checked_url, self.cleaned_data["url"]))

    def clean_published_edtf(self) -> str:
        self._checked(published_when, self.cleaned_data["published_edtf"])
        return str(self.cleaned_data["published_edtf"])

    def clean_file(self) -> Any:
        """Refused before it is read where it is too large; read and kept as a Document else."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(_("The file is larger than 1 MB."))
        return self._checked(lambda f: decode(f.read(), f.name or ""), file)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        pasted = data.get("text", "")
        if self.errors.keys() & {"text", "file"}:
            return data
        if pasted.strip() and data.get("file"):
            self.add_error("file", _("Paste a text or choose a file, not both."))
        elif data.get("file"):
            data["text"] = data["file"].text
            data["title"] = data.get("title") or data["file"].title
        elif not pasted.strip():
            self.add_error("text", _("Paste a text or choose a file."))
        else:
            try:
                data["text"] = clean(pasted)
            except IngestError as error:
                self.add_error("text", str(error))
        return data

    def _checked(self, check: Any, value: Any) -> Any:
        try:
            return check(value)
        except IngestError as error:
            raise ValidationError(str(error)) from error
