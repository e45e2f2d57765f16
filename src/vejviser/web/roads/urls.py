"""The addresses of a project's road."""

from django.urls import path

from vejviser.web.roads import views

app_name = "roads"
urlpatterns = [
    path("road/", views.road, name="road"),
    path("findings/<str:name>/", views.stub, name="finding"),
    path("steps/<str:name>/", views.stub, name="step"),
]
