"""The addresses of an organisation's tokens."""

from django.urls import path

from vejviser.web.api import token_views

app_name = "tokens"
urlpatterns = [
    path("", token_views.tokens, name="list"),
    path("<uuid:token_id>/revoke/", token_views.revoke, name="revoke"),
]
