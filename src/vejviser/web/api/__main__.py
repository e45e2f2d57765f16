"""`python -m vejviser.web.api` writes the contract of the interface to standard output."""

from __future__ import annotations

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vejviser.web.settings")
    os.environ.setdefault("VEJVISER_SECRET_KEY", "only for writing the contract down, never for serving")
    django.setup()
    from vejviser.web.api.document import text

    sys.stdout.write(text())
