"""The app of referrals."""

from django.apps import AppConfig


class Referrals(AppConfig):
    """Referrals, who has them, and all that happened to them."""

    name = "vejviser.web.referrals"
    label = "referrals"
