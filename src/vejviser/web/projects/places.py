"""The organisations that a person may begin projects in, as a choice of a form."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django import forms
from django.db.models import QuerySet

from vejviser.web.accounts.membership import WRITERS, personal
from vejviser.web.accounts.models import Organisation, Role, User
from vejviser.web.words import later, say


def writable(user: User) -> QuerySet[Organisation]:
    """The organisations that the person may begin projects in, their own first."""
    found = Organisation.objects.filter(memberships__user=user, memberships__role__in=WRITERS)
    return found.order_by("-personal", "created")


def owned(user: User) -> QuerySet[Organisation]:
    """The organisations that the person owns, their own first."""
    found = Organisation.objects.filter(memberships__user=user, memberships__role=Role.OWNER)
    return found.order_by("-personal", "created")


def shown_name(organisation: Organisation) -> str:
    """What its members call an organisation; one's own goes by no name."""
    return say("Kun dig selv", "Only yourself") if organisation.personal else organisation.name


if TYPE_CHECKING:
    _OneOrganisation = forms.ModelChoiceField[Organisation]
else:
    _OneOrganisation = forms.ModelChoiceField


class PlaceField(_OneOrganisation):
    """One of the organisations of a person; hidden and settled where there is no choice."""

    def __init__(self, user: User | None, among: QuerySet[Organisation], label: str = "") -> None:
        super().__init__(
            among, required=False, empty_label=None,
            label=label or later("Hvem skal have projektet?", "Who shall have the project?"),
            error_messages={"invalid_choice": later("Vælg en af dine organisationer.",
                                                    "Choose one of your organisations.")},
        )  # fmt: skip
        self.settled = user is None or among.count() < 2
        if self.settled:
            self.widget = forms.HiddenInput()

    def label_from_instance(self, obj: Organisation) -> str:
        """The name of an option."""
        return shown_name(obj)


def place_for(user: User, chosen: Organisation | None) -> Organisation:
    """The organisation that was chosen, else the person's own."""
    return chosen or personal(user)


def chosen(user: User, told: str, among: QuerySet[Organisation]) -> Organisation | None:
    """The organisation with this id out of those; None for anything else that a form may send."""
    try:
        identity = uuid.UUID(told)
    except ValueError:
        return None
    return among.filter(id=identity).first()
