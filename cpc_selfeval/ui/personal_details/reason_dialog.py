"""Always passing over a find: asks for the reason, which is kept in the file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.guard.find import KINDS, Kind
from cpc_selfeval.ui.guard.words import in_context
from cpc_selfeval.ui.kit import PlainText, PrimaryButton, QuietText, TextEntry
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.personal_details.rows import Shown
from cpc_selfeval.ui.workspace import Workspace

SHOWN_THEN: Final = " Papers then show this count as it is typed here."


class ReasonDialog(FramedDialog):
    """Passes the find over once a reason is given."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Always ignore", f"Always ignore this {KINDS[shown.find.kind]}?", width=520)
        self._workspace = workspace
        self._shown = shown
        self.reason = TextEntry("Reason", hint="Such as: the office’s own number, which is public", least_lines=2)
        self.column.addWidget(PlainText(in_context(shown.find, shown.text)))
        self.column.addWidget(QuietText(f"{shown.place.entry} · {shown.place.field}"))
        self.column.addWidget(Labelled("&Why it identifies nobody, or may stand there", self.reason))
        self.column.addWidget(
            QuietText(
                "The reason is kept in the file with your name and the day. The words themselves are not kept with it, "
                "only a fingerprint by which they are known again in this place."
                + (SHOWN_THEN if shown.find.kind is Kind.SMALL_COUNT else "")
            )
        )
        self.add_close("Cancel")
        self.ignore = PrimaryButton("Always &ignore")
        self.ignore.setEnabled(False)
        self.buttons.addWidget(self.ignore)
        self.reason.textChanged.connect(lambda: self.ignore.setEnabled(bool(self.reason.text().strip())))
        self.ignore.clicked.connect(self._ignore)
        self.keep_begun(f"{shown.place.entry}, {shown.place.field}", self.reason)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ignore(self) -> None:
        self._workspace.work.guarding.pass_over(self._shown.find, self.reason.text(), origin=self)
        self.accept()
