"""What an item is for machines that read pages: schema.org, as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vejviser.export.library.library import title
from vejviser.export.library.telling import Telling
from vejviser.handbook import entries as e
from vejviser.handbook.reference import entries as r
from vejviser.law.model import Period

LEGISLATION = ("regulation", "directive", "national_act", "executive_order")


def described(tell: Telling, kind: str, item: object) -> Mapping[str, object] | None:
    """A data source as Dataset, who decides or helps as Organization, an act as Legislation; else None."""
    match item:
        case r.Dataset():
            now = item.controllers_on(tell.day)
            creators = [{"@type": "Organization", "name": tell.say(held.name)} for held in now]
            return _made(
                tell,
                kind,
                item,
                "Dataset",
                description=tell.say(item.content),
                url=item.url,
                creator=creators,
                temporalCoverage=tell.say(item.coverage),
            )
        case r.Actor():
            what = "GovernmentOrganization" if item.relation == "authority" else "Organization"
            return _made(
                tell,
                kind,
                item,
                what,
                description=tell.say(item.offers),
                url=item.url,
                areaServed=tell.said(f"region.{item.region}"),
                **_life(item.valid),
            )
        case e.Authority():
            return _made(
                tell,
                kind,
                item,
                "GovernmentOrganization",
                description=tell.say(item.role),
                url=item.url,
                **_life(item.valid),
            )
        case e.Source():
            what = "Legislation" if item.kind in LEGISLATION else "CreativeWork"
            more = {"legislationIdentifier": item.eli} if what == "Legislation" else {}
            return _made(tell, kind, item, what, alternateName=item.short, url=item.eli or item.url, **more)
    return None


def _made(tell: Telling, kind: str, item: Any, what: str, **more: object) -> Mapping[str, object]:
    told = {
        "@context": "https://schema.org",
        "@type": what,
        "identifier": item.id,
        "name": title(tell.library, kind, item, tell.lang),
        "inLanguage": tell.lang,
    }
    return {**told, **{key: value for key, value in more.items() if value}}


def _life(valid: Period) -> dict[str, object]:
    return {
        "foundingDate": valid.start.isoformat() if valid.start else "",
        "dissolutionDate": valid.end.isoformat() if valid.end else "",
    }
