"""A broker that speaks OpenID Connect, on a port of its own, for one login after the other.

It checks what it is asked for as a real one does (client, secret, return address, PKCE, a code once), signs with
RS256, and can lie: each word of `LIES` is something that a relying party must refuse.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import html
import json
import secrets
import threading
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET, NAME = "vejviser", "a secret of the broker", "MitID Erhverv"
LIES = (
    "audience", "issuer", "signature", "unsigned", "symmetric", "unknown key", "expired", "without end",
    "other client", "no proof", "another person", "no person", "long name", "not json", "token refused",
)  # fmt: skip
ODD_BUT_TRUE = ("clock ahead", "nameless key", "only the token")
"""What brokers do that is allowed."""
KID = "key-1"


def _keys() -> tuple[Any, Any]:
    return tuple(rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))  # type: ignore[return-value]


@dataclass
class Broker:
    """The broker: who logs in there, what it lies about, and what it was asked."""

    port: int = 0
    claims: dict[str, Any] = field(default_factory=dict)
    lie: str = ""
    refuses: str = ""
    asks: bool = False
    elsewhere: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: tuple[Any, Any] = field(default_factory=_keys)

    @property
    def address(self) -> str:
        """The issuer."""
        return f"http://127.0.0.1:{self.port}/oidc"

    @property
    def settings(self) -> dict[str, str]:
        """The environment by which an installation knows the broker."""
        return {
            "VEJVISER_OIDC_NAME": NAME,
            "VEJVISER_OIDC_ISSUER": self.address,
            "VEJVISER_OIDC_CLIENT_ID": CLIENT,
            "VEJVISER_OIDC_CLIENT_SECRET": SECRET,
        }

    def configuration(self) -> dict[str, Any]:
        """What the broker says of itself; `elsewhere` people log in under another name than the issuer's."""
        people = self.address.replace("127.0.0.1", "localhost") if self.elsewhere else self.address
        told = {
            "issuer": self.address,
            "authorization_endpoint": f"{people}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }
        if self.lie == "only the token":
            del told["userinfo_endpoint"]
        return told

    def public_keys(self) -> dict[str, Any]:
        """The keys that signatures are checked with."""
        made = RSAAlgorithm.to_jwk(self.keys[0].public_key(), as_dict=True)
        return {"keys": [{**made, "kid": KID, "use": "sig", "alg": "RS256"}]}

    def authorize(self, asked: dict[str, str]) -> tuple[int, str]:
        """Where the browser goes next, or (400, why not) or (200, the page that asks the person)."""
        self.asked.append(asked)
        wrong = [
            name
            for name, good in {
                "client_id": asked.get("client_id") == CLIENT,
                "response_type": asked.get("response_type") == "code",
                "scope": "openid" in asked.get("scope", "").split(),
                "code_challenge_method": asked.get("code_challenge_method") == "S256",
                "redirect_uri": "/accounts/oidc/broker/login/callback/" in asked.get("redirect_uri", ""),
            }.items()
            if not good
        ]
        if wrong:
            return 400, f"wrong: {wrong}"
        return (200, _page(asked)) if self.asks else (302, self.back(asked, self.refuses))

    def back(self, asked: dict[str, str], refusal: str = "") -> str:
        """The address at the relying party that the browser is sent back to."""
        if refusal:
            told = {"error": refusal, "error_description": "the person said no", "state": asked["state"]}
        else:
            code = secrets.token_urlsafe(8)
            self.codes[code] = asked
            told = {"code": code, "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urllib.parse.urlencode(told)}"

    def token(self, sent: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """The tokens for a code, once."""
        asked = self.codes.pop(sent.get("code", ""), None)
        verifier = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        good = (
            asked is not None
            and (sent.get("client_id"), sent.get("client_secret")) == (CLIENT, SECRET)
            and sent.get("redirect_uri") == asked["redirect_uri"]
            and challenge == asked["code_challenge"]
            and self.lie != "token refused"
        )
        if not good:
            return 400, {"error": "invalid_grant"}
        told = {"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "expires_in": 300}
        return 200, told if self.lie == "no proof" else {**told, "id_token": self.id_token()}

    def id_token(self) -> str:
        """The signed word of the broker on who logged in, or the lie that is asked for."""
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "jti": secrets.token_hex(8)}
        said |= self.claims
        lies: dict[str, dict[str, Any]] = {
            "audience": {"aud": "somebody else"},
            "issuer": {"iss": "https://elsewhere.example"},
            "other client": {"aud": [CLIENT, "other"], "azp": "other"},
            "clock ahead": {"iat": now + 30},
            "expired": {"iat": now - 7200, "exp": now - 3600},
        }
        said |= lies.get(self.lie, {})
        if self.lie == "without end":
            del said["exp"]
        if self.lie == "unsigned":
            return jwt.encode(said, "", "none", {"kid": KID})
        if self.lie == "symmetric":
            return jwt.encode(said, SECRET * 2, "HS256", {"kid": KID})
        key = self.keys[1 if self.lie == "signature" else 0]
        if self.lie == "nameless key":
            return jwt.encode(said, key, "RS256")
        return jwt.encode(said, key, "RS256", {"kid": "key-2" if self.lie == "unknown key" else KID})

    def userinfo(self) -> dict[str, Any]:
        """What the broker tells of the person besides."""
        told = dict(self.claims)
        if self.lie == "another person":
            told["sub"] = "another"
        if self.lie == "no person":
            del told["sub"]
        if self.lie == "long name":
            told["sub"] = "x" * 300
        return told


def _page(asked: dict[str, str]) -> str:
    kept = "".join(
        f'<input type="hidden" name="{html.escape(k)}" value="{html.escape(v)}">' for k, v in asked.items()
    )
    return (
        '<!doctype html><html lang="da"><title>Broker</title><main><h1>Broker</h1>'
        f'<form method="post" action="/oidc/answer">{kept}<button name="answer" value="yes">Godkend</button>'
        '<button name="answer" value="no">Afbryd</button></form></main></html>'
    )


class _Handler(BaseHTTPRequestHandler):
    broker: Broker

    def do_GET(self) -> None:
        parts = urllib.parse.urlsplit(self.path)
        asked = dict(urllib.parse.parse_qsl(parts.query))
        match parts.path.removeprefix("/oidc"):
            case "/.well-known/openid-configuration":
                self._json(200, self.broker.configuration())
            case "/jwks":
                self._json(200, self.broker.public_keys())
            case "/userinfo" if self.broker.lie == "not json":
                self._send(200, "text/html", "<h1>Out of order</h1>")
            case "/userinfo" if self.headers.get("Authorization", "").startswith("Bearer "):
                self._json(200, self.broker.userinfo())
            case "/authorize":
                self._lead(*self.broker.authorize(asked))
            case _:
                self._send(404, "text/plain", "not here")

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        values = dict(urllib.parse.parse_qsl(sent))
        if self.path.endswith("/token"):
            self._json(*self.broker.token(values))
        elif self.path.endswith("/answer"):
            refusal = "" if values.pop("answer") == "yes" else "access_denied"
            self._lead(302, self.broker.back(values, refusal))

    def _lead(self, status: int, where: str) -> None:
        if status != 302:
            self._send(status, "text/html; charset=utf-8", where)
            return
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _json(self, status: int, told: object) -> None:
        self._send(status, "application/json", json.dumps(told))

    def _send(self, status: int, kind: str, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing: tests say what happened."""


@contextlib.contextmanager
def broker_on(port: int = 0) -> Iterator[Broker]:
    """A broker that answers until the end."""
    broker = Broker()
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"broker": broker}))
    server.daemon_threads = True
    broker.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield broker
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
