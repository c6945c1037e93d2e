"""The whole program in a process of its own, walked through everything, with a watch on who touches the open file.

``python -m tests.faults.other_hands FILE FOLDER HOW``: opens FILE, does everything with it that touches files, into
FOLDER, and ends. Closing any handle of a file drops SQLite's lock on it within the same process (POSIX,
https://sqlite.org/howtocorrupt.html, section 2.2), so nothing of ours may open it while it is connected. Each attempt
is printed with its stack. With HOW "touch" the walk is short and opens the file once itself, which must be caught.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.app.command_line import main
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing import attaching
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.connection import is_connected
from cpc_selfeval.ui.kit import LineEntry, hand_over_all
from cpc_selfeval.ui.window.main_window import MainWindow

FILE, FOLDER, HOW = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

WATCHED = {
    "open": (0,),
    "os.rename": (0, 1),
    "os.link": (0, 1),
    "os.remove": (0,),
    "os.truncate": (0,),
    "shutil.copyfile": (0, 1),
    "shutil.copystat": (0, 1),
    "shutil.move": (0, 1),
    "sqlite3.connect": (0,),
}
"""Audit events by which of their arguments are paths (https://docs.python.org/3.11/library/audit_events.html)."""

attempts: list[str] = []
seen: set[str] = set()


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note whoever touches the connected file."""
    for place in WATCHED.get(event, ()):
        path = arguments[place] if place < len(arguments) else None
        if not isinstance(path, str | bytes | os.PathLike):
            continue
        seen.add(event)
        touched = Path(os.fsdecode(path))
        if touched.exists() and touched.samefile(FILE) and is_connected(FILE):
            attempts.append(f"{event} {touched}\n{''.join(traceback.format_stack()[-14:-1])}")


def handles() -> int:
    """How many handles this process has on the file, whoever opened them, Qt included."""
    return sum(handle.resolve() == FILE.resolve() for handle in Path("/proc/self/fd").iterdir())


def wait_for(there: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Let the program run until something is so."""
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QApplication.processEvents()
        time.sleep(0.005)


def walk(desk: Desk) -> None:
    """Everything that the window offers with the open file, then the end."""
    window = desk.windows[0]
    work = window.workspace.work
    every = (typing, every_page, files, copies, refused, opened_again)
    for step in every if HOW != "touch" else (typing,):
        step(desk, window)
        assert work.session.drain(60)
        assert handles() == 1, (step.__name__, handles())
    if HOW == "touch":
        FILE.open("rb").close()
    hand_over_all(window)
    assert work.session.drain(60)
    desk.quit()


def typing(_desk: Desk, window: MainWindow) -> None:
    """Type, undo, make again, record, remove, and read histories."""
    work = window.workspace.work
    window.show_page("details")
    box = next(box for box in window.findChildren(LineEntry) if box.accessibleName() == "Lead officer")
    box.setFocus()
    QTest.keyClicks(box, "Isla")
    wait_for(lambda: "Isla" in work.contents.committee.lead_officer, "what was typed")
    work.session.undo()
    work.session.redo()
    finding = work.findings.record(FindingKind.AREA, "2.1", "Chronologies")
    work.levels.choose("2.1", Stage.AGREED, level=3)
    work.levels.record("2.1", Stage.AGREED)
    work.findings.remove(finding)
    answers: list[object] = []
    work.session.ask(lambda store: store.last_changes(50), answers.append)
    wait_for(lambda: bool(answers), "the last changes")


def every_page(_desk: Desk, window: MainWindow) -> None:
    """Show every page and an indicator."""
    for page in ("overview", "indicators", "evidence", "actions", "details"):
        window.show_page(page)
        QApplication.processEvents()
    window.show_indicator("2.1")


def files(_desk: Desk, window: MainWindow) -> None:
    """Attach in one piece and in several, open a copy, save one, remove, cancel."""
    work = window.workspace.work
    piece = next(iter(work.contents.evidence), None) or work.evidence.record("Survey")
    assert work.session.drain(60)
    large = FOLDER / "large.bin"
    large.write_bytes(os.urandom(3_000_000))
    small = FOLDER / "minutes.txt"
    small.write_text("minutes")
    attaching.PIECE = 1_048_576
    work.evidence.attach(piece, small)
    work.evidence.attach_large(piece, large, 3_000_000, lambda _coming: None)
    work.evidence.attach_large(piece, small, 7, lambda _coming: None).cancel()
    assert work.session.drain(60)
    window.show_evidence(piece)
    opened: list[str] = []
    QDesktopServices.openUrl = partial(_take, opened)  # type: ignore[method-assign]
    kept = work.contents.attachments_of(piece)
    page = window.stack.page("evidence")
    page.editor.form.files._open(kept[0])  # type: ignore[attr-defined]
    wait_for(lambda: bool(opened), "the opened copy")
    told: list[object] = []
    work.evidence.write_out(kept[-1].key, FOLDER / "out.bin", told.append)
    wait_for(lambda: told == [None], "the saved file")
    work.evidence.detach(kept[-1].key)


def _take(opened: list[str], url: QUrl | str) -> bool:
    """In the place of the system's programs for documents."""
    opened.append(QUrl(url).toLocalFile())
    return True


def copies(_desk: Desk, window: MainWindow) -> None:
    """Save a copy, back up, and make both papers."""
    work = window.workspace.work
    told: list[object] = []
    work.save_copy(FOLDER / "copy.cpcse", told.append)
    work.backups.now(done=told.append)
    for paper in (Paper.COG_SUMMARY, Paper.WORKBOOK):
        work.papers.write(paper, FOLDER / f"paper{paper.ending}", told.append)
    wait_for(lambda: len(told) == 4, "copy, backup and papers")
    check_file(FOLDER / "copy.cpcse")
    check_file(FILE)


def refused(_desk: Desk, window: MainWindow) -> None:
    """Everything that would have to read or replace the open file itself, under its name and under another."""
    from datetime import UTC, datetime

    from cpc_selfeval.editing.rescuing import rescue

    work = window.workspace.work
    piece = next(iter(work.contents.evidence))
    again = FOLDER / "another name.pdf"
    subprocess.run(["ln", str(FILE), str(again)], check=True)  # by another process, as the watch is on this one
    kept = work.contents.attachments_of(piece)
    told: list[object] = []
    for path in (FILE, again):
        work.evidence.attach(piece, path)
        work.save_copy(path, told.append, replacing=True)
        work.evidence.write_out(kept[0].key, path, told.append)
        work.papers.write(Paper.COG_SUMMARY, path, told.append)
        try:
            rescue(path, FOLDER / "rescued.cpcse", datetime.now(UTC))
        except Refusal as refusal:
            told.append(refusal)
    wait_for(lambda: len(told) == 8, "refusals")
    assert None not in told, told
    subprocess.run(["rm", str(again)], check=True)


def opened_again(desk: Desk, _window: MainWindow) -> None:
    """The same file once more, by its name and through a link."""
    desk.open(FILE)
    if hasattr(os, "symlink"):
        (FOLDER / "link.cpcse").symlink_to(FILE)
        desk.open(FOLDER / "link.cpcse")
    assert len(desk.windows) == 1


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
    QTimer.singleShot(100, lambda: told_of(lambda: walk(self)))


if __name__ == "__main__":
    Desk.begin = begin  # type: ignore[method-assign]
    sys.addaudithook(watch)
    code = main([str(FILE)])
    with (FOLDER / "control").open("w") as control:
        control.write("x")
    shutil.copyfile(FOLDER / "control", FOLDER / "control 2")
    print("\n\n".join(attempts))
    print("walked" if {"open", "os.rename", "os.remove", "shutil.copyfile"} <= seen else f"saw only {sorted(seen)}")
    sys.exit(code)
