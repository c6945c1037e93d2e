"""Sign off and pack: who signs, with which decision, who looked for personal data; then the pack is made."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.packing import ZIP, sign_offs
from cpc_selfeval.editing.papers import Writing, offered_name
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.guard.notice import GuardNotice
from cpc_selfeval.ui.kit import (
    DateEntry,
    Heading,
    Icon,
    LineEntry,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    announce,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.remembered import Remembered
from cpc_selfeval.ui.window.told_later import tell_later, tell_refusal
from cpc_selfeval.ui.window.window_frame import WindowFrame
from cpc_selfeval.ui.workspace import Workspace

_SAID_AFTER = 500
"""Milliseconds after which it is said that the pack is being made."""

_LOOKED: Final[WeakKeyDictionary[Workspace, str]] = WeakKeyDictionary()
"""Who looked for personal data, by file: the next who signs is offered the same."""


class PackDialog(FramedDialog):
    """A sign-off is recorded at once and can be undone; the pack can be stopped while it is made."""

    def __init__(self, workspace: Workspace, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Sign off and pack", "Sign off and pack", width=620)
        self._workspace, self._remembered = workspace, remembered
        self._writing: Writing | None = None
        self._making = False
        self._answer = Answer()
        self._answer.came.connect(self._told)
        self.signed = PlainText("")
        self.name = LineEntry("Who signs")
        self.role = LineEntry("In which role", hint="Such as: Chair of the Chief Officers’ Group")
        self.on = DateEntry("Signed on")
        self.on.show_date(workspace.today())
        self.decision = LineEntry("Decision", hint="Such as: Endorsed, with the plan as it stands")
        self.looked_by = LineEntry("Who looked for personal data")
        self.sign = PlainButton("&Sign off")
        self.first = QuietText("")
        self.said = QuietText("")
        self.make = PrimaryButton("Make the &pack…", icon=Icon.PACK)
        self.stop = PlainButton("S&top")
        self._fill()
        self.looked_by.show_text(_LOOKED.get(workspace, ""))
        self.keep_begun("sign-off", self.name, self.role, self.on, self.decision, self.looked_by)
        self._connect()
        self._show()

    def done(self, result: int) -> None:
        """Go. A pack that is still being made is told of in the window."""
        if self._making:
            target = self._target
            going_on = f"The pack is still being made, as “{target.name}”."
            tell_later(self._answer, self.parent(), going_on, lambda window, said: _tell(window, target, said))
        super().done(result)

    def _fill(self) -> None:
        add = self.column.addWidget
        contents = self._workspace.contents
        state = "closed" if contents.cycle.closed_on else "open"
        add(QuietText(f"{contents.cycle.title} is {state}. Of a closed cycle the pack comes out the same each time."))
        add(self.signed)
        add(Heading("Who signs it off", 3))
        for words, box in (("&Name", self.name), ("&Role", self.role), ("Signed &on", self.on)):
            add(Labelled(words, box))
        add(Labelled("&Decision", self.decision))
        self.notice = GuardNotice(self._workspace)
        add(self.notice)
        add(Labelled("&Who looked for personal data", self.looked_by))
        add(self.sign, 0, Qt.AlignmentFlag.AlignLeft)
        add(Heading("The pack", 3))
        add(
            QuietText(
                "A new folder, or a zip, with the papers, the workbook, every attached file by indicator, an index "
                "and a list by which anybody can tell later whether something was altered. Attached files go in "
                "unchanged, with any personal details that stand in them."
            )
        )
        add(self.first)
        add(self.said)
        self.add_close()
        self.buttons.addWidget(self.stop)
        self.buttons.addWidget(self.make)
        self.stop.hide()

    def _connect(self) -> None:
        self.sign.clicked.connect(self._sign)
        self.make.clicked.connect(self._choose)
        self.stop.clicked.connect(self._stop)
        self.name.textChanged.connect(lambda _text: self._show())
        self.notice.followed.connect(self.reject)
        self._workspace.changed.connect(self._on_changed)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, SignOff):
            self._show()

    def _show(self) -> None:
        found = sign_offs(self._workspace.contents)
        lines = [_in_words(each) for each in found]
        self.signed.setText("\n".join(lines) if lines else "Nobody has signed this position off yet.")
        can_write = not self._workspace.work.session.read_only
        self.sign.setEnabled(can_write and bool(self.name.text().strip()))
        self.make.setEnabled(bool(found) and not self._making)
        if can_write:
            self.first.setText("A pack can be made once somebody has signed off: enter a name, then press “Sign off”.")
        else:
            self.first.setText("This file is open to read only: nobody can sign off here, a pack needs a signature.")
        self.first.setVisible(not found)

    def _sign(self) -> None:
        on = self.on.day()
        if on is None:
            self.said.show_tone("bad")
            self.said.setText("Enter the day of the sign-off first.")
            announce(self, self.said.text())
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.said.setText("")
        self._workspace.work.packing.sign(
            self.name.text().strip(),
            role=self.role.text().strip(),
            on=on,
            decision=self.decision.text().strip(),
            looked_by=self.looked_by.text().strip(),
        )
        _LOOKED[self._workspace] = self.looked_by.text()
        self.recorded(self.looked_by)
        for box in (self.name, self.role, self.decision):
            box.hand_over()
            box.show_text("")
        self.make.setFocus()

    def _choose(self) -> None:
        contents = self._workspace.contents
        offered = offered_name(contents.cycle.title, contents.committee.name, "pack", ZIP)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(self._remembered.kept.folder or documents) / offered)
        name, _kind = QFileDialog.getSaveFileName(
            self,
            "Where the pack goes",
            start,
            "Zip (*.zip);;A new folder (*)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.make_at(Path(name))

    def make_at(self, target: Path) -> None:
        """Make the pack there."""
        self.said.show_tone("quiet")
        self.said.setText("")
        QTimer.singleShot(_SAID_AFTER, self, self._say_meanwhile)
        self._target = target
        self._making = True
        self.stop.show()
        self._show()
        self._writing = self._workspace.work.packing.make(target, self._answer.bring)

    def _say_meanwhile(self) -> None:
        if self._making:
            self.said.setText("The pack is being made…")

    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    def _told(self, answer: str | Refusal) -> None:
        self._making = False
        self.stop.hide()
        if isinstance(answer, Refusal):
            self.said.show_tone("bad")
            self.said.setText(f"{answer.what_happened} {answer.what_is_safe} {answer.what_to_do}".strip())
        else:
            self.said.show_tone("good")
            self.said.setText(f"The pack is in {self._target}. {_its_list(answer)}")
        announce(self, self.said.text())
        self._show()


def _its_list(sha256: str) -> str:
    return f"Its list has the SHA-256 {sha256}: keep that with the minutes."


def _tell(window: WindowFrame, target: Path, said: object) -> None:
    if isinstance(said, Refusal):
        tell_refusal(window, said)
    else:
        window.message_bar.tell(
            "good", f"The pack is in {target}.", _its_list(str(said)), actions=[("Understood", lambda: None)]
        )


def _in_words(signed: SignOff) -> str:
    who = f"{signed.name}, {signed.role}" if signed.role else signed.name
    decision = f": {signed.decision}" if signed.decision else ""
    return f"Signed off by {who}, {day_in_words(signed.signed_on)}{decision}"
