"""The forms of security keys: the browser asks the key, and puts its answer into a hidden field."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from vejviser.web.words import later

_NAME = later("Nøglens navn", "The name of the key")
_NAME_HINT = later(
    "Så du kan kende dine nøgler fra hinanden, for eksempel »telefonen«.",
    "To tell your keys apart, such as “the phone”.",
)
_NAME_LENGTH = 60
_NO_ANSWER = later(
    "Nøglen gav intet svar. Prøv igen; browseren skal kunne køre JavaScript.",
    "The key gave no answer. Try again; the browser must run JavaScript.",
)
_NOT_OURS = later(
    "Nøglen blev ikke godtaget. Prøv igen, eller brug en kode.",
    "The key was not accepted. Try again, or use a code.",
)


def _named(form: forms.Form) -> None:
    field = form.fields["name"]
    field.label, field.help_text, field.max_length = _NAME, _NAME_HINT, _NAME_LENGTH  # type: ignore[attr-defined]
    field.widget.attrs |= {"autocomplete": "off", "maxlength": _NAME_LENGTH}


def _answered(form: forms.Form) -> None:
    field = form.fields["credential"]
    field.error_messages |= {"required": _NO_ANSWER, "invalid": _NO_ANSWER}


class AddKey(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new key, with a name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self)
        _answered(self)

    def clean(self) -> dict[str, Any]:
        """The name and what the key answered."""
        found: dict[str, Any] = _taken(super().clean)
        return found


class RenameKey(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self)


class _Answering:
    """What the forms that a key answers have in common; before the library's form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _answered(self)  # type: ignore[arg-type]

    def clean_credential(self) -> Authenticator:
        """The key that answered."""
        return _taken(super().clean_credential)  # type: ignore[misc]


class UseKey(_Answering, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """The key at login."""


class UseKeyAgain(_Answering, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The key once more."""


def _taken(look: Any) -> Any:
    """What the library makes of the answer; a `ValidationError` in our words for whatever it is not."""
    try:
        return look()
    except (forms.ValidationError, KeyError, TypeError, ValueError, AttributeError):
        raise forms.ValidationError(_NOT_OURS) from None
