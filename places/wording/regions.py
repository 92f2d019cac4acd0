"""Names of governorates and countries in the reader's language; rows keep the English ones."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any, TypeVar

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.dispatch import receiver

from places.models import Edition, Place
from places.models.base import in_arabic
from places.models.gazetteer import PlaceKind

_COMMON = "محافظة "
Found = TypeVar("Found")


def governorate(admin1: str) -> str:
    """A place's admin1 in the reader's language: the Arabic name of the gazetteer's governorate, bare
    ("دير الزور"); as it is where the gazetteer has none, and in English."""
    if not admin1 or not in_arabic():
        return admin1
    return cached(_arabic_governorate, admin1)


def place_called(name_en: str) -> str:
    """A place's name in the reader's language by its English one, that of the front first."""
    return cached(_arabic_name, name_en) if in_arabic() else name_en


def country(code: str) -> str:
    """A country by its code of two letters, in the reader's language; the code where none is known."""
    place = cached(_country, code)
    return place.name if place else code


def cached(look_up: Callable[[str], Found], key: str) -> Found:
    """What `look_up` finds, looked up once an edition: a page asks for the same few names again and again."""
    found: Found = _cached(_edition(), look_up, key)
    return found


_request = Local()


def _edition() -> int:
    """The edition's serial; within a request asked for once, since a page names a hundred places."""
    known: dict[str, int] = getattr(_request, "known", {})
    if "edition" not in known:
        serial = Edition.objects.filter(pk=1).values_list("serial", flat=True).first()
        known["edition"] = serial or 0
    return known["edition"]


@receiver(request_started)
def begin_request(**_signal: Any) -> None:
    _request.known = {}


@receiver(request_finished)
def end_request(**_signal: Any) -> None:
    with suppress(AttributeError):
        del _request.known


@lru_cache(maxsize=2000)
def _cached(_edition: int, look_up: Callable[[str], Any], key: str) -> Any:
    return look_up(key)


def forget() -> None:
    """Look everything up anew: for tests, whose editions begin again."""
    _cached.cache_clear()


def _arabic_governorate(admin1: str) -> str:
    rows = Place.objects.filter(kind=PlaceKind.GOVERNORATE, admin1=admin1).exclude(name_ar="")
    name = rows.order_by("pk").values_list("name_ar", flat=True).first()
    return str(name).removeprefix(_COMMON) if name else admin1


def _arabic_name(name_en: str) -> str:
    named = Place.objects.filter(name_en=name_en).exclude(name_ar="").order_by("-prior", "pk")
    return str(named.values_list("name_ar", flat=True).first() or name_en)


def _country(code: str) -> Place | None:
    return Place.objects.filter(kind=PlaceKind.COUNTRY, country=code).order_by("pk").first()
