from __future__ import annotations

import datetime as dt
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.web.cast import Cast
from tests.web.roads.pages import address, of, source, words
from vejviser.road.standing import Standing
from vejviser.web.law import house, today
from vejviser.web.projects.models import Change, Project
from vejviser.web.projects.opened import opened
from vejviser.web.projects.permissions import Level

pytestmark = pytest.mark.django_db
STEP = "describe_need"


def tell(client: Client, cast: Cast, step: str = STEP, lang: str = "da", **told: str) -> HttpResponse:
    return client.post(address("standing", cast.project.id, step, lang=lang), {"status": "done", **told})  # type: ignore[return-value]


def stands(cast: Cast, step: str = STEP) -> Standing | None:
    return house().read(Project.objects.get(id=cast.project.id).text).steps.get(step)


def median(cast: Cast) -> dt.date:
    schedule = opened(Project.objects.get(id=cast.project.id), Level.READ).schedule
    return schedule.day(schedule.finish.p50)


def test_a_step_that_is_done_is_kept_in_the_project_file_and_brings_the_goal_closer(cast: Cast) -> None:
    before = median(cast)
    day = today() - dt.timedelta(days=10)
    response = tell(of(cast.bob), cast, done=day.isoformat())
    assert response.status_code == 302
    assert stands(cast) == Standing("done", done=day)
    assert median(cast) < before


def test_the_change_stands_in_the_history_of_the_project(cast: Cast) -> None:
    tell(of(cast.bob), cast)
    last = Change.objects.filter(project=cast.project).first()
    assert last is not None
    assert (last.actor, last.verb, last.about) == (cast.bob, "standing", {"step": STEP, "status": "done"})


def test_after_the_change_the_step_says_where_it_stands_and_how_the_goal_moved(cast: Cast) -> None:
    client = of(cast.bob)
    response = client.post(address("standing", cast.project.id, STEP), {"status": "done"}, follow=True)
    told = words(response.content.decode())
    assert "Gemt. Målet kommer nu" in told
    assert "Hvor står trinnet? Færdig" in told


def test_the_road_shows_what_is_walked(cast: Cast) -> None:
    tell(of(cast.bob), cast)
    tell(of(cast.bob), cast, "check_what_exists", status="under_way")
    told = words(source(of(cast.bob), "road", cast.project.id, lang="en"))
    assert "1 of 37 steps done, 1 under way." in told
    assert "Describe the need Done" in told
    first = told.split("What comes first?")[1]
    assert (
        first.index("Check what exists already")
        < first.index("Under way")
        < first.index("What would shorten")
    )
    for page in ("table", "gantt"):
        assert re.search("[Dd]one", words(source(of(cast.bob), page, cast.project.id, lang="en")))


def test_not_begun_without_dates_takes_the_step_out_of_the_file_again(cast: Cast) -> None:
    client = of(cast.bob)
    tell(client, cast)
    tell(client, cast, status="not_started")
    assert stands(cast) is None


@pytest.mark.parametrize(
    ("told", "field", "says"),
    [
        ({"done": "2999-01-01"}, "done", "efter planens dag"),
        ({"sent": "2026-10-05", "done": "2026-09-05"}, "done", "datoen ligger før »Sendt«"),
        ({"status": "under_way", "done": "2026-09-05"}, "status", "der er en dato for »færdig«"),
        ({"started": "i går"}, "started", "skriv en dato som 2026-12-31"),
        ({"status": "nonsense"}, "status", ""),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_kept(
    cast: Cast, told: dict[str, str], field: str, says: str
) -> None:
    response = tell(of(cast.bob), cast, **told)
    markup = response.content.decode()
    assert response.status_code == 422
    assert f'href="#standing-{field}"' in markup
    assert f'id="standing-{field}-error"' in markup
    assert says in markup
    assert stands(cast) is None


def test_only_who_may_edit_can_tell_where_a_step_stands(cast: Cast) -> None:
    assert tell(of(cast.carol), cast).status_code == 403
    assert tell(of(cast.dora), cast).status_code == 403
    assert tell(of(cast.charlie), cast).status_code == 404
    assert tell(Client(), cast).status_code == 404
    assert stands(cast) is None


def test_who_may_only_read_sees_where_it_stands_and_no_form(cast: Cast) -> None:
    tell(of(cast.bob), cast)
    markup = source(of(cast.carol), "step", cast.project.id, STEP)
    assert "Færdig" in words(markup)
    assert f'action="{address("standing", cast.project.id, STEP)}"' not in markup


def test_a_step_that_does_not_exist_stands_nowhere(cast: Cast) -> None:
    assert tell(of(cast.bob), cast, "nonsense").status_code == 404
    assert of(cast.bob).get(address("standing", cast.project.id, STEP)).status_code == 405
