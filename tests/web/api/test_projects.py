from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.api.calling import Program
from tests.web.cast import FRACTURE, Cast
from vejviser.web.projects.models import Project, Share, ShareRole
from vejviser.web.projects.store import chain_holds


@pytest.fixture
def program(editor: dict[str, str]) -> Program:
    return Program(editor)


def at(cast: Cast) -> str:
    return f"/projects/{cast.project.id}"


def test_a_project_begun_with_a_name_belongs_to_the_organisation_of_the_token(
    program: Program, cast: Cast
) -> None:
    made = program.send("post", "/projects", {"name": "Røntgen 2"}, 201)
    assert made["organisation"] == {"id": str(cast.clinic.id), "name": "Klinikken"}
    assert made["may"] == "edit"
    assert program.read("/projects")["items"][0]["title"] == "Røntgen 2"
    change = Project.objects.get(id=made["id"]).changes.get()
    assert (change.verb, change.actor) == ("started", cast.alice)


def test_a_project_file_comes_back_letter_for_letter(program: Program) -> None:
    text = FRACTURE.replace("\n", "\r\n") + "# til sidst\r\n"
    made = program.send("post", "/projects", {"text": text}, 201)
    assert program.call("get", f"/projects/{made['id']}/file").content.decode() == text


def test_a_project_file_with_faults_is_refused_with_every_one_of_them(program: Program) -> None:
    faulty = "name: x\nfacts:\n  product_form: softwear\n  nix_og_nul: 1\n"
    problem = program.send("post", "/projects", {"text": faulty}, 422)
    assert [fault["where"] for fault in problem["faults"]] == ["body.text:3", "body.text:4"]
    assert problem["faults"][0]["nearest"] == "software"
    assert Project.objects.count() == 1


@pytest.mark.parametrize(
    "body", [{}, {"name": "a", "text": "name: a\n"}, {"name": "  "}, {"name": "a", "colour": 1}]
)
def test_a_project_needs_a_name_or_a_text(program: Program, body: dict[str, object]) -> None:
    assert program.send("post", "/projects", body, 422)["faults"]


def test_settings_change_what_is_given_and_leave_the_rest(program: Program, cast: Cast) -> None:
    told = program.send("patch", at(cast), {"about": "Viser brud", "as_of": "2027-01-01"})
    assert (told["about"], told["as_of"]) == ("Viser brud", "2027-01-01")
    assert program.send("patch", at(cast), {"as_of": None})["as_of"] is None
    assert program.read(at(cast))["about"] == "Viser brud"


def test_several_answers_go_in_at_once(program: Program, cast: Cast) -> None:
    before = program.read(at(cast))
    program.send("patch", f"{at(cast)}/answers", {"answers": {"study_planned": None}, "clear": ["impact"]})
    told = {one["fact"]: one for one in program.read(f"{at(cast)}/answers")["items"]}
    assert told["study_planned"]["answer"] is None
    assert "impact" not in told
    after = program.read(at(cast))
    assert after["version"] == before["version"] + 1
    assert (after["answered"], after["unsure"]) == (before["answered"] - 2, before["unsure"] + 1)


def test_of_answers_that_cannot_stand_together_none_goes_in(program: Program, cast: Cast) -> None:
    text = Project.objects.get(id=cast.project.id).text
    given = {"impact": None, "device_link": "accessory"}
    problem = program.send("patch", f"{at(cast)}/answers", {"answers": given}, 409)
    assert problem["type"].endswith("#clash")
    assert {fault["where"] for fault in problem["faults"]} == {
        "answers.device_link",
        "answers.medical_purposes",
    }
    assert "Tilbehør" in problem["detail"]
    assert (
        "accessory"
        in program.send("put", f"{at(cast)}/answers/device_link?lang=en", {"answer": "accessory"}, 409)[
            "detail"
        ]
    )
    assert Project.objects.get(id=cast.project.id).text == text


def test_a_wrong_answer_is_told_with_its_place_and_the_nearest_valid_one(
    program: Program, cast: Cast
) -> None:
    given = {"product_frm": "software", "product_form": "softwear", "mdr_class": "IIa"}
    problem = program.send("patch", f"{at(cast)}/answers", {"answers": given}, 422)
    told = {fault["where"]: fault["nearest"] for fault in problem["faults"]}
    assert told == {
        "body.answers.product_frm": "product_form",
        "body.answers.product_form": "software",
        "body.answers.mdr_class": "",
    }


def test_one_answer_is_put_and_taken_out_and_the_history_tells_it(program: Program, cast: Cast) -> None:
    program.send("put", f"{at(cast)}/answers/study_planned", {"answer": True})
    program.send("put", f"{at(cast)}/answers/study_planned", {"answer": None})
    program.send("delete", f"{at(cast)}/answers/study_planned")
    told = program.read(f"{at(cast)}/changes?limit=3")["items"]
    assert [one["verb"] for one in told] == ["cleared", "unsure", "answered"]
    assert told[2]["about"]["after"] is True
    assert told[2]["about"]["token"].startswith("vjv_")
    program.send("put", f"{at(cast)}/answers/nix", {"answer": True}, 404)


def test_the_next_question_comes_with_why_help_and_choices(program: Program, cast: Cast) -> None:
    made = program.send("post", "/projects", {"name": "Ny"}, 201)
    told = program.read(f"/projects/{made['id']}/next-question")
    assert told["fact"]
    assert told["question"]
    assert told["choices"]
    assert told["why"]
    assert 0 <= told["share"] <= 1
    aside = program.read(f"/projects/{made['id']}/next-question?aside={told['fact']}")
    assert aside["fact"] != told["fact"]


def test_where_a_step_stands_is_told_by_a_day_and_never_by_one_to_come(program: Program, cast: Cast) -> None:
    path = f"{at(cast)}/standings/describe_need"
    told = program.send("put", path, {"sent": "2026-10-01"})["items"]
    assert [(one["step"], one["status"], one["sent"]) for one in told] == [
        ("describe_need", "sent", "2026-10-01")
    ]
    problem = program.send("put", path, {"done": "2099-12-31"}, 422)
    assert problem["faults"][0]["where"] == "body.done"
    assert program.send("put", path, {"started": "2026-02-01", "done": "2026-01-01"}, 422)["faults"]
    assert program.send("put", path, {}, 422)["faults"]
    assert program.send("delete", path)["items"] == []
    program.send("put", f"{at(cast)}/standings/nix", {"status": "done"}, 404)


def test_an_earlier_state_comes_back_and_the_chain_holds(program: Program, cast: Cast) -> None:
    program.send("put", f"{at(cast)}/answers/impact", {"answer": None})
    program.send("post", f"{at(cast)}/changes/1/restore")
    assert program.call("get", f"{at(cast)}/file").content.decode() == FRACTURE
    assert program.read(f"{at(cast)}/changes/1")["text"] == FRACTURE
    assert chain_holds(Project.objects.get(id=cast.project.id))
    program.send("post", f"{at(cast)}/changes/99/restore", status=404)


def test_an_example_is_read_by_all_and_copied_to_be_changed(program: Program, cast: Cast) -> None:
    example = Program().read("/examples")["items"][0]
    path = f"/projects/{example['id']}"
    assert Program().read(path)["may"] == "read"
    program.send("patch", path, {"about": "mit"}, 403)
    mine = program.send("post", f"{path}/copy", {}, 201)
    assert program.send("patch", f"/projects/{mine['id']}", {"about": "mit"})["about"] == "mit"


def test_a_list_comes_in_pages(program: Program, cast: Cast) -> None:
    for number in range(3):
        program.send("post", "/projects", {"name": f"Nr. {number}"}, 201)
    page = program.read("/projects?limit=2&offset=1")
    assert (page["total"], [one["title"] for one in page["items"]]) == (4, ["Nr. 1", "Nr. 0"])


def test_a_token_sees_and_edits_what_is_lent_to_its_organisation_as_far_as_the_share_allows(
    cast: Cast,
) -> None:
    from vejviser.web.api.models import TokenRole
    from vejviser.web.api.tokens import make

    theirs = Program({"Authorization": f"Bearer {make(cast.region, 'x', TokenRole.EDITOR, cast.erik)[1]}"})
    assert theirs.read(at(cast))["may"] == "read"
    theirs.send("put", f"{at(cast)}/answers/impact", {"answer": None}, 403)
    Share.objects.update(role=ShareRole.EDITOR)
    theirs.send("put", f"{at(cast)}/answers/impact", {"answer": None})
    Share.objects.update(revoked="2026-01-01T00:00:00Z")
    theirs.read(at(cast), 404)


def test_the_examples_folder_is_where_the_examples_come_from(cast: Cast) -> None:
    told = {one["name"] for one in Program().read("/examples")["items"]}
    assert told == {path.stem for path in Path("examples").glob("*.yaml")}
