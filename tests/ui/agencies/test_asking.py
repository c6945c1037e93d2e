"""Asking one agency and several: saved as entered, the workbook written, the e-mail copied or opened, the day noted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.returns.records import Part, Request
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.ui.agencies import ask_all_dialog
from cpc_selfeval.ui.agencies.ask_all_dialog import AskAllDialog
from cpc_selfeval.ui.agencies.ask_dialog import STALE, AskDialog
from cpc_selfeval.ui.agencies.ask_form import WHY_A_ROLE
from cpc_selfeval.ui.agencies.letter_box import NOT_OPENED, OPENED, TOO_LONG
from cpc_selfeval.ui.indicator.page import IndicatorPage
from cpc_selfeval.ui.kit import PlainText, unnamed_focusable
from cpc_selfeval.ui.kit.begun_words import tell_begun
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.conftest import Opening
from tests.ui.evidence.typing import tick, write, write_day
from tests.ui.held_up import held_up


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace, police: Agency) -> AskDialog:
    """Asking the police, who were not asked yet."""
    dialog = AskDialog(workspace, police.key)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.begin()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def the_request(workspace: Workspace) -> Request:
    """The only one there is."""
    (request,) = workspace.contents.requests
    return request


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the mail program was asked to begin."""
    begun: list[QUrl] = []

    def opened(url: QUrl) -> bool:
        begun.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opened)
    return begun


def test_the_first_entry_records_the_request_and_the_rest_revises_it(dialog: AskDialog, workspace: Workspace) -> None:
    assert workspace.contents.requests == ()
    write(dialog.form.contact, "Inspector")
    write_day(dialog.form.due, "20 1 2007")
    assert dialog.form.over.isVisible(), "nobody can return anything by then"
    write_day(dialog.form.due, "20 1 2027")
    assert not dialog.form.over.isVisible()
    request = the_request(workspace)
    assert (request.contact_role, request.due) == ("Inspector", date(2027, 1, 20))
    assert request.indicators == workspace.contents.covered_codes
    assert request.parts == tuple(Part)
    write(dialog.form.message, "Please ask the\nnight shift too.")
    dialog.form.parts[Part.PROGRESS].click()
    dialog.close()
    request = the_request(workspace)
    assert request.message == "Please ask the\nnight shift too."
    assert Part.PROGRESS not in request.parts


def test_what_is_entered_after_the_request_was_undone_begins_it_anew(dialog: AskDialog, workspace: Workspace) -> None:
    write(dialog.form.contact, "Inspector")
    dialog.form.contact.hand_over()
    taken_away = the_request(workspace).key
    workspace.changed.disconnect(dialog._on_changed)  # the window is told a moment later
    workspace.work.session.undo()
    assert workspace.contents.requests == ()
    write(dialog.form.contact, "Sergeant")
    dialog.form.contact.hand_over()
    assert the_request(workspace).contact_role == "Sergeant"
    assert the_request(workspace).key != taken_away


def test_what_is_entered_while_the_request_is_on_its_way_into_the_file_is_one_request(
    qtbot: QtBot, new_file: Path, opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the program, where the file is written on another thread: here that is held up, so nothing is in yet."""
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    dialog = AskDialog(workspace, workspace.contents.agencies[0].key)
    qtbot.addWidget(dialog)
    target = tmp_path / "asked.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kinds: (str(target), ""))
    with held_up(workspace):
        write(dialog.form.contact, "Inspector")
        write_day(dialog.form.due, "20 1 2027")
        write(dialog.form.message, "Two pages at most.")
        dialog.write.click()
        assert dialog.form.contact.text() == "Inspector"
        assert dialog.form.due.day() == date(2027, 1, 20)
    qtbot.waitUntil(target.exists)
    request = the_request(workspace)
    assert (request.contact_role, request.due) == ("Inspector", date(2027, 1, 20))
    assert request.message == "Two pages at most."
    assert faults == []


def test_why_a_role_and_never_a_name_is_said(dialog: AskDialog) -> None:
    assert WHY_A_ROLE in [label.text() for label in dialog.findChildren(PlainText)]
    assert unnamed_focusable(dialog) == []


def test_it_is_asked_about_one_key_question_or_single_indicators(dialog: AskDialog, workspace: Workspace) -> None:
    menu = dialog.form.question.menu()
    menu.actions()[1].trigger()
    framework = workspace.contents.framework
    question = framework.key_questions[1]
    assert menu.actions()[1].text() == f"{question.code} {question.question}"
    codes = tuple(indicator.code for indicator in framework.indicators_of(question.code))
    assert the_request(workspace).indicators == codes
    tick(dialog.form.indicators, [codes[0]])
    assert the_request(workspace).indicators == codes[1:]
    dialog.form.every.click()
    assert the_request(workspace).indicators == workspace.contents.covered_codes
    assert dialog.form.listed.text().startswith("All ")


def test_the_workbook_is_written_where_it_was_asked_for(
    dialog: AskDialog, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(place).name)
        return str(tmp_path / "For the police"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    QTest.keyClick(dialog.write, Qt.Key.Key_Return)
    assert offered == ["Example Area CPC Self-evaluation 2026-27 - Police Scotland.xlsx"]
    assert (tmp_path / "For the police.xlsx").stat().st_size > 5_000
    assert dialog.written.text() == "Written: “For the police.xlsx”. Attach it to the e-mail."
    assert the_request(workspace).workbook
    assert dialog.folder.isVisible()


def test_a_request_that_changes_after_its_workbook_was_written_asks_for_a_new_one(
    dialog: AskDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "police.xlsx"), ""))
    dialog.form.due.date_chosen.emit(date(2027, 1, 20))
    assert dialog.written.text() == "Not written yet."
    dialog.write.click()
    dialog.form.due.date_chosen.emit(date(2027, 2, 20))
    assert dialog.written.text() == STALE
    dialog.write.click()
    assert dialog.written.text() == "Written: “police.xlsx”. Attach it to the e-mail."


def test_a_place_that_cannot_be_written_is_told(
    dialog: AskDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "x.xlsx"), ""))
    dialog.write.click()
    assert "gone" in dialog.written.text()
    assert dialog.folder.isHidden()
    assert dialog.write.isEnabled()


def test_the_email_is_copied_with_what_was_typed_last(dialog: AskDialog, mail: list[QUrl]) -> None:
    write(dialog.form.message, "Ask the night shift.")
    dialog.letter.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Ask the night shift." in copied
    assert copied == dialog.letter.text.toPlainText()
    assert mail == []


def test_the_mail_program_begins_the_email(dialog: AskDialog, workspace: Workspace, mail: list[QUrl]) -> None:
    dialog.form.question.menu().actions()[1].trigger()
    for part in (Part.EVIDENCE, Part.PROGRESS, Part.COMMENTS):
        dialog.form.parts[part].click()
    dialog.letter.open_mail.click()
    letter = workspace.work.returns.asking_letter(dialog.key or "")
    assert mail[0].toEncoded().toStdString() == letter.mailto()
    assert dialog.letter.said.text() == (OPENED if letter.fits_an_address else TOO_LONG)


def test_a_text_that_is_too_long_for_the_mail_program_is_copied(dialog: AskDialog, mail: list[QUrl]) -> None:
    dialog.form.message.setFocus()
    dialog.form.message.insertPlainText("Night shift. " * 300)
    dialog.letter.open_mail.click()
    assert "body" not in mail[0].toString()
    assert QGuiApplication.clipboard().text().count("Night shift.") == 300
    assert dialog.letter.said.text() == TOO_LONG


def test_without_a_mail_program_the_text_is_copied(dialog: AskDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog.letter.open_mail.click()
    assert dialog.letter.said.text() == NOT_OPENED
    assert QGuiApplication.clipboard().text() == dialog.letter.text.toPlainText()


def test_the_day_on_which_it_was_sent_is_noted(dialog: AskDialog, workspace: Workspace) -> None:
    dialog.today.click()
    assert the_request(workspace).asked_on == workspace.today()
    assert dialog.asked_on.day() == workspace.today()
    QTest.keySequence(dialog, "Ctrl+Z")
    assert the_request(workspace).asked_on is None
    assert dialog.asked_on.day() is None


def test_asking_again_begins_as_it_was_asked_last(
    qtbot: QtBot, workspace: Workspace, police: Agency, dialog: AskDialog
) -> None:
    workspace.work.returns.ask(police.key, contact_role="Inspector", indicators=("2.1",), asks_levels=False)
    again = AskDialog(workspace, police.key)
    qtbot.addWidget(again)
    assert again.form.contact.text() == "Inspector"
    assert again.form.listed.text() == "2.1"
    again.form.due.date_chosen.emit(date(2027, 1, 20))
    newest = next(request for request in workspace.contents.requests if request.due)
    assert (newest.contact_role, newest.indicators, newest.asks_levels) == ("Inspector", ("2.1",), False)


# Several at once


@pytest.fixture
def several(qtbot: QtBot, workspace: Workspace) -> AskAllDialog:
    """Asking everybody who was not asked yet."""
    dialog = AskAllDialog(workspace)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog, before_close_func=lambda _dialog: setattr(dialog, "_shared", dialog._begun))
    dialog.begin()
    return dialog


def test_several_are_asked_the_same_and_their_workbooks_stand_in_one_folder(
    several: AskAllDialog, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [agency.key for agency in workspace.contents.agencies_in_use][:2]
    several.agencies.show_choice(chosen)
    several._look()
    several.form.due.date_chosen.emit(date(2027, 1, 20))
    assert several.write.text() == "&Write 2 workbooks…"
    folder = tmp_path / "workbooks"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    several.write.click()
    assert {request.due for request in workspace.contents.requests} == {date(2027, 1, 20)}
    assert [request.agency for request in workspace.contents.requests] == chosen
    assert all(request.workbook for request in workspace.contents.requests)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 2
    assert several.said.text() == "2 workbooks written."
    assert several.letters.isVisible()
    several.note.click()
    assert {request.asked_on for request in workspace.contents.requests} == {workspace.today()}
    several.write_into(folder)
    assert len(workspace.contents.requests) == 2, "written again, nobody is asked twice"
    assert len(list(folder.iterdir())) == 4, "what was there stays"


def test_what_was_entered_is_not_lost_by_one_key(several: AskAllDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, question: str, *_: object, **__: object) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(ask_all_dialog, "confirm", answer)
    write(several.form.message, "To everybody")
    QTest.keyClick(several, Qt.Key.Key_Escape)
    assert asked == ["Leave without asking anybody?"]
    assert several.isVisible()
    several.hold_begun()
    tell_begun(several)
    assert [words.text for words in words_kept().of(several)] == ["To everybody"], "where the system ends the program"
    words_kept().give_up(several)


def test_an_agency_that_has_the_program_gets_a_file(
    dialog: AskDialog, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "For the police"), ""))
    dialog.write_file.click()
    assert (tmp_path / "For the police.cpcse").is_file()
    assert dialog.written.text() == "Written: “For the police.cpcse”. Attach it to the e-mail."
    assert the_request(workspace).workbook
    assert "The file that is attached" in dialog.letter.text.toPlainText()
    assert "Excel" not in dialog.letter.text.toPlainText()
    dialog.close()
    again = AskDialog(workspace, the_request(workspace).agency, the_request(workspace).key)
    qtbot.addWidget(again)
    assert "The file that is attached" in again.letter.text.toPlainText(), "opened another day"
    reminder = workspace.work.returns.reminding_letter(the_request(workspace).key).body
    assert "sent you a file to fill in" in reminder
    assert "workbook" not in reminder
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "For the police"), ""))
    again.write.click()
    qtbot.waitUntil(lambda: "The workbook that is attached" in again.letter.text.toPlainText())


def test_whoever_opens_the_file_is_told_what_is_asked_and_proposes_for_the_agency(
    dialog: AskDialog, police: Agency, tmp_path: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "For the police"), ""))
    write_day(dialog.form.due, "1 Mar 2027")
    dialog.write_file.click()
    theirs = opening(tmp_path / "For the police.cpcse", InlineExecutor())
    window = MainWindow(theirs, Preferences(tmp_path / "preferences.json"))
    qtbot.addWidget(window)
    assert window.message_bar.happened.text().startswith("This file is for Police")
    assert window.message_bar.to_do.text().endswith("send the file back by 1 March 2027.")
    window.show_indicator("2.1")
    page = window.findChild(IndicatorPage)
    assert page is not None
    assert page.level.recording.agency == police.key
