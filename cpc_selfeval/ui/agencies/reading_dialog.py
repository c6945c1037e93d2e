"""Reading what came back: how far it is, stopping it, and why something is not read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from cpc_selfeval.domain.contribution_refusals import ReadingStopped
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.opening_refusals import PasswordNeeded, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.returns_refusals import AlreadyTaken
from cpc_selfeval.editing.returns import Reading
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import PlainButton, PlainText, PrimaryButton, announce
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.passwords.asking import AskPasswordDialog
from cpc_selfeval.ui.window.copies import ENDING
from cpc_selfeval.ui.workspace import Workspace


class ReadingDialog(FramedDialog):
    """``came`` carries the :class:`Preview`; ``another_asked`` asks for another file; ``look_asked`` carries the key of
    the return as which the same thing was decided upon before."""

    came = Signal(object)
    another_asked = Signal()
    look_asked = Signal(str)

    def __init__(
        self, workspace: Workspace, path: Path, agency: str | None = None, parent: QWidget | None = None
    ) -> None:
        """``agency`` (a key): the return must be of this one."""
        super().__init__(parent, "Reading", f"Reading “{path.name}”", width=520)
        self._workspace = workspace
        self._path = path
        self._agency = agency
        self._reading: Reading | None = None
        self._returned = ""
        self._over = False
        self._answer = Answer()
        self._answer.came.connect(self._answered)
        self.words = PlainText("Nothing is changed by reading. What came is compared first, and you decide.")
        self.safe = PlainText()
        self.to_do = PlainText()
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Reading")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        for widget in (self.words, self.safe, self.to_do, self.progress):
            self.column.addWidget(widget)
        self.close_button = self.add_close("Cancel")
        self.look = PlainButton("Look at it")
        self.another = PrimaryButton("Choose another file…")
        self.buttons.addWidget(self.look)
        self.buttons.addWidget(self.another)
        for hidden in (self.safe, self.to_do, self.look, self.another):
            hidden.hide()
        self.another.clicked.connect(self._ask_another)
        self.look.clicked.connect(self._look)

    def begin(self) -> None:
        """Open it, and read."""
        self.open()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(None)

    def _read(self, password: Password | None) -> None:
        returns = self._workspace.work.returns
        if self._path.suffix.lower() == ENDING:
            self._reading = returns.read_copy(self._path, password, self._answer.bring)
        else:
            self._reading = returns.read(self._path, self._answer.bring, agency=self._agency)

    def reject(self) -> None:
        """Stop reading."""
        if self._reading is not None:
            self._reading.cancel()
        self._over = True
        super().reject()

    def _answered(self, answer: Preview | Refusal) -> None:
        self._reading = None
        if self._over:
            return
        if isinstance(answer, Preview):
            self.accept()
            self.came.emit(answer)
        elif isinstance(answer, ReadingStopped):
            self.reject()
        elif isinstance(answer, PasswordNeeded | WrongPassword):
            self._ask_password(answer)
        else:
            self._tell(answer)

    def _ask_password(self, refusal: Refusal) -> None:
        question = AskPasswordDialog(self._path.name, self)
        password = question.ask_again(refusal) if isinstance(refusal, WrongPassword) else question.ask("")
        question.done_with()
        if password is None:
            self.reject()
        else:
            self._read(password)

    def _tell(self, refusal: Refusal) -> None:
        self.progress.hide()
        self.heading.setText("Nothing was taken over")
        told = (refusal.what_happened, refusal.what_is_safe, refusal.what_to_do)
        for label, words in zip((self.words, self.safe, self.to_do), told, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        self.close_button.setText("Close")
        self.another.show()
        if isinstance(refusal, AlreadyTaken):
            self._returned = refusal.returned.key
            self.look.show()
        announce(self, str(refusal), urgent=True)
        (self.look if self._returned else self.another).setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _ask_another(self) -> None:
        self.accept()
        self.another_asked.emit()

    def _look(self) -> None:
        self.accept()
        self.look_asked.emit(self._returned)
