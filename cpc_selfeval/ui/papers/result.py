"""What became of a paper that was written: where it is and what can be done with it, or why there is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.editing.papers import Written
from cpc_selfeval.ui.kit import FlowLayout, Heading, Icon, LinkButton, PlainText, QuietText, announce, px
from cpc_selfeval.ui.kit.in_view import bring_into_view


class PaperResult(QWidget):
    """One paper, by the name that it has in this file."""

    def __init__(self, written: Written, name: str) -> None:
        super().__init__()
        self._target = written.target
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(4))
        self.said = QuietText()
        self.offered: list[LinkButton] = []
        if written.refusal is None:
            self.words = f"Written: {name}, as {written.target.name}"
            column.addWidget(Heading(f"{name}: written", 3))
            column.addWidget(QuietText(f"{written.target.name} in {written.target.parent}"))
            self._offer(column)
        else:
            self.words = f"Not written: {name}. {written.refusal}"
            column.addWidget(Heading(f"{name}: not written", 3))
            column.addWidget(PlainText(str(written.refusal)))
        column.addWidget(self.said)
        self.said.hide()

    def _offer(self, column: QVBoxLayout) -> None:
        row = QWidget()
        flow = FlowLayout(row, spacing=px(8))
        for words, icon, act in (
            ("Open it", Icon.LOOK, self.open_it),
            ("Open its folder", Icon.FOLDER, self.open_folder),
        ):
            button = LinkButton(words, name=f"{words}: {self._target.name}", icon=icon)
            button.clicked.connect(lambda _checked=False, act=act: act())
            flow.addWidget(button)
            self.offered.append(button)
        column.addWidget(row)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        if self.offered:
            self.offered[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_it(self) -> None:
        """Open the paper in the program that this computer has for it."""
        self._open(self._target, "Opened in the program that this computer has for it.")

    def open_folder(self) -> None:
        """Show the folder."""
        self._open(self._target.parent, "Its folder was opened.")

    def _open(self, path: Path, said: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            said = f"No program on this computer would open it. It is in {self._target.parent}."
        self.said.setText(said)
        self.said.show()
        bring_into_view(self.said)
        announce(self, said)
