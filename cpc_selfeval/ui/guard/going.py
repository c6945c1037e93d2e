"""Going to the very box in which a find stands: its page, its entry, the box, and the passage selected in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from cpc_selfeval.domain.guard.find import Standing
from cpc_selfeval.domain.guard.places import Place
from cpc_selfeval.ui.kit import EntryCard, LineEntry, TextEntry, px
from cpc_selfeval.ui.workspace import Workspace

_MOST_STEPS: Final = 2
"""Opening an entry shows its box; there is nothing behind that."""
_SETTLES: Final = 4
"""How often layouts within each other are asked anew until each has the height that its words need in its width."""


def go_to(workspace: Workspace, place: Place, find: Standing, text: str, window: QWidget) -> None:
    """Show a find's page, and once that is shown the box that holds ``text``; the page alone where there is none."""
    if place.indicator is not None:
        workspace.indicator_requested.emit(place.indicator)
    elif place.evidence is not None:
        workspace.evidence_requested.emit(place.evidence)
    elif place.action is not None:
        workspace.action_requested.emit(place.action)
    elif place.page is not None:
        workspace.page_requested.emit(place.page)
    if text:
        QTimer.singleShot(0, window, lambda: show_passage(window, find, text, _MOST_STEPS))


def show_passage(window: QWidget, find: Standing, text: str, steps: int = _MOST_STEPS) -> bool:
    """Put the keyboard on the box that holds ``text`` and select the passage; open the entry that shows it first."""
    for box in window.findChildren(TextEntry):
        if box.isVisible() and box.isEnabled() and box.entered_text() == text:
            _select(box, find)
            _bring_into_view(box)
            return True
    for line in window.findChildren(LineEntry):
        if line.isVisible() and line.isEnabled() and line.text() == text:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.setSelection(_units(text[: find.start]), _units(find.passage))
            _bring_into_view(line)
            return True
    for card in window.findChildren(EntryCard) if steps else ():
        if card.isVisible() and card.words()[0] == text:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            card.click()
            return show_passage(window, find, text, steps - 1)
    return False


def _select(box: TextEntry, find: Standing) -> None:
    text = box.entered_text()
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    cursor = box.textCursor()
    cursor.setPosition(_units(text[: find.start]))
    cursor.setPosition(_units(text[: find.end]), QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    box.ensureCursorVisible()


def _bring_into_view(box: QWidget, times: int = _SETTLES) -> None:
    """Scroll to a box, again while the page that it is on finds its height."""
    around = box.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(box, px(24), px(48))
        around = around.parentWidget()
    if times:
        QTimer.singleShot(0, box, lambda: _bring_into_view(box, times - 1))


def _units(text: str) -> int:
    """Places as Qt counts them: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
