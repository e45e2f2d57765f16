"""The addresses of shared knowledge."""

from django.urls import path

from vejviser.web.knowledge import deciding_views, us_too_views, views, writing_views

app_name = "knowledge"
urlpatterns = [
    path("", views.index, name="index"),
    path("mine/", views.mine, name="mine"),
    path("new/", writing_views.new, name="new"),
    path("queue/", deciding_views.queue, name="queue"),
    path("translations/<int:translation_id>/", deciding_views.translation, name="translation"),
    path("happened/<str:about>/", us_too_views.happened, name="happened"),
    path("happened/<str:about>/back/", us_too_views.take_back, name="take_back"),
    path("<uuid:contribution_id>/", views.entry, name="entry"),
    path("<uuid:contribution_id>/history/", views.history, name="history"),
    path("<uuid:contribution_id>/edit/", writing_views.edit, name="edit"),
    path("<uuid:contribution_id>/send/", writing_views.send, name="send"),
    path("<uuid:contribution_id>/withdraw/", writing_views.withdraw, name="withdraw"),
    path("<uuid:contribution_id>/translate/", writing_views.translate, name="translate"),
    path("<uuid:contribution_id>/review/", deciding_views.review, name="review"),
    path("<uuid:contribution_id>/redact/", deciding_views.redact, name="redact"),
]
