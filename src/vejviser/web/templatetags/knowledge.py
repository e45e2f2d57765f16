"""Tags for what others learnt: `{% learned step_id %}` on pages of steps, `{% us_too about %}` on others.

A page that uses them links `site/knowledge.css`.
"""

from __future__ import annotations

from django import template

from vejviser.web.knowledge.choices import stage_words
from vejviser.web.knowledge.learned import happened
from vejviser.web.knowledge.learned import learned as learned_at

register = template.Library()


@register.inclusion_tag("knowledge/learned.html")
def learned(step: str, anchor: str = "learnt") -> dict[str, object]:
    """What others learnt at a step, the worst first, with a way to add one's own; a section with an h2."""
    return {"learned": learned_at(step), "anchor": anchor}


@register.inclusion_tag("knowledge/us_too.html")
def us_too(about: str) -> dict[str, object]:
    """To how many something happened, where and when, with a way to say so; a section with an h2."""
    return {"happened": happened(about)}


@register.simple_tag
def stage_name(stage: str) -> str:
    """The name of a stage."""
    return stage_words(stage)
