"""How often somebody may send e-mails to others or guess codes."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest


def allowed(request: HttpRequest, action: str, key: str = "") -> bool:
    """True until the person, or the key, did the action as often as ACCOUNT_RATE_LIMITS lets them.

    Without a key the person counts, who must be logged in.
    """
    return bool(ratelimit.consume(request, action=action, key=key or None, user=request.user))
