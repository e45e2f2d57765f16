"""A program that calls the interface, as the tests see it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.http import HttpResponse
from django.test import Client

ROOT = "/api/v1"


class Answer(Protocol):
    """What a client hands back."""

    status_code: int
    content: bytes

    def __getitem__(self, header: str) -> str: ...


@dataclass
class Program:
    """Calls with its headers; `read` and the others give the answer as data and check its status."""

    headers: dict[str, str] = field(default_factory=dict)
    client: Client = field(default_factory=Client)

    def call(self, method: str, path: str, body: object = None) -> HttpResponse:
        """The response to a call."""
        sent = "" if body is None else body if isinstance(body, str | bytes) else json.dumps(body)
        return getattr(self.client, method)(  # type: ignore[no-any-return]
            f"{ROOT}{path}", **({} if method == "get" else {"data": sent, "content_type": "application/json"}),
            headers=self.headers,
        )  # fmt: skip

    def read(self, path: str, status: int = 200) -> Any:
        """What a GET answers."""
        return told(self.call("get", path), status)

    def send(self, method: str, path: str, body: object = None, status: int = 200) -> Any:
        """What a call that changes something answers."""
        return told(self.call(method, path, body), status)


def told(response: Answer, status: int) -> Any:
    """The answer as data; a problem says so in its type, and names the status that it came with."""
    text = response.content.decode()
    assert response.status_code == status, text[:600]
    if status == 204:
        return None
    data = json.loads(text)
    if status >= 400:
        assert response["Content-Type"] == "application/problem+json"
        assert data["status"] == status
        assert data["type"].startswith("/api/v1/#")
        assert data["title"]
        assert data["detail"]
    return data
