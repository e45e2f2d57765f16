"""The addresses of what-if pages."""

from django.urls import path

from vejviser.web.whatif import views

app_name = "whatif"
urlpatterns = [
    path("shortcuts/", views.levers_page, name="levers"),
    path("what-if/", views.compare_page, name="compare"),
    path("readings/", views.readings_page, name="readings"),
    path("readings/<str:reading>/letter.md", views.letter, name="letter"),
    path("law-in-the-making/", views.reforms_page, name="reforms"),
]
