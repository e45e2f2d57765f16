from __future__ import annotations

import pytest

from tests.web.cast import Cast
from vejviser.web.api.models import TokenRole
from vejviser.web.api.tokens import make


@pytest.fixture
def editor(cast: Cast) -> dict[str, str]:
    """The header of a program of the clinic that may edit."""
    return {"Authorization": f"Bearer {make(cast.clinic, 'quality', TokenRole.EDITOR, cast.alice)[1]}"}


@pytest.fixture
def reader(cast: Cast) -> dict[str, str]:
    """The header of a program of the clinic that may only read."""
    return {"Authorization": f"Bearer {make(cast.clinic, 'figures', TokenRole.READER, cast.alice)[1]}"}
