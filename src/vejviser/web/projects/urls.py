"""The addresses of projects: list, start, copy, import, download, settings, sharing, history, deletion."""

from django.urls import path

from vejviser.web.projects import history_views, mending_views, settings_views, share_views, views

app_name = "projects"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.new, name="new"),
    path("import/", views.take_in, name="import"),
    path("offer/", share_views.offered, name="offered"),
    path("offer/<str:secret>/", share_views.offer, name="offer"),
    path("<uuid:project_id>/copy/", views.copy, name="copy"),
    path("<uuid:project_id>/file/", views.download, name="file"),
    path("<uuid:project_id>/mend/", mending_views.mend, name="mend"),
    path("<uuid:project_id>/keep/", views.keep, name="keep"),
    path("<uuid:project_id>/settings/", settings_views.settings, name="settings"),
    path("<uuid:project_id>/move/", settings_views.move, name="move"),
    path("<uuid:project_id>/delete/", settings_views.delete, name="delete"),
    path("<uuid:project_id>/share/", share_views.share, name="share"),
    path("<uuid:project_id>/share/<int:share_id>/revoke/", share_views.revoke, name="revoke"),
    path("<uuid:project_id>/share/<int:share_id>/return/", share_views.give_back, name="give_back"),
    path("<uuid:project_id>/offers/<uuid:offer_id>/withdraw/", share_views.withdraw, name="withdraw"),
    path("<uuid:project_id>/history/", history_views.history, name="history"),
    path("<uuid:project_id>/history/<int:number>/file/", history_views.version, name="version"),
    path("<uuid:project_id>/history/<int:number>/restore/", history_views.restore, name="restore"),
]
