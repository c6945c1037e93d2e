"""File > New…: what a new self-evaluation begins with is asked, its file made and opened.

What was entered outlives Escape: the boxes come back as they were left, for as long as the program runs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.app.opening import Opener, count_days_as_here

if TYPE_CHECKING:
    from cpc_selfeval.ui.remembered import Remembered
    from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog


class NewFile:
    """Asks for new files; ``folder`` gives where they are offered, ``front`` the window that a question belongs to."""

    def __init__(
        self,
        remembered: Remembered,
        opener: Opener,
        folder: Callable[[], Path],
        front: Callable[[], QWidget | None],
    ) -> None:
        self._remembered = remembered
        self._opener = opener
        self._folder = folder
        self._front = front
        self._begun: NewSelfEvaluationDialog | None = None

    def ask(self) -> None:
        """Ask, make the file and open it."""
        dialog = self._dialog()
        while result := dialog.exec():
            if result == dialog.AFRESH:
                self._end(dialog)
                dialog = self._dialog()
                continue
            if (said := dialog.person()) is not None:
                self._remembered.update(person=said)
            if self._opener.begin(dialog.target(), dialog.beginning(), dialog.password()):
                self._end(dialog)
                return
        dialog.place_step.wipe_password()
        if dialog.has_entries:
            # The window in front may be closed meanwhile, and would end what belongs to it
            dialog.setParent(None, Qt.WindowType.Dialog)
            self._begun = dialog
        else:
            self._end(dialog)

    def forget(self) -> None:
        """Let go of what was begun: the program ends."""
        if self._begun is not None:
            self._end(self._begun)

    def _dialog(self) -> NewSelfEvaluationDialog:
        """What was begun and left, as it was left; else an empty one."""
        begun, self._begun = self._begun, None
        if begun is not None:
            if (front := self._front()) is not None:
                begun.setParent(front, Qt.WindowType.Dialog)
            begun.come_back()
            return begun
        from cpc_selfeval.storage.frameworks.files import read_framework, shipped_frameworks
        from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog

        person = self._remembered.person
        count_days_as_here()
        lead_officer = person.name if person is not None and "lead officer" in person.role.casefold() else ""
        return NewSelfEvaluationDialog(
            *(shipped_frameworks(), read_framework, self._folder(), lead_officer),
            parent=self._front(),
            asks_who=person is None,
        )

    def _end(self, dialog: NewSelfEvaluationDialog) -> None:
        self._begun = None
        dialog.place_step.wipe_password()
        dialog.deleteLater()
