"""The app of people and organisations."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """People and organisations."""

    name = "vejviser.web.accounts"
    label = "accounts"
