"""Answers that come on other threads, and what of Qt's ends where."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path
from weakref import finalize, ref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import LineEntry
from tests.ui.conftest import Opening
from tests.ui.held_up import held_up


def in_a_thread(job: Callable[[], object]) -> None:
    thread = threading.Thread(target=job)
    thread.start()
    thread.join()


def test_an_answer_comes_on_the_thread_that_waits(qtbot: QtBot) -> None:
    came: list[tuple[object, int]] = []
    answer = Answer()
    answer.came.connect(lambda said: came.append((said, threading.get_ident())))
    bring = answer.bring
    in_a_thread(lambda: bring("made"))
    assert came == []
    qtbot.waitUntil(lambda: came == [("made", threading.get_ident())])


def test_on_that_thread_itself_it_comes_at_once() -> None:
    came: list[object] = []
    answer = Answer()
    answer.came.connect(came.append)
    answer.bring("made")
    assert came == ["made"]


def test_nobody_else_ends_it_and_the_answer_still_comes(qtbot: QtBot) -> None:
    came: list[object] = []
    answer = Answer()
    answer.came.connect(came.append)
    known = ref(answer)
    threads = [threading.Thread(target=answer.bring, args=(number,)) for number in range(20)]
    del answer
    for thread in threads:
        thread.start()
        thread.join()
    del threads, thread
    gc.collect()
    held = known()
    assert held is not None, "every letter is read before it is forgotten"
    assert Shiboken.isValid(held)
    del held
    qtbot.waitUntil(lambda: len(came) == 20)
    qtbot.waitUntil(lambda: known() is None)
    assert came == list(range(20))


def test_it_goes_once_nobody_can_answer_any_more(qtbot: QtBot) -> None:
    answer = Answer()
    bring = answer.bring
    known = ref(answer)
    del answer
    gc.collect()
    assert known() is not None, "somebody may still answer"
    del bring
    qtbot.waitUntil(lambda: known() is None)


def test_an_answer_on_its_way_arrives_although_the_windows_thread_lets_go_of_the_letter_last(qtbot: QtBot) -> None:
    answer = Answer()
    came: list[object] = []
    answer.came.connect(came.append)
    bring = answer.bring
    thread = threading.Thread(target=bring, args=("here",))
    thread.start()
    thread.join()
    del thread, bring
    qtbot.waitUntil(lambda: came == ["here"])


def test_a_box_that_goes_while_its_change_waits_ends_on_the_windows_thread(new_file: Path, opening: Opening) -> None:
    faults: list[BaseException] = []
    workspace = opening(new_file, ThreadExecutor(faults.append))
    told: list[object] = []
    workspace.changed.connect(lambda event: told.append(event.origin))
    window = QWidget()
    box, stays = LineEntry("Strength", parent=window), LineEntry("Another", parent=window)
    ended: list[int] = []
    finalize(box, lambda: ended.append(threading.get_ident()))
    with held_up(workspace):
        for origin in (box, stays):
            workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard", origin=origin)
        box.deleteLater()
        QCoreApplication.sendPostedEvents(box, QEvent.Type.DeferredDelete.value)
        del box, origin
        gc.collect()
        assert ended == [threading.get_ident()], "the file's thread may not be the last to hold it"
    assert told == [None, stays]
    assert [finding.text for finding in workspace.contents.findings_of("2.1")] == ["Heard", "Heard"]
    assert faults == []
