"""Asking one agency: what, by when; its workbook; the e-mail; and the day on which it was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cpc_selfeval.domain.asking.letters import Letter
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.returns import Delivered
from cpc_selfeval.ui.agencies.ask_form import AskForm, Entry, flatten
from cpc_selfeval.ui.agencies.letter_box import LetterBox
from cpc_selfeval.ui.agencies.words import moment_of
from cpc_selfeval.ui.agencies.workbook_writer import WorkbookWriter, open_folder
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.kit import (
    DateEntry,
    Heading,
    LinkButton,
    PlainButton,
    PrimaryButton,
    QuietText,
    ScrollPage,
    announce,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.pending_text import HandsOverWhenDone
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace

STALE: Final = "What is asked was changed after this was written: write it anew."


def as_last_time(contents: Contents, agency: str) -> Request:
    """A request that is not recorded yet: as the agency was asked last, without days; else about everything."""
    earlier = next((request for request in contents.requests if request.agency == agency), None)
    fresh = Request(key="", cycle=contents.cycle_key, agency=agency, indicators=contents.covered_codes)
    if earlier is None:
        return fresh
    kept = ("contact_role", "indicators", "asks_levels", "asks_findings", "asks_evidence", "asks_progress")
    return replace(fresh, asks_comments=earlier.asks_comments, **{name: getattr(earlier, name) for name in kept})


class AskDialog(HandsOverWhenDone, FramedDialog):
    """Saves as entered. With ``request`` (a key) it goes on with that one; without, the first entry records one."""

    def __init__(
        self, workspace: Workspace, agency: str, request: str | None = None, parent: QWidget | None = None
    ) -> None:
        name = workspace.contents.agency_name(agency)
        super().__init__(parent, f"Ask {name}", f"Ask {name}", width=560)
        self._workspace = workspace
        self._agency = agency
        self._begun = as_last_time(workspace.contents, agency)
        self.key = request
        self._taken_back: str | None = None
        self.sheet = ScrollPage("What is asked")
        self.form = AskForm(workspace)
        self.writer = WorkbookWriter(workspace, self)
        self.write = PrimaryButton("&Write the workbook…")
        self.written = QuietText()
        self.folder = LinkButton("Open its folder")
        self.write_file = LinkButton("It has this program: write a file instead…", name="Write a file for this program")
        self.letter = LetterBox(self._letter)
        self.asked_on = DateEntry("Asked on")
        self.today = PlainButton("&Today", name="Asked today")
        self._target: Path | None = None
        self._pressed: QPushButton = self.write
        self._stale = False
        self._lay_out()
        self._connect()
        self._show()
        self.add_close()

    # Layout

    def _lay_out(self) -> None:
        flatten(self.sheet)
        self.sheet.add(Heading("1  What is asked", 3))
        self.sheet.add(self.form)
        self.sheet.body.addSpacing(px(6))
        self.sheet.add(Heading("2  The workbook to fill in", 3))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.write)
        row.addWidget(self.written, 1)
        row.addWidget(self.folder)
        self.sheet.add(row)
        self.sheet.body.addWidget(self.write_file, 0, Qt.AlignmentFlag.AlignLeft)
        self.sheet.body.addSpacing(px(6))
        self.sheet.add(Heading("3  The e-mail", 3))
        self.sheet.add(self.letter)
        self.sheet.body.addSpacing(px(6))
        self.sheet.add(Heading("4  Once it is sent", 3))
        days = QHBoxLayout()
        days.setSpacing(px(8))
        days.addWidget(Labelled("&Asked on", self.asked_on))
        days.addWidget(self.today, 0, Qt.AlignmentFlag.AlignBottom)
        days.addStretch(1)
        self.sheet.add(days)
        self.folder.hide()
        self.sheet.end()
        self.column.addWidget(self.sheet, 1)
        self.resize(on_screen(self, 720, 700))

    def _connect(self) -> None:
        self.form.entered.connect(self._entered)
        self.write.clicked.connect(self.begin_writing)
        self.write_file.clicked.connect(lambda: self.write_workbook(as_file=True))
        self.writer.written.connect(self._show_written)
        self.folder.clicked.connect(lambda: self._target and open_folder(self._target))
        self.asked_on.date_chosen.connect(self._note_asked)
        self.today.clicked.connect(lambda: self._note_asked(self._workspace.today()))
        self._workspace.changed.connect(self._on_changed)
        self._workspace.stepping.connect(self._follow_steps)
        give_undo_keys(self, self._workspace)

    def begin(self) -> None:
        """Open it, with the keyboard on the first box."""
        self.open()
        self.form.contact.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    @property
    def request(self) -> Request:
        """The request as it is entered by now."""
        return self._workspace.entered.get(Request, self.key) or self._begun

    def _show(self, besides: object = None) -> None:
        request = self.request
        self.form.show_request(request, besides)
        if besides is not self.asked_on:
            self.asked_on.show_date(request.asked_on)
        if self._stale:
            self.written.show_tone("warning")
            self.written.setText(STALE)
        elif self._target is None:
            when = moment_of(request.written_at)
            self.written.setText(f"Written {when}." if when else "Not written yet.")
        self.letter.refresh()

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Request):
            self._settle_key()
            self._show(event.origin)

    def _follow_steps(self) -> None:
        self._settle_key()
        self._show()

    def _settle_key(self) -> None:
        """A request that undo took away is begun anew by what is entered next, also before the window is told of it;
        one that redo brought back is gone on with.

        One that is still on its way into the file is among what is entered.
        """
        entered = self._workspace.entered
        if self.key is not None and entered.get(Request, self.key) is None:
            self._begun = as_last_time(entered, self._agency)
            self.key, self._taken_back = None, self.key
        elif self.key is None and entered.get(Request, self._taken_back) is not None:
            self.key = self._taken_back

    def _letter(self) -> Letter:
        self._settle_key()
        if self.key is not None:
            return self._workspace.work.returns.asking_letter(self.key)
        from cpc_selfeval.domain.asking.letters import asking

        return asking(self._workspace.entered, self._begun)

    # What is done

    def _entered(self, entry: Entry) -> None:
        self._stale = self._stale or bool(self.request.workbook)
        self._save(entry.origin, entry.visit, entry.values)
        self._show(entry.origin)

    def _save(self, origin: QWidget | None, visit: str | None, values: dict[str, object]) -> None:
        returns = self._workspace.work.returns
        self._settle_key()
        if self.key is not None:
            returns.revise(self.key, origin=origin, visit=visit, **values)
        else:
            self.key = returns.ask(self._agency, origin=origin, **{**self._first_values(), **values})
        self.letter.refresh()

    def _first_values(self) -> dict[str, object]:
        parts = {f"asks_{part.value}": tick.isChecked() for part, tick in self.form.parts.items()}
        return {"contact_role": self._begun.contact_role, "indicators": self._begun.indicators, **parts}

    def _settled(self) -> str:
        """The request's key; one that was only begun is recorded for it."""
        hand_over_all(self)
        if self.key is None:
            self._save(None, None, {})
        assert self.key is not None, "it was recorded now"
        return self.key

    def write_workbook(self, *, as_file: bool = False) -> None:
        """Ask where to, and write the agency's workbook there, or its contribution file."""
        target = self.writer.ask_place(self._agency, as_file=as_file)
        if target is not None:
            self._pressed = self.write_file if as_file else self.write
            self.write.setEnabled(False)
            self.writer.write(self._settled(), target)

    def begin_writing(self) -> None:
        """Write the workbook."""
        self.write_workbook()

    def _show_written(self, _request: str, delivered: Delivered) -> None:
        self.write.setEnabled(True)
        if self.isActiveWindow() and self.write_file.hasFocus():
            self._pressed.setFocus()  # a button that is not enabled had handed the keyboard on
        if delivered.refusal is None:
            self._target = delivered.target
            self.letter.refresh()
            self._stale = False
            self.written.show_tone("good")
            self.written.setText(f"Written: “{delivered.target.name}”. Attach it to the e-mail.")
        else:
            self.written.show_tone("bad")
            self.written.setText(str(delivered.refusal))
        self.folder.setVisible(delivered.refusal is None)
        announce(self.written, self.written.text(), urgent=delivered.refusal is not None)

    def _note_asked(self, day: date | None) -> None:
        self.asked_on.show_date(day)
        if day is None:
            self._save(self.asked_on, self.asked_on.visit, {"asked_on": None})
        else:
            self._workspace.work.returns.mark_asked(self._settled(), day)
            announce(self.asked_on, "Noted as asked.")
