"""Returns of agencies: each speaks for itself only, their order does not matter, and levels become events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Action, DueMove
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.judgement import Absence, Confidence, Judgement, LevelDraft, Stage
from cpc_selfeval.domain.merging.deciding import decided
from cpc_selfeval.domain.merging.difference import Case, Tables
from cpc_selfeval.domain.merging.levels import agency_levels
from cpc_selfeval.domain.merging.ownership import owned_by
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import link_fields
from cpc_selfeval.domain.returns.records import AgencyReturn, ReturnedValue, Verdict
from tests.domain.contents import CYCLE, DAY, judged
from tests.domain.merging.test_properties import goes_along
from tests.domain.merging.world import (
    AGENCIES,
    CHANGES,
    ISLA,
    NHS,
    NOW,
    POLICE,
    REMOVED,
    SAME,
    SLOTS,
    action,
    altered,
    comment,
    consistent,
    contents_of,
    copy_of_a_colleague,
    every,
    evidence,
    finding,
    level,
    note,
    shown,
    some_and_many,
    stories,
    tables,
    three_sides,
    workbook,
)

OWN = {
    "police": ("f1", "a1", "n1", "e1", "l1", "c1", "f4", "e4"),
    "nhs": ("f2", "a2", "n2", "e2", "l2", "c2", "f5", "e5"),
}
"""The slots of each agency; the last two are new in its return."""
NEW: dict[str, Record] = {
    "f4": finding("f4"),
    "e4": evidence("e4", 3, findings=("f4", "f2")),
    "f5": finding("f5", "nhs"),
    "e5": evidence("e5", 3, "nhs", findings=("f5", "f1")),
}


@some_and_many
def test_agencies_own_their_own_rows(examples: int) -> None:
    @stories(examples)
    @given(three_sides())
    def holds(sides: tuple[Tables, Tables, Tables]) -> None:
        base, theirs, ours = sides
        contents = contents_of(*every(ours))
        preview = shown(contents, workbook(), base, theirs)
        places = {line.place for line in preview.lines}
        change = decided(contents, preview, places, ISLA, NOW).change
        touched = {(each.kind, each.key) for line in preview.lines for each in line.differences}
        after = contents.after(change)
        for row in change.rows:
            if row.kind in (AgencyReturn, ReturnedValue, DueMove) or goes_along(row.before, row.after, touched):
                continue
            assert row.before is None or owned_by("police", row.before, contents), row
            assert row.after is None or owned_by("police", row.after, after), row

    holds()


@st.composite
def two_returns(draw: st.DrawFn) -> tuple[Tables, Tables]:
    """What the police and the NHS return: each has its own rows only, changed in whatever way."""
    returned = []
    for agency in ("police", "nhs"):
        theirs = []
        for slot in OWN[agency]:
            was = SLOTS.get(slot)
            # An action is one thing that two agencies may have notes on, so no return removes it
            changes = [each for each in CHANGES if each != REMOVED or not isinstance(was, Action)]
            change = draw(st.sampled_from(changes))
            there = altered(slot, was, agency, change) if was is not None else NEW[slot] if change else None
            theirs += [there] if there is not None else []
        returned.append(tables(*theirs))
    return returned[0], returned[1]


@some_and_many
def test_the_order_of_agencies_returns_does_not_matter(examples: int) -> None:
    contents = contents_of(*SLOTS.values())

    @stories(examples)
    @given(two_returns())
    def holds(returned: tuple[Tables, Tables]) -> None:
        police, nhs = returned
        first = taken_all(taken_all(contents, POLICE, police), NHS, nhs)
        second = taken_all(taken_all(contents, NHS, nhs), POLICE, police)
        assert without_labels(first) == without_labels(second)

    holds()


def taken_all(contents: Contents, agency: Agency, theirs: Tables) -> Contents:
    """The contents once all of an agency's return is taken."""
    base = tables(*(SLOTS[slot] for slot in OWN[agency.key] if slot in SLOTS))
    preview = shown(contents, workbook(agency), base, theirs)
    assert all(line.can_be_taken for line in preview.lines)
    return contents.after(decided(contents, preview, preview.all_that_can_be_taken(), ISLA, NOW).change)


def without_labels(contents: Contents) -> dict[type[Record], Any]:
    """All that is recorded but numbers, places and moments; links in no order, events by what they say."""
    kinds = [kind for kind in RECORD_TYPES if kind not in (AgencyReturn, ReturnedValue)]
    return {kind: sorted(str(_said(record)) for record in contents.of(kind).values()) for kind in kinds}


def _said(record: Record) -> dict[str, Any]:
    said = {name: value for name, value in vars(record).items() if name not in ("number", "position", "at")}
    said |= {name: sorted(said[name]) for name in link_fields(type(record))}
    return said | ({"key": ""} if isinstance(record, DueMove | Judgement) else {})


def test_whose_a_record_is() -> None:
    led, helped, other = action("a", 1), action("b", 2, "nhs", contributing=("police",)), action("c", 3, "nhs")
    contents = contents_of(led, helped, other, evidence("e", 1), evidence("x", 2, "nhs"))
    mine: list[Record] = [
        led,
        helped,
        note("n", "a"),
        note("n", "b"),
        finding("f"),
        evidence("e", 1),
        Attachment(key="k", cycle=CYCLE, evidence="e", name="Survey.pdf", size=3, sha256="0"),
        comment("police", "2.1", "Said"),
        level("police"),
        judged(1, "2.1", Stage.PROPOSED, agency="police", level=4),
    ]
    others: list[Record] = [
        other,
        note("n", "c"),
        note("n", "gone"),
        finding("f", "nhs"),
        finding("f", None),
        evidence("x", 2, "nhs"),
        Attachment(key="k", cycle=CYCLE, evidence="x", name="Survey.pdf", size=3, sha256="0"),
        comment("nhs", "2.1", "Said"),
        level("nhs"),
        judged(1, "2.1", Stage.AGREED, agency="police", level=4),
        judged(1, "2.1", Stage.PROPOSED, level=4),
        POLICE,
    ]
    assert all(owned_by("police", record, contents) for record in mine)
    assert not any(owned_by("police", record, contents) for record in others)


def test_what_is_not_theirs_is_shown_and_kept_but_never_taken() -> None:
    theirs = evidence("e", 1, "nhs", title="As the police would have it")
    contents = contents_of(evidence("e", 1, "nhs"))
    preview = shown(contents, workbook(), tables(evidence("e", 1, "nhs")), tables(theirs))
    (line,) = preview.lines
    assert (line.can_be_taken, line.remark) == (
        False,
        "This is not for Police Scotland to change. It stays with the return, to be read.",
    )
    assert preview.without_conflicts() == preview.all_that_can_be_taken() == frozenset()
    after = contents.after(decided(contents, preview, {line.place}, ISLA, NOW).change)
    assert after.evidence == contents.evidence
    (value,) = after.of(ReturnedValue).values()
    assert (value.theirs, value.verdict) == ("As the police would have it", Verdict.NOT_TAKEN)


def test_nothing_can_be_given_to_another_agency_or_taken_from_it() -> None:
    contents = contents_of(finding("mine"), finding("yours", "nhs"))
    base = tables(finding("mine"), finding("yours", "nhs"))
    theirs = tables(finding("mine", "nhs"), finding("yours", "police"))
    assert shown(contents, workbook(), base, theirs).all_that_can_be_taken() == frozenset()


class TestLevels:
    """What an agency proposes comes as a draft and becomes an event."""

    def taken(self, contents: Contents, base: Tables, theirs: Tables) -> Contents:
        preview = shown(contents, workbook(), base, theirs)
        (line,) = preview.lines
        self.line = line
        return contents.after(decided(contents, preview, {line.place}, ISLA, NOW).change)

    def test_a_first_level_is_an_event_of_today_in_the_name_of_who_takes_it(self) -> None:
        theirs = level("police", level=4, reason="Chronologies are kept", confidence=Confidence.HIGH)
        after = self.taken(contents_of(), {}, tables(theirs))
        (event,) = after.judgements_of("2.1")
        assert (event.stage, event.agency, event.level, event.reason) == (
            Stage.PROPOSED,
            "police",
            4,
            "Chronologies are kept",
        )
        assert (event.on, event.by_name, event.by_role) == (NOW.date(), "Isla Grant", "Lead officer")
        assert not after.of(LevelDraft)
        assert agency_levels(after, "police") == {theirs.key: theirs}
        assert self.line.about == "Proposed level of Police Scotland"
        assert self.line.theirs == "4 Good\nReason: Chronologies are kept\nHow sure: Very sure"
        assert [value.record for value in after.taken_for(event.key)] == [event.key] * 3

    def test_another_level_comes_after_the_one_that_stands(self) -> None:
        stood = judged(1, "2.1", Stage.PROPOSED, agency="police", level=3, reason="As it was")
        later = replace(stood, at="2026-12-01T09:00:00+00:00")  # this computer's clock runs behind
        base = tables(level("police", level=3, reason="As it was"))
        after = self.taken(contents_of(later), base, tables(level("police", level=4, reason="As it was")))
        assert [event.level for event in after.judgements_of("2.1")] == [3, 4]
        assert agency_levels(after, "police")[level("police").key].level == 4

    def test_the_draft_that_was_shown_is_used_up(self) -> None:
        draft = level("police", level=3, reason="Typed by Isla")
        after = self.taken(contents_of(draft), tables(draft), tables(replace(draft, level=4)))
        assert not after.of(LevelDraft)
        (event,) = after.judgements_of("2.1")
        assert (event.level, event.reason) == (4, "Typed by Isla")

    def test_a_draft_that_was_not_shown_beside_a_standing_level_stays(self) -> None:
        stood = judged(1, "2.1", Stage.PROPOSED, agency="police", level=3)
        draft = level("police", level=5, reason="Typed by Isla")
        theirs = level("police", level=4)
        after = self.taken(contents_of(stood, draft), tables(level("police", level=3)), tables(theirs))
        assert after.of(LevelDraft) == {draft.key: draft}

    @pytest.mark.parametrize("cleared", [tables(), tables(level("police"))])
    def test_a_level_that_they_cleared_is_withdrawn(self, cleared: Tables) -> None:
        stood = judged(1, "2.1", Stage.PROPOSED, agency="police", level=3)
        after = self.taken(contents_of(stood), tables(level("police", level=3)), cleared)
        assert self.line.remark == "Taking this withdraws what they had proposed."
        assert after.judgements_of("2.1")[-1].withdraws == stood.key
        assert after.judgements_of("2.1")[-1].reason == "Return of Police Scotland, taken on 14 September 2026."
        assert not agency_levels(after, "police")

    def test_a_level_that_they_cleared_and_that_is_gone_here_is_no_difference(self) -> None:
        """The same workbook sent a second time: its level was taken back with the first."""
        base = tables(level("police", level=3, reason="As it was"))
        again = shown(contents_of(), workbook(), base, tables(level("police", reason="As it was")))
        assert again.lines == ()
        said = shown(contents_of(), workbook(), base, tables(level("police", reason="We shall look at it again")))
        assert [line.theirs for line in said.lines] == ["No level\nReason: We shall look at it again"]

    @pytest.mark.parametrize(
        "theirs",
        [level("police", absence=Absence.NOT_APPLICABLE), level("police", reason="Not sure yet of any level")],
    )
    def test_what_cannot_be_an_event_stays_a_draft_and_says_so(self, theirs: LevelDraft) -> None:
        after = self.taken(contents_of(), {}, tables(theirs))
        assert not after.judgements_of("2.1")
        assert after.of(LevelDraft) == {theirs.key: theirs}
        assert "draft" in self.line.remark

    def test_a_reason_changed_here_and_a_level_changed_there_are_one_conflict(self) -> None:
        base = tables(level("police", level=3, reason="As it was"))
        stood = judged(1, "2.1", Stage.PROPOSED, agency="police", level=3, reason="Said on the telephone")
        after = self.taken(contents_of(stood), base, tables(level("police", level=4, reason="As it was")))
        assert (self.line.case, self.line.ours_by) == (Case.BOTH_CHANGED, "Isla: 1")
        assert self.line.ours == "3 Adequate\nReason: Said on the telephone"
        last = after.judgements_of("2.1")[-1]
        assert (last.level, last.reason) == (4, "As it was")

    def test_a_draft_in_a_colleagues_copy_stays_a_draft(self) -> None:
        theirs = level("police", level=4)
        contents = contents_of()
        preview = shown(contents, copy_of_a_colleague(), {}, tables(theirs))
        after = contents.after(decided(contents, preview, {0}, ISLA, NOW).change)
        assert after.of(LevelDraft) == {theirs.key: theirs}
        assert not after.judgements_of("2.1")


def test_a_due_date_of_theirs_is_moved_with_the_return_as_reason() -> None:
    was, to = date(2026, 6, 1), date(2026, 12, 1)
    contents = contents_of(action("a", 1, due=was))
    preview = shown(contents, workbook(), tables(action("a", 1, due=was)), tables(action("a", 1, due=to)))
    after = contents.after(decided(contents, preview, {0}, ISLA, NOW).change)
    assert after.actions["a"].due == to
    (move,) = after.due_moves_of("a")
    assert (move.was, move.now, move.moved_on) == (was, to, NOW.date())
    assert move.reason == "Return of Police Scotland, taken on 14 September 2026."


def test_a_first_due_date_is_no_move() -> None:
    contents = contents_of(action("a", 1))
    preview = shown(contents, workbook(), tables(action("a", 1)), tables(action("a", 1, due=DAY)))
    after = contents.after(decided(contents, preview, {0}, ISLA, NOW).change)
    assert (after.actions["a"].due, after.due_moves_of("a")) == (DAY, ())


def test_a_due_date_that_a_colleague_moved_comes_with_their_reason() -> None:
    to = date(2026, 12, 1)
    move = SLOTS["m1"]
    assert isinstance(move, DueMove)
    moved = replace(move, action="a", now=to, reason="Agreed with the lead")
    contents = contents_of(action("a", 1, due=DAY))
    theirs = tables(action("a", 1, due=to), moved)
    preview = shown(contents, copy_of_a_colleague(), tables(action("a", 1, due=DAY)), theirs)
    (line,) = preview.lines
    assert "Agreed with the lead" in line.theirs
    after = contents.after(decided(contents, preview, {0}, ISLA, NOW).change)
    assert [each.reason for each in after.due_moves_of("a")] == ["Agreed with the lead"]


def test_a_workbook_cannot_bring_back_an_action_of_which_it_has_only_a_part() -> None:
    was = action("a", 1)
    contents = contents_of()
    preview = shown(contents, workbook(), tables(was), tables(was, note("n", "a", text="Training is under way")))
    (line,) = preview.lines
    assert (line.case, line.can_be_taken) == (Case.REMOVED_HERE, False)
    assert line.remark.startswith("It was removed here.")
    after = contents.after(decided(contents, preview, {0}, ISLA, NOW).change)
    assert not after.actions
    assert "Training is under way" in {value.theirs for value in after.of(ReturnedValue).values()}


def test_what_an_agency_recorded_in_a_copy_of_its_own() -> None:
    """A contribution file speaks of events and moves, not of drafts."""
    was, to = action("a", 1, due=DAY), date(2026, 12, 1)
    move = SLOTS["m1"]
    assert isinstance(move, DueMove)
    proposal = judged(1, "2.1", Stage.PROPOSED, agency="police", level=4)
    theirs = tables(replace(was, due=to), replace(move, action="a", now=to), proposal)
    contents = contents_of(was)
    source = copy_of_a_colleague(agency="police", whose="Police Scotland")
    preview = shown(contents, source, tables(was), theirs)
    assert preview.without_conflicts() == {0, 1}
    after = contents.after(decided(contents, preview, {0, 1}, ISLA, NOW).change)
    assert after.judgements_of("2.1") == (proposal,)
    assert [each.key for each in after.due_moves_of("a")] == ["m1"]


def test_a_new_note_on_an_action_that_they_contribute_to() -> None:
    shared = action("a", 7, "nhs", contributing=("police",))
    contents = contents_of(shared)
    preview = shown(contents, workbook(), tables(shared), tables(shared, note("n", "a", text="Training is under way")))
    (line,) = preview.lines
    assert (line.heading, line.about) == ("Action A-07: Text of a", "New progress note of 1 Jun 2026")
    assert line.theirs == "Date: 1 Jun 2026\nText: Training is under way"
    after = contents.after(decided(contents, preview, preview.without_conflicts(), ISLA, NOW).change)
    assert [each.text for each in after.progress_of("a")] == ["Training is under way"]


def test_the_world_has_no_new_record_twice() -> None:
    assert not NEW.keys() & SLOTS.keys()
    assert consistent(tables(*SLOTS.values(), *NEW.values(), *AGENCIES))[Evidence]["e4"] == NEW["e4"]
    assert SAME in CHANGES
