"""Change several at once: which field, its value, how many that alters; one step, which undo takes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.several import present_ones, that_change, whose_due_moves
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.editing.verbs.several import named
from cpc_selfeval.ui.kit import (
    CheckChoice,
    ChoiceBox,
    DateEntry,
    LineEntry,
    PrimaryButton,
    QuietText,
    TextEntry,
    announce,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.tables.shared_field import NOTHING_SAID, SharedField, value_in
from cpc_selfeval.ui.workspace import Workspace

_KEPT: Final = "Once for all of them. What one of them says of its own stays."
_WHY: Final = "Please write why the dates move, for those who read the plan."


class SeveralDialog(FramedDialog):
    """``changed`` carries a sentence that says what was changed, once it is in the file or waits to be."""

    changed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        kind: type[Record],
        keys: Sequence[str],
        fields: Sequence[SharedField],
        parent: QWidget | None = None,
    ) -> None:
        self._selected = named(kind, len(keys))
        super().__init__(parent, f"Change {self._selected}", f"Change {self._selected}")
        self._workspace = workspace
        self._kind: type[Any] = kind
        self._keys = tuple(keys)
        self._fields = tuple(fields)
        self.field = ChoiceBox("What to change", [(field, field.words) for field in fields])
        self.field.show_choice(fields[0])
        self.boxes = [field.box(workspace.contents) for field in fields]
        self._labelled = [Labelled(f"&{field.words}", box) for field, box in zip(fields, self.boxes, strict=True)]
        self.said = QuietText()
        self.reason = LineEntry("Why the due dates move")
        self.agreed_by = LineEntry("Who agreed it")
        self.wrongly = CheckChoice("They were typed wrongly: put right, not moved")
        self._why = Labelled("Wh&y do they move?", self.reason)
        self._who = Labelled("Who a&greed?", self.agreed_by)
        self.words = TextEntry("In words, for all of them", least_lines=2, most_lines=6)
        self._words = Labelled("In wor&ds", self.words, note=_KEPT)
        self.fault = QuietText(tone="bad")
        self.fault.hide()
        self.cancel = self.add_close("Cancel")
        self.change_button = PrimaryButton("&Change")
        self.buttons.addWidget(self.change_button)
        self.change_button.setDefault(True)
        self._lay_out()
        self._connect()
        self._show_field()
        self.keep_begun("several actions", self.reason, self.agreed_by, self.words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.column.addWidget(Labelled("&What to change", self.field))
        for widget in (*self._labelled, self.said, self.fault, self._words, self._why, self._who, self.wrongly):
            self.column.addWidget(widget)

    def _connect(self) -> None:
        self.field.chosen.connect(self._show_field)
        for box in self.boxes:
            if isinstance(box, ChoiceBox):
                box.chosen.connect(self._count)
            elif isinstance(box, DateEntry):
                box.line.textChanged.connect(self._count)
            else:
                box.textChanged.connect(self._count)
        self.wrongly.clicked.connect(self._count)
        self.change_button.clicked.connect(self._change)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.refused.connect(self._on_refused)

    @property
    def shown(self) -> SharedField:
        """The field that is to be changed."""
        value = self.field.value()
        assert isinstance(value, SharedField), value
        return value

    @property
    def box(self) -> ChoiceBox | DateEntry | LineEntry:
        """The box of its value."""
        return self.boxes[self._fields.index(self.shown)]

    def _show_field(self, _field: object = None) -> None:
        for field, labelled in zip(self._fields, self._labelled, strict=True):
            labelled.setVisible(field is self.shown)
        self._count()

    def _count(self, _value: object = None) -> None:
        """Say what would change, and ask why where due dates move."""
        value = value_in(self.box)
        there, altered, moved = self._altered(value)
        self._why.setVisible(moved > 0 and not self.wrongly.isChecked())
        self._who.setVisible(moved > 0 and not self.wrongly.isChecked())
        self.wrongly.setVisible(moved > 0)
        asked = self.shown.asked_with(value) if altered else None
        self._words.setVisible(asked is not None)
        if asked is not None:
            self._words.label.setText(asked[1])
        self._say(_in_words(self._kind, there, altered, moved) if value is not NOTHING_SAID else "")
        self.change_button.setText(f"&Change {named(self._kind, altered)}" if altered else "&Change")
        self.change_button.setEnabled(altered > 0)
        self.fit()

    def _altered(self, value: object) -> tuple[int, int, int]:
        """How many are still there, how many of them would be altered, and how many due dates would move."""
        if value is NOTHING_SAID:
            return 0, 0, 0
        there = present_ones(self._workspace.entered, self._kind, self._keys)
        moved = whose_due_moves(there, _day(value)) if self.shown.moves else ()
        return len(there), len(that_change(there, {self.shown.field: value})), len(moved)

    def _say(self, words: str) -> None:
        if words != self.said.text():
            self.said.setText(words)
            announce(self, words)
        self.said.setVisible(bool(words))

    def _change(self) -> None:
        value = value_in(self.box)
        _there, altered, moved = self._altered(value)
        if not altered:
            return
        several = self._workspace.work.several
        if not self.shown.moves:
            asked = self.shown.asked_with(value)
            said = {asked[0]: self.words.text()} if asked is not None else {}
            several.revise(self._kind, self._keys, origin=self, where_empty=said, **{self.shown.field: value})
            return
        if moved and not self.wrongly.isChecked() and not self.reason.text().strip():
            self._tell(_WHY)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        several.move_due(
            self._keys,
            _day(value),
            reason=self.reason.text(),
            agreed_by=self.agreed_by.text(),
            correcting=self.wrongly.isChecked(),
            origin=self,
        )

    def _on_changed(self, event: Applied) -> None:
        if event.origin is self:
            rows = sum(row.kind is self._kind for row in event.change.rows)
            self._end(f"{self.shown.words} of {named(self._kind, rows)} changed. Undo: Ctrl+Z")
        else:
            self._count()

    def _on_refused(self, event: Refused) -> None:
        """What waits is told by the window, and is made once it can; what was refused for good is told here."""
        if event.origin is not self:
            return
        if event.waiting:
            self._end(f"{self.shown.words} of {self._selected} is not saved yet.")
        else:
            self._tell(str(event.refusal))

    def _end(self, words: str) -> None:
        self.changed.emit(words)
        self.accept()

    def _tell(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()
        self.fit()
        announce(self, words, urgent=True)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _in_words(kind: type[Record], selected: int, altered: int, moved: int) -> str:
    """ "All 12 actions change.", "10 of 12 actions change; the others are like that already.", and what moves."""
    if not selected:
        return "None of them is there any more: nothing would change."
    if not altered:
        return f"{'It is' if selected == 1 else 'All are'} like that already: nothing would change."
    if altered == selected:
        first = f"{'' if selected == 1 else 'All '}{named(kind, selected)} change{'s' if selected == 1 else ''}."
    else:
        change = "changes" if altered == 1 else "change"
        first = f"{altered:,} of {named(kind, selected)} {change}; the others are like that already."
    if not moved:
        return first
    moving = "One due date moves" if moved == 1 else f"{moved:,} due dates move"
    return f"{first} {moving}: each keeps what it was and why."
