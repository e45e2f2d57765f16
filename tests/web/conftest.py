from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import translation

from tests.web.cast import Cast, make_cast


@pytest.fixture(autouse=True)
def _no_limits_of_before() -> None:
    """Each test begins with nobody having tried anything too often."""
    cache.clear()


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):  # quick
        yield make_cast()


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """Tests begin in Danish, whatever language the page before them was in."""
    with translation.override("da"):
        yield
