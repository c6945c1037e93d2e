"""Real lists come into a real file as one act, and go out again as one."""

from __future__ import annotations

import csv
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cpc_selfeval.domain.action import Action, ProgressNote, Status
from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.contribution_refusals import NotAWorkbook, WorkbookUnreadable
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.importing_refusals import ListUnreadable, NoList, NotReady, PreviewOutdated
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.importing import ReadList, read_list
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.papers import write_paper
from tests.domain.importing.plans import EVIDENCE, IMPROVEMENT, INSPECTION, LEARNING_REVIEW, Rows
from tests.editing.desk import ISLA, Desk


def workbook(path: Path, rows: Rows = INSPECTION, title: str = "Plan") -> Path:
    """A workbook of these rows behind a sheet with an explanation, as committees keep them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Read me"
    sheet.append(["How to fill this in"])
    plan = book.create_sheet(title)
    for cells in rows:
        plan.append(list(cells))
    plan.merge_cells("A1:G1")
    book.save(path)
    return path


def listed(path: Path, rows: Rows = INSPECTION) -> Path:
    """The same as a list of plain text, as Excel saves it in Scotland."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[shown(cell) for cell in cells] for cells in rows])
    return path


def shown(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else "" if cell is None else str(cell)


def accept(desk: Desk, sheet: SheetCells) -> Import:
    """Bring a sheet in by what is guessed of it."""
    importing = desk.work.importing
    mapping = importing.guess(sheet)
    plan = importing.plan(sheet, mapping)
    importing.accept(sheet, mapping, plan)
    return plan


def actions_of(desk: Desk) -> Sequence[Action]:
    return desk.contents.actions_in_order


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> ReadList:
    """A workbook that was read: starting the process that reads takes a while."""
    return read_list(workbook(tmp_path_factory.mktemp("read") / "plan.xlsx"))


def test_a_workbook_is_read_and_its_plan_found(read: ReadList, desk: Desk) -> None:
    assert [sheet.title for sheet in read.sheets] == ["Read me", "Plan"]
    plan = desk.work.importing.plan(read.sheet("Plan"), desk.work.importing.guess(read.sheet("Plan")))
    assert plan.is_ready
    assert [entry.row for entry in plan.entries] == [6, 7, 9, 10]
    with pytest.raises(NoList, match="no sheet “Pläne”, only “Read me”, “Plan”"):
        read.sheet("Pläne")


def test_a_list_comes_in_as_one_act_and_goes_out_as_one(read: ReadList, desk: Desk) -> None:
    desk.work.actions.plan("Earlier action")
    before = desk.tables
    accept(desk, read.sheet("Plan"))
    after = desk.tables
    assert desk.refusals == []
    assert [action.ref for action in actions_of(desk)] == ["A-01", "A-02", "A-03", "A-04", "A-05"]
    assert actions_of(desk)[2].status is Status.COMPLETE_IMPACT_NOT_SHOWN
    assert actions_of(desk)[2].due == date(2026, 11, 30)
    assert desk.work.session.undo_act == "import of 4 actions"
    desk.undo()
    assert desk.tables == before
    desk.redo()
    assert desk.tables == after


def test_what_came_in_is_in_the_file_with_who_brought_it(read: ReadList, desk: Desk) -> None:
    accept(desk, read.sheet("Plan"))
    tables = desk.tables
    path = desk.work.session.path
    assert {entry.act for entry in desk.log(40)} >= {"import of 4 actions"}
    assert {note.by for note in desk.contents.of(ProgressNote).values()} == {"Isla Grant"}
    desk.work.close()
    again = open_file(path, ISLA, InlineExecutor())
    try:
        assert dict(again.contents.of(Action)) == tables[Action]
        assert dict(again.contents.of(ProgressNote)) == tables[ProgressNote]
    finally:
        again.close()


def test_the_same_list_as_plain_text_comes_in_the_same(read: ReadList, desk: Desk, tmp_path: Path) -> None:
    accept(desk, read_list(listed(tmp_path / "plan.csv")).sheets[0])
    as_text = [replace(action, key="") for action in actions_of(desk)]
    desk.undo()
    accept(desk, read.sheet("Plan"))
    assert [replace(action, key="") for action in actions_of(desk)] == as_text


def test_evidence_comes_in(desk: Desk, tmp_path: Path) -> None:
    accept(desk, read_list(listed(tmp_path / "evidence.csv", EVIDENCE)).sheets[0])
    pieces = desk.contents.evidence_in_order
    assert [(piece.ref, piece.title) for piece in pieces] == [
        ("E-001", "Autumn file audit"),
        ("E-002", "Survey of parents"),
        ("E-003", "Dataset"),
    ]
    assert pieces[0].agency == desk.nhs
    desk.undo()
    assert dict(desk.contents.of(Evidence)) == {}


def test_nothing_comes_in_while_a_word_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    sheet = read_list(listed(tmp_path / "plan.csv", LEARNING_REVIEW)).sheets[0]
    with pytest.raises(NotReady, match="Zebra"):
        accept(desk, sheet)
    assert desk.contents.actions == {}


def test_what_was_changed_since_the_preview_is_not_brought_in(read: ReadList, desk: Desk) -> None:
    importing, sheet = desk.work.importing, read.sheet("Plan")
    mapping = importing.guess(sheet)
    plan = importing.plan(sheet, mapping)
    desk.work.actions.plan("Audit thirty files")
    assert len(actions_of(desk)) == 1
    importing.accept(sheet, mapping, plan)
    assert [type(refusal) for refusal in desk.refusals] == [PreviewOutdated]
    assert len(actions_of(desk)) == 1
    importing.accept(sheet, mapping, importing.plan(sheet, mapping))
    assert len(actions_of(desk)) == 4


def test_what_else_was_typed_meanwhile_is_no_reason(read: ReadList, desk: Desk) -> None:
    importing, sheet = desk.work.importing, read.sheet("Plan")
    mapping = importing.guess(sheet)
    plan = importing.plan(sheet, mapping)
    desk.work.actions.plan("Something else")
    importing.accept(sheet, mapping, plan)
    assert [action.ref for action in actions_of(desk)] == ["A-01", "A-02", "A-03", "A-04", "A-05"]


def test_reading_beside_does_not_hold_up_what_is_saved(desk: Desk, tmp_path: Path) -> None:
    answers: list[ReadList | Refusal] = []
    came = threading.Event()

    def done(answer: ReadList | Refusal) -> None:
        answers.append(answer)
        came.set()

    desk.work.importing.read(listed(tmp_path / "plan.csv"), done)
    desk.work.actions.plan("Typed meanwhile")
    assert came.wait(20)
    assert isinstance(answers[0], ReadList)
    assert len(actions_of(desk)) == 1


def test_a_reading_that_was_stopped_tells_nobody(desk: Desk, tmp_path: Path) -> None:
    told: list[ReadList | Refusal] = []
    reading = desk.work.importing.read(workbook(tmp_path / "plan.xlsx"), told.append)
    reading.stop()
    for thread in threading.enumerate():
        if thread.name == "list":
            thread.join(20)
    assert told == []


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("plan.csv", b"\xd0\xcf\x11\xe0" + bytes(100), ListUnreadable),
        ("plan.csv", b"\n\n", NoList),
        ("plan.xlsx", b"Action,Lead\n", NotAWorkbook),
        ("plan.csv", None, WorkbookUnreadable),
        ("plan.xlsx", None, WorkbookUnreadable),
    ],
)
def test_what_cannot_be_read_is_told(
    desk: Desk, tmp_path: Path, name: str, content: bytes | None, refusal: type[Refusal]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    told: list[ReadList | Refusal] = []
    desk.work.importing.read(path, told.append, beside=False)
    assert [type(answer) for answer in told] == [refusal]


def test_a_workbook_that_is_named_as_text_is_a_workbook(tmp_path: Path) -> None:
    assert len(read_list(workbook(tmp_path / "plan.csv")).sheets) == 2


def test_numbers_are_read_as_people_see_them(desk: Desk, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx", [("Plan of the year",), ("Action", "Target", "Cost"), ("Write it", 0.85, 2000)]
    )
    book = load_workbook(path)
    book["Plan"]["B3"].number_format = "0%"
    book["Plan"]["C3"].number_format = '"£"#,##0'
    book.save(path)
    accept(desk, read_list(path).sheet("Plan"))
    (action,) = actions_of(desk)
    assert (action.target, action.resources) == ("85%", "£2,000")


NASTY = (
    *(
        "=1+1",
        "+44 1234",
        "- first\n- second",
        "@all",
        "\tindented ",
        "\uff1d1",
        "007",
        "1/2",
        "TRUE",
        "'quoted",
        "#N/A",
    ),
    *("'quoted", "<b>bold</b> &amp; </para>", "file:///etc/passwd", "https://example.org/a?b=1"),
    *("\U0001f469\u200d\U0001f467 Mòd", "\u202e\u05ea\u05d4\u05dc\u202c", "e\u0301"),
)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_texts_that_look_like_something_else_come_in_as_they_are(tmp_path: Path, ending: str) -> None:
    rows: Rows = [("Plan",), ("Action", "Lead", "Measure"), *((f"{text}.", "Isla", text) for text in NASTY)]
    path = tmp_path / f"plan.{ending}"
    if ending == "csv":
        listed(path, rows)
    else:
        workbook(path, rows)
        as_typed(path)
    desk = Desk(tmp_path / "work.cpcse", InlineExecutor())
    try:
        accept(desk, read_list(path).sheets[-1])
        assert [(action.text, action.measure) for action in actions_of(desk)] == [(f"{text}.", text) for text in NASTY]
    finally:
        desk.work.close()


def as_typed(path: Path) -> None:
    """Make texts of what openpyxl took for formulas and errors, as Excel keeps what was typed after an apostrophe."""
    book = load_workbook(path)
    for cells in book["Plan"].iter_rows():
        for cell in cells:
            if cell.value is not None:
                cell.data_type = "s"
    book.save(path)


def test_what_no_file_can_hold_is_taken_out(desk: Desk) -> None:
    sheet = SheetCells("Plan", False, ((1, ("Action", "Lead")), (2, ("Wri\x00te\r\nit\ud800", "Is\x07la"))))
    accept(desk, sheet)
    assert [(action.text, action.lead) for action in actions_of(desk)] == [("Write\nit", "Isla")]


@pytest.mark.parametrize("rows", [INSPECTION, IMPROVEMENT], ids=["inspection", "improvement"])
def test_every_record_can_be_stored(desk: Desk, tmp_path: Path, rows: Rows) -> None:
    plan = accept(desk, read_list(listed(tmp_path / "plan.csv", rows)).sheets[0])
    assert len(actions_of(desk)) == len(plan.entries)
    assert desk.refusals == []
    kinds: set[type[Record]] = {Action, ProgressNote}
    assert all(desk.contents.of(kind) for kind in kinds)


def test_a_plan_that_this_program_wrote_is_known(desk: Desk, tmp_path: Path) -> None:
    desk.work.actions.plan("Audit thirty files", due=date(2027, 3, 31))
    assert len(actions_of(desk)) == 1
    write_paper(desk.work.papers.order(Paper.WORKBOOK), tmp_path / "plan.xlsx")
    sheet = read_list(tmp_path / "plan.xlsx").sheet("Action plan")
    plan = desk.work.importing.plan(sheet, desk.work.importing.guess(sheet))
    assert plan.said[0].startswith("This looks like an action plan that this program wrote.")
    assert "The same is in the file already, as A-01." in [left.why for left in plan.left_out]


def test_a_kind_can_be_asked_for(read: ReadList, desk: Desk) -> None:
    mapping = desk.work.importing.guess(read.sheet("Plan"), ListKind.EVIDENCE)
    assert mapping.kind is ListKind.EVIDENCE


def test_dates_are_of_the_day_on_which_it_came_in(read: ReadList, desk: Desk) -> None:
    accept(desk, read.sheet("Plan"))
    assert {note.on for note in desk.contents.of(ProgressNote).values()} == {datetime(2026, 3, 2, tzinfo=UTC).date()}
