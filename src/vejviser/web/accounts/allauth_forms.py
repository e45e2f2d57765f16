"""The forms of the login library in our words: labels of one kind, and no placeholders, which hide them."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.socialaccount import forms as social
from django import forms

from vejviser.web.words import later, say

_LABELS = {
    "login": later("E-mail", "E-mail"),
    "email": later("E-mail", "E-mail"),
    "name": later("Dit navn", "Your name"),
    "password": later("Adgangskode", "Password"),
    "oldpassword": later("Nuværende adgangskode", "Current password"),
    "remember": later("Husk mig på denne computer", "Remember me on this computer"),
    "code": later("Kode", "Code"),
}
_NEW = later("Ny adgangskode", "New password")
_AGAIN = later("Ny adgangskode igen", "New password again")
_PASSWORD_HINT = later(
    "Mindst 10 tegn. Vælg noget, som ikke er let at gætte, gerne flere ord.",
    "At least 10 characters. Choose something that is hard to guess, such as several words.",
)
_CODE_HINT = later(
    "De seks cifre fra appen, eller en af dine gendannelseskoder.",
    "The six digits from the app, or one of your recovery codes.",
)


def _plain(form: forms.BaseForm) -> None:
    """Gives the fields of a form our labels and hints."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = _LABELS.get(name, field.label)
        if name in ("login", "email"):
            field.widget.attrs["autocomplete"] = "username" if name == "login" else "email"
        if "password" in name:
            field.help_text = ""
        if name == "password1":
            field.label = _NEW if "password2" in form.fields else _LABELS["password"]
            field.help_text = _PASSWORD_HINT
        if name == "password2":
            field.label = _AGAIN
        if name == "code":
            field.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "text"}
            field.help_text = _CODE_HINT


class _Plain:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)  # type: ignore[arg-type]


class _Named(_Plain):
    """A form in which a name may be given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = forms.CharField(max_length=200, required=False, label=_LABELS["name"])
        field.help_text = say(
            "Andre i dine organisationer ser det. Uden navn ser de din e-mail.",
            "Others in your organisations see it. Without a name they see your e-mail address.",
        )
        field.widget.attrs["autocomplete"] = "name"
        self.fields["name"] = field  # type: ignore[attr-defined]


class Login(_Plain, account.LoginForm):  # type: ignore[misc]
    """Logging in."""


class Signup(_Named, account.SignupForm):  # type: ignore[misc]
    """Signing up."""


class AddEmail(_Plain, account.AddEmailForm):  # type: ignore[misc]
    """Another address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = say("Ny e-mailadresse", "New e-mail address")


class ChangePassword(_Plain, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password."""


class SetPassword(_Plain, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, for somebody who logs in elsewhere."""


class ResetPassword(_Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """Asking for a new password."""


class ResetPasswordKey(_Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choosing a new password by the link."""


class Reauthenticate(_Plain, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""


class Authenticate(_Plain, mfa.AuthenticateForm):  # type: ignore[misc]
    """The code at login."""


class ReauthenticateCode(_Plain, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The code once more."""


class ActivateTotp(_Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = say("De seks cifre fra appen.", "The six digits from the app.")


class SocialSignup(_Named, social.SignupForm):  # type: ignore[misc]
    """Signing up with a login from elsewhere, which may know the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = self.sociallogin.user.name
