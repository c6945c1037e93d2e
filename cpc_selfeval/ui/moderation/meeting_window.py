"""The meeting on a projector: one indicator a screen in large type, walked by the keyboard or a clicker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpc_selfeval.domain.committee import Meeting
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.kit import (
    FlowLayout,
    Heading,
    Icon,
    LinkButton,
    MessageBar,
    PlainButton,
    PrimaryButton,
    QuietText,
    TextEntry,
    announce,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.pending_text import HandsOverWhenDone
from cpc_selfeval.ui.moderation.indicator_screen import IndicatorScreen
from cpc_selfeval.ui.moderation.opening_screen import OpeningScreen
from cpc_selfeval.ui.moderation.projector import LargeType
from cpc_selfeval.ui.workspace import Workspace

FORWARD: Final = (Qt.Key.Key_PageDown,)
BACK: Final = (Qt.Key.Key_PageUp,)
"""What clickers send."""
LEAVE_FULL: Final = "Leave full screen"


class MeetingWindow(HandsOverWhenDone, QDialog):
    """Fills the screen. Place 0 is the opening; the indicators follow in the order of the agenda, which stays as it was
    when the meeting began. Escape first leaves the full screen, then closes; nothing typed is lost by either."""

    def __init__(self, workspace: Workspace, meeting: str, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._large = LargeType(self.screen().size())
        self._workspace = workspace
        self._meeting = meeting
        self.codes = tuple(codes)
        self.place = 0
        self.title = Heading("", 1)
        self.where = QuietText("", wrap=False)
        self.back = PlainButton("Back", icon=Icon.BEFORE)
        self.forward = PrimaryButton("Next", icon=Icon.AFTER, after=True)
        self.decide = PlainButton("&Decide", name="Go to the decision")
        self.note = PlainButton("&Notes", name="Go to the notes")
        self.full = LinkButton(LEAVE_FULL)
        self.end = LinkButton("End", name="End the meeting view")
        self.bar = MessageBar()
        self.opening = OpeningScreen(workspace, meeting, self.codes)
        self.shown = IndicatorScreen(workspace, meeting)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        give_undo_keys(self, workspace)
        self.go_to(0)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.opening)
        self.stack.addWidget(self.shown)
        head = QHBoxLayout()
        head.setContentsMargins(px(22), px(8), px(22), 0)
        head.addWidget(self.title, 1)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=px(8))
        for part in (self.back, self.forward, self.decide, self.note, self.where, self.full, self.end):
            flow.addWidget(part)
        low = QHBoxLayout()
        low.setContentsMargins(px(22), px(4), px(22), px(8))
        low.addWidget(acts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addLayout(low)

    def _connect(self) -> None:
        for keys, act in ((FORWARD, self.go_on), (BACK, self.go_back)):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(act)
        self.forward.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.decide.clicked.connect(self.go_to_decision)
        self.note.clicked.connect(self.go_to_notes)
        self.full.clicked.connect(self._swap_full_screen)
        self.end.clicked.connect(self.close)
        self.shown.proposals.uncover_asked.connect(self._focus_forward)
        self.opening.chosen.connect(lambda code: self.go_to(self.codes.index(code) + 1))
        self._workspace.changed.connect(self._on_changed)
        self._workspace.stepping.connect(self._close_without_meeting)
        self._workspace.refused.connect(self._on_refused)
        self._workspace.message_requested.connect(self._tell)

    def begin(self) -> None:
        """Fill the screen."""
        self.showFullScreen()
        self._focus_forward()

    def _focus_forward(self) -> None:
        """The keyboard rests on going on, or back from the last screen: never on a level that a key would choose."""
        button = self.forward if self.forward.isEnabled() else self.back
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Where one is

    def go_on(self) -> None:
        """The next screen; at the last one, stay."""
        self.go_to(min(len(self.codes), self.place + 1))

    def go_back(self) -> None:
        """The screen before; at the first one, stay."""
        self.go_to(max(0, self.place - 1))

    def go_to(self, place: int) -> None:
        """Show the screen at a place: 0 is the opening. What was typed is handed over first."""
        hand_over_all(self)
        self.place = place
        if place == 0:
            self.opening.refresh()
            self.stack.setCurrentWidget(self.opening)
        else:
            self.shown.show_indicator(self.codes[place - 1])
            self.stack.setCurrentWidget(self.shown)
        self._name()
        if not isinstance(self.focusWidget(), TextEntry):
            self._focus_forward()
        announce(self, f"{self.title.text()}. {self.where.text()}")

    def go_to_decision(self) -> None:
        """Put the keyboard on the levels to decide upon, which brings them into view."""
        self.shown.recording.focus_cards()

    def go_to_notes(self) -> None:
        """Put the keyboard into the notes of this screen."""
        notes = self.shown.notes if self.place else self.opening.notes
        notes.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        contents = self._workspace.contents
        code = self.codes[self.place - 1] if self.place else ""
        title = f"{code} {contents.title(code)}" if code else self.opening.heading()
        self.title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.where.setText(f"{self.place} of {len(self.codes)}" if code else "")
        self.decide.setVisible(bool(code) and self.shown.stage is not None)
        self.back.setEnabled(self.place > 0)
        self.forward.setEnabled(self.place < len(self.codes))
        self.forward.setText("Next" if self.place else "Begin")

    # What happens meanwhile

    def _close_without_meeting(self) -> bool:
        """Where adding it was undone there is nothing to record at."""
        gone = self._workspace.entered.get(Meeting, self._meeting) is None
        if gone:
            self.close()
        return gone

    def _on_changed(self, event: Applied) -> None:
        if self._close_without_meeting():
            return
        self.opening.take(event)
        self.shown.take(event)
        self._name()
        QTimer.singleShot(0, self, self._look_whether_all_is_saved)

    def _look_whether_all_is_saved(self) -> None:
        """Say nothing more of what could not be saved once it is; told a moment later than each change."""
        if not self._workspace.work.session.unsaved:
            self.bar.hide()

    def _on_refused(self, event: Refused) -> None:
        self.shown.take_refusal(event)
        if event.origin is not self.shown.recording:
            self._tell(event.refusal)

    def _tell(self, refusal: Refusal) -> None:
        self.bar.tell("warning", refusal.what_happened, refusal.what_is_safe, refusal.what_to_do)

    # The window itself

    def _swap_full_screen(self) -> None:
        if self.isFullScreen():
            self.showMaximized()
        else:
            self._large.fit(self.screen().size())
            self.showFullScreen()
        self.full.setText(LEAVE_FULL if self.isFullScreen() else "Fill the screen")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the full screen; where that is left, the meeting."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._swap_full_screen()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Text is as large as before once the meeting is no longer shown, by whatever it was closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._large.end()
