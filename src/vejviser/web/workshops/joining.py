"""The way into a workshop: its short address, as text and as a QR code."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from qrcode.image.svg import SvgPathImage

from vejviser.web.words import lang
from vejviser.web.workshops.models import Workshop


def join_address(request: HttpRequest, workshop: Workshop) -> str:
    """The whole address at which one joins, in the language of the workshop, else of the page."""
    with translation.override(workshop.languages if workshop.languages != "both" else lang()):
        path = reverse("workshops:room", args=[workshop.code])
    return f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else request.build_absolute_uri(path)


@lru_cache(maxsize=64)
def qr_code(address: str) -> bytes:
    """The address as an SVG picture of a QR code that can be read from the back of a room."""
    return bytes(qrcode.make(address, image_factory=SvgPathImage, box_size=20).to_string())
