"""The receipt of one return: what was taken, by whom, and what not; every value that came can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from cpc_selfeval.domain.brought import brought
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.file_names import plain_name
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.returns.records import AgencyReturn, Verdict
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.returns import Delivered
from cpc_selfeval.ui.agencies.compared import Choice, ComparedLine, kept_lines, verdict_of
from cpc_selfeval.ui.agencies.comparing import Comparing
from cpc_selfeval.ui.agencies.covered_lines import kept_covered
from cpc_selfeval.ui.agencies.line_details import LOW
from cpc_selfeval.ui.agencies.unplaced_dialog import UnplacedDialog, unplaced_in_words
from cpc_selfeval.ui.agencies.words import changed_by, counted, moment_of, return_of_day, whose_return
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.kit import FilterSentence, LinkButton, PlainButton, PlainText, QuietText, announce, px
from cpc_selfeval.ui.kit.note_dialog import FramedDialog, NoteDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace

_SHOWN: Final = ((Verdict.TAKEN, "what was taken"), (Verdict.NOT_TAKEN, "what was not taken"))
TAKEN_BACK: Final = "Undo (Ctrl+Z) takes all of it back in one step, also this receipt."


def decided_in_words(contents: Contents, returned: AgencyReturn) -> str:
    """ "12 changes taken, 3 not taken, by Isla Grant (lead officer) on 3 March 2026, 14:02. It came as “….xlsx”."."""
    by = " ".join(filter(None, (returned.by_name, f"({returned.by_role})" if returned.by_role else "")))
    decided = f"{changed_by(contents, returned)}{f', by {by}' if by else ''} on {moment_of(returned.at)}."
    return f"{decided} It came as “{returned.name}”."


class ReturnDialog(FramedDialog):
    """Shows a return (by its key) that was decided upon. Closes by itself when that is undone. Open it with
    :meth:`begin`; ``just_now``: it was decided a moment ago."""

    def __init__(
        self, workspace: Workspace, returned: str, *, just_now: bool = False, parent: QWidget | None = None
    ) -> None:
        contents = workspace.contents
        self._returned = contents.of(AgencyReturn)[returned]
        of_day = return_of_day(contents, self._returned)
        super().__init__(parent, "Receipt of a return", of_day[:1].upper() + of_day[1:], width=640)
        self._workspace = workspace
        came = brought(contents.values_of_return(returned))
        self._changes = tuple(each for each in came if not each.is_note)
        self._notes = tuple(each.theirs or "" for each in came if each.is_note)
        self._answer = Answer()
        self._answer.came.connect(self._written)
        whose = contents.agency_name(self._returned.agency)
        self.comparing = Comparing(self._lines(), self._choice_of, whose, over=True)
        self.decided = PlainText(decided_in_words(contents, self._returned))
        self.undo = QuietText(TAKEN_BACK)
        self.notes = QuietText(shortened(self._notes[0], 160) if self._notes else "", tone="warning")
        self.all_notes = LinkButton(f"{counted(len(self._notes), 'note')}…")
        self.said = QuietText()
        self.shown: FilterSentence = FilterSentence("Show", list(_SHOWN), all_words="everything", several=False)
        self.unplaced = PlainButton("", name="Entries without an indicator")
        self.save = PlainButton("&Save the receipt as a PDF…")
        self.close_button = self.add_close()
        self._lay_out(just_now=just_now)
        self._connect()

    def _lay_out(self, *, just_now: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.decided, 1)
        row.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.undo)
        notes = QHBoxLayout()
        notes.setSpacing(px(8))
        notes.addWidget(self.notes, 1)
        notes.addWidget(self.all_notes, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(notes)
        self.column.addSpacing(px(4))
        self.column.addWidget(self.comparing, 1)
        self.column.addWidget(self.said)
        self.buttons.insertWidget(0, self.save)
        self.buttons.insertWidget(1, self.unplaced)
        self._show_unplaced()
        self.undo.setVisible(just_now)
        self.said.hide()
        is_low = self.screen().availableGeometry().height() < px(LOW)
        self.notes.setVisible(bool(self._notes) and not is_low)
        self.all_notes.setVisible(bool(self._notes))
        for widget in (self.shown, self.comparing):
            widget.setVisible(bool(self._changes))
        if self._changes:
            self.resize(on_screen(self, 1180, 680))

    def _connect(self) -> None:
        self.shown.chosen.connect(self._show_only)
        self.save.clicked.connect(self._ask_place)
        self.all_notes.clicked.connect(self._tell_notes)
        self.unplaced.clicked.connect(lambda: UnplacedDialog(self._workspace, self).show())
        self._workspace.changed.connect(self._on_changed)
        give_undo_keys(self, self._workspace)

    def begin(self) -> None:
        """Open it, with the keyboard on the list."""
        self.open()
        self.comparing.begin()
        focus = self.comparing.list if self._changes else self.close_button
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self) -> tuple[ComparedLine, ...]:
        return kept_covered(self._workspace.contents, kept_lines(self._changes), self._changes)

    def _choice_of(self, place: int) -> Choice:
        return verdict_of(self._changes[place])

    def _show_only(self, wanted: tuple[object, ...]) -> None:
        lines = [line for line in self._lines() if not wanted or self._changes[line.place].verdict in wanted]
        self.comparing.show_lines(lines)
        announce(self.comparing.list, f"{len(lines):,} of {len(self._changes):,}")

    def _tell_notes(self) -> None:
        NoteDialog(self, "Notes", "What came with it, or came in otherwise than it was sent", self._notes).show()

    def _show_unplaced(self) -> None:
        contents = self._workspace.contents
        records = {value.record for change in self._changes for value in change.values}
        own = any(finding.key in records for finding in contents.unplaced_findings)
        self.unplaced.setText(unplaced_in_words(contents))
        self.unplaced.setVisible(own and not self._workspace.read_only)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Finding):
            self._show_unplaced()
        if concerns(event, AgencyReturn) and self._workspace.contents.get(AgencyReturn, self._returned.key) is None:
            self.reject()

    # The receipt

    def _ask_place(self) -> None:
        path = self._workspace.work.session.path
        whose = whose_return(self._workspace.contents, self._returned)
        offered = path.with_name(plain_name(f"Receipt of {whose} {self._returned.returned_on.isoformat()}") + ".pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the receipt", str(offered), "PDF (*.pdf)")
        if chosen:
            target = Path(chosen)
            self.write(target if target.suffix else target.with_name(target.name + ".pdf"))

    def write(self, target: Path) -> None:
        """Write the receipt."""
        self.save.setEnabled(False)
        self._workspace.work.returns.write_receipt(self._returned.key, target, self._answer.bring)

    def _written(self, delivered: Delivered) -> None:
        self.save.setEnabled(True)
        refusal = delivered.refusal
        self.said.show_tone("good" if refusal is None else "bad")
        done = f"The receipt was saved as “{delivered.target.name}” in {delivered.target.parent}."
        self.said.setText(done if refusal is None else str(refusal))
        self.said.show()
        self.undo.hide()  # in a low window there is room for one of them
        announce(self.said, self.said.text(), urgent=refusal is not None)
