"""The addresses of the directory."""

from django.urls import path

from vejviser.web.directory import claim_views, editing_views, views

app_name = "directory"
urlpatterns = [
    path("", views.index, name="index"),
    path("cover/", views.cover, name="cover"),
    path("editing/", editing_views.queue, name="queue"),
    path("editing/claims/<uuid:claim_id>/", editing_views.claim, name="decide_claim"),
    path("editing/corrections/<uuid:correction_id>/", editing_views.correction, name="decide_correction"),
    path("<slug:actor_id>/", views.actor, name="actor"),
    path("<slug:actor_id>/history/", views.past, name="history"),
    path("<slug:actor_id>/claim/", claim_views.claim, name="claim"),
    path("<slug:actor_id>/correct/", claim_views.correct, name="correct"),
    path("<slug:actor_id>/give-up/", claim_views.give_up, name="give_up"),
]
