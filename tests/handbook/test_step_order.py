"""The order of the shipped steps is one that can be walked: by documents, by decisions, and to a milestone.

Whether two steps meet on a road is asked of the law itself, over all possible projects, so that an order
that holds only through a step that is not on the road counts as none.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pytest

from vejviser.handbook.entries import StepEntry
from vejviser.handbook.load import Handbook, load
from vejviser.handbook.reference.load import load_reference
from vejviser.law.compile import compile_law
from vejviser.law.model import NOWHERE, Query

DAYS = (dt.date(2026, 11, 25), dt.date(2028, 9, 1))

DECIDES = {
    "show_equivalence": "write_cip",
    "justify_no_clinical_data": "write_cip",
    "ask_panel_on_strategy": "write_cip",
    "plan_mandatory_investigation": "write_cip",
    "apply_in_several_states": "file_mdr_62_application",
    "ask_consent_waiver": "file_vek",
    "settle_quality_or_research": "write_protocol",
    "choose_purchase_form_for_development": "sign_opi_agreement",
    "plan_tender_after_development": "sign_opi_agreement",
    "drop_prohibited_use": "apply_ehds_permit",
    "assess_dpia_need": "receive_data",
    "choose_notified_body": "pass_notified_body",
    "write_sscp": "pass_notified_body",
    "write_call_off_right": "run_tender",
    "set_threshold": "run_silently",
    "ask_operation_basis": "decide_go_live",
    "close_go_live_gaps": "decide_go_live",
}
"""The steps that decide on others, and the first that they decide on."""

NEEDED_FIRST = {
    "receive_data": (
        "sign_collaboration_agreement", "sign_opi_agreement", "sign_test_agreement", "sign_processor_agreement",
        "sign_joint_controller_arrangement", "file_nvk_sdv", "file_vek", "write_dpia_development",
    ),
    "start_study": (
        "file_mdr_62_application", "notify_mdr_74_1", "file_mdr_82", "file_ivdr_58", "notify_ivdr_study",
        "file_vek", "file_nvk_sdv", "sign_clinical_investigation_agreement", "sign_sub_site_agreements",
        "develop_software",
    ),
    "answer_authority_in_study": ("file_mdr_62_application",),
    "report_test_incident": ("start_study",),
    "apply_section_10_permission": ("receive_data",),
    "keep_raw_data_closed": ("receive_data",),
    "report_clinical_evaluation": ("write_study_report", "carry_out_study", "run_data_study"),
    "write_performance_study_plan": ("plan_mandatory_investigation",),
    "pass_notified_body": ("write_technical_documentation", "set_up_qms"),
    "sign_supply_contract": ("declare_conformity_and_ce", "observe_standstill"),
    "decide_go_live": ("validate_locally", "run_silently", "write_dpia_use"),
    "first_daily_use": ("declare_conformity_and_ce", "publish_in_house_declaration", "decide_go_live"),
}  # fmt: skip
"""What must be there before data, patients, certificate, contract and use."""

ENDS = {
    "apply_section_10_permission": "owed before data are passed on, which is no step of the road",
    "send_equivalence_notice": "a company tells a region; what the region does with it is its own affair",
    "join_national_effort": "the product comes into use by the national effort's own road",
    "apply_app_board": "a recommendation beside the road",
    "publish_ehds_results": "owed after the work with the data",
    "check_certificate_in_eudamed": "a check of what the notified body owes",
    "apply_regulatory_sandbox": "guidance beside the road: few are admitted",
    "roll_out_to_sites": "more sites of the same region are an end in themselves",
    "propose_national_use": "others decide on it, in their own time",
    "share_lessons": "for those who come after",
}
"""The steps that lead to no milestone, and why they are taken all the same."""


@lru_cache
def book() -> Handbook:
    return load()


def steps() -> dict[str, StepEntry]:
    return dict(book().steps)


def before(step: str) -> set[str]:
    """The steps that a step waits for, also through others; what is not done once holds nobody up."""
    found: set[str] = set()
    waiting = [step]
    while waiting:
        for other in steps()[waiting.pop()].after:
            if steps()[other].pace == "once" and other not in found:
                found.add(other)
                waiting.append(other)
    return found


def unordered(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs (later, earlier) that stand on the same road of some project without that order.

    The later names the earlier itself, or a step that is on the road with them and names it.
    """
    entries = steps()
    left = [(later, earlier) for later, earlier in pairs if earlier not in entries[later].after]
    found = set()
    for day in DAYS:
        text = book().law_text(day)
        queries = dict(text.queries)
        for number, (later, earlier) in enumerate(left):
            between = [
                name
                for name in entries[later].after
                if earlier in entries[name].after
                and (entries[name].pace == "once" or entries[later].pace != "once")
            ]
            both = [f"({entries[later].when})", f"({entries[earlier].when})"]
            both += [f"not ({entries[name].when})" for name in between]
            queries[f"pair_{number}"] = Query(f"pair_{number}", " and ".join(both), NOWHERE)
        assessment = compile_law(dataclasses.replace(text, queries=queries)).assess({})
        found |= {pair for number, pair in enumerate(left) if assessment.state(f"pair_{number}") != "no"}
    return sorted(found)


def makers_of_papers() -> Iterator[tuple[str, str]]:
    made: dict[str, list[str]] = defaultdict(list)
    for step in steps().values():
        for paper in step.documents_out:
            made[paper].append(step.id)
    for step in steps().values():
        for paper in step.documents_in:
            for maker in made[paper]:
                if maker != step.id and steps()[maker].pace == "once":
                    yield step.id, maker


def test_a_step_comes_after_the_steps_that_make_the_papers_it_needs() -> None:
    pairs = list(makers_of_papers())
    assert len(pairs) > 100
    assert unordered(pairs) == []


def test_an_order_that_is_missing_is_found() -> None:
    assert unordered([("describe_need", "check_what_exists")]) == [("describe_need", "check_what_exists")]
    never_together = ("write_technical_documentation", "label_research_only")
    assert unordered([never_together]) == []


def test_nothing_is_done_before_the_step_that_decides_on_it() -> None:
    assert unordered((later, earlier) for earlier, later in DECIDES.items()) == []


@pytest.mark.parametrize("later", NEEDED_FIRST)
def test_what_must_be_there_first_is_there_first(later: str) -> None:
    assert unordered((later, earlier) for earlier in NEEDED_FIRST[later]) == []


def test_nothing_done_once_waits_for_what_may_never_happen() -> None:
    waits = {
        (step.id, name)
        for step in steps().values()
        if step.pace == "once"
        for name in step.after
        if steps()[name].pace == "event"
    }
    assert waits == set()


def test_what_is_awaited_through_a_lasting_step_is_awaited_directly() -> None:
    lost = {
        (step.id, earlier)
        for step in steps().values()
        if step.pace == "once"
        for name in step.after
        if steps()[name].pace == "lasting"
        for earlier in steps()[name].after
        if steps()[earlier].pace == "once" and earlier not in before(step.id)
    }
    assert lost == set()


def test_every_step_leads_to_a_milestone_or_is_an_end_for_a_reason() -> None:
    reached = {name for row in load_reference(book()).milestones.values() for name in row.steps}
    leading = set(reached).union(*(before(name) for name in reached))
    idle = {step.id for step in steps().values() if step.pace == "once"} - leading
    assert idle == set(ENDS)


def test_lasting_and_event_steps_are_none_of_those_that_lead_to_a_milestone() -> None:
    for row in load_reference(book()).milestones.values():
        assert all(steps()[name].pace == "once" for name in row.steps)


def test_what_only_may_happen_is_neither_kept_nor_repeated() -> None:
    for step in steps().values():
        if step.pace == "event":
            assert not any(limit.clock in ("keep", "repeat") for limit in step.statutory), step.id
