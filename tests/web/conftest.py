from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import translation

from tests.web.cast import Cast, make_cast

_QUICK = {
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
}
"""The hash that keeps passwords safe is slow on purpose, and a test shares its cache with no other process."""


@pytest.fixture(autouse=True, scope="session")
def quick() -> Iterator[None]:
    with override_settings(**_QUICK):
        yield


@pytest.fixture(autouse=True)
def _no_limits_of_before(quick: None) -> None:
    """Each test begins with nobody having tried anything too often."""
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    """Tests begin in Danish, whatever language the page before them was in."""
    with translation.override("da"):
        yield
