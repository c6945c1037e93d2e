"""What the window says in its bar: what was refused, what is safe, what to do, and buttons that do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cpc_selfeval.domain.change import ChangeKind
from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.cycle_refusals import CycleClosed
from cpc_selfeval.domain.refusal import Refusal, StillWaiting
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.kit import MessageBar, hand_over_all
from cpc_selfeval.ui.window.copies import CopySaver
from cpc_selfeval.ui.window.next_steps import COPY, TRY_AGAIN, Step, steps_for
from cpc_selfeval.ui.window.save_state import SaveState, Saving, listed_acts
from cpc_selfeval.ui.workspace import Workspace

Act = tuple[str, Callable[[], None]]
Does = Callable[[Refused], object]
"""What the button of a step does about what was refused."""


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
        self._about_saving: type[Refusal] | None = None
        self._in_a_copy: tuple[str, ...] = ()
        self._offered: dict[str, Does] = {}
        self.last_refused: Refused | None = None
        self.offer("try_again", self._try_again)
        self.offer("save_copy", lambda _event: self._ask_for_copy())
        workspace.refused.connect(self.tell_refused)
        workspace.message_requested.connect(self.tell)
        save_state.settled.connect(self._settled)
        save_state.changed.connect(self._settled)
        copies.saved.connect(self._copy_saved)
        copies.refused.connect(self.tell)

    def offer(self, act: str, does: Does) -> None:
        """From now on, the buttons of the steps with this act do this (:mod:`cpc_selfeval.ui.window.next_steps`)."""
        self._offered[act] = does

    def tell_refused(self, event: Refused) -> None:
        """Tell of a change that is not in the file; what waits can be tried again or saved elsewhere."""
        if event.waiting:
            more = bool(self._in_a_copy) and not self.all_in_a_copy
            self._tell_unsaved(event, aloud=more or type(event.refusal) is not self._about_saving)
        elif isinstance(event.refusal, StillWaiting) and self.last_refused is not None:
            self._tell_unsaved(self.last_refused, aloud=True)
        elif not _says_it_itself(event.origin):
            self._tell(event)

    def tell(self, refusal: Refusal) -> None:
        """Tell of anything else that was not done."""
        self._tell(Refused("", refusal, None, waiting=False))

    def tell_good(self, happened: str, safe: str) -> None:
        """Say that something is well again; it stands until it is closed."""
        self._about_saving = None
        self._bar.tell("good", happened, safe)

    @property
    def all_in_a_copy(self) -> bool:
        """Whether all that waits to be saved is in a copy that was saved since."""
        unsaved = self._workspace.work.session.unsaved
        return bool(unsaved) and unsaved == self._in_a_copy

    def tell_read_only(self, because: Refusal | None) -> None:
        """Say that the file is open to read only, and why."""
        self._about_saving = None
        if because is not None:
            steps = tuple(step for step in steps_for(because) if step is not TRY_AGAIN) or (COPY,)
            acts = self._acts(steps, Refused("", because, None, waiting=False))
            self._bar.tell("warning", because.what_happened, because.what_is_safe, because.what_to_do, acts)
            return
        happened = "This file is open to read only, as you asked."
        safe = "Everything in it can be read and exported; nothing that is entered here would be saved."
        acts = self._acts((COPY,), Refused("", Refusal(happened), None, waiting=False))
        self._bar.tell("warning", happened, safe, "To change it, close it and open it again.", acts)

    def tell_closed_cycle(self, closed: Cycle) -> None:
        """Say that the cycle that is shown is closed, with the way to all cycles."""
        self._about_saving = None
        because = CycleClosed(closed)
        acts = self._acts(steps_for(because)[:1], Refused("", because, None, waiting=False))
        self._bar.tell("note", because.what_happened, because.what_is_safe, because.what_to_do, acts)

    def _tell(self, event: Refused) -> None:
        self._about_saving = None
        refusal = event.refusal
        acts = self._acts(steps_for(refusal), event)
        self._bar.tell("warning", refusal.what_happened, refusal.what_is_safe, refusal.what_to_do, acts)

    def _tell_unsaved(self, event: Refused, *, aloud: bool) -> None:
        """Say what waits. While it waits for the same reason it is said again only to those who look at the bar.

        Nothing is said of what is in a copy: how to go on in that is what stands in the bar.
        """
        self.last_refused = event
        if self.all_in_a_copy and not aloud:
            return
        self._about_saving = type(event.refusal)
        refusal = event.refusal
        unsaved = self._workspace.work.session.unsaved
        named = f" Waiting to be saved: {listed_acts(unsaved)}." if unsaved else ""
        safe = refusal.what_is_safe + named
        acts = self._acts(steps_for(refusal), event)
        if aloud:
            self._bar.tell("bad", refusal.what_happened, safe, refusal.what_to_do, acts)
            self._in_a_copy = ()
        elif not self._bar.isHidden():
            self._bar.correct(safe=safe)

    def _acts(self, steps: tuple[Step, ...], event: Refused) -> list[Act]:
        offered = ((step, self._offered.get(step.act)) for step in steps)
        return [(step.words, _about(does, event)) for step, does in offered if does is not None]

    def _try_again(self, event: Refused) -> None:
        session = self._workspace.work.session
        self._about_saving = None
        hand_over_all(self._bar.window())  # what a fault kept in its box
        if event.kind is ChangeKind.MADE or session.unsaved:
            session.try_again()
        elif event.kind is ChangeKind.UNDONE:
            session.undo()
        else:
            session.redo()

    def _ask_for_copy(self) -> None:
        if not self._copies.ask() and self._about_saving is not None:
            self._bar.show()

    def _copy_saved(self, target: Path) -> None:
        unsaved = self._workspace.work.session.unsaved
        safe = f"It has everything, also what could not be saved here: {listed_acts(unsaved)}." if unsaved else ""
        to_do = "To go on in the copy, open it." if unsaved else "You go on working in the file that is open."
        acts: list[Act] = [("Open the copy", lambda: self.copy_opening_requested.emit(target))]
        self._in_a_copy = unsaved
        because = self._workspace.work.session.unsaved_because
        self._about_saving = type(because) if because is not None else None
        self._bar.tell("good", f"A copy was saved as “{target.name}” in {target.parent}.", safe, to_do, acts)

    def _settled(self) -> None:
        """Take the bar away once everything is in the file after all."""
        session = self._workspace.work.session
        if self._about_saving is not None and not session.unsaved and not session.busy:
            self._about_saving = None
            self.last_refused = None
            self._in_a_copy = ()
            self._bar.hide()


def _about(does: Does, event: Refused) -> Callable[[], None]:
    def act() -> None:
        does(event)

    return act


def _says_it_itself(origin: object) -> bool:
    """Whether the widget that asked for the change shows in its own place why it was not made."""
    return isinstance(origin, QWidget) and isValid(origin) and bool(origin.property("shows_refusals"))


__all__ = ["Notices", "Saving"]
