"""A report as its page shows it: the text with mentions and claims marked, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from places.models import Claim, Event, Mention, Report
from places.models.base import WherePrec, in_arabic
from places.models.gazetteer import PlaceKind
from places.models.reports import ClaimStatus, MentionStatus, ReportLanguage
from places.publishing import shapes
from places.publishing.segments import Span, cut
from places.wording import reasons, regions, relations
from places.wording import values as wording


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style. `anchors` are ids that begin here; `mention` is the UUID of the
    mention that it belongs to, or ""; `claims` the UUIDs of the claims that rest on it."""

    text: str
    anchors: tuple[str, ...]
    mention: str
    claims: str
    style: str


def of_report(report: Report, *, staff: bool) -> dict[str, Any]:
    """The context of the page. Staff also see what is only proposed or not yet published."""
    mentions = list(_mentions(report, staff=staff))
    claims = list(_claims(report, staff=staff))
    return {
        "report": report,
        "text_lang": text_lang(report.language),
        "text_dir": text_dir(report.language),
        "published": wording.interval(
            report.published_earliest, report.published_latest, report.published_edtf
        ),
        "pieces": pieces(report.text, mentions, claims),
        "mentions": [_mention(mention, n) for n, mention in enumerate(mentions, 1)],
        "claims": [_claim(claim, staff=staff) for claim in claims],
        "versions": versions(report, staff=staff),
        "map_data": {"features": [feature for m in mentions for feature in _features(m)]},
    }


def text_lang(language: str) -> str:
    """The lang attribute of a text: "" where the language is not known or not one."""
    return language if language in {ReportLanguage.ARABIC, ReportLanguage.ENGLISH} else ""


def text_dir(language: str) -> str:
    return {ReportLanguage.ARABIC: "rtl", ReportLanguage.ENGLISH: "ltr"}.get(ReportLanguage(language), "auto")


def pieces(text: str, mentions: list[Mention], claims: list[Claim]) -> list[Piece]:
    """The whole text, cut where a mention or a claim begins or ends."""
    placed = {f"mention-{m.uuid}": m for m in mentions}
    spans = [Span(m.start, m.end, name) for name, m in placed.items()]
    spans += [Span(c.evidence_start, c.evidence_end, f"claim-{c.uuid}") for c in claims]
    return [_piece(segment.text, segment.inside, segment.opens, placed) for segment in cut(text, spans)]


def _piece(text: str, inside: tuple[str, ...], opens: tuple[str, ...], placed: dict[str, Mention]) -> Piece:
    named = [name for name in inside if name in placed]
    claims = [name.removeprefix("claim-") for name in inside if name not in placed]
    styles = [style_of(placed[named[-1]])] if named else []
    if claims:
        styles.append("evidence")
    mention = named[-1].removeprefix("mention-") if named else ""
    return Piece(text, opens, mention, " ".join(claims), " ".join(styles))


def style_of(mention: Mention) -> str:
    """How a mention is marked: placed, unsure (proposed, or no place chosen), or part of a name."""
    if mention.within_actor_id:
        return "mention mention-in-name"
    sure = mention.status in {MentionStatus.CONFIRMED, MentionStatus.CORRECTED}
    return "mention" if sure and _placed(mention) else "mention mention-unsure"


def _mentions(report: Report, *, staff: bool) -> Any:
    rows = report.mentions.select_related("place", "within_actor").order_by("start", "-end")
    return rows if staff else rows.exclude(status=MentionStatus.REJECTED)


def _claims(report: Report, *, staff: bool) -> Any:
    rows = report.claims.select_related("type", "event", "claimant", "report").prefetch_related(
        "participants__actor", "figures"
    )
    rows = rows.order_by("evidence_start", "pk")
    return rows.exclude(status=ClaimStatus.REJECTED) if staff else rows.filter(status=ClaimStatus.ACCEPTED)


def versions(report: Report, *, staff: bool) -> list[Report]:
    """The original and its translations without the report itself, as far as the reader may see them."""
    original = report.translation_of_id or report.pk
    rows = Report.objects.filter(Q(pk=original) | Q(translation_of=original)).exclude(pk=report.pk)
    return list((rows if staff else rows.published()).defer("text").order_by("language", "pk"))


def _mention(mention: Mention, number: int) -> dict[str, Any]:
    relation = mention.relation or {}
    weighed = [_weighed(candidate, mention) for candidate in mention.candidates]
    return {
        "number": number,
        "uuid": mention.uuid,
        "surface": mention.surface,
        "style": style_of(mention),
        "within_actor": mention.within_actor,
        "place": mention.place,
        "admin1": regions.governorate(mention.place.admin1) if mention.place else "",
        "abstained": reasons.said(mention.abstained),
        "relation": relations.kind_of(relation),
        "phrase": relation.get("phrase", ""),
        "precision": WherePrec(mention.where_prec).label if _placed(mention) and mention.where_prec else "",
        "score": round(100 * mention.score) if mention.score is not None and mention.place else None,
        "reasons": next((c["reasons"] for c in weighed if c["chosen"]), []),
        "rivals": [c for c in weighed if not c["chosen"]],
        "status": mention.get_status_display(),
        "checked": mention.status in {MentionStatus.CONFIRMED, MentionStatus.CORRECTED},
    }


def _weighed(candidate: dict[str, Any], mention: Mention) -> dict[str, Any]:
    """A candidate with its score (0–100) and reasons; `chosen` where it is what stands now, which an
    editor may have changed since the reading."""
    names = [candidate.get("name_ar"), candidate.get("name_en")]
    kind = candidate.get("kind", "")
    return {
        "name": next((name for name in (names if in_arabic() else names[::-1]) if name), ""),
        "kind": PlaceKind(kind).label if kind in PlaceKind.values else "",
        "score": round(100 * candidate.get("score", 0)),
        "reasons": reasons.all_said(candidate.get("reasons", [])),
        "chosen": mention.place is not None and candidate.get("place") == str(mention.place.uuid),
    }


def _placed(mention: Mention) -> bool:
    """Whether the mention says where something is, and is more than a part of somebody's name."""
    return not mention.within_actor_id and bool(mention.place_id or mention.point or mention.footprint)


def _claim(claim: Claim, *, staff: bool) -> dict[str, Any]:
    event = claim.event
    return {
        "uuid": claim.uuid,
        "type": claim.type,
        "evidence": claim.evidence,
        "when": wording.interval(claim.earliest, claim.latest, claim.when_edtf),
        "claimant": claim.claimant,
        "modality": "" if claim.modality == "asserted" else claim.get_modality_display(),
        "status": "" if claim.status == ClaimStatus.ACCEPTED else claim.get_status_display(),
        "roles": wording.roles(claim.participants.all()),
        "figures": wording.figures(claim.figures.all()),
        "reasons": reasons.all_said(claim.reasons),
        "event": event if event and (staff or _is_public(event)) else None,
    }


def _is_public(event: Event) -> bool:
    return bool(event.status == "published")


def _features(mention: Mention) -> list[dict[str, Any]]:
    """What the small map draws of a mention: its footprint, and its point unless a footprint says more."""
    properties = {"id": str(mention.uuid), "label": mention.surface, "href": f"#place-{mention.uuid}"}
    drawn = []
    if mention.footprint:
        drawn.append(shapes.footprint(mention.footprint))
    point = mention.point or (mention.place.point if mention.place and not mention.footprint else None)
    if point:
        drawn.append(shapes.rounded(shapes.to_shapely(point)))
    return [{"type": "Feature", "geometry": geometry, "properties": properties} for geometry in drawn]


def address(report: Report) -> str:
    return reverse("report", args=[report.uuid])
