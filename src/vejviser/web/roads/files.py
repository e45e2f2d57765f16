"""Files that a visitor downloads."""

from __future__ import annotations

from django.http import HttpResponse

from vejviser.web.projects.naming import file_stem

TYPES = {
    "svg": "image/svg+xml",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "bpmn": "application/xml",
    "dmn": "application/xml",
    "json": "application/fhir+json",
    "jsonld": "application/ld+json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The types of files by their endings."""


def file_response(content: bytes, name: str, suffix: str) -> HttpResponse:
    """A file that the browser saves under the project's name, never shows: it may hold what others wrote."""
    return HttpResponse(
        content,
        content_type=TYPES[suffix.rpartition(".")[2]],
        headers={"Content-Disposition": f'attachment; filename="{file_stem(name)}{suffix}"'},
    )
