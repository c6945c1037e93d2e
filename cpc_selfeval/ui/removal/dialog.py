"""Remove a text everywhere: look for it, see where it is, say why, and have it taken out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.removal import MARK, HowFar, Removal, Removed
from cpc_selfeval.domain.text import entered_line
from cpc_selfeval.editing.removing_text import KnownPlaces, Preview
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import (
    CheckChoice,
    Heading,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    announce,
    confirm,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.remembered import Remembered
from cpc_selfeval.ui.removal.found_words import beyond_lines, found_lines, how_far, outcome, summary
from cpc_selfeval.ui.window.table_dialog import LinesTable
from cpc_selfeval.ui.workspace import Workspace

SHORT: Final = 3
"""A passage of fewer characters is warned about: it stands in many words."""

_WHY = (
    "For a name or a detail that must not be kept: typed by accident, or kept for long enough. It is taken out of "
    "every field, draft, level, history entry and name of an attached file, of this file and of its backups. "
    "The framework’s own words stay."
)
_HOW = (
    "Found however it was typed: accents, straight or curly apostrophes, any hyphen, any spaces or a line’s end "
    "between words."
)
_TOO_SHORT = "So few characters stand in many words: look closely at what is found, or tick “Only as whole words”."
_REMOVING: Final = "Removing"
_NO_UNDO = "Undo cannot bring it back, and everything that could be undone until now cannot be undone any more."


class RemoveTextDialog(FramedDialog):
    """Asks for a passage, shows where it is, and takes it out once that is confirmed. Open it with ``open()``."""

    def __init__(
        self, workspace: Workspace, known: KnownPlaces, passage: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "Remove a text everywhere", "Remove a text everywhere", width=700)
        self._workspace = workspace
        self._known = known
        self._verbs = workspace.work.removing
        self._preview: Preview | None = None
        self._found = Answer()
        self._found.came.connect(self._show)
        self._far = Answer()
        self._far.came.connect(self._show_how_far)
        self._verb = ""
        self._done = Answer()
        self._done.came.connect(self._tell)
        self.passage = QLineEdit(entered_line(passage).strip())
        self.any_case = CheckChoice("Also where capitals differ")
        self.any_case.setChecked(True)
        self.whole_words = CheckChoice("Only as whole words")
        self.warning = QuietText(_TOO_SHORT, tone="warning")
        self.look = PlainButton("&Look for it")
        self.said = PlainText()
        self.results = Results()
        self.remove = PrimaryButton("&Remove it everywhere…")
        self._lay_out()
        self._connect()
        self._begin_anew()
        self.passage.setFocus(Qt.FocusReason.OtherFocusReason)
        if parent is not None:
            hand_over_all(parent.window())

    def _lay_out(self) -> None:
        self.passage.setAccessibleName("Passage to remove")
        self.asked = QWidget()
        column = QVBoxLayout(self.asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.why = PlainText(_WHY)
        column.addWidget(self.why)
        column.addWidget(Labelled("&Passage to remove", self.passage, note=_HOW))
        for widget in (self.warning, self.any_case, self.whole_words):
            column.addWidget(widget)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.asked)
        self.column.addWidget(self.said)
        self.column.addWidget(self.results)
        self.column.addStretch(1)
        self.close_button = self.add_close("Cancel")
        self.buttons.addWidget(self.remove)

    def _connect(self) -> None:
        self.passage.textChanged.connect(self._begin_anew)
        self.any_case.toggled.connect(self._begin_anew)
        self.whole_words.toggled.connect(self._begin_anew)
        self.look.clicked.connect(self.look_for)
        self.passage.returnPressed.connect(self.look_for)
        self.results.reason.textChanged.connect(self._may_remove)
        self.remove.clicked.connect(self.ask_and_remove)
        self.look.setAutoDefault(False)
        self.remove.setAutoDefault(False)

    def _begin_anew(self) -> None:
        """What was found was of another passage."""
        self._preview = None
        self.why.show()
        self.results.hide()
        self.said.hide()
        length = len(self.passage.text().strip())
        self.warning.setVisible(0 < length < SHORT and not self.whole_words.isChecked())
        self.look.setEnabled(length > 0)
        self._may_remove()
        self.fit_again()

    def fit_again(self) -> None:
        """Be as high as what is shown needs."""
        if self.isVisible():
            self.fit()
            QTimer.singleShot(0, self, self.fit)  # once more when the words have their width

    def look_for(self) -> None:
        """Look for the passage; nothing is changed by that."""
        passage = Passage(entered_line(self.passage.text()), self.any_case.isChecked(), self.whole_words.isChecked())
        if passage.is_empty:
            return
        self._begin_work("Looking")
        self.look.setEnabled(False)
        self._verbs.look_for(passage, self._known, self._found.bring, self._far.bring)

    def _begin_work(self, verb: str) -> None:
        self._verb = verb
        self._say(f"{verb}…")
        QTimer.singleShot(0, self, lambda: self._sheet.ensureWidgetVisible(self.said))
        announce(self, f"{verb}…")

    def _show_how_far(self, far: HowFar) -> None:
        if self._verb:
            self._say(how_far(self._verb, far))

    def reject(self) -> None:
        """Not while it is being removed: what becomes of it has to be told."""
        if self._verb != _REMOVING:
            super().reject()

    def _show(self, preview: Preview | Refusal) -> None:
        self._verb = ""
        self.look.setEnabled(True)
        if isinstance(preview, Refusal):
            self._say(str(preview))
            return
        self._preview = preview
        self.why.setVisible(preview.is_nowhere)  # what was found needs the room
        self._say(summary(preview))
        self.results.show_preview(self._workspace, preview)
        self._may_remove()
        self.fit_again()
        QTimer.singleShot(0, self, lambda: self._sheet.ensureWidgetVisible(self.results.table))
        announce(self, self.said.text())

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _may_remove(self) -> None:
        found = self._preview is not None and not self._preview.is_nowhere
        self.remove.setEnabled(found and bool(self.results.reason.text().strip()))

    def ask_and_remove(self) -> None:
        """Ask once more, then take it out."""
        if self._preview is None:
            return
        happens = f"Remove this text everywhere? {summary(self._preview)}"
        safe = f"{_NO_UNDO} The log keeps the day, your name and the reason, not the text."
        if confirm(self, happens, safe, "Remove it everywhere", title="Remove a text everywhere"):
            self._remove(self._preview)

    def _remove(self, preview: Preview) -> None:
        removal = Removal(
            preview.passage,
            entered_line(self.results.mark.text()),
            entered_line(self.results.reason.text()).strip(),
            self.results.chosen_files(),
        )
        for button in (self.remove, self.close_button):
            button.setEnabled(False)
        self.asked.setEnabled(False)
        self.results.setEnabled(False)
        self._begin_work(_REMOVING)
        self._verbs.remove(removal, self._done.bring, self._far.bring)

    def _tell(self, done: Removed | Refusal) -> None:
        self._verb = ""
        for widget in (self.close_button, self.asked, self.results):
            widget.setEnabled(True)
        if isinstance(done, Refusal):
            self._may_remove()
            self._say(str(done))
            self.results.reason.setFocus(Qt.FocusReason.OtherFocusReason)  # what was pressed could not keep it
            announce(self, self.said.text())
            return
        self.asked.hide()
        self.results.hide()
        self.remove.hide()
        self.heading.setText("Removed")
        self._say("\n".join(outcome(done)))
        self.results.show_only_beyond(self._preview)
        self._sheet.verticalScrollBar().setValue(0)
        self.close_button.setText("Close")
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit_again()
        announce(self, self.said.text())


class Results(QWidget):
    """What was found, what to put in its place and why, and what cannot be reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, CheckChoice] = {}
        self.table = LinesTable("Where it was found", ("Where", "Times", "With what stands around it"), (38, 10, 52))
        self.table.setMinimumHeight(px(140))
        self.files_heading = PlainText("Attached files that hold it. Those that are ticked are removed as a whole:")
        self.files = QVBoxLayout()
        self.files.setSpacing(px(4))
        self.mark = QLineEdit(MARK)
        self.mark.setAccessibleName("In its place")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("such as: typed by accident; the family asked; kept for long enough")
        self.mark_box = Labelled("&In its place", self.mark, note="Leave it empty to put nothing there.")
        self.reason_box = Labelled("R&eason, which the log keeps", self.reason, note="Without the text itself.")
        self.beyond_heading = Heading("What this cannot reach", 3)
        self.beyond = PlainText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.table, 1)
        column.addWidget(self.files_heading)
        column.addLayout(self.files)
        for widget in (self.mark_box, self.reason_box, self.beyond_heading, self.beyond):
            column.addWidget(widget)

    def show_preview(self, workspace: Workspace, preview: Preview) -> None:
        """Show what was found."""
        lines = found_lines(workspace.contents, preview)
        self.table.setVisible(bool(lines))
        self.table.show_lines(lines)
        for box in self._files.values():
            self.files.removeWidget(box)
            box.hide()
            box.deleteLater()  # once Qt is through: without its parent it would be Python's, and end at once
        self._files = {}
        for file in preview.here.files:
            box = CheckChoice(f"Remove “{file.names[0][:60]}”")
            box.setToolTip("")
            box.setChecked(True)
            self._files[file.sha256] = box
            self.files.addWidget(box)
        self.files_heading.setVisible(bool(self._files))
        for widget in (self.mark_box, self.reason_box):
            widget.setVisible(not preview.is_nowhere)
        self._show_beyond(preview, [each.path for each in preview.backups_unread])
        self.show()

    def _show_beyond(self, preview: Preview, unread_backups: list[Path]) -> None:
        self.beyond.setText("\n".join(beyond_lines(preview.beyond, preview.here.unread, unread_backups)))

    def show_only_beyond(self, preview: Preview | None) -> None:
        """Show only what cannot be reached: the rest is done, and backups that could not be are told with it."""
        if preview is not None:
            self._show_beyond(preview, [])
        for widget in (self.table, self.files_heading, self.mark_box, self.reason_box, *self._files.values()):
            widget.hide()
        self.show()

    def chosen_files(self) -> frozenset[str]:
        """SHA-256 of the attached files that go as a whole."""
        return frozenset(sha256 for sha256, box in self._files.items() if box.isChecked())


def known_places(workspace: Workspace, remembered: Remembered) -> KnownPlaces:
    """What this computer remembers of the file's copies and papers."""
    kept = remembered.kept
    place = kept.papers.get(workspace.contents.identity.file)
    papers = tuple(Path(place.folder) / name for name in place.names.values()) if place and place.folder else ()
    return KnownPlaces(tuple(file.path for file in kept.recent), papers)
