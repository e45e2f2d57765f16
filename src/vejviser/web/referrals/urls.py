"""The addresses of referrals."""

from django.urls import path

from vejviser.web.referrals import acting_views, sending_views, views

app_name = "referrals"
urlpatterns = [
    path("", views.index, name="index"),
    path("figures/", views.figures, name="figures"),
    path("new/", sending_views.new, name="new"),
    path("new/<uuid:project_id>/", sending_views.refer, name="refer"),
    path("link/<str:secret>/", views.link, name="link"),
    path("<uuid:referral_id>/", views.referral, name="referral"),
    path("<uuid:referral_id>/accept/", acting_views.accept, name="accept"),
    path("<uuid:referral_id>/answer/", acting_views.answer, name="answer"),
    path("<uuid:referral_id>/decline/", acting_views.decline, name="decline"),
    path("<uuid:referral_id>/pass/", acting_views.pass_on, name="pass"),
    path("<uuid:referral_id>/withdraw/", acting_views.withdraw, name="withdraw"),
    path("<uuid:referral_id>/outcome/", acting_views.outcome, name="outcome"),
    path("<uuid:referral_id>/renew/", acting_views.renew, name="renew"),
    path("<uuid:referral_id>/revoke/<int:number>/", acting_views.revoke, name="revoke"),
]
