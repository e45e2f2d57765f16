"""The tag that lets one follow what a page is about: `{% follow "steps" id %}`."""

from __future__ import annotations

from django import template

from vejviser.web.following.subscribing import can_be_followed, follows
from vejviser.web.projects.permissions import user_of

register = template.Library()


@register.inclusion_tag("following/follow.html", takes_context=True)
def follow(context: template.Context, kind: str, key: object) -> dict[str, object]:
    """A button to follow or leave an entry or project, and its feed; nothing for what cannot be followed."""
    request = context.get("request")
    name = str(key)
    user = user_of(request) if request is not None else None
    shown = can_be_followed(kind, name)
    return {
        "shown": shown, "kind": kind, "key": name, "user": user, "csrf_token": context.get("csrf_token"),
        "follows": bool(shown and user and follows(user, kind, name)),
        "back": request.get_full_path() if request is not None else "",
    }  # fmt: skip
