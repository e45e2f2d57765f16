"""The broker as the login library sees it; named in the settings in place of the library's own."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

from vejviser.web.accounts.broker.tokens import BrokerFaultError, person, proven

_NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


class Asking(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The questions to the broker; each answer is looked at before it is believed."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the broker says of itself; raises `BrokerFaultError` when it lacks what a login needs."""
        told = super().openid_config
        if not isinstance(told, dict) or not all(isinstance(told.get(name), str) for name in _NEEDED):
            raise BrokerFaultError("openid-configuration: incomplete")
        return told

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The tokens for the code; raises `BrokerFaultError` when the answer is none."""
        try:
            told = super().get_access_token_data(*args, **kwargs)
        except (KeyError, ValueError) as error:
            raise BrokerFaultError("token: unreadable") from error
        if not isinstance(told, dict):
            raise BrokerFaultError("token: unreadable")
        return told

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """The access token, used once to ask for the person; when it ends is of no interest."""
        return SocialToken(token=str(data["access_token"]))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> Any:
        """The login of the person that the broker vouches for; raises `BrokerFaultError`."""
        config = self.openid_config
        keys = self._get(config["jwks_uri"])
        claims = proven(kwargs["response"].get("id_token"), keys, config["issuer"], app.client_id)
        told = self._fetch_user_info(token.token) if "userinfo_endpoint" in config else {}
        return self.get_provider().sociallogin_from_response(request, {"userinfo": person(claims, told)})

    def _get(self, address: str) -> object:
        from allauth.socialaccount.adapter import get_adapter

        with get_adapter().get_requests_session() as session:
            answer = session.get(address)
            answer.raise_for_status()
        return answer.json()


class Broker(OpenIDConnectProvider):  # type: ignore[misc]
    """The broker."""

    oauth2_adapter_class = Asking
    supports_token_authentication = False
