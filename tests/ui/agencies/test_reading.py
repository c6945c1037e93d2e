"""From the menu to the receipt and back: a workbook that an agency filled in, and a colleague's copy, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Agency, Person
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.returns.records import AgencyReturn
from cpc_selfeval.domain.returns_refusals import AlreadyTaken
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.ui.agencies.all_returns import AllReturnsDialog
from cpc_selfeval.ui.agencies.compare_dialog import COPIES, CompareDialog
from cpc_selfeval.ui.agencies.page import AgenciesPage
from cpc_selfeval.ui.agencies.reading_dialog import ReadingDialog
from cpc_selfeval.ui.agencies.return_dialog import ReturnDialog
from cpc_selfeval.ui.agencies.rows import Step
from cpc_selfeval.ui.agencies.steps import READ_ONLY
from cpc_selfeval.ui.kit import unnamed_focusable
from cpc_selfeval.ui.kit.note_dialog import NoteDialog
from cpc_selfeval.ui.passwords.asking import AskPasswordDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import SessionSignals, Workspace
from tests.ui.agencies.conftest import CameBack, comment_of, opened, with_changes
from tests.ui.agencies.filling import fill
from tests.ui.conftest import Opening


@pytest.fixture
def window(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The program's own window."""
    window = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)
    window.close_at_once()
    window.deleteLater()


@pytest.fixture
def came_back(workspace: Workspace, police: Agency, strength: Finding, tmp_path: Path) -> Path:
    """A workbook that the police filled in."""
    returns = workspace.work.returns
    key = returns.ask(police.key)
    returns.write_workbook(key, tmp_path / "asked.xlsx", lambda _delivered: None)
    returns.mark_asked(key, workspace.today())
    fill(tmp_path / "asked.xlsx", tmp_path / "returned.xlsx")
    return tmp_path / "returned.xlsx"


def test_from_the_menu_to_the_receipt_and_back(
    window: MainWindow,
    workspace: Workspace,
    came_back: Path,
    police: Agency,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(came_back), ""))
    window.menus.actions["read_return"].trigger()
    assert window.stack.name == "agencies"
    compare = opened(CompareDialog)
    assert isinstance(compare, CompareDialog)
    assert compare.heading.text() == "The return of Police Scotland"
    assert compare.decisions.undecided == ()
    taken = len(compare.decisions.taken)
    assert taken == 5
    QTest.keyClick(compare.take_over, Qt.Key.Key_Return)
    receipt = opened(ReturnDialog)
    assert isinstance(receipt, ReturnDialog)
    assert "by Isla Grant (lead officer)" in receipt.decided.text()
    assert "returned.xlsx" in receipt.decided.text()
    assert receipt.undo.isVisible()
    assert unnamed_focusable(receipt) == []
    comment = workspace.contents.comment(police.key, "2.1")
    assert comment is not None
    page = window.stack.page("agencies")
    assert isinstance(page, AgenciesPage)
    assert page.glance.text().endswith("1 returned")
    assert page.all_returns.isVisible()
    receipt.activateWindow()
    qtbot.waitUntil(receipt.isActiveWindow)
    text = receipt.comparing.details.sides[0].text
    receipt.comparing.details.show()
    text.setFocus()
    QTest.keySequence(text, "Ctrl+Z")
    assert workspace.contents.returns == ()
    assert workspace.contents.comment(police.key, "2.1") is None
    assert not receipt.isVisible()
    assert not page.all_returns.isVisible()


def decided_upon(workspace: Workspace, preview: Preview) -> AgencyReturn:
    """A return of which everything was taken."""
    told: list[object] = []
    workspace.work.returns.accept(preview, preview.without_conflicts(), told.append)
    assert told == [None]
    return workspace.contents.returns[0]


@pytest.fixture
def returned(workspace: Workspace, police: Agency, strength: Finding, came_back_as: CameBack) -> AgencyReturn:
    """A return that was decided upon: a changed strength, and a comment."""
    comment = comment_of(workspace, police, "A comment")
    theirs = with_changes(workspace.contents.tables, replace(strength, text="Changed by them"), comment)
    return decided_upon(workspace, came_back_as(theirs))


def test_what_came_once_is_not_taken_twice_and_can_be_looked_at(
    page: AgenciesPage, workspace: Workspace, returned: AgencyReturn, tmp_path: Path
) -> None:
    page.steps.read(tmp_path / "gone.xlsx")
    reading = opened(ReadingDialog)
    assert isinstance(reading, ReadingDialog)
    assert "gone.xlsx" in reading.words.text()
    reading._answered(AlreadyTaken(returned, "Police Scotland"))
    assert "was already looked at and decided on" in reading.words.text()
    reading.look.click()
    receipt = opened(ReturnDialog)
    assert isinstance(receipt, ReturnDialog)
    assert receipt.heading.text().startswith("Police Scotland’s return of ")
    assert not receipt.undo.isVisible()


def test_a_receipt_is_offered_under_a_name_that_any_computer_takes(
    qtbot: QtBot, workspace: Workspace, police: Agency, returned: AgencyReturn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of an agency may have what no file's name may, such as a slash."""
    workspace.work.setup.revise_agency(police.key, name="Police / Highlands: west")
    receipt = ReturnDialog(workspace, returned.key)
    qtbot.addWidget(receipt)
    offered: list[str] = []

    def nowhere(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        offered.append(place)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", nowhere)

    receipt.save.click()

    assert Path(offered[0]).parent == workspace.work.session.path.parent
    assert Path(offered[0]).name.startswith("Receipt of Police - Highlands- west’s return 20")


def test_a_receipt_shows_all_that_came_and_is_saved_as_a_pdf(
    qtbot: QtBot, workspace: Workspace, returned: AgencyReturn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = ReturnDialog(workspace, returned.key)
    receipt.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(receipt)
    receipt.begin()
    assert receipt.decided.text().startswith("2 changes taken, by Isla Grant (lead officer) on ")
    assert receipt.comparing.details.sides[1].text.toPlainText().endswith("by them")
    assert receipt.comparing.details.verdict.text() == "It was taken."
    assert not receipt.comparing.details.take.isVisible()
    receipt.shown.menu_of_options().actions()[2].trigger()
    assert receipt.comparing.model.rowCount() == 0
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "receipt"), ""))
    receipt.save.click()
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    assert receipt.said.text().startswith("The receipt was saved as “receipt.pdf”")


def test_the_receipt_says_what_came_in_with_another_number(
    qtbot: QtBot, workspace: Workspace, police: Agency, came_back_as: CameBack
) -> None:
    ours = workspace.work.evidence.record("Our own audit", indicators=("2.1",))
    number = workspace.contents.evidence[ours].number
    theirs = Evidence(
        key="6f6d5d2e-0000-4000-8000-000000000001",
        cycle=workspace.contents.cycle_key,
        number=number,
        title="Dip sample",
        agency=police.key,
    )
    found = came_back_as(with_changes(workspace.contents.tables, theirs))
    workspace.work.returns.accept(found, found.without_conflicts(), lambda _: None)
    receipt = ReturnDialog(workspace, workspace.contents.returns[0].key, just_now=True)
    receipt.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(receipt)
    receipt.begin()
    came = workspace.contents.evidence[theirs.key]
    assert came.number != number
    assert receipt.comparing.model.rowCount() == 2
    assert receipt.notes.text() == f"Evidence {theirs.ref} of theirs is {came.ref} here."
    receipt.all_notes.click()
    assert opened(NoteDialog).isVisible()


def test_everything_that_came_back_is_listed(page: AgenciesPage, returned: AgencyReturn) -> None:
    page.steps.look_at_all()
    listed = opened(AllReturnsDialog)
    assert isinstance(listed, AllReturnsDialog)
    (line,) = listed.table.lines.lines
    assert line[1:] == ("Police Scotland’s return", "2 changes taken", "Example Area - Police Scotland.xlsx")
    QTest.keyClick(listed.look, Qt.Key.Key_Return)
    assert isinstance(opened(ReturnDialog), ReturnDialog)


def test_a_colleagues_copy_is_compared_by_the_same_dialog(
    window: MainWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.cpcse"
    workspace.work.save_copy(copy, lambda refusal: None)
    theirs = open_file(copy, Person("Calum Reid", "Inspector", "Police Scotland"))
    theirs.findings.record(FindingKind.STRENGTH, "2.1", "Written by a colleague")
    theirs.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    window.menus.actions["merge_copy"].trigger()
    compare = opened(CompareDialog)
    assert isinstance(compare, CompareDialog)
    assert compare.rules.text() == COPIES
    compare.take_over.click()
    assert "Written by a colleague" in [finding.text for finding in workspace.contents.findings.values()]
    receipt = opened(ReturnDialog)
    assert receipt.isVisible()
    assert not copy.with_name("copy.cpcse-wal").exists()


def test_reading_is_stopped_by_cancel(opening: Opening, new_file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    agency = workspace.contents.agencies_in_use[0]
    key = workspace.work.returns.ask(agency.key)
    written: list[object] = []
    workspace.work.returns.write_workbook(key, tmp_path / "w.xlsx", written.append)
    qtbot.waitUntil(lambda: bool(written))
    dialog = ReadingDialog(workspace, tmp_path / "w.xlsx")
    came: list[object] = []
    dialog.came.connect(came.append)
    dialog.begin()
    dialog.close_button.click()
    assert workspace.work.session.drain(5.0)
    assert came == []
    assert faults == []
    assert workspace.contents.of(AgencyReturn) == {}


def test_a_file_that_is_open_to_read_only_takes_nothing_over(new_file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    signals = SessionSignals()
    workspace = Workspace(open_file(new_file, Person("Isla"), InlineExecutor(), signals, read_only=True), signals)
    window = MainWindow(workspace, Preferences(tmp_path / "preferences.json"))
    qtbot.addWidget(window)
    window.menus.actions["read_return"].trigger()
    assert "open to read only" in window.status_line.answer.text()
    page = window.stack.page("agencies")
    assert isinstance(page, AgenciesPage)
    assert not page.read.isEnabled()
    assert not page.ask_all.isEnabled()
    workspace.work.close()


def test_in_a_file_that_is_open_to_read_only_returns_are_looked_at_and_nobody_is_asked(
    page: AgenciesPage, workspace: Workspace, returned: AgencyReturn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(workspace.work.session), "read_only", property(lambda _session: True))
    told: list[Refusal] = []
    workspace.message_requested.connect(told.append)
    row = next(row for row in page.model.rows if row.key == returned.agency)
    page.steps.do(Step.ASK_AGAIN, row)
    assert [refusal.what_happened for refusal in told] == [READ_ONLY[0]]
    page.steps.do(row.next, row)
    assert isinstance(opened(ReturnDialog), ReturnDialog)


@pytest.mark.usefixtures("few_rounds", "dressed")
def test_a_copy_with_a_password_asks_for_it_until_it_is_right(
    tmp_path: Path, beginning: Beginning, qtbot: QtBot
) -> None:
    right = Password("three small boats")
    path, copy = tmp_path / "ours.cpcse", tmp_path / "copy.cpcse"
    begin(path, beginning, Person("Isla"), password=right).close()
    signals = SessionSignals()
    workspace = Workspace(open_file(path, Person("Isla"), InlineExecutor(), signals, password=right), signals)
    workspace.work.save_copy(copy, lambda _refusal: None)
    theirs = open_file(copy, Person("Calum"), password=right)
    theirs.findings.record(FindingKind.STRENGTH, "2.1", "Behind a password")
    theirs.close()
    dialog = ReadingDialog(workspace, copy)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # or it is gone before the test lets go of it
    qtbot.addWidget(dialog)
    answers = ["another one", "three small boats"]

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, AskPasswordDialog)
        question.box.setText(answers.pop(0))
        if answers:
            QTimer.singleShot(0, answer)
        question.go_on.click()

    came: list[Preview] = []
    dialog.came.connect(came.append)
    QTimer.singleShot(0, answer)
    dialog.begin()
    assert [line.theirs for preview in came for line in preview.lines] == ["Text: Behind a password\nIndicators: 2.1"]
    workspace.work.close()


def test_on_threads_of_their_own_it_is_the_same(opening: Opening, new_file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    page = AgenciesPage(workspace)
    qtbot.addWidget(page)
    page.show()
    copy = tmp_path / "copy.cpcse"
    saved: list[object] = []
    workspace.work.save_copy(copy, saved.append)
    qtbot.waitUntil(lambda: saved == [None])
    theirs = open_file(copy, Person("Calum Reid"))
    theirs.findings.record(FindingKind.STRENGTH, "2.1", "Written by a colleague")
    theirs.close()
    page.steps.read(copy)

    def is_open(kind: type[QDialog]) -> bool:
        return any(isinstance(each, kind) and each.isVisible() for each in QApplication.topLevelWidgets())

    qtbot.waitUntil(lambda: is_open(CompareDialog))
    compare = opened(CompareDialog)
    assert isinstance(compare, CompareDialog)
    compare.accept_all()
    qtbot.waitUntil(lambda: is_open(ReturnDialog))
    assert [finding.text for finding in workspace.contents.findings.values()] == ["Written by a colleague"]
    opened(ReturnDialog).close()
    assert faults == []
