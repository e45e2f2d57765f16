"""The addresses of a project's road."""

from django.urls import path

from vejviser.web.roads import paper_views, step_views, views

app_name = "roads"
urlpatterns = [
    path("road/", views.road, name="road"),
    path("road/table/", views.table, name="table"),
    path("road/gantt/", views.gantt, name="gantt"),
    path("road/export/<slug:form>", views.export, name="export"),
    path("steps/<slug:step_id>/", step_views.step, name="step"),
    path("steps/<slug:step_id>/standing", step_views.standing, name="standing"),
    path("findings/<slug:decision_id>/", step_views.finding, name="finding"),
    path("papers/", paper_views.papers, name="papers"),
    path("papers/<slug:kind>.<slug:ending>", paper_views.paper, name="paper"),
]
