"""What a workbook says that came back: whatever people and spreadsheets did to it."""

from __future__ import annotations

import random
from datetime import date, datetime
from typing import Any

import pytest

from cpc_selfeval.domain.action import Action, ProgressNote, Status
from cpc_selfeval.domain.cells import Cell
from cpc_selfeval.domain.evidence import Evidence, Quotable, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Absence, Confidence, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.return_workbook.asked import asked_of
from cpc_selfeval.domain.return_workbook.columns import Choice, Job
from cpc_selfeval.domain.return_workbook.returned import Returned
from cpc_selfeval.domain.return_workbook.sheets import BY_JOB
from cpc_selfeval.domain.returns.records import Comment, comment_key
from tests.domain.return_workbook.books import LONG, Book, book, contents, request, snapshot
from tests.exports.workbook.contents import CYCLE, POLICE

TWO = draft_key(CYCLE, "2.1", Stage.PROPOSED, POLICE)
ONE = draft_key(CYCLE, "1.1", Stage.PROPOSED, POLICE)


@pytest.fixture(name="edited")
def fresh() -> Book:
    return book()


def changed(returned: Returned) -> dict[tuple[str, str], Any]:
    """Every field in which theirs differs, by key and field; a record that is new or gone whole, under ""."""
    found: dict[tuple[str, str], Any] = {}
    kinds = {*returned.base, *returned.theirs}
    for kind in kinds:
        before, after = dict(returned.base.get(kind, {})), dict(returned.theirs.get(kind, {}))
        for key in {*before, *after}:
            if key not in before or key not in after:
                found[key, ""] = after.get(key)
            else:
                for name in vars(before[key]):
                    if getattr(before[key], name) != getattr(after[key], name):
                        found[key, name] = getattr(after[key], name)
    return found


def new_of(returned: Returned, kind: type[Record]) -> list[Any]:
    """The records of a kind that were not there before."""
    return [record for (_, name), record in changed(returned).items() if not name and isinstance(record, kind)]


def test_what_nobody_touched_changes_nothing(edited: Book) -> None:
    returned = edited.read()
    assert changed(returned) == {}
    assert returned.notes == ()
    assert returned.base == asked_of(contents(), request())
    assert {kind.__name__: len(rows) for kind, rows in returned.base.items()} == {
        "LevelDraft": 1, "Finding": 2, "Evidence": 2, "Action": 2, "Comment": 1,
    }  # fmt: skip


def test_it_holds_what_is_the_agencys_and_nothing_else(edited: Book) -> None:
    everything = str(edited.sheets) + str(edited.asked.hidden) + str(asked_of(contents(), request()))
    assert "Of health." not in everything
    assert "Something else" not in everything
    assert "Secret" not in everything
    assert "working_well" not in everything


@pytest.mark.parametrize(
    ("typed", "level", "absence"),
    [
        ("5 Very good", 5, None),
        ("  very GOOD ", 5, None),
        ("5", 5, None),
        (5, 5, None),
        (5.0, 5, None),
        ("5 - Very good", 5, None),
        ("Not enough evidence to say", None, Absence.NOT_ENOUGH_EVIDENCE),
        ("not enough evidence", None, Absence.NOT_ENOUGH_EVIDENCE),
        ("Not applicable", None, Absence.NOT_APPLICABLE),
    ],
)
def test_a_level_is_known_by_its_words_and_its_number(
    edited: Book, typed: Cell, level: int | None, absence: Absence | None
) -> None:
    edited.put(Job.LEVELS, ONE, "level", typed)
    (draft,) = new_of(edited.read(), LevelDraft)
    assert (draft.code, draft.agency, draft.level, draft.absence) == ("1.1", POLICE, level, absence)


@pytest.mark.parametrize("typed", ["4 and a bit", "7", "4-5", 4.5, "excellent to good", "=2+2"])
def test_a_level_that_is_none_is_quoted(edited: Book, typed: Cell) -> None:
    edited.put(Job.LEVELS, TWO, "level", typed)
    returned = edited.read()
    assert changed(returned) == {}
    (note,) = returned.notes
    assert str(typed) in note
    assert "“Your level”" in note


def test_the_other_choices(edited: Book) -> None:
    edited.put(Job.LEVELS, TWO, "confidence", "VERY SURE")
    edited.put(Job.FINDINGS, "area", "priority", "low")
    edited.put(Job.EVIDENCE, "audit", "source_type", "Views of parents")
    edited.put(Job.EVIDENCE, "audit", "shows_impact", False)
    edited.put(Job.ACTIONS, "ours", "status", "at risk")
    assert changed(edited.read()) == {
        (TWO, "confidence"): Confidence.HIGH,
        ("area", "priority"): "low",
        ("audit", "source_type"): SourceType.VIEWS_OF_PARENTS,
        ("audit", "shows_impact"): False,
        ("ours", "status"): Status.AT_RISK,
    }


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("5.1", ("5.1",)),
        (5.1, ("5.1",)),
        ("1.1; 5.1", ("1.1", "5.1")),
        ("5.1 and 1.1", ("5.1", "1.1")),
        ("5.1\n1.1 & 2.1", ("5.1", "1.1", "2.1")),
        (datetime(2026, 1, 5), ("5.1",)),  # noqa: DTZ001 - a cell knows no zones
    ],
)
def test_indicators_are_known_by_their_codes(edited: Book, typed: Cell, codes: tuple[str, ...]) -> None:
    edited.put(Job.FINDINGS, "strength", "indicators", typed)
    returned = edited.read()
    assert changed(returned) == {("strength", "indicators"): codes}
    assert returned.notes == ()


def test_an_indicator_with_its_title_and_one_that_is_none(edited: Book) -> None:
    title = next(word for word in edited.asked.lists[Choice.INDICATORS] if "5.1" in word)
    edited.put(Job.FINDINGS, "strength", "indicators", title)
    edited.put(Job.EVIDENCE, "audit", "indicators", "5.1, and what we said of 99.9")
    returned = edited.read()
    assert changed(returned) == {("strength", "indicators"): ("5.1",), ("audit", "indicators"): ("5.1",)}
    (note,) = returned.notes
    assert "and what we said of 99.9" in note


def test_empty_cells_and_rows_that_are_gone_change_nothing(edited: Book) -> None:
    for job in (Job.LEVELS, Job.FINDINGS, Job.ACTIONS):
        for row in edited.rows(job)[1:]:
            row[1:-2] = [None, "  ", "\n", *[None] * (len(row) - 6)]
    del edited.rows(Job.EVIDENCE)[1:]
    assert changed(edited.read()) == {}


@pytest.mark.parametrize("word", ["CLEAR", "clear", " Clear \n"])
def test_the_word_clear_takes_out(edited: Book, word: str) -> None:
    for job, key, name in (
        (Job.LEVELS, TWO, "level"),
        (Job.LEVELS, TWO, "reason"),
        (Job.FINDINGS, "area", "impact"),
        (Job.EVIDENCE, "audit", "period_to"),
        (Job.EVIDENCE, "audit", "indicators"),
        (Job.EVIDENCE, "long", "shows"),
        (Job.ACTIONS, "ours", "due"),
        (Job.ACTIONS, "with us", "help_needed"),
    ):
        edited.put(job, key, name, word)
    returned = edited.read()
    assert changed(returned) == {
        (TWO, "level"): None,
        (TWO, "reason"): "",
        ("area", "impact"): "",
        ("audit", "period_to"): None,
        ("audit", "indicators"): (),
        ("long", "shows"): "",
        ("ours", "due"): None,
    }
    assert returned.notes == ()


def test_clear_in_the_main_column_takes_the_entry_out(edited: Book) -> None:
    edited.put(Job.FINDINGS, "strength", "text", "CLEAR")
    edited.put(Job.EVIDENCE, "audit", "title", "Clear")
    edited.put(Job.COMMENTS, comment_key(CYCLE, POLICE, ""), "text", "CLEAR")
    found = changed(edited.read())
    assert found == {("strength", ""): None, ("audit", ""): None, (comment_key(CYCLE, POLICE, ""), ""): None}


def test_what_cannot_be_empty_stays(edited: Book) -> None:
    edited.put(Job.ACTIONS, "ours", "status", "CLEAR")
    edited.put(Job.FINDINGS, "area", "kind", "CLEAR")
    returned = edited.read()
    assert changed(returned) == {}
    assert len(returned.notes) == 2


HABITS: list[tuple[str, str, str, Cell]] = [
    ("audit", "shows", "0131", 131),
    ("audit", "shows", "0131", 131.0),
    ("audit", "shows", "0131", "0131  "),
    ("audit", "reference", "1/2", datetime(2026, 2, 1)),  # noqa: DTZ001
    ("audit", "reference", "1/2", date(2026, 1, 2)),
    ("audit", "web_links", "May 2026", date(2026, 5, 1)),
]


@pytest.mark.parametrize(("key", "name", "written", "came"), HABITS)
def test_what_a_spreadsheet_makes_of_a_text_is_no_change(
    edited: Book, key: str, name: str, written: str, came: Cell
) -> None:
    assert edited.at(Job.EVIDENCE, key)[edited.place(Job.EVIDENCE, name)] == written
    edited.put(Job.EVIDENCE, key, name, came)
    assert changed(edited.read()) == {}


@pytest.mark.parametrize(
    ("cell", "number_format", "text"),
    [
        (1310, "General", "1310"),
        (0.5, "0%", "50%"),
        (1000, "£#,##0", "£1,000"),
        (datetime(2026, 5, 1), "mmm-yy", "May-26"),  # noqa: DTZ001
        (True, "General", "TRUE"),
        (2.5, "General", "2.5"),
    ],
)
def test_a_new_number_or_day_in_a_column_of_text_is_what_people_saw(
    edited: Book, cell: Cell, number_format: str, text: str
) -> None:
    edited.put(Job.EVIDENCE, "audit", "shows", cell)
    rows = edited.rows(Job.EVIDENCE)
    number = rows.index(edited.at(Job.EVIDENCE, "audit")) + 4
    edited.formats["Evidence"] = {(number, edited.place(Job.EVIDENCE, "shows")): number_format}
    assert changed(edited.read()) == {("audit", "shows"): text}


@pytest.mark.parametrize("end", ["\r\n", "_x000D_\n", "\r", " \n"])
def test_line_ends_are_no_change(edited: Book, end: str) -> None:
    for part in (1, 2):
        row = edited.at(Job.EVIDENCE, "long", part)
        place = edited.place(Job.EVIDENCE, "shows")
        row[place] = str(row[place]).replace("\n", end)
    assert changed(edited.read()) == {}


TEXTS = [
    *("=1+1", "- a point", "+44 131 496 0000", "@home", "0131", "00012", "1/2", "“quoted” and ‘so’", "a\nb\n\nc "),
    *("  before", "tab\tin it", "😀 emoji", "CLEARLY better", "'begins with one", "#N/A", "TRUE", "1e5", "x" * 32_000),
    *("_x0041_", "é ü ñ 漢"),
]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:12] for text in TEXTS])
def test_a_text_comes_back_as_it_was_typed(edited: Book, text: str) -> None:
    edited.put(Job.FINDINGS, "area", "text", text)
    edited.put(Job.FINDINGS, edited.new_row(Job.FINDINGS), "text", text)
    returned = edited.read()
    assert changed(returned)["area", "text"] == text
    assert [finding.text for finding in new_of(returned, Finding)] == [text]


def test_a_long_text_is_whole_wherever_its_rows_went(edited: Book) -> None:
    rows = edited.rows(Job.EVIDENCE)
    head, body = rows[0], rows[1:]
    random.Random(4).shuffle(body)
    rows[:] = [head, *body]
    assert changed(edited.read()) == {}
    last = str(edited.at(Job.EVIDENCE, "long", 3)[edited.place(Job.EVIDENCE, "shows")])
    edited.put(Job.EVIDENCE, "long", "shows", f"{last} And more.", 3)
    assert changed(edited.read()) == {("long", "shows"): LONG + " And more."}
    rows.remove(edited.at(Job.EVIDENCE, "long", 1))
    assert changed(edited.read()) == {("long", "shows"): LONG + " And more."}


def test_new_evidence(edited: Book) -> None:
    key = edited.new_row(Job.EVIDENCE, 4)
    for name, value in (
        ("title", "Survey of 40 parents"),
        ("source_type", "Views of parents and carers"),
        ("period_from", "1/4/2026"),
        ("period_to", "30 June 2026"),
        ("shows_impact", "no"),
        ("indicators", "2.1, 5.1"),
        ("views_quotable", "May be quoted without names"),
    ):
        edited.put(Job.EVIDENCE, key, name, value)
    (evidence,) = new_of(edited.read(), Evidence)
    assert evidence == Evidence(
        key=key,
        cycle=CYCLE,
        number=0,
        title="Survey of 40 parents",
        source_type=SourceType.VIEWS_OF_PARENTS,
        agency=POLICE,
        period_from=date(2026, 4, 1),
        period_to=date(2026, 6, 30),
        shows_impact=False,
        indicators=("2.1", "5.1"),
        views_quotable=Quotable.ANONYMOUSLY,
    )


def test_a_row_typed_below_or_between_is_new_and_has_the_same_key_each_time(edited: Book) -> None:
    blank: list[Cell] = [None] * len(edited.rows(Job.FINDINGS)[0])
    for place in (2, 20, 99):
        row = list(blank)
        row[edited.place(Job.FINDINGS, "text")] = "New here" if place == 2 else "New there"
        edited.rows(Job.FINDINGS).insert(place, row)
    first, second = new_of(edited.read(), Finding), new_of(edited.read(), Finding)
    assert sorted(finding.text for finding in first) == ["New here", "New there", "New there"]
    assert len({finding.key for finding in first}) == 3
    assert {finding.key for finding in first} == {finding.key for finding in second}
    assert {finding.kind for finding in first} == {FindingKind.AREA}
    edited.rows(Job.FINDINGS).insert(1, list(blank))
    assert {finding.key for finding in new_of(edited.read(), Finding)} == {finding.key for finding in first}


def test_a_row_without_anything_typed_is_no_entry(edited: Book) -> None:
    edited.put(Job.FINDINGS, edited.new_row(Job.FINDINGS), "kind", "Strength")
    returned = edited.read()
    assert changed(returned) == {}
    assert "Strength" in returned.notes[0]


def test_a_copied_row_is_new_where_it_says_something_else(edited: Book) -> None:
    copy = list(edited.at(Job.FINDINGS, "strength"))
    copy[edited.place(Job.FINDINGS, "text")] = "We share one building."
    edited.rows(Job.FINDINGS).append(copy)
    edited.rows(Job.FINDINGS).append(list(edited.at(Job.FINDINGS, "area")))
    returned = edited.read()
    (finding,) = new_of(returned, Finding)
    assert (finding.text, finding.kind, finding.indicators) == (
        "We share one building.",
        FindingKind.STRENGTH,
        ("2.1",),
    )
    assert len(changed(returned)) == 1
    assert len(returned.notes) == 2


def test_a_copied_row_of_what_cannot_be_new_is_quoted(edited: Book) -> None:
    copy = list(edited.at(Job.LEVELS, TWO))
    copy[edited.place(Job.LEVELS, "reason")] = "A second thought"
    edited.rows(Job.LEVELS).append(copy)
    returned = edited.read()
    assert changed(returned) == {}
    assert any("A second thought" in note for note in returned.notes)


def test_progress_is_a_note_of_its_own(edited: Book) -> None:
    edited.put(Job.ACTIONS, "with us", "progress", "Twelve were trained.")
    edited.put(Job.ACTIONS, "ours", "progress", "Down by a week.")
    edited.put(Job.ACTIONS, "ours", "progress_on", "20 Nov 2026")
    edited.put(Job.ACTIONS, "ours", "due", datetime(2027, 1, 31))  # noqa: DTZ001
    returned = edited.read()
    notes = {note.action: note for note in new_of(returned, ProgressNote)}
    assert (notes["ours"].text, notes["ours"].on) == ("Down by a week.", date(2026, 11, 20))
    assert (notes["with us"].on, notes["with us"].by) == (date(2026, 11, 2), "Police Scotland")
    assert changed(returned)["ours", "due"] == date(2027, 1, 31)
    assert new_of(edited.read(), ProgressNote) == new_of(returned, ProgressNote)
    assert isinstance(returned.theirs[Action]["ours"], Action)


def test_days_that_are_not_understood_are_quoted(edited: Book) -> None:
    edited.put(Job.ACTIONS, "ours", "due", "when the money comes")
    edited.put(Job.EVIDENCE, "audit", "period_to", "summer 2026")
    returned = edited.read()
    assert changed(returned) == {}
    assert any("when the money comes" in note for note in returned.notes)
    assert any("summer 2026" in note for note in returned.notes)


def test_columns_can_be_moved_deleted_inserted_and_the_headers_go_down(edited: Book) -> None:
    edited.put(Job.FINDINGS, "area", "text", "Waiting is far too long.")
    rows = edited.rows(Job.FINDINGS)
    priority = edited.place(Job.FINDINGS, "priority")
    for row in rows:
        row.insert(0, row.pop())
        row.insert(0, row.pop())
        del row[priority + 2]
        row.insert(2, None)
    rows[0][2] = "Agreed with"
    rows[1][2] = "Inspector Reid"
    rows.insert(0, ["Please finish this week!"])
    rows.insert(0, [])
    returned = edited.read()
    assert changed(returned) == {("area", "text"): "Waiting is far too long."}
    said = "\n".join(returned.notes)
    assert "Inspector Reid" in said
    assert "Agreed with" in said
    assert "Please finish this week!" in said
    assert "without the column “Priority”" in said


def test_sheets_can_be_renamed_moved_copied_and_added(edited: Book) -> None:
    edited.put(Job.EVIDENCE, "audit", "title", "Audit of 21 files")
    sheets = {f"Old {title}": rows for title, rows in reversed(edited.sheets.items())}
    sheets["Old Evidence (2)"] = [list(row) for row in sheets["Old Evidence"]]
    sheets["Our notes"] = [["Cost", 500], ["Said by phone: yes"], ["Strength"]]
    edited.sheets = sheets
    returned = edited.read()
    assert changed(returned) == {("audit", "title"): "Audit of 21 files"}
    assert any("Cost | 500" in note for note in returned.notes)
    assert any("Said by phone: yes" in note for note in returned.notes)
    assert any("“Our notes”" in note and "“Strength”" in note for note in returned.notes)


def test_without_the_column_of_keys_rows_are_known_by_their_labels_and_texts(edited: Book) -> None:
    edited.put(Job.EVIDENCE, "audit", "shows", "More")
    edited.put(Job.LEVELS, TWO, "level", "6 Excellent")
    edited.put(Job.ACTIONS, "ours", "help_needed", "Three people")
    for rows in edited.sheets.values():
        for row in rows:
            del row[-2:]
    for row in edited.rows(Job.FINDINGS)[1:]:
        row[0] = None
    assert changed(edited.read()) == {
        ("audit", "shows"): "More",
        (TWO, "level"): 6,
        ("ours", "help_needed"): "Three people",
    }


def test_keys_that_are_not_of_this_workbook_are_no_keys(edited: Book) -> None:
    row = edited.at(Job.EVIDENCE, edited.new_row(Job.EVIDENCE))
    row[edited.place(Job.EVIDENCE, "title")] = "Mine"
    row[edited.rows(Job.EVIDENCE)[0].index(BY_JOB[Job.EVIDENCE].key_header)] = "the key of somebody else’s"
    (evidence,) = new_of(edited.read(), Evidence)
    assert evidence.title == "Mine"
    assert evidence.key != "the key of somebody else’s"


def test_what_is_only_shown_stays_and_is_quoted(edited: Book) -> None:
    edited.put(Job.ACTIONS, "ours", "text", "Shorten the wait by half")
    returned = edited.read()
    assert changed(returned) == {}
    assert "Shorten the wait by half" in returned.notes[0]


def test_a_strength_does_not_become_an_area(edited: Book) -> None:
    edited.put(Job.FINDINGS, "strength", "kind", "Area for improvement")
    edited.put(Job.FINDINGS, "strength", "text", "We work together at last.")
    returned = edited.read()
    assert changed(returned) == {("strength", "text"): "We work together at last."}
    assert "Area for improvement" in returned.notes[0]


def test_comments(edited: Book) -> None:
    edited.put(Job.COMMENTS, comment_key(CYCLE, POLICE, "5.1"), "text", "Ask us again in spring.")
    (comment,) = new_of(edited.read(), Comment)
    assert (comment.code, comment.text, comment.agency) == ("5.1", "Ask us again in spring.", POLICE)


def test_only_what_is_asked_is_there() -> None:
    asked = snapshot(asks_levels=False, asks_findings=False, asks_evidence=False, asks_comments=False)
    assert [each.sheet.job for each in asked.sheets] == [Job.ACTIONS]
    assert changed(book(asked).read()) == {}
