"""What the login library asks of us: the language of e-mails, and what is kept of a login elsewhere."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation

from vejviser.web.accounts.broker.tokens import BrokerFaultError
from vejviser.web.accounts.models import User
from vejviser.web.words import lang, later, say

_log = logging.getLogger("vejviser.broker")
_LINKS = ("activate_url", "password_reset_url", "signup_url")

_AGAIN = {
    "reauthenticate": later("Brug din adgangskode", "Use your password"),
    "mfa_reauthenticate": later("Brug en kode", "Use a code"),
    "mfa_reauthenticate:webauthn": later("Brug din sikkerhedsnøgle", "Use your security key"),
}


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts whose e-mails are in the language of the person who gets them."""

    error_messages = {  # noqa: RUF012 - as the library has it
        **DefaultAccountAdapter.error_messages,
        "account_inactive": later("Kontoen er lukket.", "The account is closed."),
        "cannot_remove_primary_email": later(
            "Du kan ikke fjerne din egen e-mailadresse.", "You cannot remove your own e-mail address."
        ),
        "duplicate_email": later(
            "Det er allerede din e-mailadresse.", "That is your e-mail address already."
        ),
        "email_password_mismatch": later(
            "E-mail eller adgangskode er forkert. Prøv igen, eller vælg en ny adgangskode.",
            "The e-mail address or the password is wrong. Try again, or choose a new password.",
        ),
        "email_taken": later(
            "Der findes allerede en konto med den e-mailadresse. Log ind, eller vælg en ny adgangskode.",
            "There is an account with this e-mail address already. Log in, or choose a new password.",
        ),
        "enter_current_password": later(
            "Den nuværende adgangskode er forkert.", "The current password is wrong."
        ),
        "incorrect_code": later(
            "Koden er forkert. Vent på den næste i appen, og prøv igen.",
            "The code is wrong. Wait for the next one in the app and try again.",
        ),
        "incorrect_password": later("Adgangskoden er forkert.", "The password is wrong."),
        "invalid_or_expired_key": later("Linket virker ikke længere.", "The link works no longer."),
        "invalid_login": later("Du kunne ikke logges ind.", "You could not be logged in."),
        "invalid_password_reset": later("Linket virker ikke længere.", "The link works no longer."),
        "max_email_addresses": later(
            "Du kan ikke have mere end %d e-mailadresser.", "You cannot have more than %d e-mail addresses."
        ),
        "too_many_login_attempts": later(
            "Der er forsøgt for mange gange. Vent nogle minutter, og prøv igen.",
            "There were too many attempts. Wait some minutes and try again.",
        ),
        "unknown_email": later("Der er ingen konto med den adresse.", "No account has this address."),
        "rate_limited": later(
            "Det gik for hurtigt. Vent lidt, og prøv igen.", "That was too fast. Wait a while and try again."
        ),
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """The new user with the language of the page and the name from the form."""
        user.language = lang()
        user.name = str(form.cleaned_data.get("name") or user.name or "")
        return super().save_user(request, user, form, commit)  # type: ignore[no-any-return]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends an e-mail in the language of the person, with links into that language."""
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = user.language if isinstance(user, User) else lang()
        told = {key: translate_url(context[key], language) for key in _LINKS if context.get(key)}
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, **told})

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show once more that it is you, in our words."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**one, "description": str(_AGAIN[one["id"]])} for one in found]

    def get_from_email(self) -> str:
        """The address that e-mails come from."""
        return str(settings.DEFAULT_FROM_EMAIL)


class Brokers(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Logins through a broker of NemLog-in or MitID Erhverv, by OpenID Connect."""

    error_messages = {  # noqa: RUF012 - as the library has it
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": later(
            "Der findes allerede en konto med den e-mailadresse. Log ind på den, og tilknyt så %s.",
            "There is an account with this e-mail address already. Log in to it, then connect %s.",
        ),
        "no_password": later(
            "Vælg først en adgangskode, så du stadig kan logge ind.",
            "Choose a password first, so that you can still log in.",
        ),
        "no_verified_email": later(
            "Bekræft først din e-mailadresse, så du stadig kan logge ind.",
            "Confirm your e-mail address first, so that you can still log in.",
        ),
        "disconnect_last": later(
            "Du kan ikke fjerne dit sidste login.", "You cannot remove your last login."
        ),
        "connected_other": later(
            "Det login hører til en anden konto.", "That login belongs to another account."
        ),
        "no_broker": later(
            "Det login virker ikke her længere, og det kan kun fjernes ved at slette kontoen.",
            "That login works here no longer, and can only be removed by deleting the account.",
        ),
        "invalid_token": Accounts.error_messages["invalid_login"],
    }  # fmt: skip

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Forgets what the broker told beyond name and e-mail, before a sign-up waits in the session."""
        sociallogin.account.extra_data = {}
        sociallogin.token = None

    def validate_disconnect(self, account: SocialAccount, accounts: Any) -> None:
        """Refuses to remove a login that the settings no longer name a broker for."""
        try:
            account.get_provider()
        except SocialApp.DoesNotExist:
            raise self.validation_error("no_broker") from None

    def on_authentication_error(self, request: HttpRequest, provider: Any, **found: Any) -> None:
        """Logs what was wrong with the answer of the broker, in words that name no person."""
        fault = found.get("exception")
        why = (
            str(fault)
            if isinstance(fault, BrokerFaultError)
            else type(fault).__name__
            if fault
            else "refused"
        )
        _log.warning("", extra={"told": {"message": "no login by the broker", "why": why}})

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        """The user that a login stands for, with the name that the broker tells."""
        user: User = super().populate_user(request, sociallogin, data)
        parts = [data.get("first_name"), data.get("last_name")]
        user.name = str(data.get("name") or " ".join(str(part) for part in parts if part))[:200]
        user.language = lang()
        return user


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes and keys beside the password."""

    error_messages = {  # noqa: RUF012 - as the library has it
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Accounts.error_messages["incorrect_code"],
        "unverified_email": later(
            "Bekræft først din e-mailadresse.", "Confirm your e-mail address first."
        ),
        "add_email_blocked": later(
            "Slå først totrinslogin fra, hvis du vil skifte e-mailadresse.",
            "Turn two-step login off first to change your e-mail address.",
        ),
        "cannot_delete_authenticator": later(
            "Totrinslogin kan ikke slås fra.", "Two-step login cannot be turned off."
        ),
        "cannot_generate_recovery_codes": later(
            "Slå først totrinslogin til.", "Turn two-step login on first."
        ),
    }  # fmt: skip

    def generate_authenticator_name(self, user: User, kind: Any) -> str:
        """What a new key is called until its owner calls it something else."""
        number = Authenticator.objects.filter(user=user, type=kind).count() + 1
        return say("Min nøgle", "My key") if number == 1 else say("Nøgle {n}", "Key {n}", n=number)

    def _get_site_name(self) -> str:
        return "Vejviser"
