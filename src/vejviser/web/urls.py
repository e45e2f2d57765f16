"""The addresses: Danish at the root, English under /en/; the handbook's are permanent."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from vejviser.web.api import urls as api
from vejviser.web.site import operation

urlpatterns = [
    path("health", operation.health, name="health"),
    path("was", operation.statement_redirect, name="was"),
    path("robots.txt", operation.robots, name="robots"),
    path("api/", api.routes),
    *i18n_patterns(
        path("", include("vejviser.web.site.urls")),
        path("projects/", include("vejviser.web.projects.urls")),
        path("projects/<uuid:project_id>/interview/", include("vejviser.web.interview.urls")),
        path("projects/<uuid:project_id>/", include("vejviser.web.roads.urls")),
        path("projects/<uuid:project_id>/", include("vejviser.web.whatif.urls")),
        path("jobs/", include("vejviser.web.operation.urls")),
        path("referrals/", include("vejviser.web.referrals.urls")),
        path("handbook/", include("vejviser.web.library.urls")),
        path("search/", include("vejviser.web.searching.urls")),
        path("directory/", include("vejviser.web.directory.urls")),
        path("following/", include("vejviser.web.following.urls")),
        path("knowledge/", include("vejviser.web.knowledge.urls")),
        path("", include("vejviser.web.workshops.urls")),
        path("accounts/", include("allauth.urls")),
        path("organisations/<uuid:organisation_id>/tokens/", include("vejviser.web.api.token_urls")),
        path("", include("vejviser.web.accounts.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "vejviser.web.site.errors.bad_request"
handler403 = "vejviser.web.site.errors.forbidden"
handler404 = "vejviser.web.site.errors.not_found"
handler500 = "vejviser.web.site.errors.broken"
handler429 = "vejviser.web.site.errors.too_often"
