"""The addresses of projects: list, start, copy, import, download, rename, delete."""

from django.urls import path

from vejviser.web.projects import views

app_name = "projects"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.new, name="new"),
    path("import/", views.take_in, name="import"),
    path("<uuid:project_id>/copy/", views.copy, name="copy"),
    path("<uuid:project_id>/file/", views.download, name="file"),
]
