"""What is done before the first visitor comes: all that pages share is loaded, by asking for some of them."""

from __future__ import annotations

import logging
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from vejviser.web.projects.examples import FIRST, examples
from vejviser.web.roads.finished import program
from vejviser.web.site.operation import is_current


def warm(application: Any) -> None:
    """Nothing; handbook, law, templates and a first road are in memory, for processes made now to share."""
    is_current()
    program()
    logging.disable(logging.CRITICAL)
    try:
        for lang in ("da", "en"):
            with translation.override(lang):
                pages = [reverse("site:front"), reverse("roads:road", args=[examples()[FIRST].id])]
            for page in pages:
                _ask(application, page)
    finally:
        logging.disable(logging.NOTSET)


def _ask(application: Any, page: str) -> None:
    host = next((name for name in settings.ALLOWED_HOSTS if not name.startswith(("*", "."))), "localhost")
    environ: dict[str, Any] = {
        "PATH_INFO": page,
        "HTTP_HOST": host,
        "wsgi.url_scheme": "https" if settings.HTTPS else "http",
        "HTTP_X_FORWARDED_PROTO": "https" if settings.HTTPS else "http",
    }
    setup_testing_defaults(environ)
    answer = application(environ, lambda *_: None)
    b"".join(answer)
    answer.close()
