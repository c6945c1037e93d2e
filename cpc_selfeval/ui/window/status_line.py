"""The line at the bottom of the window: saved or not, which file, which framework edition, and what undo would do."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from cpc_selfeval.ui.kit import Icon, LinkButton, Pill, announce, font, literal, px, theme
from cpc_selfeval.ui.kit.marked_words import IconWords
from cpc_selfeval.ui.window.elided_text import ElidedText
from cpc_selfeval.ui.window.save_state import SavedWords, Saving
from cpc_selfeval.ui.workspace import Workspace

MADE_UP: Final = "Made-up example"
_ANSWER_STAYS: Final = 8000
"""Milliseconds that an answer stands."""
_GAP: Final = 18
_NAME: Final = 72
"""Pixels of the design without which a name says nothing: less than this is not shown of it."""

_NARROWEST: Final = 256
"""Pixels that the line asks of the window: what undo would do is fitted anew to each width, and the names of the file
and the edition give way to it, so neither keeps the window from becoming narrow."""

_SIGNS: Final[dict[Saving, tuple[Icon, Literal["good", "bad", "quiet"]]]] = {
    Saving.UNCHANGED: (Icon.GOOD, "good"),
    Saving.SAVED: (Icon.GOOD, "good"),
    Saving.SAVING: (Icon.SAVING, "quiet"),
    Saving.NOT_SAVED: (Icon.BAD, "bad"),
    Saving.READ_ONLY: (Icon.LOCK, "quiet"),
}


class StatusLine(QStatusBar):
    """``undo_requested`` follows a click on what undo would do, ``next_requested`` one on the step that is offered."""

    undo_requested = Signal()
    next_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._was = Saving.UNCHANGED
        self._shown = SavedWords(Saving.UNCHANGED, "")
        self.setSizeGripEnabled(False)
        self.setAccessibleName("State of the file")
        self.saved = IconWords(Icon.SAVING, "")
        self.file = ElidedText(size="quiet")
        self.edition = ElidedText(size="quiet")
        self.answer = ElidedText()
        self.made_up = Pill(MADE_UP, "warning")
        self.undo = LinkButton("Undo", name="Undo", icon=Icon.UNDO)
        self.next_step = LinkButton("Next", name="Next step", icon=Icon.AFTER)
        self.next_step.setMaximumHeight(px(26))
        self.next_step.clicked.connect(self.next_requested)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # or the first change makes the line higher, and all of the window anew
        self.undo.setSizePolicy(policy)
        self.undo.setMaximumHeight(px(26))  # with a message above, every pixel of a small window counts
        self.undo.clicked.connect(self.undo_requested)
        self._answer_ends = QTimer(self)
        self._answer_ends.setSingleShot(True)
        self._answer_ends.setInterval(_ANSWER_STAYS)
        self._answer_ends.timeout.connect(self._end_answer)
        self._lay_out()
        workspace.changed.connect(self._on_changed)
        theme().changed.connect(self._show_undo)
        self.refresh()

    def _lay_out(self) -> None:
        row = QWidget()
        row.setMinimumWidth(_NARROWEST)
        line = QHBoxLayout(row)
        line.setContentsMargins(px(12), 0, px(6), 0)
        line.setSpacing(px(_GAP))
        for widget in (self.saved, self.answer, self.next_step, self.made_up, self.file, self.edition):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.undo)
        self.answer.hide()
        self.next_step.hide()
        self.addWidget(row, 1)

    def show_saved(self, saved: SavedWords) -> None:
        """Show the state of saving. Spoken is what a person must know: that something is not saved, and that it is."""
        self._shown = saved
        if saved.state is Saving.NOT_SAVED:
            announce(self, saved.words, urgent=True)
        elif self._was is Saving.NOT_SAVED and saved.state is Saving.SAVED:
            announce(self, f"{saved.words}. Everything is in the file again.")
        if saved.state is not Saving.SAVING:
            self._was = saved.state
        self._show_undo()

    def tell(self, answer: str) -> None:
        """Say something for a few seconds, in the line and aloud."""
        self.answer.show_words(answer)
        self.answer.show()
        self._show_names()
        self._answer_ends.start()
        announce(self, answer)

    def offer_next(self, short: str, whole: str) -> None:
        """Offer the next step in a few words, with its name in full; nothing for "". Nothing above the line moves.

        Alt+X goes there, as it goes on in the steps of a dialogue: Tab would come to the line last.
        """
        self.next_step.setText(f"Ne&xt: {literal(short)}")
        self.next_step.setAccessibleName(whole)
        self.next_step.setToolTip(whole)
        self.next_step.setVisible(bool(short))
        self._show_names()

    def _show_names(self) -> None:
        """Whether it is saved is said whole where that can be. File and edition give way to what is told and offered,
        and to the rest where there is little room, as in large text."""
        told = [each for each in (self.answer, self.next_step) if not each.isHidden()]
        left = self.width() - px(2 * _GAP) - self.undo.minimumWidth()
        left -= sum(each.sizeHint().width() + px(_GAP) for each in (*told, self.made_up) if not each.isHidden())
        self._show_state(left)
        left -= self.saved.sizeHint().width()
        for name in (self.file, self.edition):
            left -= px(_GAP)
            name.setVisible(not told and left >= min(px(_NAME), name.sizeHint().width()))
            left -= name.sizeHint().width()

    def _show_state(self, room: int) -> None:
        icon, tone = _SIGNS[self._shown.state]
        self.saved.show_state(icon, self._shown.words, tone)
        if self._shown.state is Saving.UNCHANGED and self.saved.sizeHint().width() > room:
            self.saved.show_state(icon, self._shown.words.partition(",")[0], tone)
            self.saved.setAccessibleName(self._shown.words)

    def refresh(self) -> None:
        """Read file, edition and undo again."""
        contents = self._workspace.contents
        framework = contents.framework
        self.file.show_words(self._workspace.work.session.path.name)
        self.edition.show_words(framework.short_title)
        self.made_up.setVisible(contents.committee.made_up)
        self._show_undo()

    def _show_undo(self) -> None:
        act = self._workspace.work.session.undo_act
        self.undo.setVisible(act is not None)
        if act is None:
            self.undo.setMinimumWidth(px(60))
        if act is not None:
            self.undo.setText(literal(self._fitting(act)))
            self.undo.setMinimumWidth(self.undo.sizeHint().width())
            self.undo.setAccessibleName(f"Undo: {act}")
            self.undo.setToolTip(f"Undo: {act}".replace("<", "&lt;"))
        self._show_names()

    def _fitting(self, act: str) -> str:
        """The words on the button, cut where they would take more than a third of the line."""
        metrics = QFontMetrics(font("body", semibold=True))
        keys = "  Ctrl+Z"
        room = max(px(90), round(self.width() * 0.34)) - metrics.horizontalAdvance(keys)
        return metrics.elidedText(f"Undo: {act}", Qt.TextElideMode.ElideRight, room) + keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the width."""
        super().resizeEvent(event)
        self._show_undo()

    def _end_answer(self) -> None:
        self.answer.hide()
        self._show_names()

    def _on_changed(self, _event: object) -> None:
        self.refresh()
