"""What came back beside what stands here: every difference is decided by a person, and taken over in one act."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.returns.records import AgencyReturn, ReturnKind
from cpc_selfeval.domain.returns_refusals import ChangedSincePreview
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.compared import Choice, ComparedLine, lines_of
from cpc_selfeval.ui.agencies.comparing import Comparing
from cpc_selfeval.ui.agencies.covered_lines import compared_covered
from cpc_selfeval.ui.agencies.decisions import Decisions
from cpc_selfeval.ui.agencies.line_details import LOW
from cpc_selfeval.ui.agencies.words import counted, late_in_words, origin_in_words, title_of
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import (
    LinkButton,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    announce,
    confirm,
    literal,
    px,
)
from cpc_selfeval.ui.kit.note_dialog import FramedDialog, NoteDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace

BLANKS: Final = (
    "An empty cell changes nothing here; only the word CLEAR empties. What is not taken stays with the return."
)
COPIES: Final = "What is not taken stays readable here, under what came back. Their copy is never written to."
KEPT: Final = "What you decided is kept, and is taken over as soon as it can be saved."
_SHOWN: Final = 160
"""Characters of the first note that stand above the lines; all of it, and of the others, stands in a dialog."""
NOTHING: Final = "Nothing in it differs from what stands here."


class CompareDialog(FramedDialog):
    """``accepted_all`` carries the preview once what was chosen is in the file; ``again_asked`` follows where something
    was changed here meanwhile: the same is then to be compared again. Open it with :meth:`begin`."""

    accepted_all = Signal(object)
    again_asked = Signal()

    def __init__(self, workspace: Workspace, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Compare and take over", title_of(preview.source), width=640)
        self._workspace = workspace
        self._preview = preview
        self._waits = False
        self._answer = Answer()
        self._answer.came.connect(self._accepted)
        lines = compared_covered(workspace.contents, lines_of(preview), preview.lines)
        self.decisions = Decisions(lines)
        self.comparing = Comparing(lines, self.decisions.of, preview.source.whose)
        self.origin = QuietText(origin_in_words(preview.source))
        self.late = QuietText(late_in_words(preview.late_by), tone="warning")
        self.notes = QuietText(tone="warning")
        self.all_notes = LinkButton("All notes…")
        self.rules = QuietText(COPIES if preview.source.kind is ReturnKind.FILE else BLANKS)
        self.nothing = PlainText(NOTHING)
        self.summary = PlainText(wrap=True)
        self.fault = QuietText(tone="bad")
        self.again = PlainButton("Compare again")
        self.several = PlainButton("Decide several")
        self.close_button = self.add_close("Cancel")
        self.take_over = PrimaryButton("Take over")
        self._lay_out()
        self._connect()
        self._show_notes()
        self._refresh()

    # Layout

    def _lay_out(self) -> None:
        self.column.setSpacing(px(4))
        self.column.addWidget(self.origin)
        self.column.addWidget(self.late)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.notes, 1)
        row.addWidget(self.all_notes)
        self.column.addLayout(row)
        self.column.addWidget(self.rules)
        self.column.addWidget(self.nothing)
        self.column.addSpacing(px(4))
        self.column.addWidget(self.comparing, 1)
        self.column.addWidget(self.fault)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons.insertWidget(0, self.several)
        self.buttons.insertWidget(1, self.summary, 1)
        self.buttons.addWidget(self.take_over)
        self.resize(on_screen(self, 1180, 680))
        some = bool(self._preview.lines)
        self.origin.setVisible(not self._is_low)
        self.late.setVisible(bool(self.late.text()) and not self._is_low)
        self.rules.setVisible(some and not self._is_low)
        for widget in (self.comparing, self.several, self.summary):
            widget.setVisible(some)
        self.nothing.setVisible(not some)
        self.fault.hide()
        self.again.hide()

    def _connect(self) -> None:
        self.comparing.decided.connect(self._decide)
        self.several.setMenu(self._menu())
        self.several.setAccessibleName("Decide several changes in the same way")
        self.take_over.clicked.connect(self.accept_all)
        self.all_notes.clicked.connect(self._tell_notes)
        self.again.clicked.connect(self._compare_again)
        self._workspace.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Open it, with the keyboard on the list."""
        self.open()
        self.comparing.begin()
        focus = self.comparing.list if self._preview.lines else self.take_over
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notes(self) -> None:
        notes = self._notes()
        first = shortened(notes[0], _SHOWN) if notes else ""
        self.notes.setText(first)
        self.notes.setVisible(bool(notes))
        self.all_notes.setText(f"All {len(notes)} notes…" if len(notes) > 1 else "All of it…")
        self.all_notes.setVisible(bool(notes) and notes != (first,))

    def _notes(self) -> tuple[str, ...]:
        """What is said above the lines; on a low screen everything that has no room there."""
        if not self._is_low:
            return self._preview.notes
        rules = (self.rules.text(),) if self._preview.lines else ()
        return tuple(filter(None, (self.late.text(), *self._preview.notes, *rules, f"It is {self.origin.text()}.")))

    @property
    def _is_low(self) -> bool:
        return self.screen().availableGeometry().height() < px(LOW)

    def _tell_notes(self) -> None:
        NoteDialog(self, "Notes", f"Notes on what came: {self._preview.source.whose}", self._notes()).show()

    # Deciding

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._fill(menu)
        return menu

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        undecided, every = self.decisions.undecided, self.decisions.places
        open_words = f"all {len(undecided):,} still to decide" if len(undecided) != 1 else "the one still to decide"
        for words, choice in (("Take theirs", Choice.TAKE), ("Keep ours", Choice.KEEP)):
            act = self._offer(menu, f"{words}: {open_words}", undecided, choice)
            act.setEnabled(bool(undecided))
        line = self.comparing.list.current_line()
        if line is not None:
            menu.addSeparator()
            below = self.comparing.model.under(line.heading)
            for words, choice in (("Take theirs", Choice.TAKE), ("Keep ours", Choice.KEEP)):
                self._offer(menu, f"{words}: {counted(len(below), 'change')} of “{line.heading}”", below, choice)
        menu.addSeparator()
        for words, choice in (("Take theirs", Choice.TAKE), ("Keep ours", Choice.KEEP)):
            self._offer(menu, f"{words}: every change, {len(every):,}", every, choice)
        menu.addSeparator()
        menu.addAction("Everything as at first").triggered.connect(self._begin_again)

    def _offer(self, menu: QMenu, words: str, places: tuple[int, ...], choice: Choice) -> QAction:
        act = menu.addAction(literal(words))
        act.triggered.connect(lambda _checked=False: self._decide(places, choice))
        return act

    def _decide(self, places: Collection[int], choice: Choice) -> None:
        self.decisions.decide(places, choice)
        self._refresh()
        announce(self.summary, self.summary.text())

    def _begin_again(self) -> None:
        self.decisions.begin_again()
        self._refresh()

    def _refresh(self) -> None:
        undecided = self.decisions.undecided
        self.summary.setText(self.decisions.in_words() + ".")
        self.take_over.setEnabled(not undecided)
        some = bool(self._preview.lines)
        self.take_over.setText("Take over" if some else "Note that it came")
        why = f"Possible once {counted(len(undecided), 'change')} more {_is_or_are(undecided)} decided."
        self.take_over.setToolTip(why if undecided else "")
        self.take_over.setAccessibleDescription(why if undecided else "")
        self.comparing.refresh()

    # Taking over

    def accept_all(self) -> None:
        """Take over what was chosen, in one act that can be undone."""
        if self.decisions.undecided or not self.take_over.isEnabled():
            return
        self.take_over.setEnabled(False)
        self._workspace.work.returns.accept(self._preview, self.decisions.taken, self._answer.bring)

    def _accepted(self, refusal: Refusal | None) -> None:
        self._refresh()
        if refusal is None:
            self._finish()
            return
        if self._workspace.work.session.unsaved:
            self._wait(refusal)
            return
        self.again.setVisible(isinstance(refusal, ChangedSincePreview))
        self.fault.setText(str(refusal))
        self.fault.show()
        announce(self.fault, str(refusal), urgent=True)

    def _finish(self) -> None:
        self.accept()
        self.accepted_all.emit(self._preview)

    def _wait(self, refusal: Refusal) -> None:
        """It was decided, and is kept until it can be saved: it must not be decided a second time."""
        self._waits = True
        for widget in (self.take_over, self.several, self.comparing):
            widget.setEnabled(False)
        self.close_button.setText("Close")
        self.fault.setText(f"{refusal.what_happened} {KEPT} {refusal.what_to_do}")
        self.fault.show()
        announce(self.fault, self.fault.text(), urgent=True)

    def _on_changed(self, event: Applied) -> None:
        if not self._waits:
            return
        came = (row.after for row in event.change.rows)
        if any(isinstance(each, AgencyReturn) and each.sha256 == self._preview.source.sha256 for each in came):
            self._waits = False
            self._finish()

    def carry(self, earlier: Mapping[ComparedLine, Choice]) -> None:
        """Begin with what was decided before, where the same lines are here again."""
        self.decisions.carry(earlier)
        self._refresh()

    def _compare_again(self) -> None:
        self.accept()
        self.again_asked.emit()

    def reject(self) -> None:
        """What was decided here is not lost by one key."""
        if (
            not self._waits
            and self.decisions.touched
            and not confirm(
                self,
                "Leave without taking anything over?",
                "Nothing was changed in the file. What you chose here is forgotten; the return can be read again.",
                "Leave",
                keep="Go on comparing",
            )
        ):
            return
        super().reject()


def _is_or_are(places: tuple[int, ...]) -> str:
    return "is" if len(places) == 1 else "are"
