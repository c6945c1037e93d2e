"""A fault of ours: it is told, the report can be copied, and nothing that anybody wrote or is called stands in it."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.crash import Crashes, report_of
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.ui.kit import apply_theme, unnamed_focusable

SECRET = "Anna, aged 4, lives with her grandmother"


def a_fault() -> Exception:
    """A fault deep in the program, with somebody's words in its messages, from other faults with such words."""
    try:
        try:
            int(SECRET)
        except ValueError as first:
            text: str = {"text": SECRET}  # type: ignore[assignment]
            try:
                shortened(text)
            except AttributeError as second:
                second.__context__ = first
                raise OSError(13, SECRET, f"/home/anna/{SECRET}.cpcse") from second
    except OSError as error:
        return error
    raise AssertionError


def test_a_report_says_where_and_nothing_else() -> None:
    report = report_of(a_fault())
    for words in ("Anna", "grandmother", "anna", "/home", str(Path.home()), str(Path(__file__).parent)):
        assert words not in report
    assert report.startswith("CPC Self-Evaluation ")
    assert "builtins.PermissionError (13)" in report
    assert "builtins.AttributeError" in report
    assert "cpc_selfeval/domain/text.py:" in report
    assert "shortened" in report
    assert "test_crash.py:" in report, "files of others by their names only"


def test_a_ring_of_causes_ends() -> None:
    one, other = ValueError(SECRET), KeyError(SECRET)
    one.__cause__, other.__cause__ = other, one
    assert report_of(one).count("builtins.") == 2


@pytest.fixture
def crashes(qtbot: QtBot, qapp: QApplication) -> Crashes:
    apply_theme(qapp)
    return Crashes(qapp)


def test_a_fault_on_any_thread_is_shown_in_one_window(
    crashes: Crashes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    thread = threading.Thread(target=lambda: crashes.caught(a_fault()), name="file")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: crashes.window is not None and crashes.window.isVisible())
    window = crashes.window
    assert window is not None
    assert "thread file" in window.report.toPlainText()
    crashes.caught(IndexError())
    assert crashes.window is window
    assert "builtins.IndexError" in window.report.toPlainText()
    assert unnamed_focusable(window) == []
    window.copy.click()
    assert QApplication.clipboard().text() == window.report.toPlainText()
    window.log.click()
    assert "/state/cpc-selfeval" in opened[0].path(), "the folder of the log"
    window.go_on.click()
    assert not window.isVisible()
    crashes.caught(IndexError())
    assert crashes.window is not window
    assert crashes.window is not None
    crashes.window.close()


def test_it_takes_charge_of_what_no_one_catches(
    crashes: Crashes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crashes.install()
    fault = a_fault()
    sys.excepthook(type(fault), fault, fault.__traceback__)
    assert crashes.window is not None
    assert "PermissionError" in crashes.window.report.toPlainText()
    thread = threading.Thread(target=lambda: shortened(None), name="paper")  # type: ignore[arg-type]
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "thread paper" in _shown(crashes))
    crashes.window.close()


def _shown(crashes: Crashes) -> str:
    return crashes.window.report.toPlainText() if crashes.window else ""
