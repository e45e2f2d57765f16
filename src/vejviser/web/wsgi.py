"""The WSGI application, for gunicorn and other servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vejviser.web.settings")
application = get_wsgi_application()

from vejviser.web.roads.finished import program  # noqa: E402 - the apps must be ready

program()  # of the files that were loaded, before others take their place
