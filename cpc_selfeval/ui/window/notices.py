"""What the window says in its bar: what was refused, what is safe, what to do, and buttons that do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.kit import MessageBar
from cpc_selfeval.ui.window.copies import CopySaver
from cpc_selfeval.ui.window.save_state import SaveState, Saving, listed_acts
from cpc_selfeval.ui.workspace import Workspace

Act = tuple[str, Callable[[], None]]


class Notices(QObject):
    """Fills a message bar. ``copy_opening_requested`` carries the path of a copy that the user wants to open."""

    copy_opening_requested = Signal(object)

    def __init__(
        self, workspace: Workspace, bar: MessageBar, save_state: SaveState, copies: CopySaver, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._bar = bar
        self._copies = copies
        self._about_saving = False
        self.last_refused: Refused | None = None
        workspace.refused.connect(self.tell_refused)
        workspace.message_requested.connect(self.tell)
        save_state.settled.connect(self._settled)
        save_state.changed.connect(self._settled)
        copies.saved.connect(self._copy_saved)
        copies.refused.connect(self.tell)

    def tell_refused(self, event: Refused) -> None:
        """Tell of a change that is not in the file; what waits can be tried again or saved elsewhere."""
        if not event.waiting:
            if not _says_it_itself(event.origin):
                self.tell(event.refusal)
            return
        self.last_refused = event
        refusal = event.refusal
        acts: list[Act] = [
            ("Try again", self._workspace.work.session.try_again),
            ("Save a copy elsewhere…", self._ask_for_copy),
        ]
        unsaved = self._workspace.work.session.unsaved
        named = f" Waiting to be saved: {listed_acts(unsaved)}." if unsaved else ""
        self._bar.tell("bad", refusal.what_happened, refusal.what_is_safe + named, refusal.what_to_do, acts)
        self._about_saving = True

    def tell(self, refusal: Refusal) -> None:
        """Tell of anything else that was not done."""
        self._about_saving = False
        self._bar.tell("warning", refusal.what_happened, refusal.what_is_safe, refusal.what_to_do)

    def tell_read_only(self, because: Refusal | None) -> None:
        """Say that the file is open to read only, and why."""
        self._about_saving = False
        acts: list[Act] = [("Save a copy elsewhere…", self._ask_for_copy)]
        if because is not None:
            self._bar.tell("warning", because.what_happened, because.what_is_safe, because.what_to_do, acts)
            return
        happened = "This file is open to read only, as you asked."
        safe = "Everything in it can be read and exported; nothing that is entered here would be saved."
        self._bar.tell("warning", happened, safe, "To change it, close it and open it again.", acts)

    def _ask_for_copy(self) -> None:
        if not self._copies.ask() and self._about_saving:
            self._bar.show()

    def _copy_saved(self, target: Path) -> None:
        unsaved = self._workspace.work.session.unsaved
        safe = f"It has everything, also what could not be saved here: {listed_acts(unsaved)}." if unsaved else ""
        to_do = "To go on in the copy, open it." if unsaved else "You go on working in the file that is open."
        acts: list[Act] = [("Open the copy", lambda: self.copy_opening_requested.emit(target))]
        self._about_saving = False
        self._bar.tell("good", f"A copy was saved as “{target.name}” in {target.parent}.", safe, to_do, acts)

    def _settled(self) -> None:
        """Take the bar away once everything is in the file after all."""
        session = self._workspace.work.session
        if self._about_saving and not session.unsaved and not session.busy:
            self._about_saving = False
            self._bar.hide()


def _says_it_itself(origin: object) -> bool:
    """Whether the widget that asked for the change shows in its own place why it was not made."""
    return isinstance(origin, QWidget) and bool(origin.property("shows_refusals"))


__all__ = ["Notices", "Saving"]
