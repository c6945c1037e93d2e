"""What a return would change, as people read it: headings, parts, both sides, order, and what came before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import AgencyKind, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind, Priority
from cpc_selfeval.domain.merging.deciding import act_of, decided, merge_change
from cpc_selfeval.domain.merging.difference import Case
from cpc_selfeval.domain.merging.preview import Line, Preview
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import AgencyReturn, ReturnedValue, ReturnKind, Verdict
from cpc_selfeval.domain.returns_refusals import AlreadyTaken, ChangedSincePreview
from tests.domain.contents import FRAMEWORK
from tests.domain.merging.world import (
    ISLA,
    NHS,
    NOW,
    POLICE,
    TODAY,
    action,
    comment,
    contents_of,
    copy_of_a_colleague,
    evidence,
    finding,
    level,
    note,
    request,
    shown,
    tables,
    workbook,
)

TITLE = f"2.1 {FRAMEWORK.indicator('2.1').title}"


def only(preview: Preview) -> Line:
    """The one line."""
    (line,) = preview.lines
    return line


def altered(contents: Contents, record: Record, after: Record | None) -> Contents:
    """The contents once somebody changes a record here."""
    return contents.after(Change("", (RowChange(record, after),)))


class TestWords:
    """Each line says what it belongs to, which part, and both sides in full."""

    def test_a_text_field(self) -> None:
        long = "A text of several lines\n" * 40
        was = evidence("e", 14, shows="Short")
        line = only(shown(contents_of(was), workbook(), tables(was), tables(replace(was, shows=long))))
        assert (line.heading, line.about) == ("Evidence E-014: Title of e", "What it shows")
        assert (line.base, line.theirs, line.ours) == ("Short", long, "Short")
        assert line.ours_by == ""

    def test_values_are_in_words(self) -> None:
        was = action("a", 7)
        theirs = replace(was, status=Status.AT_RISK, due=date(2026, 12, 3), priority=Priority.HIGH)
        lines = shown(contents_of(was), workbook(), tables(was), tables(theirs)).lines
        assert [(line.about, line.theirs) for line in lines] == [
            ("Due", "3 Dec 2026"),
            ("Priority", "High"),
            ("Status", "At risk"),
        ]

    def test_new_evidence_is_one_line_with_its_fields_named(self) -> None:
        new = evidence("e", 0, title="Audit of files", shows="Chronologies", source_type=SourceType.CASE_FILE_AUDIT)
        line = only(shown(contents_of(), workbook(), tables(), tables(new)))
        assert (line.heading, line.about) == ("New evidence: Audit of files", "New evidence")
        assert line.theirs.splitlines() == [
            "Title: Audit of files",
            "What it shows: Chronologies",
            "Source type: Case file audit",
            "Agency: Police Scotland",
            "Indicators: 2.1",
        ]
        assert (line.base, line.ours) == ("", "")

    def test_a_new_strength_stands_under_its_indicator(self) -> None:
        line = only(shown(contents_of(), workbook(), tables(), tables(finding("f", text="We listen"))))
        assert (line.heading, line.about) == (TITLE, "New strength “We listen”")

    def test_a_new_action_comes_with_its_notes_in_one_line(self) -> None:
        theirs = tables(action("a", 1, text="Train all staff"), note("n", "a", text="Begun"))
        line = only(shown(contents_of(), copy_of_a_colleague(), tables(), theirs))
        assert line.heading == "New action: Train all staff"
        assert "Progress note:\nDate: 1 Jun 2026\nText: Begun" in line.theirs

    def test_links_to_what_is_new_are_told_too(self) -> None:
        theirs = tables(finding("f", text="We listen"), evidence("e", 5, findings=("f",)))
        lines = shown(contents_of(), workbook(), tables(), theirs).lines
        assert "Entries that it is for: “We listen”" in lines[1].theirs

    def test_comments(self) -> None:
        theirs = tables(comment("police", "2.1", "On this one"), comment("police", "", "On all"))
        lines = shown(contents_of(), workbook(), tables(), theirs).lines
        assert [(line.heading, line.theirs) for line in lines] == [(TITLE, "On this one"), ("All of it", "On all")]

    def test_the_order_is_that_of_the_framework_then_evidence_actions_and_comments(self) -> None:
        theirs = tables(
            comment("police", "2.1", "Comment"),
            action("a", 3),
            evidence("new", 0),
            evidence("e", 1),
            finding("late", indicators=("5.2", "3.1")),
            replace(finding("area"), kind=FindingKind.AREA),
            finding("f"),
            level("police", "2.1", level=4),
            level("police", "2.2", level=4),
        )
        lines = shown(contents_of(), workbook(), tables(), theirs).lines
        assert [line.differences[0].key for line in lines if line.about != "Proposed level of Police Scotland"] == [
            "f",
            "area",
            "late",
            "e",
            "new",
            "a",
            comment("police", "2.1", "").key,
        ]
        assert [line.heading[:3] for line in lines[:5]] == ["2.1", "2.1", "2.1", "2.2", "3.1"]
        assert [line.place for line in lines] == list(range(len(lines)))

    def test_what_stands_by_itself_has_a_heading_too(self) -> None:
        theirs = tables(replace(POLICE, key="new", name="Housing", kind=AgencyKind.HOUSING))
        line = only(shown(contents_of(), copy_of_a_colleague(), tables(), theirs))
        assert (line.heading, line.about) == ("Agency: Housing", "New agency")

    def test_how_late_it_is(self) -> None:
        due = TODAY - timedelta(days=9)
        contents = contents_of(request("police", due))
        source = workbook(request="request to police")
        assert shown(contents, source, tables(), tables()).late_by == 9
        assert shown(contents, workbook(), tables(), tables()).late_by == 0
        assert shown(contents, source, tables(), tables(), today=due).late_by == 0


class TestTheRecordOfAReturn:
    """Everything that came is kept with the return, and says what became of it."""

    def test_what_is_kept(self) -> None:
        was = evidence("e", 14, shows="As it was")
        theirs = tables(replace(was, shows="As they have it"), finding("f", text="We listen", impact="They say so"))
        contents = contents_of(was, request("police", TODAY))
        preview = shown(contents, workbook(request="request to police"), tables(was), theirs)
        outcome = decided(contents, preview, {1}, ISLA, NOW)
        after = contents.after(outcome.change)
        assert outcome.change.act == "return of Police Scotland taken"
        assert after.returns == (outcome.returned,)
        assert (outcome.returned.agency, outcome.returned.request) == ("police", "request to police")
        assert (outcome.returned.by_name, outcome.returned.returned_on) == ("Isla Grant", TODAY)
        assert outcome.returned.return_kind is ReturnKind.WORKBOOK
        said = [(value.about, value.theirs, value.verdict) for value in after.values_of_return(outcome.returned.key)]
        heading = f"{TITLE}: New strength “We listen”"
        assert said == [
            (f"{heading}: Text", "We listen", Verdict.NOT_TAKEN),
            (f"{heading}: What it means for children", "They say so", Verdict.NOT_TAKEN),
            (f"{heading}: Agency", "Police Scotland", Verdict.NOT_TAKEN),
            (f"{heading}: Indicators", "2.1", Verdict.NOT_TAKEN),
            ("Evidence E-014: Title of e: What it shows", "As they have it", Verdict.TAKEN),
        ]
        (taken,) = after.taken_for("e")
        assert (taken.record_table, taken.field, taken.base, taken.ours) == (
            "evidence",
            "shows",
            "As it was",
            "As it was",
        )

    def test_a_return_of_which_nothing_is_taken_is_kept_all_the_same(self) -> None:
        contents = contents_of()
        preview = shown(contents, workbook(), tables(), tables(finding("f")))
        change = merge_change(contents, preview, (), ISLA, NOW)
        assert change.act == "return of Police Scotland kept, nothing taken"
        after = contents.after(change)
        assert len(after.of(AgencyReturn)) == 1
        assert not after.findings
        assert {value.theirs for value in after.of(ReturnedValue).values()} >= {"Text of f"}

    def test_a_return_that_brings_nothing_is_a_return(self) -> None:
        contents = contents_of()
        preview = shown(contents, workbook(), tables(), tables())
        assert preview.lines == ()
        assert contents.after(merge_change(contents, preview, (), ISLA, NOW)).returns

    def test_the_names_of_acts(self) -> None:
        plan = replace(workbook(), kind=ReturnKind.ACTION_PLAN, agency=None, whose="the action plan")
        assert act_of(plan) == "returned action plan taken"
        assert act_of(copy_of_a_colleague()) == "merging of the copy “Copy.cpcse”"
        assert act_of(copy_of_a_colleague(), nothing_taken=True) == "merging of the copy “Copy.cpcse”, nothing taken"
        assert (
            act_of(copy_of_a_colleague(agency="police", whose="Police Scotland")) == "return of Police Scotland taken"
        )


class TestTheSameAgain:
    """The same thing twice is refused with the day and the person."""

    def test_the_same_return_twice_says_when_and_by_whom_it_was_taken(self) -> None:
        contents = contents_of()
        theirs = tables(finding("f"))
        preview = shown(contents, workbook(), tables(), theirs)
        after = contents.after(merge_change(contents, preview, {0}, ISLA, NOW))
        with pytest.raises(AlreadyTaken, match=r"on 14 September 2026 by Isla Grant"):
            shown(after, workbook(), tables(), theirs)
        with pytest.raises(AlreadyTaken):
            merge_change(after, preview, {0}, Person("Fraser"), NOW)

    def test_saved_again_with_nothing_new(self) -> None:
        contents = contents_of()
        theirs = tables(finding("f"), level("police", level=4, reason="Why this level"))
        for take in ({0, 1}, set[int]()):
            preview = shown(contents, workbook(), tables(), theirs)
            after = contents.after(merge_change(contents, preview, take, ISLA, NOW))
            with pytest.raises(AlreadyTaken):
                shown(after, workbook(sha256="saved again"), tables(), theirs)

    def test_two_savings_of_it_that_were_both_looked_at_before_either_was_decided_upon(self) -> None:
        contents = contents_of()
        first, second = (
            shown(contents, workbook(sha256=saved), tables(), tables(finding("f"))) for saved in ("once", "again")
        )
        after = contents.after(merge_change(contents, first, {0}, ISLA, NOW))
        with pytest.raises(AlreadyTaken):
            merge_change(after, second, (), ISLA, NOW)

    def test_saved_again_with_something_new_is_another_return(self) -> None:
        contents = contents_of()
        theirs = tables(finding("f"))
        preview = shown(contents, workbook(), tables(), theirs)
        after = contents.after(merge_change(contents, preview, {0}, ISLA, NOW))
        more = tables(finding("f"), finding("more"))
        line = only(shown(after, workbook(sha256="saved again"), tables(), more))
        assert line.about == "New strength “Text of more”"

    def test_what_they_correct_in_it_is_no_conflict_with_what_they_said_before(self) -> None:
        was, first, second = evidence("e", 1), evidence("e", 1, shows="Said first"), evidence("e", 1, shows="Corrected")
        base = tables(was)
        new = finding("f")
        theirs = tables(first, new, level("police", level=4, reason="Why this level"))
        corrected = tables(second, replace(new, text="Said better"), level("police", level=5, reason="Why this level"))
        contents = contents_of(was)
        preview = shown(contents, workbook(), base, theirs)
        after = contents.after(merge_change(contents, preview, {0, 1, 2}, ISLA, NOW))
        again = shown(after, workbook(sha256="saved again"), base, corrected)
        assert [(line.case, line.base.split("\n")[0], line.theirs.split("\n")[0]) for line in again.lines] == [
            (Case.CHANGED, "4 Good", "5 Very good"),
            (Case.CHANGED, "Text of f", "Said better"),
            (Case.CHANGED, "Said first", "Corrected"),
        ]
        ours = altered(after, after.evidence["e"], replace(first, shows="Typed by Isla"))
        conflict = shown(ours, workbook(sha256="saved again"), base, corrected).lines[2]
        assert (conflict.case, conflict.base) == (Case.BOTH_CHANGED, "")

    def test_what_they_left_alone_the_second_time_overwrites_nothing(self) -> None:
        was, said = evidence("e", 1), evidence("e", 1, shows="Said first")
        contents = contents_of(was)
        preview = shown(contents, workbook(), tables(was), tables(said))
        after = contents.after(merge_change(contents, preview, {0}, ISLA, NOW))
        again = shown(after, workbook(sha256="saved again"), tables(was), tables(was, finding("f")))
        assert only(again).about == "New strength “Text of f”"

    def test_once_it_is_undone_it_can_be_taken_again(self) -> None:
        contents = contents_of()
        preview = shown(contents, workbook(), tables(), tables(finding("f")))
        change = merge_change(contents, preview, {0}, ISLA, NOW)
        undone = contents.after(change).after(change.reversed())
        assert merge_change(undone, preview, {0}, ISLA, NOW).rows

    def test_another_agency_may_bring_the_same_name(self) -> None:
        contents = contents_of()
        preview = shown(contents, workbook(), tables(), tables(finding("f")))
        after = contents.after(merge_change(contents, preview, {0}, ISLA, NOW))
        assert len(shown(after, workbook(NHS), tables(), tables(finding("g", "nhs"))).lines) == 1


class TestChangedSince:
    """What was changed here after the preview is not overwritten unseen."""

    def test_a_field_that_was_changed_here_since(self) -> None:
        was = evidence("e", 14, shows="As it was")
        contents = contents_of(was, finding("f"))
        theirs = tables(replace(was, shows="As they have it"), replace(finding("f"), text="As they have it"))
        preview = shown(contents, workbook(), tables(was, finding("f")), theirs)
        later = altered(contents, was, replace(was, shows="Typed meanwhile"))
        with pytest.raises(ChangedSincePreview, match="Evidence E-014: Title of e") as refused:
            merge_change(later, preview, {0, 1}, ISLA, NOW)
        assert refused.value.headings == ("Evidence E-014: Title of e",)
        assert merge_change(later, preview, {0}, ISLA, NOW).rows, "what was not touched can be taken"

    def test_another_number_is_no_change(self) -> None:
        was = evidence("e", 14)
        contents = contents_of(was)
        preview = shown(contents, workbook(), tables(was), tables(replace(was, shows="As they have it")))
        assert merge_change(altered(contents, was, replace(was, number=15)), preview, {0}, ISLA, NOW).rows

    def test_what_they_add_was_added_here_since(self) -> None:
        contents = contents_of()
        said = comment("police", "2.1", "Said there")
        preview = shown(contents, workbook(), tables(), tables(said))
        later = contents.after(Change("", (RowChange(None, replace(said, text="Said here")),)))
        with pytest.raises(ChangedSincePreview):
            merge_change(later, preview, {0}, ISLA, NOW)

    def test_a_level_that_was_proposed_since(self) -> None:
        contents = contents_of()
        preview = shown(contents, workbook(), tables(), tables(level("police", level=4)))
        later = contents.after(Change("", (RowChange(None, level("police", level=3)),)))
        with pytest.raises(ChangedSincePreview):
            merge_change(later, preview, {0}, ISLA, NOW)

    @pytest.mark.parametrize("was_changed", [False, True])
    def test_a_note_that_was_written_since_on_what_they_removed(self, was_changed: bool) -> None:
        was = action("a", 1)
        here: Action = replace(was, text="As we have it") if was_changed else was
        contents = contents_of(here)
        preview = shown(contents, copy_of_a_colleague(), tables(was), tables())
        later = contents.after(Change("", (RowChange(None, note("n", "a")),)))
        with pytest.raises(ChangedSincePreview):
            merge_change(later, preview, {0}, ISLA, NOW)
