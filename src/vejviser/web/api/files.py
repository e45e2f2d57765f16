"""Responses that are files, and how the contract tells of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

_TEXT: dict[str, str] = {"type": "string"}
_BINARY = {"type": "string", "format": "binary"}


def attached(data: bytes, media_type: str, name: str) -> HttpResponse:
    """The file, to be kept under a name."""
    return HttpResponse(
        data, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def content(*media_types: str) -> dict[str, Any]:
    """What the contract says of an operation that answers with a file of one of these types."""
    return {"responses": {200: {"content": {one: {"schema": _schema(one)} for one in media_types}}}}


def _schema(media_type: str) -> dict[str, str]:
    """Data of a format of its own is any data here; its own schema tells more."""
    if media_type.endswith(("json", "yaml")):
        return {}
    return _TEXT if media_type.startswith("text/") else _BINARY
