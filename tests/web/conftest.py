from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.web.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """Tests begin in Danish, whatever language the page before them was in."""
    with translation.override("da"):
        yield
