"""An Atom feed of events as they are published, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from places.models import Event
from places.models.plain import without_unfit
from places.wording import values as wording

MOST = 50


def atom(link: Callable[[str], str]) -> str:
    """The last events published, newest first, as Atom XML; `link` makes absolute addresses."""
    feed = Atom1Feed(
        title=_("MapFront: events of the Middle Euphrates front"),
        link=link("/"),
        feed_url=link("/feed.xml"),
        description=_("Events with their sources, as they are published."),
        language=get_language(),
    )
    for event in Event.objects.published().select_related("type", "place").newest(MOST):
        when = wording.interval(event.earliest, event.latest, event.when_edtf)
        feed.add_item(
            title=without_unfit(event.title),
            link=link(event.get_absolute_url()),
            description=escape(
                without_unfit(f"{when}. {event.summary}").strip()
            ),  # Atom1Feed declares it as HTML
            unique_id=event.uuid.urn,
            updateddate=event.reviewed_at,
            pubdate=event.reviewed_at,
            categories=[event.type.code],
        )
    return str(feed.writeString("utf-8"))
