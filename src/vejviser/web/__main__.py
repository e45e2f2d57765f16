"""`python -m vejviser.web`: Django's management commands with our settings."""

import os
import sys

from django.core.management import execute_from_command_line

if hasattr(os, "umask"):
    os.umask(0o077)  # as in `starting`: a database made here is for the eyes of whoever runs this
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vejviser.web.settings")
execute_from_command_line(sys.argv)
