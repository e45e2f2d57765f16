"""The addresses of following. A key may hold dots, colons and slashes."""

from django.urls import path

from vejviser.web.following import views

app_name = "following"
urlpatterns = [
    path("", views.index, name="index"),
    path("change/", views.change, name="change"),
    path("feed/revoke/", views.revoke, name="revoke"),
    path("feed/<uuid:subscription_id>/<slug:secret>/", views.feed, name="feed"),
    path("stop/<uuid:subscription_id>/<slug:secret>/", views.stop, name="stop"),
    path("entries/<slug:entry_kind>/<path:entry_id>/feed.xml", views.entry_feed, name="entry"),
]
