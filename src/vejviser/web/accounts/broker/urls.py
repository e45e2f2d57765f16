"""The addresses of the broker, under the names that the login library gives them."""

from django.urls import path

from vejviser.web.accounts.broker import views

urlpatterns = [
    path("oidc/<str:provider_id>/login/", views.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
]
