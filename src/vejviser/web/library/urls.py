"""The addresses of the handbook; they are permanent. An id may hold dots, colons, brackets and slashes."""

from django.urls import path

from vejviser.web.library import views

app_name = "library"
urlpatterns = [
    path("", views.index, name="index"),
    path("az/", views.az, name="az"),
    path("changes/", views.changes, name="changes"),
    path("<slug:kind>/", views.listing, name="kind"),
    path("<slug:kind>/<path:name>/", views.entry, name="entry"),
]
