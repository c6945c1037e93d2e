"""What "New" asked for can be changed later, but nothing that entries name can vanish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cpc_selfeval.domain.committee import AgencyKind, Body
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.tag import OWN_OUTCOMES
from cpc_selfeval.editing.verbs.setup import InUse, agency_in_use
from tests.editing.desk import Desk


def _propose(desk: Desk, agency: str) -> None:
    desk.work.levels.choose("2.1", Stage.PROPOSED, agency, level=4)
    desk.work.levels.record("2.1", Stage.PROPOSED, agency)


USES: dict[str, Callable[[Desk, str], object]] = {
    "a strength": lambda d, key: d.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard", agency=key),
    "evidence": lambda d, key: d.work.evidence.record("Figures", agency=key),
    "an action that it leads": lambda d, key: d.work.actions.plan("Ask", agency=key),
    "an action that it contributes to": lambda d, key: d.work.actions.plan("Ask", contributing=(d.police, key)),
    "a draft level": lambda d, key: d.work.levels.choose("2.1", Stage.PROPOSED, key, level=4),
    "a proposed level": _propose,
}


@pytest.mark.parametrize("use", USES)
def test_an_agency_that_something_names_is_retired_and_not_removed(use: str, desk: Desk) -> None:
    key = desk.work.setup.add_agency("Harbour Trust")
    assert not agency_in_use(desk.contents, key)
    USES[use](desk, key)
    assert agency_in_use(desk.contents, key)
    before = desk.tables
    desk.work.setup.remove_agency(key)
    assert [type(refusal) for refusal in desk.refusals] == [InUse]
    assert "Harbour Trust" in str(desk.refusals[0])
    assert "Retire it" in desk.refusals[0].what_to_do
    assert desk.tables == before
    desk.work.setup.revise_agency(key, retired=True)
    assert key not in {agency.key for agency in desk.contents.agencies_in_use}
    assert desk.contents.agency_name(key) == "Harbour Trust"


def test_an_agency_that_nothing_names_is_removed(desk: Desk) -> None:
    key = desk.work.setup.add_agency("Harbour Trust", AgencyKind.THIRD_SECTOR)
    assert desk.contents.agencies[-1].name == "Harbour Trust"
    desk.work.setup.remove_agency(key)
    assert desk.refusals == []
    assert [agency.key for agency in desk.contents.agencies] == [desk.police, desk.nhs]


def test_a_renamed_agency_is_renamed_wherever_it_is_named(desk: Desk) -> None:
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard", agency=desk.nhs)
    desk.work.setup.revise_agency(desk.nhs, name="NHS\nHarbour and Isles")
    (finding,) = desk.contents.findings.values()
    assert desk.contents.agency_name(finding.agency) == "NHS Harbour and Isles"


def _agree_at(desk: Desk, meeting: str) -> None:
    desk.work.levels.choose("2.1", Stage.AGREED, level=4)
    desk.work.levels.draft("2.1", Stage.AGREED, meeting=meeting)
    desk.work.levels.record("2.1", Stage.AGREED)


MEETING_USES: dict[str, Callable[[Desk], object]] = {
    "an indicator due for it": lambda d: d.work.setup.scope("2.1", meeting=d.cpc),
    "a draft": lambda d: d.work.levels.draft("2.1", Stage.AGREED, meeting=d.cpc),
    "a level": lambda d: _agree_at(d, d.cpc),
}


@pytest.mark.parametrize("use", MEETING_USES)
def test_a_meeting_that_something_names_stays(use: str, desk: Desk) -> None:
    MEETING_USES[use](desk)
    before = desk.tables
    desk.work.setup.remove_meeting(desk.cpc)
    assert [type(refusal) for refusal in desk.refusals] == [InUse]
    assert desk.tables == before


def test_a_meeting_can_be_added_moved_and_removed(desk: Desk) -> None:
    key = desk.work.setup.add_meeting(Body.COG, on=date(2026, 12, 3), title="December")
    desk.work.setup.revise_meeting(key, on=date(2026, 12, 10))
    assert [meeting.on for meeting in desk.contents.meetings][-1] == date(2026, 12, 10)
    desk.work.setup.remove_meeting(key)
    assert desk.refusals == []
    assert key not in {meeting.key for meeting in desk.contents.meetings}


def test_tags_of_ones_own_have_an_order(desk: Desk) -> None:
    for name in ("Recover", "Early help"):
        desk.work.setup.add_tag(name)
    own = [tag for tag in desk.contents.tags if tag.tag_set == OWN_OUTCOMES]
    assert [(tag.name, tag.position) for tag in own] == [("Recover", 1), ("Early help", 2)]


def test_an_indicator_can_be_left_out_and_taken_in_again(desk: Desk) -> None:
    desk.work.setup.scope("8.2", covered=False)
    assert "8.2" not in desk.contents.covered_codes
    desk.work.setup.scope("8.2", covered=True, corrected_title="Commissioning\nof services")
    assert "8.2" in desk.contents.covered_codes
    assert desk.contents.title("8.2") == "Commissioning of services"


def test_what_the_committee_calls_its_bodies_is_one_line(desk: Desk) -> None:
    desk.work.setup.revise_committee(cpc_name="Public Protection\r\nCommittee", cpc_short="P\nPC")
    committee = desk.contents.committee
    assert (committee.cpc_name, committee.cpc_short) == ("Public Protection Committee", "P PC")


def test_a_real_committee_cannot_be_labelled_made_up_nor_the_label_taken_off(desk: Desk) -> None:
    with pytest.raises(TypeError, match="made up"):
        desk.work.setup.revise_committee(made_up=True)
    assert desk.contents.committee.made_up is False
