"""What the buttons of messages about a moved, deleted or replaced file do: work goes on in it, or beside it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from cpc_selfeval.domain.moved_refusals import FileRenamed
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.continuing import Find, find_at, put_back
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import hand_over_all
from cpc_selfeval.ui.window.copies import FILES
from cpc_selfeval.ui.window.window_frame import WindowFrame


class MovedFile(QObject):
    """``moved`` follows when the window's file has another path, or stands anew in its old one."""

    moved = Signal()

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.work.session
        self._answer = Answer()
        self._answer.came.connect(self._answered)
        offer = window.notices.offer
        offer("go_on_there", self._go_on_there)
        offer("find_it", lambda _event: self._find())
        offer("put_back", lambda _event: self._go_on_in(put_back))
        offer("save_beside", lambda _event: self._save_beside())

    def _go_on_there(self, event: Refused) -> None:
        if isinstance(event.refusal, FileRenamed):
            self._go_on_in(find_at(event.refusal.now))

    def _find(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Find the file that was moved", str(self._session.path.parent), FILES
        )
        if chosen:
            self._go_on_in(find_at(Path(chosen)))
        else:
            self._window.message_bar.show()

    def _save_beside(self) -> None:
        path = self._session.path
        hand_over_all(self._window)
        now = self._session.clock().astimezone()
        self._window.copies.save(_free_name(path, f"{path.stem} - mine {now:%Y-%m-%d %H%M}"))

    def _go_on_in(self, find: Find) -> None:
        hand_over_all(self._window)
        self._session.go_on_in(find, self._answer.bring)

    def _answered(self, refusal: Refusal | None) -> None:
        window = self._window
        if refusal is not None:
            window.notices.tell(refusal)
            return
        self.moved.emit()
        if not self._session.unsaved:
            path = self._session.path
            happened = f"You go on in “{path.name}” in “{path.parent}”."
            window.notices.tell_good(happened, "Everything that you entered is saved in it.")


def _free_name(path: Path, stem: str) -> Path:
    target = path.with_name(f"{stem}{path.suffix}")
    number = 2
    while os.path.exists(target):
        target = path.with_name(f"{stem} ({number}){path.suffix}")
        number += 1
    return target
