"""Addresses of reports and sources: what every way into the database takes for one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from places.desk.documents import IngestError

LONGEST = 1000
_SCHEMES = ["http", "https"]
_well_formed = URLValidator(schemes=_SCHEMES)


def validate_address(url: str) -> None:
    """Refuse what is no http or https address. Raises ValidationError."""
    if url.partition("://")[0].lower() not in _SCHEMES:
        raise ValidationError(_("The address must begin with http:// or https://."))
    try:
        _well_formed(url)
    except ValidationError as error:
        raise ValidationError(_("This is not an address.")) from error


def checked_url(url: str) -> str:
    """The address without the space around it, or empty. Raises IngestError."""
    url = url.strip()
    if not url:
        return ""
    if len(url) > LONGEST:
        raise IngestError(_("The address is longer than %(most)d characters.") % {"most": LONGEST})
    try:
        validate_address(url)
    except ValidationError as error:
        raise IngestError(error.messages[0]) from error
    return url
