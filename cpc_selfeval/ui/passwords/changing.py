"""Giving the open file a password, another one, or none: what it means, and what it does not reach, is said before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.password import Password, PasswordUnusable
from cpc_selfeval.ui.kit import CheckChoice, PlainText, PrimaryButton, QuietText, RadioChoice, announce
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.passwords.new_password import NewPassword
from cpc_selfeval.ui.passwords.password_line import PasswordLine

_FIRST: Final = (
    "Whoever opens the file has to type it, here and on any other computer. Backups and copies that are made from now "
    "on have it too."
)
_ANOTHER: Final = "The file opens with the new password only. Backups and copies that are made from now on have it too."
_AWAY: Final = "Anybody who can reach the file can then open it, and any backup or copy that is made from now on."
_ELSEWHERE: Final = (
    "What is elsewhere stays as it is: copies on memory sticks and in e-mail, and your council’s own backups. What the "
    "file held openly is overwritten, but no program can promise that a disk keeps no trace of it; an encrypted disk, "
    "such as with BitLocker or FileVault, is what helps there."
)
_ELSEWHERE_CHANGED: Final = (
    "What is elsewhere stays as it is and opens with the password it had: copies on memory sticks and in e-mail, and "
    "your council’s own backups."
)


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """What was chosen: the new password (None: none from now on), and whether earlier copies are to be removed."""

    new: Password | None
    without_earlier: bool


class ChangePasswordDialog(FramedDialog):
    """``current`` is the open file's password, None when it has none; ``earlier`` counts its backups beside it."""

    def __init__(self, file_name: str, current: Password | None, earlier: int, parent: QWidget | None = None) -> None:
        protects = current is None
        heading = f"A password for “{file_name}”" if protects else f"The password of “{file_name}”"
        super().__init__(parent, "Password", heading, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._current = current
        self.now = PasswordLine("Its password now", self)
        self.another = RadioChoice("Give it another password", parent=self)
        self.away = RadioChoice("Take the password away", parent=self)
        self.what_follows = PlainText()
        self.new = NewPassword()
        self.elsewhere = QuietText()
        self.without_earlier = CheckChoice(_remove(earlier, protects=protects))
        self.missing = QuietText(tone="bad")
        self.missing.hide()
        self.go_on = PrimaryButton("")
        self.go_on.setDefault(True)
        if not protects:
            self.column.addWidget(Labelled("Its password &now", self.now))
            self.column.addWidget(self.another)
            self.column.addWidget(self.away)
        for each in (self.what_follows, self.new, self.elsewhere, self.without_earlier, self.missing):
            self.column.addWidget(each)
        for unasked in (self.now, self.another, self.away):
            unasked.setVisible(not protects)
        self.without_earlier.setVisible(earlier > 0)
        self.another.setChecked(True)
        self.add_close("Cancel")
        self.buttons.addWidget(self.go_on)
        self.go_on.clicked.connect(self._done)
        self.another.toggled.connect(self._show_choice)
        self._show_choice()
        (self.new.first if protects else self.now).setFocus(Qt.FocusReason.OtherFocusReason)

    def change(self) -> PasswordChange:
        """What was chosen, once the dialog was accepted."""
        new = self.new.password() if self.another.isChecked() else None
        return PasswordChange(new, self.without_earlier.isChecked())

    def wipe(self) -> None:
        """Empty all boxes."""
        self.now.wipe()
        self.new.wipe()

    def fault(self) -> tuple[str, QWidget] | None:
        """What is missing or wrong, and the box that it is about; None when it can be done."""
        if self._current is not None and not self._is_current():
            return "This is not the password of the file. Nothing was changed.", self.now
        return self.new.fault() if self.another.isChecked() else None

    def _is_current(self) -> bool:
        try:
            return self.now.password() == self._current
        except PasswordUnusable:
            return False

    def _show_choice(self) -> None:
        gives = self.another.isChecked()
        first = self._current is None
        self.new.setVisible(gives)
        self.elsewhere.setVisible(gives)
        self.what_follows.setText((_FIRST if first else _ANOTHER) if gives else _AWAY)
        self.elsewhere.setText(_ELSEWHERE if first else _ELSEWHERE_CHANGED)
        self.go_on.setText(("&Protect the file" if first else "&Change it") if gives else "&Take it away")
        self.missing.hide()
        self.fit()

    def _done(self) -> None:
        found = self.fault()
        if found is None:
            self.accept()
            return
        self.missing.setText(found[0])
        self.missing.show()
        self.fit()
        found[1].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.missing, found[0])


def _remove(earlier: int, *, protects: bool) -> str:
    if earlier == 1:
        keeps = "has no password" if protects else "keeps the password that it has, or none"
        return f"Remove the earlier backup, which {keeps}"
    keep = "have no password" if protects else "keep the password that they have, or none"
    return f"Remove the {earlier} earlier backups, which {keep}"
