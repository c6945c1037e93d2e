"""Looks which field has the keyboard: puts the mark beside it, and shows and closes its help.

Help never takes the keyboard. It is closed by Esc, by asking again, and by going on to another field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from cpc_selfeval.ui.guide import open_guide
from cpc_selfeval.ui.kit.going import Going

if TYPE_CHECKING:
    from cpc_selfeval.domain.field_help import FieldHelp
    from cpc_selfeval.ui.field_help.mark import HelpMark
    from cpc_selfeval.ui.field_help.panel import FieldHelpPanel

KEYS: Final = "Shift+F1"
NO_HELP: Final = "There is help about fields: put the cursor into one first."
_MAY_BE: Final = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
_DONE: Final = "answers_shift_f1"
_ESCAPES: Final = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})


class FieldHelpWatch(QObject):
    """One for the application, which :func:`help_watch` finds."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("field_help_watch")
        self.box: QWidget | None = None
        self.mark: HelpMark | None = None
        self.panel: FieldHelpPanel | None = None
        self._going = Going()
        app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self.box or _is_passing(new):
            return
        self._give_keys(new.window())
        self.leave()
        if not isinstance(new, _MAY_BE) or _is_plain_button(new):
            return
        from cpc_selfeval.ui.field_help.fields import help_of, name_of

        if (said := help_of(new)) is not None:
            self._come(new, name_of(new), said)

    def _come(self, box: QWidget, name: str, said: FieldHelp) -> None:
        from cpc_selfeval.ui.field_help.mark import HelpMark

        self.box = box
        self.mark = HelpMark(box, name)
        self.mark.clicked.connect(self.toggle)
        if not box.accessibleDescription():
            box.setAccessibleDescription(said.what)

    def leave(self) -> None:
        """Be beside no field."""
        self.close()
        if self.mark is not None and isValid(self.mark):
            self.mark.leave()
            self._going.hold(self.mark)
        self.mark = self.box = None

    def _give_keys(self, window: QWidget) -> None:
        """A window with menus has the keys from its command."""
        if isinstance(window, QMainWindow) or window.property(_DONE):
            return
        window.setProperty(_DONE, True)
        QShortcut(QKeySequence(KEYS), window).activated.connect(self.toggle)

    @property
    def is_open(self) -> bool:
        """Whether help is shown."""
        return self.panel is not None and isValid(self.panel) and self.panel.is_open

    def toggle(self) -> bool:
        """Show the help about the field that has the keyboard, its rest where not all was seen, or close it.

        False where no field has the keyboard.
        """
        if self.is_open and self.panel is not None:
            if not self.panel.read_on():
                self.close()
            return True
        self.close()
        if self.box is None or not isValid(self.box) or not self.box.isVisible():
            return False
        self._open(self.box)
        return True

    def _open(self, box: QWidget) -> None:
        from cpc_selfeval.ui.field_help.fields import help_of, name_of
        from cpc_selfeval.ui.field_help.panel import FieldHelpPanel

        if (said := help_of(box)) is None:
            return
        self.panel = FieldHelpPanel(box, name_of(box), said)
        self.panel.close_button.clicked.connect(self.close)
        self.panel.guide.clicked.connect(self.open_guide)
        box.installEventFilter(self)

    def open_guide(self) -> None:
        """Open the guide at the heading about the field."""
        if self.panel is not None and isValid(self.panel):
            open_guide(self.panel.said.place, self.panel.box)

    def close(self) -> None:
        """Close the help; the keyboard is where it was."""
        if self.box is not None and isValid(self.box):
            self.box.removeEventFilter(self)
        if self.panel is not None and isValid(self.panel):
            self.panel.leave()
            self._going.hold(self.panel)
        self.panel = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the help and nothing else; F1 opens the guide at it."""
        if event.type() not in _ESCAPES or not isinstance(event, QKeyEvent) or not self.is_open:
            return False
        acts = {Qt.Key.Key_Escape: self.close, Qt.Key.Key_F1: self.open_guide}
        if event.modifiers() != Qt.KeyboardModifier.NoModifier or event.key() not in acts:
            return False
        if event.type() == QEvent.Type.KeyPress:
            acts[Qt.Key(event.key())]()
        event.accept()
        return True


def _is_plain_button(new: QWidget) -> bool:
    """Whether it is no field, without loading what knows the fields: the start page begins on such a button."""
    names = {kind.__name__ for kind in type(new).__mro__}
    return isinstance(new, QPushButton) and names.isdisjoint(("SeveralChoice", "FilterSentence"))


def _is_passing(new: QWidget) -> bool:
    """Whether the keyboard only went to a list or a menu that the field opened, or to the guide."""
    window = new.window()
    opened = window.windowType() == Qt.WindowType.Popup or window.inherits("QComboBoxPrivateContainer")
    return new.isWindow() or opened or type(window).__name__ == "GuideWindow"


def help_watch() -> FieldHelpWatch:
    """The watch of this application, made where there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("there is no application yet")
    found = app.findChild(FieldHelpWatch, "field_help_watch", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, FieldHelpWatch) else FieldHelpWatch(app)
