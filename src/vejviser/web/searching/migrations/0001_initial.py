from __future__ import annotations

from typing import Any

from django.db import migrations


def make(apps: Any, schema_editor: Any) -> None:
    from vejviser.web.searching.standing import create

    create()


def take_away(apps: Any, schema_editor: Any) -> None:
    from vejviser.web.searching.standing import drop

    drop()


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunPython(make, take_away)]
