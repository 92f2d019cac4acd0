"""What a browser would send of a form that the desk shows."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse


def sent_by(answer: HttpResponse) -> dict[str, Any]:
    """The fields of the page's form with their values, unchanged; those of its buttons left out."""
    return fields_of(BeautifulSoup(answer.content, "html.parser"))


def fields_of(page: BeautifulSoup) -> dict[str, Any]:
    form = next(f for f in page.select("form[id$=_form]") if f["id"] != "logout-form")
    data: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if field.name == "select":
            chosen = [option.get("value", "") for option in field.select("option[selected]")]
            data[name] = chosen if field.has_attr("multiple") else (chosen or [""])[0]
        elif field.name == "textarea":
            data[name] = field.text.removeprefix("\n")
        elif field.get("type") not in {"submit", "checkbox"} or field.has_attr("checked"):
            data[name] = field.get("value", "")
    return data
