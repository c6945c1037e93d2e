"""Lists of several shapes become actions and evidence, and everything else of them is listed or kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cpc_selfeval.domain.action import Action, Status, StatusWord
from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, AgencyKind, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.importing import planning
from cpc_selfeval.domain.importing.accepting import change
from cpc_selfeval.domain.importing.fields import Field, ListKind
from cpc_selfeval.domain.importing.guessing import guessed_kind, guessed_mapping, guessed_sheet
from cpc_selfeval.domain.importing.mapping import ListMapping
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.importing.planning import MOST_ROWS, planned
from cpc_selfeval.domain.importing_refusals import NotReady
from tests.domain.contents import CYCLE, holding
from tests.domain.importing.plans import (
    EVIDENCE,
    IMPROVEMENT,
    INSPECTION,
    LEARNING_REVIEW,
    Rows,
    agencies,
    sheet,
)

ISLA = Person("Isla Grant", "lead officer", "CPC")
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
HERE = holding(*agencies())


def guessed(rows: Rows, contents: Contents = HERE, **changes: object) -> tuple[ListMapping, Import]:
    """The guessed mapping of a list and the preview by it."""
    cells = sheet(rows)
    mapping = replace(guessed_mapping(contents, cells, guessed_kind(cells)), **changes)  # type: ignore[arg-type]
    return mapping, planned(contents, cells, mapping)


def fields(mapping: ListMapping) -> dict[str, Field | None]:
    return {column.name: column.field for column in mapping.columns}


def actions(plan: Import) -> list[Action]:
    return [entry.record for entry in plan.entries if isinstance(entry.record, Action)]


def test_the_columns_of_a_plan_after_an_inspection_are_guessed_below_its_title() -> None:
    mapping, _plan = guessed(INSPECTION)
    assert mapping.header_row == 4
    assert fields(mapping) == {
        "Ref": None,
        "Area for improvement": Field.AREA,
        "Improvement action": Field.ACTION,
        "Lead officer": Field.LEAD,
        "Timescale": Field.DUE,
        "Measure of success": Field.MEASURE,
        "Status": Field.STATUS,
    }


def test_a_plan_after_an_inspection_comes_in() -> None:
    _mapping, plan = guessed(INSPECTION)
    assert plan.is_ready
    assert plan.act == "import of 4 actions"
    first, second, third, fourth = actions(plan)
    assert (first.lead, first.agency) == ("Head of service, Children and Families", "Children and Families")
    assert (first.due, first.status) == (date(2027, 3, 31), Status.ON_TRACK)
    assert (second.due, second.status) == (date(2026, 11, 30), Status.COMPLETE_IMPACT_NOT_SHOWN)
    assert (third.lead, third.agency, third.due) == ("", "NHS Harbour", None)
    assert fourth.text == "- ask the children’s panel\n- tell them what changed"
    assert fourth.measure == "= what the panel says"
    assert (fourth.agency, fourth.contributing) == ("Police Scotland", ("Children and Families",))
    assert fourth.lead == "Police Scotland / Children and Families"
    assert fourth.due == date(2027, 6, 30)


def test_what_has_no_field_is_kept_as_a_note_with_its_heading_and_the_group_s() -> None:
    _mapping, plan = guessed(INSPECTION)
    assert plan.entries[2].notes[0].splitlines() == [
        "Imported: under the heading: Improvement priority 2: children’s voices shape services",
        "Imported: Timescale: Ongoing",
        "Imported: Area for improvement: Advocacy",
        "Imported: Ref: 2.1",
    ]
    assert plan.entries[2].said == ("“Ongoing” (Timescale) is no date, so its words are kept.",)


def test_a_day_that_its_narrow_column_hid_is_told_as_such() -> None:
    _mapping, plan = guessed([["Action", "Due"], ["Hear families", "########"]])
    assert plan.entries[0].said == ("“########” (Due) is no date: its column was too narrow to show it.",)


def test_a_word_that_is_none_of_the_choices_is_told_and_kept() -> None:
    _mapping, plan = guessed([["Title", "Source type", "Link"], ["Survey of staff", "Questionnaire", ""]])
    (entry,) = plan.entries
    assert isinstance(entry.record, Evidence)
    assert entry.said == ("“Questionnaire” (Source type) is none of the choices here; its words are kept.",)
    assert (entry.record.source_type, entry.record.shows) == (None, "Imported: Source type: Questionnaire")


def test_without_the_wish_to_keep_them_other_columns_and_group_headings_are_not_kept() -> None:
    _mapping, plan = guessed(INSPECTION, keep_others=False, keep_headings=False)
    assert plan.entries[0].notes == ("Imported: Area for improvement: Chronologies",)


def test_rows_that_do_not_fit_are_listed_with_their_number_and_why() -> None:
    _mapping, plan = guessed(INSPECTION)
    assert [(left.row, left.why) for left in plan.left_out] == [
        (1, "It stands above the headings."),
        (2, "It stands above the headings."),
        (5, "It heads the rows below it."),
        (8, "It heads the rows below it."),
        (11, "There is no action in it."),
        (12, "It is a total."),
    ]
    assert plan.left_out[4].texts == ("Lead officer: Lead to be found", "Timescale: TBC")
    assert not any(left.may_come for left in plan.left_out)


def test_an_area_for_improvement_of_the_same_words_is_answered() -> None:
    area = Finding(key="area", cycle=CYCLE, kind=FindingKind.AREA, text="Advocacy.", indicators=("5.4",))
    _mapping, plan = guessed(INSPECTION, holding(*agencies(), area))
    assert actions(plan)[2].findings == ("area",)
    assert "Advocacy" not in plan.entries[2].notes[0]


def test_a_learning_review_s_plan_asks_for_the_word_that_nobody_knows() -> None:
    mapping, plan = guessed(LEARNING_REVIEW)
    assert mapping.header_row == 1
    assert fields(mapping)["How will we know"] is Field.MEASURE
    assert plan.asked == ("Zebra",)
    assert not plan.is_ready
    with pytest.raises(NotReady, match="Zebra"):
        change(HERE, plan, by=ISLA, at=NOW, seed="s")


def test_a_status_word_can_be_kept_in_words_only() -> None:
    answered, _plan = guessed(LEARNING_REVIEW)
    plan = planned(HERE, sheet(LEARNING_REVIEW), replace(answered, statuses={**answered.statuses, "zebra": None}))
    assert plan.is_ready
    assert actions(plan)[4].status is Status.NOT_STARTED
    assert "Imported: RAG: Zebra" in plan.entries[4].notes[0]


def test_two_words_for_one_status_are_told_apart_in_the_note() -> None:
    """Red and amber both become at risk, since overdue follows from the date."""
    _mapping, plan = guessed(LEARNING_REVIEW)
    red, amber = actions(plan)[1:3]
    assert red.status is amber.status is Status.AT_RISK
    assert "Imported: RAG: R" in plan.entries[1].notes[0]
    assert "Imported: RAG: A" in plan.entries[2].notes[0]
    assert "RAG" not in plan.entries[0].notes[0]


def test_headings_that_are_repeated_on_each_page_are_no_action() -> None:
    _mapping, plan = guessed(LEARNING_REVIEW)
    assert [(left.row, left.why) for left in plan.left_out] == [(6, "It repeats the headings.")]


def test_dates_of_a_learning_review_s_plan() -> None:
    _mapping, plan = guessed(LEARNING_REVIEW)
    due = [action.due for action in actions(plan)]
    assert due == [date(2027, 3, 31), date(2026, 12, 31), date(2026, 3, 31), date(2027, 3, 31), None]
    assert "Imported: By when: Q3 2026/27" in plan.entries[1].notes[0]
    assert "Imported: By when: 31/02/2027" in plan.entries[4].notes[0]
    assert "By when" not in plan.entries[0].notes[0]


def test_an_update_becomes_a_progress_note_of_its_own() -> None:
    _mapping, plan = guessed(LEARNING_REVIEW)
    assert plan.entries[0].notes[-1] == "Two sessions held"


def test_a_row_that_says_the_same_as_an_earlier_one_comes_in_and_is_said() -> None:
    _mapping, plan = guessed(LEARNING_REVIEW)
    assert "Row 4 says the same." in plan.entries[4].said


def test_short_names_of_agencies_are_known_where_one_agency_is_meant() -> None:
    _mapping, plan = guessed(LEARNING_REVIEW)
    assert [action.agency for action in actions(plan)][1:4] == ["Police Scotland", *[agencies()[3].key] * 2]
    second_police = Agency(key="2", name="British Transport Police", kind=AgencyKind.POLICE)
    _mapping, plan = guessed(LEARNING_REVIEW, holding(*agencies(), second_police))
    assert actions(plan)[1].agency is None
    assert actions(plan)[1].lead == "Police"


def test_an_improvement_plan_with_a_key_and_quarterly_updates() -> None:
    mapping, plan = guessed(IMPROVEMENT, columns=guessed(IMPROVEMENT)[0].columns)
    assert mapping.header_row == 3
    assert fields(mapping)["Update Q1"] is Field.PROGRESS
    first, second, third = actions(plan)
    assert (first.agency, set(first.contributing)) == ("Police Scotland", {"NHS Harbour", agencies()[3].key})
    assert first.outcome == "Children are heard"
    assert first.indicators == ("2.1",)
    assert first.status is Status.ON_TRACK
    assert "Imported: BRAG: Green – in use since May" in plan.entries[0].notes[0]
    assert plan.entries[0].notes[1:] == ("Update Q1: Form drafted", "Update Q2: Form in use")
    assert (second.lead, second.agency, second.contributing) == ("Third sector", None, ("Police Scotland",))
    assert "Imported: Partners: Police, a charity" in plan.entries[1].notes[0]
    assert second.indicators == ("5.3", "9.2")
    assert third.indicators == ("2.1", "5.3")
    assert "Imported: QI: 2.1 to 5.3" in plan.entries[2].notes[0]
    assert [left.why for left in plan.left_out][-1] == "It explains the words or colours of the list."


def test_a_list_of_evidence_is_known_as_one() -> None:
    mapping, plan = guessed(EVIDENCE)
    assert mapping.kind is ListKind.EVIDENCE
    audit, survey, data = (entry.record for entry in plan.entries)
    assert isinstance(audit, Evidence)
    assert isinstance(survey, Evidence)
    assert isinstance(data, Evidence)
    assert (audit.source_type, audit.agency) == (SourceType.CASE_FILE_AUDIT, "NHS Harbour")
    assert (audit.period_from, audit.period_to) == (date(2026, 4, 1), date(2026, 9, 30))
    assert (audit.shows, audit.shows_impact, audit.web_links) == ("Plans help", True, "G:\\a")
    assert (audit.reference, audit.indicators) == ("E1", ("2.1",))
    assert (survey.period_from, survey.period_to) == (date(2025, 4, 1), date(2026, 3, 31))
    assert survey.shows == (
        "Heard early\n\nImported: Agency: Families together\nImported: Type of evidence: Questionnaire\n"
        "Imported: Impact: Some\nImported: Period: 2025/26"
    )
    assert (data.period_to, data.shows_impact, data.indicators) == (date(2026, 3, 31), False, ())
    assert plan.act == "import of 3 pieces of evidence"


def test_what_is_in_the_file_already_is_said_and_not_taken_unless_wanted() -> None:
    there = Action(key="a", cycle=CYCLE, number=7, text="AUDIT  thirty files.")
    mapping, plan = guessed(INSPECTION, holding(*agencies(), there))
    assert [(left.row, left.why, left.may_come) for left in plan.left_out if left.may_come] == [
        (7, "The same is in the file already, as A-07.", True)
    ]
    again = planned(holding(*agencies(), there), sheet(INSPECTION), replace(mapping, take=frozenset({7})))
    assert [entry.row for entry in again.entries] == [6, 7, 9, 10]


def test_rows_without_an_action_can_go_on_with_the_one_above() -> None:
    _mapping, plan = guessed(INSPECTION, join_rows=True)
    assert plan.entries[3].notes[0].splitlines()[1:3] == [
        "Imported: Lead officer: Lead to be found",
        "Imported: Timescale: TBC",
    ]
    assert plan.entries[3].said[0] == "Row 11 goes on with it."
    assert plan.left_out[4].why == "It goes on with row 10, where its words are kept."
    assert [left.row for left in plan.left_out] == [1, 2, 5, 8, 11, 12]


def test_a_person_can_leave_a_row_out() -> None:
    mapping, _plan = guessed(INSPECTION)
    plan = planned(HERE, sheet(INSPECTION), replace(mapping, leave=frozenset({6})))
    assert [entry.row for entry in plan.entries] == [7, 9, 10]
    assert plan.left_out[3].why == "You left it out."
    assert plan.left_out[3].may_come


def test_the_committee_s_own_words_come_before_ours() -> None:
    own = StatusWord(key="w", cycle=CYCLE, status=Status.COMPLETE_IMPACT_SHOWN, word="Completed", letter="C")
    _mapping, plan = guessed(INSPECTION, holding(*agencies(), own))
    assert actions(plan)[1].status is Status.COMPLETE_IMPACT_SHOWN


def test_a_status_told_by_colour_alone_is_pointed_out() -> None:
    _mapping, plan = guessed((("Action", "Lead", "RAG"), ("Write it", "Isla", None)))
    assert plan.said == ("Nothing is written under “RAG”. A colour alone cannot be read.",)


def test_the_row_with_the_headings_is_no_row_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MOST_ROWS", 2)
    _mapping, plan = guessed([("Action", "Lead"), ("Write it", "Isla"), ("Read it", "Isla")])
    assert plan.faults == ()
    assert len(plan.entries) == 2


def test_headings_that_were_mistaken_for_a_row_of_the_list_are_pointed_out() -> None:
    cells = sheet(LEARNING_REVIEW)
    plan = planned(HERE, cells, guessed_mapping(HERE, cells, ListKind.ACTIONS, 6))
    assert plan.said == ("5 rows above the headings look like rows of the list. Is row 6 the right one?",)


def test_a_list_that_is_far_too_long_is_told() -> None:
    _mapping, plan = guessed([("Action", "Lead"), *(("Write it", "Isla") for _ in range(MOST_ROWS + 1))])
    assert plan.faults == ("“Plan” has 5,001 rows, and a list of 5,000 at most can come in.",)
    assert not plan.is_ready


def test_a_status_told_in_sentences_is_a_progress_note() -> None:
    told = (
        "The first two sessions were held in May and a third is planned",
        "Waits for the new chair, who begins soon",
    )
    mapping, plan = guessed([("Action", "Lead", "Status"), ("Write it", "Isla", told[0]), ("Print it", "Fay", told[1])])
    assert fields(mapping)["Status"] is Field.PROGRESS
    assert [entry.notes for entry in plan.entries] == [(told[0],), (told[1],)]
    assert plan.is_ready
    mapping, _plan = guessed([("Action", "Status"), ("Write it", "Green"), ("Print it", told[1])])
    assert fields(mapping)["Status"] is Field.STATUS


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Total", "3"), "It is a total."),
        (("Total", 3, None, "£2,000"), "It is a total."),
        (("Grand total",), "It is a total."),
        (("Totals", None, "Isla", 7), "It is a total."),
        (("Total", "Count all referrals", "Isla"), ""),
        (("9", "Totally rewrite the guidance", "Isla"), ""),
        (("9", "Key workers meet", None, None), ""),
        (("Key", None, "Amber: late"), "It explains the words or colours of the list."),
    ],
)
def test_totals_and_keys_are_told_from_actions(row: tuple[Cell, ...], why: str) -> None:
    rows: Rows = [("Ref", "Action", "Lead", "Cost"), ("1", "Write it", "Isla", 3), row, ("2", "Print it", "Fay", 4)]
    _mapping, plan = guessed(rows)
    assert [left.why for left in plan.left_out] == ([why] if why else [])


def test_a_column_without_a_heading_is_kept_by_its_letter() -> None:
    _mapping, plan = guessed((("Action", "Lead"), ("Write it", "Isla", None, "by hand")))
    assert plan.entries[0].notes == ("Imported: Column D: by hand",)


def test_a_lead_of_marks_alone_is_not_taken_for_the_name_of_no_agency() -> None:
    _mapping, plan = guessed((("Action", "Lead"), ("Write it", "?"), ("Print it", "–")))
    assert [action.lead for action in actions(plan)] == ["?", "–"]


def test_a_list_without_headings_can_be_read() -> None:
    cells = sheet((("Write it", "Isla"), ("Print it", "Fay")))
    mapping = guessed_mapping(HERE, cells, ListKind.ACTIONS, 0)
    plan = planned(HERE, cells, mapping)
    assert [entry.text for entry in plan.entries] == ["Write it", "Print it"]
    assert plan.entries[0].notes == ("Imported: Column B: Isla",)


def test_a_mapping_without_the_action_or_with_two_leads_is_faulty() -> None:
    mapping, _plan = guessed(INSPECTION)
    none = tuple(replace(column, field=None) for column in mapping.columns)
    plan = planned(HERE, sheet(INSPECTION), replace(mapping, columns=none))
    assert plan.faults == ("No column is the action yet.",)
    two = tuple(replace(c, field=Field.LEAD) if c.name in ("Ref", "Status") else c for c in mapping.columns)
    plan = planned(HERE, sheet(INSPECTION), replace(mapping, columns=two))
    names = "“Ref” and “Lead officer” and “Status”"
    assert plan.faults == (f"{names} all become “Lead (person or role)”: only one of them can.",)


def test_the_sheet_that_looks_like_a_list_is_offered() -> None:
    notes = sheet((("How to use this plan",), ("Fill in every row.",)), "Notes")
    plan = sheet(INSPECTION, "Plan")
    assert guessed_sheet([notes, plan]) is plan
    assert guessed_sheet([notes, replace(plan, hidden=True)]) is notes
    assert guessed_sheet([]) is None


def test_the_change_is_one_act_whose_numbers_go_on_and_that_undoes_itself() -> None:
    there = Action(key="a", cycle=CYCLE, number=7, text="Earlier")
    contents = holding(*agencies(), there)
    _mapping, plan = guessed(INSPECTION, contents)
    made = change(contents, plan, by=ISLA, at=NOW, seed="seed")
    after = contents.after(made)
    assert [action.ref for action in after.actions_in_order] == ["A-07", "A-08", "A-09", "A-10", "A-11"]
    notes = after.progress_of(after.actions_in_order[1].key)
    assert [(note.on, note.by) for note in notes] == [(date(2026, 11, 22), "Isla Grant")]
    assert after.after(made.reversed()).tables[Action] == contents.tables[Action]
    assert change(contents, plan, by=ISLA, at=NOW, seed="seed") == made


def test_an_update_is_newer_than_what_was_kept_in_words() -> None:
    _mapping, plan = guessed(IMPROVEMENT)
    after = HERE.after(change(HERE, plan, by=ISLA, at=NOW, seed="seed"))
    notes = after.progress_of(after.actions_in_order[0].key)
    assert [note.text.split(":")[0] for note in notes] == ["Update Q2", "Update Q1", "Imported"]


def test_nothing_comes_in_twice() -> None:
    _mapping, plan = guessed(INSPECTION)
    after = HERE.after(change(HERE, plan, by=ISLA, at=NOW, seed="seed"))
    _mapping, again = guessed(INSPECTION, after)
    assert again.entries == ()
    with pytest.raises(NotReady, match="None of its rows fits"):
        change(after, again, by=ISLA, at=NOW, seed="other")


def test_an_unrelated_change_leaves_the_preview_as_it_was() -> None:
    _mapping, plan = guessed(INSPECTION)
    other = HERE.after(Change("", (RowChange(None, Action(key="o", cycle=CYCLE, number=1, text="Other")),)))
    assert guessed(INSPECTION, other)[1] == plan
