"""The addresses of the frame."""

from django.urls import path

from vejviser.web.site import views

app_name = "site"
urlpatterns = [
    path("", views.front, name="front"),
    path("road-<str:width>.svg", views.picture, name="picture"),
    path("statement/", views.statement, name="statement"),
]
