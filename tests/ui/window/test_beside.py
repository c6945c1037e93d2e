"""What stands beside the window: it blocks nothing, follows changes, loses nothing typed, and goes with its file."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.storage import engine
from cpc_selfeval.ui.indicator.judgement_history import EventCard, JudgementHistory
from cpc_selfeval.ui.kit.kept_words import words_kept
from cpc_selfeval.ui.window.beside import show_beside
from cpc_selfeval.ui.window.closing import NotSavedDialog
from cpc_selfeval.ui.window.history import (
    HistoryDialog,
    LastChangesDialog,
    TimelineDialog,
)
from cpc_selfeval.ui.window.main_window import MainWindow
from tests.ui.window.conftest import SmallPage
from tests.ui.window.test_closing import answer, type_into

REASON = "Recorded for the wrong indicator"


def beside(window: MainWindow) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def history_of(window: MainWindow, key: str) -> HistoryDialog:
    dialog = show_beside(
        window, HistoryDialog, lambda: HistoryDialog(window.workspace, Evidence, key, window), about=key
    )
    assert isinstance(dialog, HistoryDialog)
    return dialog


def test_histories_block_nothing_and_each_has_one_window(window: MainWindow, qtbot: QtBot) -> None:
    window.show_indicator("2.2")
    window.acts.show_history()
    window.show_indicator("2.1")
    window.acts.show_history()
    window.acts.show_history()
    for act in (window.acts.show_removed, window.acts.show_changes, window.acts.show_changes):
        act()
    kinds = [type(dialog) for dialog in beside(window)]
    assert sorted(kind.__name__ for kind in kinds) == [
        "IndicatorHistoryDialog",
        "IndicatorHistoryDialog",
        "LastChangesDialog",
        "RemovedDialog",
    ]
    assert QApplication.activeModalWidget() is None
    type_into(window, "Written with four histories open")
    last = next(dialog for dialog in beside(window) if isinstance(dialog, LastChangesDialog))
    qtbot.waitUntil(lambda: any("strength" in cell.casefold() for row in last.table.lines.lines for cell in row))


def test_what_is_typed_beside_a_history_comes_before_what_it_brings_back(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace.work
    type_into(window, "First")
    page = window.stack.currentWidget()
    assert isinstance(page, SmallPage)
    page.box.hand_over()
    work.findings.revise(page.key, text="Second", origin=page.box)
    page.box.show_text("Second")
    piece = work.evidence.record("Survey")
    work.evidence.revise(piece, title="Survey of parents")
    dialog = history_of(window, piece)
    page.box.setFocus()
    QTest.keyClicks(page.box, "Typed and not handed over yet. ")
    dialog.was.click()
    assert dialog.outcome.text() == "Brought back. Undo: Ctrl+Z."
    assert work.contents.evidence[piece].title == "Survey"
    assert "Typed and not handed over yet. " in work.contents.findings[page.key].text
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keySequence(dialog, "Ctrl+Z")
    assert work.contents.evidence[piece].title == "Survey of parents"
    assert "Typed and not handed over yet. " in work.contents.findings[page.key].text


def test_what_changed_meanwhile_is_not_said_to_be_brought_back(window: MainWindow) -> None:
    work = window.workspace.work
    piece = work.evidence.record("Survey")
    work.evidence.revise(piece, title="Survey of parents")
    dialog = history_of(window, piece)
    beside_us = engine.connect(str(work.session.path))
    beside_us.execute("update evidence set title = 'Theirs' where key = ?", (piece,))
    beside_us.commit()
    beside_us.close()
    dialog.was.click()
    assert dialog.outcome.text().startswith("This was not brought back. ")
    assert work.contents.evidence[piece].title == "Survey of parents"


def test_what_is_removed_meanwhile_cannot_be_brought_back_and_says_why(window: MainWindow) -> None:
    work = window.workspace.work
    piece = work.evidence.record("Survey")
    work.evidence.revise(piece, title="Survey of parents")
    dialog = history_of(window, piece)
    work.evidence.remove(piece)
    was = next(line for line in dialog._lines["all"] if line.entry.field == "title")
    dialog.table.show_history((was,))
    dialog.was.click()
    assert "is not there any more" in dialog.outcome.text()
    assert piece not in work.contents.evidence


def test_histories_close_with_their_file(window: MainWindow, qtbot: QtBot) -> None:
    window.acts.show_history()
    window.acts.show_changes()
    window.acts.sign_off()
    assert len(beside(window)) == 3
    with qtbot.waitSignal(window.closed):
        assert window.close()
    assert not any(isinstance(one, TimelineDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


def level_history(window: MainWindow) -> tuple[JudgementHistory, EventCard]:
    dialog = show_beside(window, JudgementHistory, lambda: JudgementHistory(window.workspace, "2.1", window))
    assert isinstance(dialog, JudgementHistory)
    return dialog, dialog.cards[0]


def begin_a_reason(window: MainWindow, qtbot: QtBot) -> None:
    """Type why a level is withdrawn, and press Escape."""
    window.workspace.work.levels.choose("2.1", Stage.AGREED, level=4)
    window.workspace.work.levels.record("2.1", Stage.AGREED)
    dialog, card = level_history(window)
    card.withdraw.click()
    QTest.keyClicks(card.reason, REASON)
    QTest.keyClick(card.reason, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_a_reason_that_was_begun_is_there_again_after_escape(window: MainWindow, qtbot: QtBot) -> None:
    begin_a_reason(window, qtbot)
    assert window.isActiveWindow()
    dialog, card = level_history(window)
    assert card.asking.isVisible()
    assert card.reason.text() == REASON
    card.really.click()
    assert dialog.cards[0].event_words.withdrawn.endswith(REASON)
    dialog.close()
    assert window.close(), "nothing is left to ask about"
    assert words_kept().of(window) == ()


def test_a_reason_that_was_begun_is_named_before_the_file_closes(window: MainWindow, qtbot: QtBot) -> None:
    begin_a_reason(window, qtbot)
    told: list[str] = []

    def go_back(asked: NotSavedDialog) -> None:
        told.append(asked.windowTitle())
        asked.copy_words.click()
        asked.stay.click()

    answer(go_back)
    assert not window.close()
    assert told == ["Not everything is saved"]
    assert QApplication.clipboard().text() == REASON
    assert words_kept().of(window) == (), "it is begun, and nothing that was refused"
    dialog, card = level_history(window)
    assert card.reason.text() == REASON
    card.keep.click()
    dialog.close()
    assert window.close()
