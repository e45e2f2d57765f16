"""The addresses of people, organisations and invitations."""

from django.urls import path

from vejviser.web.accounts import invitation_views, organisation_views, views

app_name = "people"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/export/", views.export, name="export"),
    path("me/delete/", views.delete, name="delete"),
    path("organisations/", organisation_views.listing, name="organisations"),
    path("organisations/new/", organisation_views.new, name="new"),
    path("organisations/<uuid:organisation_id>/", organisation_views.organisation, name="organisation"),
    path("organisations/<uuid:organisation_id>/name/", organisation_views.rename, name="rename"),
    path("organisations/<uuid:organisation_id>/code/", organisation_views.code, name="code"),
    path("organisations/<uuid:organisation_id>/leave/", organisation_views.leave, name="leave"),
    path(
        "organisations/<uuid:organisation_id>/delete/",
        organisation_views.delete,
        name="delete_organisation",
    ),
    path(
        "organisations/<uuid:organisation_id>/members/<int:member_id>/role/",
        organisation_views.role,
        name="role",
    ),
    path(
        "organisations/<uuid:organisation_id>/members/<int:member_id>/remove/",
        organisation_views.remove,
        name="remove",
    ),
    path("organisations/<uuid:organisation_id>/invite/", invitation_views.invite, name="invite"),
    path(
        "organisations/<uuid:organisation_id>/invitations/<uuid:invitation_id>/resend/",
        invitation_views.resend,
        name="resend",
    ),
    path(
        "organisations/<uuid:organisation_id>/invitations/<uuid:invitation_id>/withdraw/",
        invitation_views.withdraw,
        name="withdraw",
    ),
    path("invitation/", invitation_views.invited, name="invited"),
    path("invitation/<str:secret>/", invitation_views.invitation, name="invitation"),
]  # fmt: skip
