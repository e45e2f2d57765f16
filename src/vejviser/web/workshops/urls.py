"""The addresses of workshops; /w/CODE/ is short, for those who join."""

from django.urls import path

from vejviser.web.workshops import capture, mapping_page, moderating, setting_up, showing, taking_part

app_name = "workshops"
ONE = "workshops/<uuid:workshop_id>/"
NUMBERED = f"{ONE}statements/<int:number>/"
FORMS = ("pdf", "docx")
urlpatterns = [
    path("workshops/", setting_up.listing, name="list"),
    path("workshops/go/", taking_part.go, name="go"),
    path("workshops/new/", setting_up.new, name="new"),
    path("workshops/mapping-2021/", mapping_page.page, name="mapping"),
    *(
        path(
            f"workshops/mapping-2021/report.{form}",
            mapping_page.report,
            {"form": form},
            name=f"mapping_{form}",
        )
        for form in FORMS
    ),
    path("workshops/report/", showing.reports, name="reports"),
    *(
        path(f"workshops/report.{form}", showing.reports, {"form": form}, name=f"reports_{form}")
        for form in FORMS
    ),
    path(ONE, setting_up.workshop, name="workshop"),
    path(f"{ONE}edit/", setting_up.edit, name="edit"),
    path(f"{ONE}phase/", setting_up.phase, name="phase"),
    path(f"{ONE}doors/", setting_up.doors, name="doors"),
    path(f"{ONE}publish/", setting_up.publish, name="publish"),
    path(f"{ONE}copy/", setting_up.copy, name="copy"),
    path(f"{ONE}qr.svg", setting_up.qr, name="qr"),
    path(f"{ONE}wall/", showing.wall, name="wall"),
    path(f"{ONE}results/", showing.shown_results, name="results"),
    path(f"{ONE}report/", showing.report, name="report"),
    *(path(f"{ONE}report.{form}", showing.report, {"form": form}, name=f"report_{form}") for form in FORMS),
    path(f"{ONE}statements/", moderating.statements, name="statements"),
    path(NUMBERED, moderating.statement, name="statement"),
    path(f"{NUMBERED}tie/", moderating.tie, name="tie"),
    path(f"{NUMBERED}promote/", moderating.promote_statement, name="promote"),
    path(f"{NUMBERED}<slug:way>/", moderating.settle, name="settle"),
    path(f"{ONE}sheets/", capture.capture, name="capture"),
    path(f"{ONE}sheets/template.csv", capture.template, name="template"),
    path(f"{ONE}sheets/<uuid:sheet_id>/", capture.sheet, name="sheet"),
    path(f"{ONE}sheets/<uuid:sheet_id>/take/", capture.take, name="take"),
    path("w/<str:code>/", taking_part.room, name="room"),
    path("w/<str:code>/vote/", taking_part.vote, name="vote"),
    path("w/<str:code>/write/", taking_part.write, name="write"),
    path("w/<str:code>/mine/", taking_part.mine, name="mine"),
    path("w/<str:code>/unlist/", taking_part.unlist, name="unlist"),
    path("w/<str:code>/full/", taking_part.full, name="full"),
]
