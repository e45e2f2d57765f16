"""A policy is read whole or refused with every fault named; what it says is what is counted with."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.portfolio.folders import POLICIES, handbook
from vejviser.portfolio.faults import PortfolioError
from vejviser.portfolio.policy import Policy, Rework
from vejviser.portfolio.policy_file import parse_policy, read_policy
from vejviser.road.times import OwnTime

HEAD = "name: {da: Navn, en: Name}\ntext: {da: Tekst, en: Text}\n"


def read(text: str) -> Policy:
    return parse_policy(HEAD + text, handbook(), "policy.yaml")


def complaints(text: str, head: str = HEAD) -> list[str]:
    with pytest.raises(PortfolioError) as error:
        parse_policy(head + text, handbook(), "policy.yaml")
    return error.value.lines("en")


@pytest.mark.parametrize("path", sorted(POLICIES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_policies_shipped_can_be_read_and_state_their_assumption(path) -> None:  # type: ignore[no-untyped-def]
    policy = read_policy(path, handbook())
    assert policy.assumption
    assert policy.assumption.da != policy.assumption.en
    assert policy.times or policy.facts


def test_a_whole_policy_is_read() -> None:
    policy = read(
        "times:\n  write_cip: 3 weeks\n  apply_forskerservice: {p10: 10, p50: 30, p90: 60, unit: days}\n"
        "returned:\n  pass_notified_body: {share: 0.3, p50: 2, unit: months}\n  write_cip: {share: 0}\n"
        "facts:\n  study_planned: true\n"
        "  study_agreement_text: {value: standard_unchanged, when: study_planned and not is_ai == rules_only}\n"
        "overlays: [com_2025_1023]\nas_of: 2027-03-01\n"
    )
    assert dict(policy.times)["write_cip"] == OwnTime(21.0)
    assert dict(policy.times)["apply_forskerservice"] == OwnTime(30.0, 10.0, 60.0)
    assert policy.returned == (
        ("pass_notified_body", Rework(0.3, OwnTime(2 * 30.4375))),
        ("write_cip", Rework(0.0)),
    )
    assert [change.fact for change in policy.facts] == ["study_planned", "study_agreement_text"]
    assert policy.facts[0].when is None
    assert policy.facts[1].when is not None
    assert (policy.overlays, policy.as_of) == (("com_2025_1023",), dt.date(2027, 3, 1))
    assert hash(policy) == hash(read_again(policy))


def read_again(policy: Policy) -> Policy:
    return parse_policy(policy.written, handbook())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "policy.yaml: the policy changes nothing"),
        ("tims: {}\nas_of: 2027-01-01", "policy.yaml:3: 'tims' is no part of a policy; use name, text"),
        ("tims: {}\nas_of: 2027-01-01", "did you mean 'times'?"),
        (
            "times:\n  write_cipp: 3 weeks",
            "policy.yaml:4: no step is called 'write_cipp'; did you mean 'write_cip'?",
        ),
        ("times:\n  write_cip: soon", "'write_cip' must be a time such as '3 weeks'"),
        (
            "times:\n  write_cip: {p50: 5, p90: 2}",
            "may be neither less than the figure before nor over 100 times it",
        ),
        ("times: 3 weeks", "'times' must be lines of 'name: value'"),
        ("times:\n  report_incidents: 3 weeks", "the step 'report_incidents' takes no time on the road"),
        ("returned:\n  write_cip: {share: 2}", "the share of 'write_cip' must be a number from 0 to 1"),
        (
            "returned:\n  write_cip: {share: 0.2}",
            "nobody has published what one more round costs in 'write_cip'",
        ),
        ("returned:\n  write_cip: {share: 0.2, p50: x}", "'write_cip' must be a time"),
        (
            "facts:\n  study_planed: true",
            "policy.yaml:4: no fact is called 'study_planed'; did you mean 'study_planned'?",
        ),
        ("facts:\n  mdr_class: iia", "'mdr_class' is a finding that the law draws"),
        ("facts:\n  study_planned: ja", "must be true or false, not 'ja'; did you mean 'true'?"),
        ("facts:\n  study_planned:", "'study_planned' cannot be set to unknown"),
        ("facts:\n  study_planned: {when: is_ai == rules_only}", "'study_planned' cannot be set to unknown"),
        (
            "facts:\n  study_planned: {value: true, wen: true}",
            "'wen' is no part of a policy; use value, when",
        ),
        ("facts:\n  study_planned: {value: true, when: is_al == rules_only}", "did you mean 'is_ai'?"),
        (
            "facts:\n  study_planned: {value: true, when: mdr_class == iia}",
            "no fact or decision is called 'mdr_class'",
        ),
        ("overlays: com_2025_1023", "'overlays' must be a list of names"),
        ("overlays: [com_2025_1024]", "no law in the making is called 'com_2025_1024'; did you mean"),
        ("as_of: soon", "'as_of' must be a date"),
        ("as_of: 2027-01-01\nas_of: 2027-02-01", "policy.yaml:4: 'as_of' is also on line 3"),
    ],
)
def test_each_fault_is_named_with_its_line_and_the_nearest_spelling(text: str, expected: str) -> None:
    assert any(expected in line for line in complaints(text)), complaints(text)


def test_name_and_text_stand_in_both_languages() -> None:
    found = complaints("as_of: 2027-01-01\n", "name: Navn\n")
    assert [line.partition(": ")[2] for line in found] == [
        "'text' must be in both languages: {da: ..., en: ...}",
        "'name' must be in both languages: {da: ..., en: ...}",
    ]


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n", "name: a\n---\nname: b\n"])
def test_what_is_no_policy_is_refused(text: str) -> None:
    assert "this is not a policy" in complaints(text, "")[0]
