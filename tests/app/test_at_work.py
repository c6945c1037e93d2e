"""Long work on a file: the screen says what is going on and stays alive; what the work gives or raises comes back."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cpc_selfeval.app import at_work
from cpc_selfeval.app.at_work import done_at_work
from cpc_selfeval.domain.breaking_off import look, seal
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.window.at_work import AtWorkDialog

WORDS = "“plan.cpcse” is being copied."


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_work, "PATIENCE", 0.0)


def shown() -> list[AtWorkDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, AtWorkDialog) and each.isVisible()]


def test_it_says_what_is_going_on_and_cannot_be_closed(qapp: QApplication, qtbot: QtBot) -> None:
    goes_on = threading.Event()
    seen: list[str] = []

    def look() -> None:
        (dialog,) = shown()
        dialog.reject()
        dialog.close()
        dialog.show_seconds(7)
        seen.extend((dialog.words.text(), dialog.seconds.text()))
        dialog.show_seconds(1)
        seen.append(dialog.seconds.text())
        assert dialog.isVisible(), "it says so until it is done"
        assert dialog.isModal()
        goes_on.set()

    QTimer.singleShot(0, look)
    job_thread: list[threading.Thread] = []

    def job() -> int:
        job_thread.append(threading.current_thread())
        assert goes_on.wait(20)
        return 42

    assert done_at_work(WORDS, job) == 42
    assert seen[0] == WORDS
    assert seen[1].endswith(" 7 seconds until now.")
    assert seen[2].endswith(" 1 second until now.")
    assert job_thread[0] is not threading.current_thread()
    assert shown() == []
    assert QApplication.overrideCursor() is None


def test_work_goes_on_to_its_end_where_its_window_goes_meanwhile(qapp: QApplication, qtbot: QtBot) -> None:
    window, gone = QWidget(), threading.Event()

    def go() -> None:
        delete(window)
        gone.set()

    QTimer.singleShot(0, go)
    assert done_at_work(WORDS, lambda: gone.wait(20), window)
    assert QApplication.overrideCursor() is None


def test_what_the_work_raises_is_raised_where_it_was_asked_for(qapp: QApplication, qtbot: QtBot) -> None:
    def job() -> None:
        raise ValueError("of the job")

    with pytest.raises(ValueError, match="of the job"):
        done_at_work(WORDS, job)
    assert shown() == []
    assert QApplication.overrideCursor() is None


def test_what_may_be_broken_off_ends_when_cancel_is_pressed(qapp: QApplication, qtbot: QtBot) -> None:
    begun = threading.Event()
    said: list[str] = []

    def cancel() -> None:
        (dialog,) = shown()
        assert dialog.cancel.isVisible()
        assert begun.wait(20)
        dialog.cancel.click()
        said.append(dialog.seconds.text())

    def job() -> None:
        begun.set()
        while True:
            look()

    QTimer.singleShot(0, cancel)
    with pytest.raises(Refusal, match="broken off"):
        done_at_work(WORDS, job, breakable=True)
    assert said == ["It is being broken off: everything stays as it was."]
    assert shown() == []


def test_the_last_step_is_done_whatever_is_pressed(qapp: QApplication, qtbot: QtBot) -> None:
    sealed, pressed = threading.Event(), threading.Event()

    def cancel() -> None:
        (dialog,) = shown()
        assert sealed.wait(20)
        dialog.cancel.click()
        dialog.show_seconds(3)
        assert not dialog.cancel.isEnabled()
        pressed.set()

    def job() -> str:
        seal()
        sealed.set()
        assert pressed.wait(20)
        look()
        return "done"

    QTimer.singleShot(0, cancel)
    assert done_at_work(WORDS, job, breakable=True) == "done"


def test_told_to_end_meanwhile_the_work_is_done_first(qapp: QApplication, qtbot: QtBot) -> None:
    done: list[bool] = []
    goes_on = threading.Event()

    def job() -> None:
        assert goes_on.wait(20)
        done.append(True)

    QTimer.singleShot(0, goes_on.set)
    QTimer.singleShot(0, lambda: QApplication.exit(0))
    done_at_work(WORDS, job)
    assert done == [True]
    # Until the program runs anew, no loop of its goes on: the next test would wait for nothing
    QTimer.singleShot(0, lambda: QApplication.exit(0))
    QApplication.exec()


def test_short_work_shows_nothing(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_work, "PATIENCE", 20.0)
    turned = []
    QTimer.singleShot(0, lambda: turned.append(True))
    assert done_at_work(WORDS, lambda: "done") == "done"
    assert turned == [], "nothing comes between"
