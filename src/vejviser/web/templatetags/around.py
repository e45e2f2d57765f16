"""The tags for where a page of a project stands: the way to it, and the pages beside it."""

from __future__ import annotations

from django import template
from django.urls import reverse

from vejviser.web.projects.around import pages_of
from vejviser.web.projects.opened import Opened
from vejviser.web.templatetags.components import breadcrumb, tabs
from vejviser.web.words import say

register = template.Library()


@register.inclusion_tag("components/tabs.html")
def project_pages(opened: Opened, here: str) -> dict[str, object]:
    """The pages of the project as tabs, of which `here` names the address of this one."""
    return tabs(pages_of(opened, here), say("Projektets sider", "Pages of the project"))


@register.inclusion_tag("components/breadcrumb.html")
def way_to(opened: Opened, here: str) -> dict[str, object]:
    """The way from all projects over the road of this one to a page named `here`."""
    road = reverse("roads:road", args=[opened.row.id]) + opened.query
    projects = (say("Projekter", "Projects"), reverse("projects:list"))
    return breadcrumb([projects, (opened.project.name, road), (here, "")])
