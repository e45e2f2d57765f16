"""Tags for the names of stages and regions."""

from __future__ import annotations

from django import template

from vejviser.web.searching.finding import region_name as region
from vejviser.web.searching.finding import stage_name as stage

register = template.Library()


@register.simple_tag
def stage_name(name: str) -> str:
    """What a stage is called."""
    return stage(name)


@register.simple_tag
def region_name(name: str) -> str:
    """What a region, or the whole country, is called."""
    return region(name)
