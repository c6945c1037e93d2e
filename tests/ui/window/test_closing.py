"""Closing: everything typed is in the file, and what cannot be saved is never dropped unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.ui.kit import PlainText, TextEntry, hand_over_all, unnamed_focusable
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window.closing import NotSavedDialog
from cpc_selfeval.ui.window.main_window import MainWindow
from cpc_selfeval.ui.window.pack_dialog import PackDialog
from cpc_selfeval.ui.window.person_dialog import PersonDialog
from tests.ui.conftest import ISLA


def type_into(window: MainWindow, text: str) -> None:
    """Type a strength of 2.1 and hand nothing over yet."""
    window.show_indicator("2.1")
    box = window.stack.page("indicators").findChildren(TextEntry)[0]
    box.setFocus()
    QTest.keyClicks(box, text)
    assert box.pending


def texts_in(path: Path) -> list[str]:
    work = open_file(path, ISLA)
    try:
        return sorted(finding.text for finding in work.contents.findings.values())
    finally:
        work.close()


def answer(act: Callable[[NotSavedDialog], None]) -> None:
    """Once the question is asked, answer it so."""

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, NotSavedDialog):
            QTimer.singleShot(20, look)
            return
        try:
            act(asked)
        finally:
            asked.done(asked.result())

    QTimer.singleShot(0, look)


def test_what_was_typed_until_now_is_in_the_file(threaded: MainWindow, qtbot: QtBot) -> None:
    path = threaded.workspace.work.session.path
    type_into(threaded, "Typed just before closing")
    with qtbot.waitSignal(threaded.closed) as closed:
        assert threaded.close()
    assert closed.args == [False]
    assert texts_in(path) == ["Typed just before closing"]
    assert sorted(file.name for file in path.parent.glob("example*")) == ["example-2026.cpcse"], "one clean file"


def test_what_is_typed_while_the_closing_window_waits_for_the_file_is_in_it_too(threaded: MainWindow) -> None:
    path = threaded.workspace.work.session.path
    type_into(threaded, "Typed before closing")
    box = threaded.focusWidget()
    QTimer.singleShot(0, lambda: QTest.keyClicks(box, ", and after it"))  # as keys that come once it waited
    assert threaded.close()
    assert texts_in(path) == ["Typed before closing, and after it"]


def test_closing_the_file_leads_to_the_start_page(threaded: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(threaded.closed) as closed:
        QTest.keySequence(threaded, "Ctrl+W")
    assert closed.args == [True]


def test_going_back_keeps_the_window_and_the_text(threaded: MainWindow) -> None:
    path = threaded.workspace.work.session.path
    path.rename(path.with_name("put away.cpcse"))
    type_into(threaded, "Not to be lost")
    asked: list[str] = []

    def go_back(dialog: NotSavedDialog) -> None:
        asked.extend(label.text() for label in dialog.findChildren(PlainText))
        assert unnamed_focusable(dialog) == []
        dialog.stay.click()

    answer(go_back)
    assert not threaded.close()
    assert threaded.isVisible()
    assert "Not in the file: new strength of 2.1." in asked
    assert any("moved or renamed" in text for text in asked)
    assert threaded.workspace.work.session.unsaved == ("new strength of 2.1",)

    path.with_name("put away.cpcse").rename(path)
    answer(lambda dialog: dialog.again.click())
    assert threaded.close()
    assert texts_in(path) == ["Not to be lost"]


def test_another_click_on_the_frame_while_it_waits_hides_no_window_that_one_goes_back_to(threaded: MainWindow) -> None:
    path = threaded.workspace.work.session.path
    path.rename(path.with_name("put away.cpcse"))
    type_into(threaded, "Not to be lost")
    told: list[bool] = []

    def again() -> None:
        QApplication.sendEvent(threaded.windowHandle(), QCloseEvent())
        told.append(threaded.close())  # as the keys of File > Close and Quit do

    QTimer.singleShot(0, again)
    answer(lambda dialog: dialog.stay.click())
    QApplication.sendEvent(threaded.windowHandle(), QCloseEvent())
    assert told == [False]
    assert threaded.isVisible()
    path.with_name("put away.cpcse").rename(path)
    answer(lambda dialog: dialog.again.click())
    assert threaded.close()
    assert texts_in(path) == ["Not to be lost"]


def test_a_copy_takes_what_the_file_did_not(
    threaded: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = threaded.workspace.work.session.path
    path.rename(path.with_name("put away.cpcse"))
    type_into(threaded, "Not to be lost")
    target = tmp_path / "copy.cpcse"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    answer(lambda dialog: dialog.copy.click())
    assert threaded.close()
    assert texts_in(target) == ["Not to be lost"]


def test_closing_without_it_is_for_the_user_to_say(threaded: MainWindow) -> None:
    path = threaded.workspace.work.session.path
    path.rename(path.with_name("put away.cpcse"))
    type_into(threaded, "May go")
    answer(lambda dialog: dialog.without.click())
    assert threaded.close()
    path.with_name("put away.cpcse").rename(path)
    assert texts_in(path) == []


def test_a_session_that_ends_is_not_asked_anything(threaded: MainWindow) -> None:
    path = threaded.workspace.work.session.path
    type_into(threaded, "Typed before logging out")
    assert threaded.close_at_once()
    assert texts_in(path) == ["Typed before logging out"]


@pytest.fixture
def refused(threaded: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, with words in a box that its cycle, closed meanwhile, will never have."""
    type_into(threaded, "Not to be lost")
    threaded.workspace.work.cycles.close()
    hand_over_all(threaded)
    qtbot.waitUntil(lambda: kept_of(threaded) == ["Not to be lost"])
    return threaded


def kept_of(window: MainWindow) -> list[str]:
    return [words.text for words in words_kept().of(window)]


def test_a_session_that_ends_keeps_words_that_were_refused_for_good(refused: MainWindow) -> None:
    kept: list[str] = []
    assert not refused.close_at_once(lambda: kept.extend(kept_of(refused)))
    assert kept == ["Not to be lost"]


def test_a_session_that_ends_while_it_is_asked_closes_the_file(refused: MainWindow) -> None:
    kept: list[str] = []

    def end(_dialog: NotSavedDialog) -> None:
        refused.close_at_once(lambda: kept.extend(kept_of(refused)))

    answer(end)
    refused.close()
    assert kept == ["Not to be lost"]
    assert refused.workspace.work.session.closed


def test_words_that_were_refused_for_good_are_asked_about(refused: MainWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        answer(lambda dialog: dialog.stay.click())
        assert not refused.close()
        # The box has the keyboard again, and may have handed them over once more
        qtbot.waitUntil(lambda: kept_of(refused) == ["Not to be lost"])
    answer(lambda dialog: dialog.without.click())
    assert refused.close()


def test_who_looked_for_personal_data_is_named_where_nobody_signed(
    threaded: MainWindow, preferences: Preferences
) -> None:
    dialog = PackDialog(threaded.workspace, preferences, threaded)
    QTest.keyClicks(dialog.looked_by, "Isla Grant")
    dialog.reject()
    assert not threaded.bring_in_at_once()
    assert kept_of(threaded) == ["Isla Grant"]


def test_a_session_that_ends_says_what_it_could_not_save(threaded: MainWindow) -> None:
    path = threaded.workspace.work.session.path
    path.rename(path.with_name("put away.cpcse"))
    type_into(threaded, "Typed before logging out")
    assert not threaded.close_at_once()


def test_the_size_and_place_of_the_window_are_remembered(threaded: MainWindow, preferences: Preferences) -> None:
    threaded.resize(1100, 700)
    threaded.splitter.setSizes([330, 770])
    threaded.close()
    kept = Preferences(preferences.path).kept
    assert kept.geometry
    assert kept.list_width == pytest.approx(330, abs=3)


def test_a_wide_window_gives_the_list_more_as_long_as_nobody_draws_it(
    threaded: MainWindow, preferences: Preferences
) -> None:
    threaded.resize(1920, 1000)
    assert threaded.splitter.sizes()[0] > 370
    threaded.resize(1366, 768)
    assert threaded.splitter.sizes()[0] == pytest.approx(292, abs=3)
    threaded.close()
    assert Preferences(preferences.path).kept.list_width == 0


def test_who_is_working_stands_with_what_is_recorded_next(threaded: MainWindow, preferences: Preferences) -> None:
    def fill_in() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, PersonDialog):
            QTimer.singleShot(20, fill_in)
            return
        assert asked.name.text() == "Isla Grant"
        assert unnamed_focusable(asked) == []
        asked.name.setText("  ")
        assert not asked.go_on.isEnabled(), "a name is needed"
        asked.name.setText("Morag Bàn")
        asked.role.setText("chair")
        asked.go_on.click()

    work = threaded.workspace.work
    QTimer.singleShot(0, fill_in)
    threaded.menus.actions["person"].trigger()
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    work.session.drain()
    morag = Person("Morag Bàn", "chair", "CPC")
    assert work.session.recent[0].by == morag
    assert Preferences(preferences.path).person == morag
    assert threaded.status_line.answer.text() == "Working now: Morag Bàn, chair, CPC."
