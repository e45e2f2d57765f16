"""What a second reading of the sources settled, where no case can say it: marks, time limits and who holds a reading."""

from __future__ import annotations

from functools import lru_cache

from vejviser.handbook.load import Handbook, load


@lru_cache
def book() -> Handbook:
    return load()


def test_that_article_70_takes_the_place_of_58_is_read_in_the_guidance_and_no_inference() -> None:
    rule = book().rules["ivdr.art_70_1.instead_of_58"]
    assert (rule.mark, rule.status) == ("verified", "guidance")
    assert ("mdcg_2025_5", "Q34") in {(cited.source, cited.provision) for cited in rule.cite}


def test_a_maker_under_nis2_registers_within_two_weeks() -> None:
    limits = {limit.days: limit.cite for limit in book().steps["meet_nis2_as_maker"].statutory}
    assert [cited.source for cited in limits[14]] == ["dk_nis2_lov"]


def test_the_danish_authority_stands_among_those_who_hold_that_a_model_is_no_personal_data() -> None:
    position = book().readings["reading_model_weights"].positions["aggregate"]
    assert "dk_model_published" in {cited.source for cited in position.cite}
    assert "Datatilsynet" in position.held_by.da


def test_an_in_house_device_under_study_is_told_what_was_not_asked() -> None:
    left_out = book().unmodelled["study.in_house_ivd"]
    assert "study_regime" in left_out.bears_on
