"""Pasting what a box cannot take: refused whole, with its size, and what stood there stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui import kit

Box = kit.TextEntry | kit.LineEntry


class Telling(QWidget):
    """A window that tells sentences, with one box in a part of it."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.told: list[str] = []
        part = QWidget()
        QVBoxLayout(part).addWidget(box)
        QVBoxLayout(self).addWidget(part)
        self.box = box

    def tell_sentence(self, sentence: str) -> None:
        """Remember it."""
        self.told.append(sentence)


@pytest.fixture(params=[kit.TextEntry, kit.LineEntry], ids=["paragraph", "line"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Telling:
    window = Telling(request.param("Strength"))
    qtbot.addWidget(window)
    window.show()
    window.box.show_text("before")
    window.box.setFocus()
    return window


def press_paste(box: Box) -> None:
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_picture_is_refused_with_its_size_and_takes_no_words_away(window: Telling) -> None:
    QGuiApplication.clipboard().setImage(QImage(1200, 800, QImage.Format.Format_RGB32))
    window.box.selectAll()
    press_paste(window.box)
    assert window.box.text() == "before"
    assert not window.box.pending
    (told,) = window.told
    assert told.startswith("The picture on the clipboard (1,200 × 800 points) was not pasted")
    QGuiApplication.clipboard().clear()


def test_what_has_no_text_at_all_is_refused(window: Telling) -> None:
    files = QMimeData()
    files.setData("application/octet-stream", b"\0\1\2")
    QGuiApplication.clipboard().setMimeData(files)
    press_paste(window.box)
    assert window.box.text() == "before"
    assert window.told[0].startswith("What is on the clipboard was not pasted")
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("megabytes", [3, pytest.param(200, marks=pytest.mark.long)])
def test_far_too_much_text_is_refused_at_once_with_its_size(window: Telling, megabytes: int) -> None:
    QGuiApplication.clipboard().setText("a" * (megabytes * 1_000_000))
    press_paste(window.box)
    assert window.box.text() == "before"
    (told,) = window.told
    assert f"{megabytes * 1_000_000 + 6:,} characters" in told
    QGuiApplication.clipboard().clear()


def test_control_characters_are_taken_out_and_it_is_told_once(window: Telling) -> None:
    QGuiApplication.clipboard().setText(" and\x07 after\x00\ufffe")
    QTest.keyClick(window.box, Qt.Key.Key_End)
    press_paste(window.box)
    window.box.hand_over()
    assert window.box.text() == "before and after"
    assert len(window.told) == 1
    assert "taken out of this text" in window.told[0]


def test_whoever_listens_to_the_box_tells_it_alone(window: Telling) -> None:
    heard: list[str] = []
    window.box.cleaned.connect(heard.append)
    QGuiApplication.clipboard().setText("\x07")
    press_paste(window.box)
    window.box.hand_over()
    assert len(heard) == 1
    assert window.told == []
