"""The addresses of jobs."""

from django.urls import path

from vejviser.web.operation import views

app_name = "jobs"
urlpatterns = [
    path("<uuid:job_id>/", views.job, name="job"),
    path("<uuid:job_id>/file/", views.file, name="file"),
]
