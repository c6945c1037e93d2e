"""What the steps of "New self-evaluation" share."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QRadioButton, QWidget

from cpc_selfeval.ui.kit import Heading, PlainText, QuietText, ScrollPage, px
from cpc_selfeval.ui.kit.toggles import group_of


class Step(ScrollPage):
    """One step: a heading, a sentence on what it is for, its boxes, and a line for what is missing."""

    name = ""

    def __init__(self, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, most_width=760, parent=parent)
        self.add(Heading(heading, 2))
        self.add(PlainText(sentence))
        self._first: QWidget | None = None
        self.missing = QuietText(tone="bad")
        self.missing.hide()
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_view)

    def _keep_in_view(self) -> None:
        """What has the keyboard stays in sight when more is shown, and so does what is said of it."""
        focused = self.window().focusWidget()
        if self.missing.isVisible():
            self.ensureWidgetVisible(self.missing, 0, px(8))
        elif focused is self._first:
            self.verticalScrollBar().setValue(0)  # the step begins with its heading where there is room for both
        self._focus_moved(None, focused)

    def fault(self) -> tuple[str, QWidget] | None:
        """What is missing before the file can be made, and the box that it is about; None when nothing is."""
        return None

    def focus_first(self) -> None:
        """Put the keyboard on the step's first box."""
        for box in self.findChildren(QWidget):
            if box.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(box, QAbstractScrollArea):
                group = group_of(box) if isinstance(box, QRadioButton) else None
                checked = group.checkedButton() if group is not None else None
                self._first = checked or box
                self._first.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_fault(self) -> bool:
        """Say what is missing beside the step's end and go to the box. True when something is."""
        found = self.fault()
        self.missing.setText(found[0] if found else "")
        self.missing.setVisible(found is not None)
        if found:
            found[1].setFocus()
            QTimer.singleShot(0, self, self._keep_in_view)  # once what is said has its place
        return found is not None
