"""The broker that the environment names."""

from __future__ import annotations

from typing import Any

from vejviser.web.environment import EnvironmentFaultError, secure_address, text

ID = "broker"
"""Our name for the broker, which stands in the addresses that it sends people back to."""


def brokers() -> list[dict[str, Any]]:
    """The one broker for the login library, or none.

    Raises `EnvironmentFaultError` when half of it is told.
    """
    issuer, client = secure_address("VEJVISER_OIDC_ISSUER"), text("VEJVISER_OIDC_CLIENT_ID")
    for name, value, other in (
        ("VEJVISER_OIDC_ISSUER", issuer, client),
        ("VEJVISER_OIDC_CLIENT_ID", client, issuer),
    ):
        if other and not value:
            raise EnvironmentFaultError(
                name, "", "mangler; en broker kræver både VEJVISER_OIDC_ISSUER og VEJVISER_OIDC_CLIENT_ID",
                "is missing; a broker needs both VEJVISER_OIDC_ISSUER and VEJVISER_OIDC_CLIENT_ID",
            )  # fmt: skip
    if not issuer:
        return []
    return [
        {
            "provider_id": ID,
            "name": text("VEJVISER_OIDC_NAME") or "MitID Erhverv",
            "client_id": client,
            "secret": text("VEJVISER_OIDC_CLIENT_SECRET"),
            "settings": {"server_url": issuer},
        }
    ]
