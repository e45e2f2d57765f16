"""What the browser needs to ask a security key, for an attribute of a form: `{% load keys %}`."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.simple_tag
def key_options(options: Any) -> str:
    """The options of the login library as JSON."""
    return json.dumps(options, cls=DjangoJSONEncoder)


@register.filter
def has_key(found: Any) -> bool:
    """True when the person who logs in has a key to be asked for."""
    return bool(found and found["request_options"]["publicKey"].get("allowCredentials"))
