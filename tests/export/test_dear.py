"""Which formats tell of shortcuts, so that a server makes few of them at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

import pytest

from tests.export.materials import example
from vejviser.export.formats import FORMATS
from vejviser.export.material import Material


class AskedError(Exception):
    """Shortcuts were asked for."""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_dear_when_it_asks_for_shortcuts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(material: Material) -> NoReturn:
        raise AskedError

    monkeypatch.setattr(Material, "levers", property(asked))
    asks = False
    try:
        FORMATS[name].write(replace(example("fracture-detection")))
    except AskedError:
        asks = True
    assert FORMATS[name].dear == asks
