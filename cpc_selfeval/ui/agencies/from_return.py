"""The quiet line that says from whose return, of which day, something was taken; it opens that return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.returns.records import AgencyReturn, ReturnedValue
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.words import return_of_day
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import LinkButton, literal
from cpc_selfeval.ui.workspace import Workspace

NAME: Final = "From whose return"
"""What the line is called while it says nothing."""


def returns_taken(contents: Contents, records: Sequence[str]) -> tuple[AgencyReturn, ...]:
    """The returns from which anything of these records (by key) was taken, newest first, each once."""
    keys = {value.returned for record in records for value in contents.taken_for(record)}
    return tuple(returned for returned in contents.returns if returned.key in keys)


def taken_in_words(contents: Contents, *records: str) -> str:
    """ "From Police Scotland’s return of 3 March 2026", "… and 1 earlier", or "" where nothing was taken."""
    returns = returns_taken(contents, records)
    if not returns:
        return ""
    earlier = f" and {len(returns) - 1} earlier" if len(returns) > 1 else ""
    return f"From {return_of_day(contents, returns[0])}{earlier}"


class FromReturn(LinkButton):
    """Hidden where nothing was taken. Opens the newest return that something was taken from."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("", name=NAME, parent=parent)
        self._workspace = workspace
        self._records: tuple[str, ...] = ()
        self.setProperty("quiet", "true")
        self.hide()
        self.clicked.connect(self._open)
        workspace.changed.connect(self._on_changed)

    def show_records(self, *records: str | None) -> None:
        """Say it of these records (by key) together."""
        self._records = tuple(record for record in records if record is not None)
        self._refresh()

    def _refresh(self) -> None:
        words = taken_in_words(self._workspace.contents, *self._records)
        self.setText(literal(words))
        self.setAccessibleName(f"{words}: look at that return" if words else NAME)
        self.setVisible(bool(words))

    def _open(self) -> None:
        from cpc_selfeval.ui.agencies.return_dialog import ReturnDialog

        returns = returns_taken(self._workspace.contents, self._records)
        if returns:
            ReturnDialog(self._workspace, returns[0].key, parent=self.window()).begin()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, AgencyReturn, ReturnedValue):
            self._refresh()
