"""The addresses of the interview."""

from django.urls import path

from vejviser.web.interview import views

app_name = "interview"
urlpatterns = [
    path("", views.question, name="question"),
    path("topics/", views.topics, name="topics"),
    path("tasks/", views.tasks, name="tasks"),
    path("q/<str:fact>/", views.question, name="question"),
    path("q/<str:fact>/preview/", views.preview, name="preview"),
]
