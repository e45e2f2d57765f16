"""Logs on the error stream, as plain lines or as JSON, without personal data.

What others log may quote an address, a form or a row: of Django's and the server's own records only the name
of the logger and the level are kept, and of an error its kind and the places in the code, not its words.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback
from typing import Any

from vejviser.web.operation.requests import request_id

OURS = "vejviser"


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        return json.dumps(facts(record), ensure_ascii=False)


class PlainLines(logging.Formatter):
    """One line for people, and the places of an error under it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        told = facts(record)
        places = told.pop("trace", [])
        head = f"{told.pop('at')} {told.pop('level')}"
        if "route" in told:
            line = "{method} {route} {status} {ms} ms {lang}".format(**told)
            return f"{head} {line} {told.get('request', '')}".rstrip()
        line = " ".join(str(value) for value in told.values())
        return "\n    ".join([f"{head} {line}", *places])


def facts(record: logging.LogRecord) -> dict[str, Any]:
    """What may be told of a record: when, how bad, from whom; our own words; an error's kind and places."""
    found: dict[str, Any] = {
        "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "from": record.name,
    }
    if request_id.get():
        found["request"] = request_id.get()
    if record.name.split(".")[0] == OURS:
        found |= getattr(record, "told", None) or {"message": record.getMessage()}
    if record.exc_info and record.exc_info[1] is not None:
        found["error"] = kinds(record.exc_info[1])
        if not record.name.startswith(
            "django.security"
        ):  # a bad request, which no place in the code explains
            found["trace"] = places(record.exc_info[1])
    return found


def kinds(error: BaseException) -> str:
    """The kind of the error and of those that caused it."""
    return " <- ".join(f"{type(one).__module__}.{type(one).__qualname__}" for one in _chain(error))


def places(error: BaseException) -> list[str]:
    """The lines of code that the error and its causes passed; neither their words nor any value."""
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}: {frame.line or ''}"
        for one in _chain(error)
        for frame in traceback.extract_tb(one.__traceback__)
    ]


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def logging_of(form: str) -> dict[str, Any]:
    """Django's setting LOGGING for lines that are `plain` or `json`."""
    lines = JsonLines if form == "json" else PlainLines
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": f"{lines.__module__}.{lines.__qualname__}"}},
        "handlers": {"error": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["error"], "level": "WARNING"},
        "loggers": {
            OURS: {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.security": {"level": "ERROR"},
            "waitress.queue": {"level": "ERROR"},
        },
    }
