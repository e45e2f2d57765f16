"""HEAD tells what GET would tell, and sends no page."""

from __future__ import annotations

import pytest
from django.test import Client

from vejviser.web.projects.examples import examples


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/en/", "/projects/", "/handbook/", "/projects/{id}/road/", "/no/such/page"]
)
def test_head_answers_as_get_without_the_page(client: Client, path: str) -> None:
    address = path.format(id=next(iter(examples().values())).id)
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head["Content-Type"]) == (get.status_code, get["Content-Type"])
    assert head.content == b""


@pytest.mark.django_db
def test_what_only_takes_post_takes_no_head(client: Client) -> None:
    assert client.head("/following/change/").status_code == client.get("/following/change/").status_code
    one = next(iter(examples().values()))
    assert client.head(f"/projects/{one.id}/copy/").status_code == 405
