"""Boxes of a cycle that is closed, or of a file that can only be read: to be read and copied, and not typed into.

What is typed there could never be saved. A box says so when the keyboard comes into it, and a key pressed in it brings
the message with the way to open the cycle again. What belongs to all cycles, as the committee's names, stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.kit import DateEntry, LineEntry, TextEntry

if TYPE_CHECKING:
    from cpc_selfeval.ui.window.window_frame import WindowFrame

Box = TextEntry | LineEntry | DateEntry

OF_THE_CYCLE: Final = frozenset(
    {
        *("IndicatorPage", "EvidencePage", "EvidenceDialog", "ActionPlanPage", "ActionDialog", "DueDialog"),
        *("CapacityPage", "ProgrammePage", "MeetingDialog", "CycleCard", "ScopeCard", "MeetingsCard"),
        *("ExpectationsCard", "StatusWordsCard", "ProgrammeCard", "FrameworkCard", "LimitBox", "NoteBox"),
        *("PaperCard", "PointReason", "AskForm", "AskDialog", "AskAllDialog", "RemindDialog", "StopDialog"),
    }
)
"""Pages, cards and dialogs, by the names of their classes, whose boxes write only what belongs to one cycle."""

OF_THE_FILE: Final = OF_THE_CYCLE | {"DetailsPage", "InspectionsPage", "OwnWordsCard", "CommentsCard"}
"""The same for what belongs to the file."""

CLOSED: Final = "This cycle is closed: its words can be read and copied. To change them, open it again (Cycles)."
READ_ONLY: Final = "This file is open to read only: its words can be read and copied, not changed."

_FLAG = Qt.TextInteractionFlag
_READ: Final = _FLAG.TextSelectableByMouse | _FLAG.TextSelectableByKeyboard


_SHUT: Final = "shut_for_reading"
"""Property of a box that was shut from here."""


class ClosedBoxes(QObject):
    """Keeps the boxes of one window, and of its dialogs, in step with whether anything can be entered."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._any_shut = False
        self._told_on = ""
        window.workspace.changed.connect(self._on_changed)
        window.stack.currentChanged.connect(lambda _place: self._settle_below(window.stack.currentWidget()))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _settle_below(self, widget: QWidget | None) -> None:
        """Shut or open the boxes of a page or dialog."""
        if widget is None or not (self._workspace.read_only or self._any_shut):
            return
        boxes: list[Box] = [*widget.findChildren(TextEntry), *widget.findChildren(LineEntry)]
        for box in (*boxes, *widget.findChildren(DateEntry)):
            self._settle(box)

    def _settle(self, box: Box) -> None:
        shut = self._is_shut(box)
        if shut == bool(box.property(_SHUT)) or (shut and (box.pending or _is_only_read(box))):
            return  # what was typed and is not saved can still be taken back
        box.setProperty(_SHUT, shut)
        _shut(box, shut)
        if shut:
            self._any_shut = True
            _line(box).installEventFilter(self)
        else:
            _line(box).removeEventFilter(self)

    def _is_shut(self, box: QWidget) -> bool:
        if not self._workspace.read_only:
            return False
        kinds = OF_THE_FILE if self._workspace.work.session.read_only else OF_THE_CYCLE
        widget: QWidget | None = box
        while widget is not None:
            if type(widget).__name__ in kinds:
                return True
            widget = widget.parentWidget()
        return False

    def _on_changed(self, event: Applied) -> None:
        if any(row.key == self._workspace.contents.cycle_key for row in event.change.rows):
            self._told_on = ""
            self._settle_below(self._window)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not (self._workspace.read_only or self._any_shut):
            return
        box = _box_of(new)
        if box is None or not self._is_of_the_window(box):
            return
        if self._is_shut(box) != bool(box.property(_SHUT)):
            self._settle_below(self._window.stack.currentWidget() if new.window() is self._window else new.window())
        where = f"{self._window.stack.name} {self._window.code}"
        if box.property(_SHUT) and where != self._told_on:
            self._told_on = where
            self._window.status_line.tell(self._why())

    def _is_of_the_window(self, widget: QWidget) -> bool:
        """Whether it stands in the window, or in a dialog of it."""
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def _why(self) -> str:
        return READ_ONLY if self._workspace.work.session.read_only else CLOSED

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that would type brings the message with its way on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _types(event):
            self._tell()
        return False

    def _tell(self) -> None:
        session, cycle = self._workspace.work.session, self._workspace.contents.cycle
        if session.read_only:
            self._window.notices.tell_read_only(session.read_only_because)
        else:
            self._window.notices.tell_closed_cycle(cycle)


def _box_of(widget: QWidget) -> Box | None:
    """The box that has the keyboard, itself or by the line within it."""
    if isinstance(widget, TextEntry | LineEntry):
        return widget
    parent = widget.parentWidget()
    return parent if isinstance(parent, DateEntry) and widget is parent.line else None


def _is_only_read(box: Box) -> bool:
    """Whether nobody ever types here, as into what an agency says: it stays so once the cycle is open again."""
    return not isinstance(box, DateEntry) and box.isReadOnly()


def _line(box: Box) -> QWidget:
    return box.line if isinstance(box, DateEntry) else box


def _shut(box: Box, shut: bool) -> None:
    """Shut or open a box. A text that is only read still has a cursor, so that it can be read and copied by keys."""
    if isinstance(box, DateEntry):
        box.line.setReadOnly(shut)
        box.button.setEnabled(not shut)
        return
    box.setReadOnly(shut)
    if isinstance(box, TextEntry) and shut:
        box.setTextInteractionFlags(_READ)


def _types(event: QKeyEvent) -> bool:
    typed = event.text()
    return bool(typed) and typed.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
