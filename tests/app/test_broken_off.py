"""Cancel in the window: opening, the worked example and a copy end where they are, and the window says so."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app import at_work
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.storage.copying import write_copy
from cpc_selfeval.storage.header import Header, read_header
from cpc_selfeval.ui.window import at_work as beside
from cpc_selfeval.ui.window.at_work import AtWorkDialog
from tests.app.test_window import choose_file, desk, file, preferences

__all__ = ["desk", "file", "preferences"]


class CancelAsSoonAsShown(AtWorkDialog):
    """Somebody who presses Cancel at the first sight of it."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.pressed = threading.Event()
        self.was_modal = True
        pressing.append(self)
        QTimer.singleShot(0, self, self._press)

    def _press(self) -> None:
        self.was_modal = self.isModal()
        self.cancel.click()
        self.pressed.set()


pressing: list[CancelAsSoonAsShown] = []


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    pressing.clear()
    monkeypatch.setattr(at_work, "PATIENCE", 0.0)
    monkeypatch.setattr(beside, "PATIENCE", 0.0)
    monkeypatch.setattr(beside, "AtWorkDialog", CancelAsSoonAsShown)


def until_cancel_was_pressed() -> None:
    """On the thread that works: go on only once the window was told to break off."""
    while not (pressing and pressing[0].pressed.wait(0.01)):
        look()
    look()


def test_opening_is_broken_off_and_the_file_is_free(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()

    def slowly(path: Path) -> Header:
        until_cancel_was_pressed()
        return read_header(path)

    monkeypatch.setattr("cpc_selfeval.storage.opening.read_header", slowly)

    assert not desk.open(file)

    assert desk.windows == []
    assert file.read_bytes() == before
    assert not file.with_name(file.name + ".lock").exists()
    assert desk.start.message_bar.happened.text() == at_work.BROKEN_OFF[0]
    monkeypatch.setattr("cpc_selfeval.storage.opening.read_header", read_header)
    monkeypatch.setattr(beside, "AtWorkDialog", AtWorkDialog)
    assert desk.open(file)


def test_the_worked_example_is_broken_off_and_nothing_is_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "empty" / "example.cpcse"
    target.parent.mkdir()
    choose_file(monkeypatch, "getSaveFileName", target)
    desk.open_example()
    assert list(target.parent.iterdir()) == []
    assert desk.windows == []
    assert desk.start.message_bar.happened.text() == at_work.BROKEN_OFF[0]


def test_a_copy_is_broken_off_beside_the_window(
    desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "AtWorkDialog", AtWorkDialog)
    assert desk.open(file)
    window = desk.windows[0]
    monkeypatch.setattr(beside, "AtWorkDialog", CancelAsSoonAsShown)

    def slowly(*given: object, **named: object) -> None:
        until_cancel_was_pressed()
        write_copy(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("cpc_selfeval.storage.store.write_copy", slowly)
    target = file.with_name("copy.cpcse")
    window.copies.save(target)
    qtbot.waitUntil(window.message_bar.isVisible)

    assert window.message_bar.happened.text() == "The copy “copy.cpcse” was broken off, as you asked."
    assert not target.exists()
    assert not pressing[0].was_modal
    qtbot.waitUntil(lambda: not any(_is_at_work(each) for each in QApplication.topLevelWidgets()))
    assert window.isEnabled()


def _is_at_work(widget: QWidget) -> bool:
    return isinstance(widget, AtWorkDialog) and widget.isVisible()
