"""A walk through the real program, run as a process of its own by test_privacy.py.

``python privacy_walk.py FILE FOLDER END``: opens FILE, types, undoes, attaches and opens an attached file, saves a
copy, backs up, makes both papers into FOLDER, meets a fault of the program, and ends by "quit" or "kill". With FILE
"new" it begins one in FOLDER first, as people do. It prints "walked" when every step was done. With "only" it starts
and ends, once what an earlier run left is gone.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.app.command_line import main
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.editing.papers import Written
from cpc_selfeval.ui.kit import LineEntry, hand_over_all
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from cpc_selfeval.ui.window.main_window import MainWindow

FILE, FOLDER, END = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
CANARY = os.environ["WALK_CANARY"]


def wait_for(there: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Let the program run until something is so."""
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QApplication.processEvents()
        time.sleep(0.005)


def begin_anew(desk: Desk) -> None:
    """File > New, with the five steps."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, NewSelfEvaluationDialog):
            QTimer.singleShot(20, fill)
            return
        dialog.committee_step.findChildren(LineEntry)[0].setText("Harbour Child Protection Committee")
        dialog.place_step.folder.setText(str(FOLDER))
        dialog.place_step.file_name.setText("begun.cpcse")
        while dialog.isVisible():
            dialog.forward.click()

    QTimer.singleShot(0, fill)
    desk.new()


def walk(desk: Desk) -> None:
    """Every step, then the end."""
    if str(FILE) == "new":
        begin_anew(desk)
    wait_for(lambda: bool(desk.windows), "a window")
    window = desk.windows[0]
    work = window.workspace.work
    type_in_boxes(window)
    work.session.undo()
    window.show_indicator("2.1")
    window.show_page("evidence")
    piece = next(iter(work.contents.evidence), None) or work.evidence.record(CANARY)
    attach_and_open(window, piece)
    told: list[object] = []
    work.save_copy(FOLDER / "copy.cpcse", told.append)
    work.backups.now(done=told.append)
    for paper in (Paper.COG_SUMMARY, Paper.WORKBOOK):
        work.papers.write(paper, FOLDER / f"paper{paper.ending}", told.append)
    wait_for(lambda: len(told) == 4, "copy, backup and papers")
    assert [done.refusal for done in told if isinstance(done, Written)] == [None, None]
    QTimer.singleShot(0, fail)
    QTimer.singleShot(300, lambda: told_of(lambda: end(desk, window)))


def end(desk: Desk, window: MainWindow) -> None:
    """Hand everything over, and end as was asked."""
    work = window.workspace.work
    hand_over_all(window)
    assert work.session.drain(60)
    print("walked", flush=True)
    if END == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    for dialog in QApplication.topLevelWidgets():
        if dialog not in desk.windows:
            dialog.close()
    desk.quit()


def type_in_boxes(window: MainWindow) -> None:
    """Type into each box of the page of the committee, by keys."""
    window.show_page("details")
    box = next(box for box in window.findChildren(LineEntry) if box.accessibleName() == "Lead officer")
    box.setFocus()
    QTest.keyClicks(box, CANARY)
    wait_for(lambda: CANARY in window.workspace.contents.committee.lead_officer, "what was typed")


def attach_and_open(window: MainWindow, piece: str) -> None:
    """Attach a file whose name and content hold the canary, and open it as a click does."""
    source = Path(os.environ["WALK_SOURCES"]) / f"{CANARY} minutes.txt"
    window.show_evidence(piece)
    work = window.workspace.work
    work.evidence.attach(piece, source)
    wait_for(lambda: bool(work.contents.attachments_of(piece)), "the attachment")
    opened: list[str] = []

    def note(url: QUrl | str) -> bool:
        opened.append(QUrl(url).toLocalFile())
        return True

    QDesktopServices.openUrl = note  # type: ignore[method-assign]
    page = window.stack.page("evidence")
    files = page.editor.form.files  # type: ignore[attr-defined]
    files._open(work.contents.attachments_of(piece)[0])
    wait_for(lambda: bool(opened), "the opened copy")
    assert CANARY.encode() in Path(opened[0]).read_bytes()


def end_once_swept(desk: Desk) -> None:
    """End when what an earlier run left is gone."""
    left = Path(os.environ["XDG_CACHE_HOME"])
    wait_for(lambda: not list(left.rglob(f"*{CANARY}*")), "the sweep of what was left")
    desk.quit()


def fail() -> None:
    """A fault of the program, with the user's text in its message."""
    raise RuntimeError(CANARY)


def told_of(step: Callable[[], None]) -> None:
    """Do a step; whatever goes wrong is told and ends the process."""
    try:
        step()
    except BaseException:  # noqa: BLE001 - told, and the end of the process
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(9)


began = Desk.begin


def begin(self: Desk, file: Path | None) -> None:
    """Begin, then walk."""
    began(self, file)
    if END != "only":
        QTimer.singleShot(100, lambda: told_of(lambda: walk(self)))
    else:
        QTimer.singleShot(100, lambda: told_of(lambda: end_once_swept(self)))


Desk.begin = begin  # type: ignore[method-assign]
if __name__ == "__main__":
    sys.exit(main([] if str(FILE) == "new" else [str(FILE)]))
