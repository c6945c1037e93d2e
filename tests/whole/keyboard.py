"""A person at the keyboard: every key goes to whatever has the focus, as it does from a real keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cpc_selfeval.ui.kit.naming import spoken_name

PATIENCE = 60
"""So many Tabs are pressed in search of something before it counts as not reachable."""

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def focus() -> QWidget:
    """Where the next key goes: what has the focus in the pop-up that is open, else in the active window."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "nothing has the keyboard"
    return widget


def said() -> str:
    """What a screen reader calls the widget that has the focus."""
    return spoken_name(focus())


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press one key. What Qt puts off until its loop goes round, it does now: no loop runs between a test's keys."""
    QTest.keyClick(focus(), key, modifiers)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def type_text(text: str) -> None:
    """Type letters: ASCII only, since for any other QTest ends the process."""
    QTest.keyClicks(focus(), text)


def tab_to(found: Callable[[QWidget], bool] | str, *, back: bool = False) -> QWidget:
    """Press Tab (with Shift to go back) until the focus is where ``found`` says, or on what begins so when spoken."""
    passed = []
    for _ in range(PATIENCE):
        press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else NONE)
        widget = focus()
        passed.append(spoken_name(widget))
        if found(widget) if callable(found) else passed[-1].startswith(found):
            return widget
    raise AssertionError(f"Tab does not come to {found}; it came to {passed}")
