"""Reminding an agency, and no longer waiting for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain.asking.contribution_key import is_for_the_program
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.letter_box import LetterBox
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import (
    DateEntry,
    PlainText,
    PrimaryButton,
    QuietText,
    TextEntry,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace


class RemindDialog(FramedDialog):
    """The reminder's text, and the day on which it was sent. Closes by itself where the request is removed."""

    def __init__(self, workspace: Workspace, request: Request, parent: QWidget | None = None) -> None:
        name = workspace.contents.agency_name(request.agency)
        super().__init__(parent, f"Remind {name}", f"Remind {name}", width=540)
        self._workspace = workspace
        self._request = request
        last = f"Reminded last on {day_in_words(request.reminded_on)}." if request.reminded_on else ""
        self.last = QuietText(last)
        returns = workspace.work.returns
        self.letter = LetterBox(lambda: returns.reminding_letter(request.key), attached=False)
        self.on = DateEntry("Reminded on")
        self.on.show_date(workspace.today())
        self.add_close("Cancel")
        self.note = PrimaryButton("&It is sent: note the day")
        self.buttons.addWidget(self.note)
        self.column.addWidget(self.last)
        self.last.setVisible(bool(last))
        self.column.addWidget(self.letter, 1)
        sent = "file" if is_for_the_program(request) else "workbook"
        self.column.addWidget(QuietText(f"If they do not have the {sent} any more, attach it again."))
        days = QHBoxLayout()
        days.addWidget(Labelled("&Reminded on", self.on))
        days.addStretch(1)
        self.column.addLayout(days)
        self.note.clicked.connect(self._noted)
        self.on.date_chosen.connect(lambda day: self.note.setEnabled(day is not None))
        workspace.changed.connect(self._on_changed)
        self.keep_begun(f"reminder, {name}", self.on)
        self.letter.refresh()
        self.resize(on_screen(self, 640, 520))
        self.letter.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Request) and self._workspace.contents.get(Request, self._request.key) is None:
            self.reject()

    def _noted(self) -> None:
        hand_over_all(self)
        day = self.on.day()
        if day is not None:
            self._workspace.work.returns.mark_reminded(self._request.key, day)
            self.accept()


class StopDialog(FramedDialog):
    """Asks why no return is waited for any more."""

    def __init__(self, workspace: Workspace, request: Request, parent: QWidget | None = None) -> None:
        name = workspace.contents.agency_name(request.agency)
        super().__init__(parent, "Stop waiting", f"Stop waiting for {name}?", width=480)
        self._workspace = workspace
        self._request = request
        self.because = TextEntry("Why", hint="They answered at the meeting instead", least_lines=3)
        self.add_close("Go on waiting")
        self.stop = PrimaryButton("&Stop waiting")
        self.buttons.addWidget(self.stop)
        self.column.addWidget(
            PlainText("They are no longer counted as late. A return that comes all the same can still be read.")
        )
        self.column.addWidget(Labelled("&Why", self.because, note="A few words: they stand with the request."))
        self.column.addSpacing(px(4))
        self.because.textChanged.connect(self._look)
        self.stop.clicked.connect(self._stopped)
        self.keep_begun(name, self.because)
        self._look()
        self.because.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        self.stop.setEnabled(bool(self.because.text().strip()))

    def _stopped(self) -> None:
        hand_over_all(self)
        because, today = self.because.text(), self._workspace.today()
        self._workspace.work.returns.stop_waiting(self._request.key, today, because)
        self.accept()
