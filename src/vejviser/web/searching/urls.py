"""The addresses of the search box."""

from django.urls import path

from vejviser.web.searching import views

app_name = "search"
urlpatterns = [
    path("", views.results, name="results"),
    path("suggest/", views.suggest, name="suggest"),
]
