"""Who changed what: the table of cases, field by field and record by record, and what taking each of them does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from cpc_selfeval.domain.action import Action, ProgressNote
from cpc_selfeval.domain.committee import Agency, Body, Committee, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.merging.comparing import differences
from cpc_selfeval.domain.merging.deciding import Decided, decided
from cpc_selfeval.domain.merging.difference import Case, Tables
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import ReturnedValue
from tests.domain.contents import CYCLE, judged
from tests.domain.merging.world import (
    ISLA,
    NOW,
    POLICE,
    action,
    comment,
    contents_of,
    copy_of_a_colleague,
    evidence,
    finding,
    note,
    shown,
    tables,
)


@dataclass(frozen=True)
class Merged:
    """A copy of a colleague merged, everything taken unless said otherwise."""

    before: Contents
    preview: Preview
    outcome: Decided
    after: Contents

    @property
    def cases(self) -> list[Case]:
        """The cases of the lines."""
        return [line.case for line in self.preview.lines]


def merged(base: Tables, theirs: Tables, *ours: Record, take: set[int] | None = None) -> Merged:
    """What comes of it."""
    contents = contents_of(*ours)
    preview = shown(contents, copy_of_a_colleague(), base, theirs)
    places = preview.all_that_can_be_taken() if take is None else take
    outcome = decided(contents, preview, places, ISLA, NOW)
    return Merged(contents, preview, outcome, contents.after(outcome.change))


def of(kind: type[Record], contents: Contents) -> dict[str, Record]:
    """The records of a type."""
    return dict(contents.of(kind))


F = finding("f", text="As it was")
THERE, HERE = replace(F, text="As they have it"), replace(F, text="As we have it")


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "case"),
    [
        (F, F, F, None),
        (F, F, HERE, None),
        (F, F, None, None),
        (F, THERE, THERE, None),
        (F, None, None, None),
        (None, THERE, THERE, None),
        (None, None, HERE, None),
        (F, THERE, F, Case.CHANGED),
        (F, THERE, HERE, Case.BOTH_CHANGED),
        (None, THERE, None, Case.ADDED),
        (None, THERE, HERE, Case.BOTH_CHANGED),
        (F, None, F, Case.REMOVED),
        (F, None, HERE, Case.REMOVED_THERE),
        (F, THERE, None, Case.REMOVED_HERE),
    ],
)
def test_every_case(base: Finding | None, theirs: Finding | None, ours: Finding | None, case: Case | None) -> None:
    sides = [tables(*[record] if record else []) for record in (base, theirs, ours)]
    found = differences(*sides)
    assert [each.case for each in found] == ([case] if case else [])
    if case is not None:
        assert (found[0].base, found[0].theirs, found[0].ours) == (base, theirs, ours)
        assert case.is_conflict == (case in (Case.BOTH_CHANGED, Case.REMOVED_THERE, Case.REMOVED_HERE))


class TestEditedHereAndDeletedThere:
    """The edit stays, and somebody is told."""

    def test_edited_here_and_deleted_there_the_edit_wins_and_is_flagged(self) -> None:
        result = merged(tables(F), tables(), HERE, take=set())
        assert result.cases == [Case.REMOVED_THERE]
        assert result.preview.without_conflicts() == frozenset()
        assert result.preview.lines[0].remark == "It was changed here since, so it stays unless you take the removal."
        assert of(Finding, result.after) == {"f": HERE}

    def test_deleted_there_is_taken_when_somebody_says_so(self) -> None:
        result = merged(tables(F), tables(), HERE)
        assert not result.after.findings
        (value,) = result.after.of(ReturnedValue).values()
        assert (value.base, value.theirs) == ("Text: As it was\nAgency: Police Scotland\nIndicators: 2.1", None)
        assert value.ours is not None
        assert "As we have it" in value.ours

    def test_deleted_here_and_edited_there_stays_deleted_unless_it_is_taken(self) -> None:
        untouched = merged(tables(F), tables(THERE), take=set())
        assert untouched.cases == [Case.REMOVED_HERE]
        assert untouched.preview.without_conflicts() == frozenset()
        assert not untouched.after.findings
        assert next(value.theirs for value in untouched.after.of(ReturnedValue).values()) == "As they have it"
        assert untouched.preview.lines[0].remark == (
            "It was removed here. Taking this brings it back as they have it. "
            "What was linked to it has to be linked to it anew."
        )
        back = merged(tables(F), tables(THERE)).after.findings["f"]
        assert back == replace(THERE, position=1)

    def test_a_note_there_on_an_action_that_was_removed_here_brings_all_of_it_back(self) -> None:
        a, old, new = action("a", 1), note("old", "a"), note("new", "a")
        result = merged(tables(a, old), tables(a, old, new))
        assert result.cases == [Case.REMOVED_HERE]
        assert set(result.after.actions) == {"a"}
        assert {each.key for each in result.after.progress_of("a")} == {"old", "new"}

    def test_a_note_here_on_an_action_that_was_removed_there_is_an_edit_of_it(self) -> None:
        a, new = action("a", 1), note("new", "a", text="Written here")
        result = merged(tables(a), tables(), a, new)
        assert result.cases == [Case.REMOVED_THERE]
        assert "Written here" in result.preview.lines[0].ours
        assert not result.after.actions
        assert not result.after.of(ProgressNote)

    def test_what_was_deleted_there_goes_with_all_that_belongs_to_it(self) -> None:
        a, n = action("a", 1, findings=("f",)), note("n", "a")
        e = evidence("e", 1, actions=("a",), findings=("f",))
        theirs = replace(e, actions=())
        result = merged(tables(F, a, n, e), tables(F, theirs), F, a, n, e)
        assert result.cases == [Case.CHANGED, Case.REMOVED]
        assert of(Action, result.after) == of(ProgressNote, result.after) == {}
        assert of(Evidence, result.after) == {"e": theirs}


def test_conflicting_edits_are_both_kept_side_by_side_whatever_is_chosen() -> None:
    base, theirs, ours = tables(F), tables(THERE), HERE
    for take, stands, verdict in ((set[int](), HERE, "not_taken"), ({0}, THERE, "taken")):
        result = merged(base, theirs, ours, take=take)
        (line,) = result.preview.lines
        assert (line.base, line.theirs, line.ours) == ("As it was", "As they have it", "As we have it")
        assert line.ours_by == "Isla: f"
        assert result.after.findings["f"] == stands
        (value,) = result.after.of(ReturnedValue).values()
        assert (value.base, value.theirs, value.ours) == (line.base, line.theirs, line.ours)
        assert (value.both_changed, value.verdict.value) == (True, verdict)


class TestBothAddedTheSame:
    """A comment of an agency on an indicator has one key wherever it is written."""

    def test_to_the_same(self) -> None:
        said = comment("police", "2.1", "The same")
        assert merged(tables(), tables(said), said).cases == []

    def test_to_different(self) -> None:
        there, here = comment("police", "2.1", "Said there"), comment("police", "2.1", "Said here")
        result = merged(tables(), tables(there), here)
        assert result.cases == [Case.BOTH_CHANGED]
        assert result.preview.lines[0].base == ""

    def test_where_only_one_said_anything(self) -> None:
        there, here = comment("police", "2.1", "Said there"), comment("police", "2.1", "")
        assert merged(tables(), tables(there), here).cases == [Case.CHANGED]
        assert merged(tables(), tables(here), there).cases == []


class TestSets:
    """Links are sets, so both sides' additions and removals are kept."""

    def links(self, base: tuple[str, ...], theirs: tuple[str, ...], ours: tuple[str, ...]) -> tuple[Any, ...]:
        was, there, here = (finding("f", indicators=codes) for codes in (base, theirs, ours))
        result = merged(tables(was), tables(there), here)
        return result.after.findings["f"].indicators, result.cases

    def test_both_sides_additions_are_kept(self) -> None:
        assert self.links(("2.1",), ("2.1", "5.2"), ("2.1", "2.2")) == (("2.1", "2.2", "5.2"), [Case.CHANGED])

    def test_both_sides_removals_are_kept(self) -> None:
        assert self.links(("2.1", "2.2", "5.2"), ("2.2", "5.2"), ("2.1", "2.2")) == (("2.2",), [Case.CHANGED])

    def test_order_alone_is_no_difference(self) -> None:
        assert self.links(("2.1", "2.2"), ("2.2", "2.1"), ("2.1", "2.2")) == (("2.1", "2.2"), [])

    def test_both_added_the_same(self) -> None:
        assert self.links(("2.1",), ("2.1", "2.2"), ("2.2", "2.1")) == (("2.2", "2.1"), [])

    def test_what_stays_of_ours_is_said(self) -> None:
        base, theirs = tables(finding("f")), tables(finding("f", indicators=("5.2",)))
        result = merged(base, theirs, finding("f", indicators=("2.1", "2.2")))
        assert result.preview.lines[0].remark == "Taking this keeps what was changed here too: 2.2, 5.2."


class TestNumbersAndPlaces:
    """References are labels, places say nothing."""

    def test_a_number_that_is_taken_here_becomes_another_and_that_is_said(self) -> None:
        result = merged(tables(), tables(evidence("theirs", 45)), evidence("ours", 45), evidence("more", 50))
        assert result.after.evidence["theirs"].number == 51
        assert result.outcome.said == ("Evidence E-045 of theirs is E-051 here.",)
        about = {value.about for value in result.after.taken_for("theirs")}
        assert "Evidence E-051: Title of theirs: New evidence: Title" in about

    def test_a_number_that_is_free_stays(self) -> None:
        result = merged(tables(), tables(action("theirs", 7)), action("ours", 3))
        assert (result.after.actions["theirs"].number, result.outcome.said) == (7, ())

    def test_new_rows_of_a_workbook_have_no_number_yet(self) -> None:
        result = merged(tables(), tables(evidence("a", 0), evidence("b", 0)), evidence("ours", 4))
        assert {each.number for each in result.after.evidence.values()} == {4, 5, 6}
        assert result.outcome.said == ()

    def test_other_numbers_and_places_are_no_difference(self) -> None:
        theirs = tables(evidence("e", 9), finding("f", position=8), replace(POLICE, position=7))
        assert differences(tables(), theirs, tables(evidence("e", 1), finding("f", position=2), POLICE)) == ()

    def test_strengths_come_after_those_that_are_there(self) -> None:
        theirs = tables(finding("x", position=1), finding("y", position=2))
        after = merged(tables(), theirs, finding("ours", position=6)).after
        assert [each.key for each in after.findings_of("2.1")] == ["ours", "x", "y"]


class TestWhatIsNotHere:
    """Links that would lead nowhere are left out, and that is said; a child without its parent cannot come."""

    def test_a_link_to_what_was_not_taken(self) -> None:
        new = evidence("e", 1, findings=("f",))
        contents = contents_of()
        preview = shown(contents, copy_of_a_colleague(), tables(), tables(F, new))
        place = next(line.place for line in preview.lines if line.heading.startswith("New evidence"))
        outcome = decided(contents, preview, {place}, ISLA, NOW)
        assert contents.after(outcome.change).evidence["e"].findings == ()
        assert outcome.said == ("Evidence “Title of e” came without a link to what is not here.",)

    def test_a_note_without_its_action(self) -> None:
        result = merged(tables(), tables(note("n", "gone")))
        assert not result.after.of(ProgressNote)
        assert result.outcome.said == ("One progress note was left out: the action that it belongs to is not here.",)
        assert {value.verdict.value for value in result.after.of(ReturnedValue).values()} == {"not_taken"}

    def test_an_agency_that_is_not_here(self) -> None:
        result = merged(tables(), tables(finding("f", "gone")))
        assert result.after.findings["f"].agency is None
        assert result.outcome.said == ("“Text of f” came without its agency, which is not here.",)

    def test_an_indicator_that_the_framework_does_not_have(self) -> None:
        result = merged(tables(), tables(finding("f", indicators=("2.1", "99.9"))))
        assert result.after.findings["f"].indicators == ("2.1",)
        assert result.outcome.said == ("“Text of f” came without a link to what is not here.",)

    def test_a_record_of_another_cycle(self) -> None:
        result = merged(tables(), tables(replace(F, cycle="last year")))
        assert not result.after.findings
        assert "another self-evaluation cycle" in result.outcome.said[0]

    def test_a_field_that_would_name_what_is_not_here(self) -> None:
        result = merged(tables(F), tables(replace(F, agency="gone")), F)
        assert result.after.findings["f"] == F
        assert result.outcome.said

    def test_a_meeting_that_is_still_named_here_is_not_removed(self) -> None:
        meeting = Meeting(key="m", cycle=CYCLE, body=Body.CPC, on=date(2026, 6, 1))
        level = judged(1, "2.1", Stage.AGREED, level=4, meeting="m")
        result = merged(tables(meeting), tables(), meeting, level)
        assert of(Meeting, result.after) == {"m": meeting}
        assert result.outcome.said == ("One meeting was not removed: it is still used here.",)

    def test_an_agency_that_is_still_named_here_is_not_removed(self) -> None:
        assert merged(tables(POLICE), tables(), F).after.of(Agency)["police"] == POLICE


class TestWhatNeverGoes:
    """What happened has happened in every copy."""

    def test_a_level_that_a_copy_does_not_have(self) -> None:
        level = judged(1, "2.1", Stage.AGREED, level=4)
        assert differences(tables(level), tables(), tables(level)) == ()

    def test_the_committee(self) -> None:
        committee = Committee(key="c", name="Harbour")
        assert differences(tables(), tables(committee), tables()) == ()
        assert differences(tables(committee), tables(), tables(committee)) == ()

    def test_a_file_that_is_kept_with_evidence_comes_whole(self) -> None:
        file = Attachment(key="k", cycle=CYCLE, evidence="e", name="Survey.pdf", size=3, sha256="0" * 64)
        result = merged(tables(evidence("e", 1)), tables(evidence("e", 1), file), evidence("e", 1))
        assert result.after.attachments_of("e") == (file,)


class TestLevelsOfACopy:
    """Two levels agreed in two copies are two events; which would stand is said."""

    THEIRS = replace(judged(9, "2.1", Stage.AGREED, level=5), key="theirs")

    def remark(self, *ours: Judgement) -> str:
        result = merged(tables(), tables(self.THEIRS), *ours)
        assert result.cases == [Case.ADDED]
        assert len(result.after.judgements_of("2.1")) == len(ours) + 1
        return result.preview.lines[0].remark

    def test_the_only_one(self) -> None:
        assert self.remark() == "It would become the level that stands."

    def test_a_later_one_than_ours(self) -> None:
        said = "It would become the level that stands, in place of “3 Adequate”."
        assert self.remark(judged(1, "2.1", Stage.AGREED, level=3)) == said

    def test_an_earlier_one_than_ours(self) -> None:
        said = "It would be in the history only: another level was recorded after it."
        assert self.remark(judged(20, "2.1", Stage.AGREED, level=3)) == said

    def test_a_withdrawal_of_what_stands(self) -> None:
        ours = judged(1, "2.1", Stage.AGREED, level=3)
        withdrawal = replace(judged(9, "2.1", Stage.AGREED, withdraws="1"), key="w")
        result = merged(tables(ours), tables(ours, withdrawal), ours)
        assert result.preview.lines[0].remark == "Taking this would withdraw “3 Adequate”, which stands here now."

    def test_a_withdrawal_without_what_it_withdraws_is_left_out(self) -> None:
        withdrawal = replace(judged(9, "2.1", Stage.AGREED, withdraws="gone"), key="w")
        result = merged(tables(), tables(withdrawal))
        assert not result.after.of(Judgement)
        assert result.outcome.said == ("One level was left out: the level that it belongs to is not here.",)


def test_taking_one_side_of_several_lines_leaves_the_others() -> None:
    both = replace(THERE, impact="Children are safer")
    result = merged(tables(F), tables(both), F, take={0})
    assert [line.about for line in result.preview.lines] == [
        "Strength “As it was”: Text",
        "Strength “As it was”: What it means for children",
    ]
    assert result.after.findings["f"] == THERE
