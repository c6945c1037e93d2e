"""Before a cycle is closed: what is unfinished. Before it is opened again: why, and by whom."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.unfinished import unfinished
from cpc_selfeval.ui.kit import LineEntry, PlainButton, PlainText, PrimaryButton, QuietText, TextEntry
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.workspace import Workspace

_KEEPS = (
    "A snapshot of everything in it is kept with today’s date. From then on it can be read and exported, and nothing "
    "in it can be changed. It can be opened again with a reason."
)


class CloseCycleDialog(FramedDialog):
    """What is unfinished is said, and keeps nobody from closing."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        title = workspace.contents.cycle.title
        super().__init__(parent, "Close this cycle", f"Close “{title}”?")
        self.unfinished = unfinished(workspace.contents, workspace.today())
        self.column.addWidget(PlainText(_KEEPS))
        if self.unfinished:
            self.column.addWidget(PlainText("Not everything is done, which is no reason not to close:"))
        for sentence in self.unfinished:
            self.column.addWidget(PlainText(f"• {sentence}"))
        self.keep = PlainButton("Not yet")
        self.shut = PrimaryButton("Close the cycle")
        self.keep.clicked.connect(self.reject)
        self.shut.clicked.connect(self.accept)
        self.buttons.addWidget(self.keep)
        self.buttons.addWidget(self.shut)
        self.keep.setFocus()


class ReopenCycleDialog(FramedDialog):
    """The reason and the name stay with the closing."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        title = workspace.contents.cycle.title
        super().__init__(parent, "Open this cycle again", f"Open “{title}” again?")
        self.column.addWidget(
            PlainText("The closing stays in its history with its snapshot, and with why and by whom it was opened.")
        )
        self.reason = TextEntry("Why it is opened again", least_lines=3)
        self.name = LineEntry("Who opens it")
        self.name.show_text(workspace.work.session.person.name)
        self.missing = QuietText(tone="bad")
        self.missing.hide()
        self.column.addWidget(Labelled("&Why it is opened again", self.reason))
        self.column.addWidget(Labelled("W&ho opens it", self.name))
        self.column.addWidget(self.missing)
        self.keep = PlainButton("Leave it closed")
        self.again = PrimaryButton("Open again")
        self.keep.clicked.connect(self.reject)
        self.again.clicked.connect(self._accept_if_said)
        self.buttons.addWidget(self.keep)
        self.buttons.addWidget(self.again)
        self.again.setDefault(True)
        self.keep_begun(title, self.reason, self.name)
        self.reason.setFocus()

    def _accept_if_said(self) -> None:
        for box, text, words in (
            (self.reason, self.reason.entered_text(), "Please write why it is opened again."),
            (self.name, self.name.entered_text(), "Please write who opens it."),
        ):
            if not text.strip():
                self.missing.setText(words)
                self.missing.show()
                self.fit()
                box.setFocus()
                return
        self.accept()
