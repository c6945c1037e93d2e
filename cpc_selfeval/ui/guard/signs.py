"""A quiet sign under the box in which somebody types what may identify a person: what it is, and a way to see why.

It follows what was saved, half a second after the last key, and looks at nothing but the record that was touched. The
rules are loaded beside the window's thread at the first entry, since that takes some frames.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget
from shiboken6 import isValid

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.kit import FlowLayout, LineEntry, LinkButton, QuietText, TextEntry, px
from cpc_selfeval.ui.kit.laid_out import held_by
from cpc_selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from cpc_selfeval.domain.guard.find import Find

_RULES: Final = (
    "cpc_selfeval.domain.guard.looking",
    "cpc_selfeval.domain.guard.ignoring",
    "cpc_selfeval.ui.guard.words",
)

MOST_TYPED: Final = 20_000
"""Characters of an entry that are looked at while somebody types, which takes some 20 ms; longer ones on the page."""


class TypingSigns(QObject):
    """The signs of one window; each stands under its box for as long as what was found stands in it."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._signs: dict[TextEntry | LineEntry, GuardSign] = {}
        self._loaded = False
        self._first: list[Applied] = []
        self._answer = Answer()
        self._answer.came.connect(self._rules_loaded)
        workspace.changed.connect(self._on_changed)

    def sign_under(self, box: QWidget) -> GuardSign | None:
        """The sign that stands under a box, None where none does."""
        sign = self._signs.get(box) if isinstance(box, TextEntry | LineEntry) else None
        return sign if sign is not None and not sign.isHidden() else None

    def _on_changed(self, event: Applied) -> None:
        if not isinstance(event.origin, TextEntry | LineEntry) or not self._wanted():
            return
        if self._loaded:
            self._look(event)
            return
        self._first.append(event)
        if len(self._first) == 1:
            threading.Thread(target=_load, args=(self._answer.bring,), name="guard", daemon=True).start()

    def _wanted(self) -> bool:
        remembered = self._workspace.remembered
        return remembered is None or remembered.kept.typing_signs

    def _rules_loaded(self, _answer: object) -> None:
        self._loaded = True
        for event in self._first:
            self._look(event)
        self._first.clear()

    def _look(self, event: Applied) -> None:
        box = event.origin
        if not isinstance(box, TextEntry | LineEntry) or not isValid(box):
            return
        finds = [find for row in event.change.rows for find in self._finds(row)]
        sign = self._signs.get(box)
        if sign is None and finds:
            sign = self._place(box)
        if sign is not None:
            sign.show_finds(finds)

    def _finds(self, row: RowChange) -> list[Find]:
        """What stands in the fields of a record that a change altered, but for what is passed over always."""
        from cpc_selfeval.domain.guard.ignoring import ignored_signs, open_among
        from cpc_selfeval.domain.guard.looking import look_at_record, texts_of

        if row.after is None or sum(len(text) for _, text in texts_of(row.after)) > MOST_TYPED:
            return []
        altered = set(row.changed_fields())
        finds = open_among(look_at_record(row.after), ignored_signs(self._workspace.contents))
        return [find for find in finds if find.field in altered]

    def _place(self, box: TextEntry | LineEntry) -> GuardSign | None:
        """A sign below a box, where its boxes stand one below the other."""
        parent = box.parentWidget()
        layout = _column_of(parent.layout() if parent is not None else None, box)
        if layout is None:
            return None
        sign = GuardSign(box)
        layout.insertWidget(layout.indexOf(box) + 1, sign)
        sign.why.clicked.connect(lambda: self._workspace.page_requested.emit("guard"))
        box.destroyed.connect(lambda: self._signs.pop(box, None))
        self._signs[box] = sign
        return sign


class GuardSign(QWidget):
    """ "May identify somebody: a date of birth", with a link to all finds. It stands while a passage stands there."""

    def __init__(self, box: TextEntry | LineEntry) -> None:
        super().__init__(box.parentWidget())
        self._box = box
        self._passages: tuple[str, ...] = ()
        self.said = QuietText(tone="warning", wrap=False)
        self.why = LinkButton("See why", name=f"{box.accessibleName()}: see what may identify somebody")
        row = FlowLayout(self, spacing=px(8))
        row.addWidget(self.said)
        row.addWidget(self.why)
        self.hide()
        box.textChanged.connect(self._text_changed)

    def show_finds(self, finds: list[Find]) -> None:
        """Say what was found, or nothing."""
        from cpc_selfeval.ui.guard.words import with_article

        self._passages = tuple(find.passage for find in finds)
        if finds:
            weightiest = min((find.kind for find in finds), key=list(type(finds[0].kind)).index)
            more = f" and {len(finds) - 1} more" if len(finds) > 1 else ""
            self.said.setText(f"May identify somebody: {with_article(weightiest)}{more}")
        self.setVisible(bool(finds))

    def _text_changed(self) -> None:
        """Go as soon as all that was found is gone, or another entry is shown in the box."""
        if self._passages and not any(passage in self._box.entered_text() for passage in self._passages):
            self._passages = ()
            self.hide()


def _column_of(layout: object, box: QWidget) -> QBoxLayout | None:
    """The column in which a box stands, within a layout or one of its own."""
    if not isinstance(layout, QBoxLayout):
        return None
    downwards = layout.direction() in (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.Down)
    if downwards and layout.indexOf(box) >= 0:
        return layout
    within = (_column_of(held, box) for held in held_by(layout) if isinstance(held, QLayout))
    return next((found for found in within if found is not None), None)


def _load(tell: Callable[[object], None]) -> None:
    for name in _RULES:
        import_module(name)
    tell(None)
