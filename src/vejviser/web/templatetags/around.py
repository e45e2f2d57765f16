"""The tag for the pages of a project beside each other."""

from __future__ import annotations

from django import template

from vejviser.web.projects.around import pages_of
from vejviser.web.projects.opened import Opened
from vejviser.web.templatetags.components import tabs
from vejviser.web.words import say

register = template.Library()


@register.inclusion_tag("components/tabs.html")
def project_pages(opened: Opened, here: str) -> dict[str, object]:
    """The pages of the project as tabs, of which `here` names the address of this one."""
    return tabs(pages_of(opened, here), say("Projektets sider", "Pages of the project"))
