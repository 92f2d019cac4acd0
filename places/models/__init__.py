"""The database, one file for each concern. Import models from here."""

from places.models.control import ControlFact, DrawnArea
from places.models.edition import Edition
from places.models.events import Actor, ActorAlias, Event, EventType, Figure, Participant
from places.models.gazetteer import Place, PlaceName
from places.models.people import User
from places.models.reports import Claim, Mention, Report, Source
from places.models.touched import Touched

__all__ = [
    "Actor",
    "ActorAlias",
    "Claim",
    "ControlFact",
    "DrawnArea",
    "Edition",
    "Event",
    "EventType",
    "Figure",
    "Mention",
    "Participant",
    "Place",
    "PlaceName",
    "Report",
    "Source",
    "Touched",
    "User",
]
