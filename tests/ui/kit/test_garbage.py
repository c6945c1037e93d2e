"""Garbage is ended on the window's thread, whichever thread makes the objects after which Python would search."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.ui.kit.garbage import Garbage


class Circle(QObject):
    """Of no parent and in a circle of references, so that only a search for garbage ends it."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.itself = self
        finalize(self, lambda: ended.append(threading.current_thread().name))


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    made = Garbage(qapp)
    yield made
    made.deleteLater()


def make_much() -> None:
    """More than Python lets be made without a search."""
    for _ in range(200):
        _kept: list[list[int]] = [[] for _ in range(1000)]


def test_another_thread_that_makes_much_ends_nothing_of_qts(garbage: Garbage, qtbot: QtBot) -> None:
    gc.collect()
    ended: list[str] = []
    Circle(ended)
    busy = threading.Thread(target=make_much, name="file")
    busy.start()
    busy.join()
    assert ended == []
    many: list[list[int]] = [[] for _ in range(2000)]
    assert many
    garbage.look()
    assert ended == [threading.main_thread().name]


def test_python_would_have_ended_it_there(qapp: QApplication) -> None:
    ended: list[str] = []
    Circle(ended)
    gc.enable()
    try:
        busy = threading.Thread(target=make_much, name="file")
        busy.start()
        busy.join()
    finally:
        gc.disable()
    assert ended == ["file"]


def test_what_was_left_out_is_looked_through_once_a_window_was_closed(garbage: Garbage, qtbot: QtBot) -> None:
    ended: list[str] = []
    Circle(ended)
    gc.freeze()
    gc.collect()
    assert ended == []
    garbage.look_soon_at_all()
    qtbot.waitUntil(lambda: ended == [threading.main_thread().name])
