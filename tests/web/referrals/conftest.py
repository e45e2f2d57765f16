from __future__ import annotations

import pytest

from tests.web.cast import Cast
from tests.web.referrals.chain import Chain, make_chain


@pytest.fixture
def chain(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Chain:
    """A referral from the clinic that waits at the region."""
    return make_chain(cast, monkeypatch)
