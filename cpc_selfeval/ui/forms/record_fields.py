"""Boxes by field of one record. What is entered revises the record shown; with one only begun, it records it.

Undo of what recorded it leaves it begun as it was before, and redo shows the record again. What undo and redo will
bring is shown before the file answers, since who types on would else type over it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Refused
from cpc_selfeval.ui.kit import ChoiceBox, DateEntry, LineEntry, TextEntry
from cpc_selfeval.ui.kit.kept_words import KeptWords
from cpc_selfeval.ui.workspace import Workspace

Record_ = Callable[..., str]
"""Records a new one: takes ``origin``, ``visit`` and field values; its key comes back."""
Revise = Callable[..., None]
"""Revises one: takes its key, ``origin``, ``visit`` and field values."""
Read = Callable[[Contents], Record]
"""Reads a record that there always is, empty where nothing was entered."""
Enough = Callable[[dict[str, Any]], bool]
"""Whether the values of fields that were entered are enough to record one."""


class Chooser(Protocol):
    """A chooser that follows the contents: of an agency, or of several indicators, entries, actions."""

    @property
    def chosen(self) -> SignalInstance:
        """Carries what the user chose."""

    def show_value(self, value: Any) -> None:
        """Show a value without a signal."""


class RecordFields(QObject):
    """The boxes and the two verbs; ``record`` is None where there always is one. What is shown is what was entered
    last, in the file or not. ``recorded`` carries the key of a record that the first entry recorded, or that redo
    brought back; ``begun_again`` tells that undo took that entry back, so that what is entered next records one, and
    carries the empty record that is shown;
    ``gone`` carries the key of another record that undo or redo takes away.

    Words and days that were refused for good the workspace keeps, in whatever box they are.
    ``aside`` is for what a box of a record, by its key, has to show again with that record.
    """

    recorded = Signal(object)
    begun_again = Signal(object)
    gone = Signal(str)

    def __init__(self, workspace: Workspace, record: Record_ | None, revise: Revise, parent: QObject) -> None:
        super().__init__(parent)
        self.key: str | None = None
        self._record = record
        self._revise = revise
        self._begun: dict[str, Any] | None = None
        self._enough: Enough = _anything
        self._shown: Record | None = None
        self._read: Read | None = None
        self._empty: Record | None = None
        self._before: dict[str, Any] | None = None
        self._taken_back: str | None = None
        self._workspace = workspace
        self._shows: dict[str, tuple[object, Callable[[Any], object]]] = {}
        self._unread: dict[tuple[str, str], tuple[str, KeptWords | None]] = {}
        self.aside: dict[str, Any] = {}
        workspace.refused.connect(self._on_refused)
        workspace.stepping.connect(self._follow_steps)

    def adopt_unsaved(self, other: RecordFields) -> None:
        """Take over what is not saved, and with which record, from fields that this takes the place of."""
        other._give_way()
        self._unread.update(other._unread)
        self.aside.update(other.aside)

    @property
    def is_begun(self) -> bool:
        """Whether a record is begun that nothing was entered in yet."""
        return self.key is None and self._begun is not None

    @property
    def key_taken_back(self) -> str | None:
        """The key of the record that undo took back, in whose place one is begun."""
        return self._taken_back

    @property
    def begun_values(self) -> dict[str, Any]:
        """What was entered so far of one that is begun and not recorded."""
        return dict(self._begun or {})

    def shows(self, field: str, box: object, show: Callable[[Any], object]) -> None:
        """Let a box show a field; whoever made it saves what is entered there, by :meth:`save`."""
        self._shows[field] = (box, show)

    def text(self, field: str, box: LineEntry | TextEntry) -> None:
        """Let a text box show and save a field."""
        self._shows[field] = (box, box.show_text)
        box.handed_over.connect(lambda text: self.save(box, box.visit, **{field: text}))
        box.refused.connect(self._tell)
        box.cleaned.connect(self._tell)

    def day(self, field: str, box: DateEntry) -> None:
        """Let a date box show and save a field."""
        self._shows[field] = (box, box.show_date)
        box.saves_at_once()
        box.date_chosen.connect(lambda day: self.save(box, box.visit, **{field: day}))

    def choice(self, field: str, box: ChoiceBox) -> None:
        """Let a box of choices show and save a field."""
        self._shows[field] = (box, box.show_choice)
        box.chosen.connect(lambda value: self.save(box, **{field: value}))

    def chooser(self, field: str, box: Chooser) -> None:
        """Let a chooser that follows the contents show and save a field."""
        self._shows[field] = (box, box.show_value)
        box.chosen.connect(lambda value: self.save(box, **{field: value}))

    def show(self, record: Record, besides: object = None) -> None:
        """Show all fields as they were entered last, except in the box that the change came from."""
        record = self._workspace.entered.get(type(record), record.key) or record
        if record.key != self.key:
            self._give_way()
            self._read = self._empty = self._before = self._taken_back = None
        self.key, self._begun, self._shown = record.key, None, record
        for field, (box, show) in self._shows.items():
            if box is not besides:
                show(getattr(record, field))
            if isinstance(box, DateEntry) and (unread := self._unread.pop((record.key, field), None)):
                box.take_up(*unread)

    def show_what_is(self, read: Read, besides: object = None) -> None:
        """Show a record that there always is, as it was entered last; undo can leave it empty."""
        self.show(read(self._workspace.entered), besides)
        self._read = read

    def _give_way(self) -> None:
        """Let boxes be for another record; a day that cannot be read is shown again with the one it was typed for."""
        for field, (box, _show) in self._shows.items():
            if isinstance(box, LineEntry | TextEntry):
                box.give_way()
            elif isinstance(box, DateEntry):
                unread = box.give_way()
                if unread[0] and self.key is not None:
                    self._unread[self.key, field] = unread

    def begin(
        self, empty: Record, values: dict[str, Any], enough: Enough | None = None, *, instead_of: str | None = None
    ) -> None:
        """Show one that is not recorded yet; ``values`` are recorded with whatever is entered first.

        With ``enough``, what is entered is only kept until all of it is enough to record one. ``instead_of`` is the
        key of one that undo took back, which redo would show again.
        """
        self.show(empty)
        self.key, self._begun, self._enough = None, values, enough or _anything
        self._empty, self._before, self._taken_back = empty, None, instead_of

    def can_begin_again(self, empty: Record, values: dict[str, Any], enough: Enough) -> None:
        """Begin one (:meth:`begin`) where undo takes the one that is shown away, as if it had been begun here."""
        self._empty, self._before, self._enough = empty, values, enough

    def follows_steps_as(self, other: RecordFields) -> None:
        """Begin again and come back with undo and redo as others would, whose place this has taken."""
        self._empty, self._before, self._enough = other._empty, other._before, other._enough
        self._taken_back = other._taken_back

    def forget(self) -> None:
        """Show and record nothing any more."""
        self.key = self._begun = self._shown = None
        self._read = self._empty = self._before = self._taken_back = None

    def _follow_steps(self) -> None:
        """Show what undo or redo brings, or will bring once the file answers."""
        entered = self._workspace.entered
        if self.is_begun:
            back = entered.get(type(self._empty), self._taken_back) if self._empty is not None else None
            if back is not None:
                self._show_again(back)
        elif self.key is not None and self._shown is not None:
            record = self._read(entered) if self._read is not None else entered.get(type(self._shown), self.key)
            if record is not None:
                self.show(record)
            elif self._empty is not None and self._before is not None:
                self._begin_again(self._empty, self._before)
            else:
                self.gone.emit(self.key)

    def _begin_again(self, empty: Record, before: dict[str, Any]) -> None:
        """What recorded it is taken back; what was entered before, and not enough, is kept."""
        key, enough = self.key, self._enough
        left = replace(empty, **before)
        self.begin(left, before, enough, instead_of=key)
        self.begun_again.emit(left)

    def _show_again(self, record: Record) -> None:
        empty, before = self._empty, self._begun
        self.show(record)
        self._empty, self._before = empty, before
        self.recorded.emit(record.key)

    def settled(self) -> str | None:
        """The key of the record shown; one that was only begun is recorded for it. None where there is none."""
        if self.is_begun:
            self.save(None)
        return self.key

    def save(self, box: object, visit: str | None = None, **values: Any) -> None:
        """Record or revise."""
        if self.key is not None:
            self._revise(self.key, origin=box, visit=visit, **values)
        elif self._begun is not None:
            self._begin_with({**self._begun, **values}, box, visit)
        elif isinstance(box, LineEntry | TextEntry):
            box.keep_unsaved()  # its record was removed before the words came there

    def _begin_with(self, values: dict[str, Any], box: object, visit: str | None) -> None:
        assert self._record is not None, "there always is one, so none is begun"
        if not self._enough(values):
            self._begun = values
            return
        before = self._begun
        self.key = self._record(origin=box, visit=visit, **values)
        self._begun, self._before = None, before
        self.recorded.emit(self.key)

    def _tell(self, sentence: str) -> None:
        self._workspace.message_requested.emit(Refusal(sentence))

    def _on_refused(self, event: Refused) -> None:
        """A choice that will never be in the file stands in its box no more; words and days are kept there."""
        if event.waiting or self.key is None or self._shown is None:
            return
        record = self._workspace.entered.get(type(self._shown), self.key) or self._shown
        for field, (box, show) in self._shows.items():
            if box is event.origin and not isinstance(box, LineEntry | TextEntry | DateEntry):
                show(getattr(record, field))


def _anything(_values: dict[str, Any]) -> bool:
    return True
