"""A strength or an area for improvement, opened where it stands. Everything is saved as it is entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.from_return import FromReturn
from cpc_selfeval.ui.choices import AgencyChoice, IndicatorsChoice, TagsChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.indicator.labelled import Labelled
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    ColumnsLayout,
    FlowLayout,
    Icon,
    LinkButton,
    PlainButton,
    SeveralChoice,
    TextEntry,
    colours,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.laid_out import keep_aside
from cpc_selfeval.ui.past.carried_line import CarriedLine
from cpc_selfeval.ui.workspace import Workspace

_SPOKEN = {FindingKind.STRENGTH: "strength", FindingKind.AREA: "area for improvement"}
_HINTS = {
    FindingKind.STRENGTH: "What works well for children, and where?",
    FindingKind.AREA: "What needs to be better for children?",
}
_NO_PRIORITY = "Not said yet"
_NOT_PICKED = "Not picked"
_EMPTY: dict[str, Any] = {"key": "", "cycle": "", "text": ""}


class FindingEditor(QWidget):
    """Edits one entry, or begins one: what is typed first records it, and an entry left empty is not recorded.

    ``recorded`` carries the key of an entry that was begun here; ``begun_again`` tells that undo took away what
    recorded it, ``gone`` carries the key of another that undo takes away. The other signals ask for what the editor
    cannot do by itself: to close it, to take it away, to show its history, to find other evidence for it, to write
    new evidence for it or to plan an action that answers it.
    """

    recorded = Signal(str)
    begun_again = Signal()
    gone = Signal(str)
    closed = Signal()
    removal_requested = Signal(str)
    history_requested = Signal(str)
    other_evidence_requested = Signal(str)
    new_evidence_requested = Signal(str)
    action_requested = Signal(str)

    def __init__(self, workspace: Workspace, kind: FindingKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.code = ""
        self._workspace = workspace
        spoken = _SPOKEN[kind]
        self.text = TextEntry(f"Text of the {spoken}", hint=_HINTS[kind], least_lines=3)
        self.impact = TextEntry(f"What this {spoken} means for children", hint="What children notice, or what changes")
        self.agency = AgencyChoice(workspace, name="Agency")
        self.priority = ChoiceBox("Priority", [(None, _NO_PRIORITY), *words.PRIORITIES.items()])
        self.heading = ChoiceBox(
            "Heading of the summary paper", [(None, _NOT_PICKED), *words.PAPER_HEADINGS.items()], none_words=_NOT_PICKED
        )
        self.indicators = IndicatorsChoice(workspace, name="Belongs to")
        self.tags = TagsChoice(workspace)
        self.evidence = SeveralChoice("Evidence that supports it", none_words="No evidence yet")
        self._fields = RecordFields(workspace, self._record, workspace.work.findings.revise, self)
        self._fields.text("text", self.text)
        self._fields.text("impact", self.impact)
        self._fields.chooser("agency", self.agency)
        self._fields.choice("priority", self.priority)
        self._fields.choice("paper_heading", self.heading)
        self._fields.shows("indicators", self.indicators, self.indicators.show_value)
        self._fields.chooser("tags", self.tags)
        self._lay_out()
        self._connect()

    @property
    def key(self) -> str | None:
        """The key of the entry shown; None while one is begun that is not recorded yet."""
        return self._fields.key

    def _lay_out(self) -> None:
        self.from_return = FromReturn(self._workspace)
        self.carried = CarriedLine(self._workspace)
        self.other_evidence = LinkButton("Other evidence…", name="Choose from all evidence")
        self.new_evidence = LinkButton("+ New evidence", name="Add new evidence that supports this")
        self.new_action = LinkButton("+ Plan an action", name="Plan an action that answers this area for improvement")
        self.up = LinkButton("Up", name="Move up", icon=Icon.UPWARDS)
        self.down = LinkButton("Down", name="Move down", icon=Icon.DOWNWARDS)
        self.history = LinkButton("History", name="History of this entry", icon=Icon.HISTORY)
        self.remove = LinkButton("Remove", name=f"Remove this {_SPOKEN[self.kind]}", icon=Icon.REMOVE)
        self.done = PlainButton("Done", name=f"Done with this {_SPOKEN[self.kind]}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), 0, 0, px(4))
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addWidget(self.from_return, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.carried)
        column.addWidget(Labelled("What it means for children", self.impact))
        fields = ColumnsLayout(most=2, least_width=px(140), spacing=px(8))
        fields.addWidget(Labelled("Agency", self.agency))
        if self.kind is FindingKind.AREA:
            fields.addWidget(Labelled("Priority", self.priority))
        fields.addWidget(Labelled("In the summary paper", self.heading))
        fields.addWidget(Labelled("Belongs to", self.indicators))
        fields.addWidget(Labelled("Tags", self.tags))
        fields.addWidget(Labelled("Supported by", self.evidence))
        column.addLayout(fields)
        self._lay_out_links(column)
        if self.kind is not FindingKind.AREA:
            keep_aside(self, self.priority, self.new_action)

    def _lay_out_links(self, column: QVBoxLayout) -> None:
        reaching_out = FlowLayout(spacing=px(4))
        asked = [self.other_evidence, self.new_evidence]
        if self.kind is FindingKind.AREA:
            asked.append(self.new_action)
        for link in asked:
            reaching_out.addWidget(link)
        column.addLayout(reaching_out)
        acts = FlowLayout(spacing=px(4))
        for button in (self.done, self.up, self.down, self.history, self.remove):
            acts.addWidget(button)
        column.addLayout(acts)

    def _connect(self) -> None:
        self._fields.recorded.connect(self._recorded)
        self._fields.begun_again.connect(self._show_begun_again)
        self._fields.gone.connect(self.gone)
        self.indicators.chosen.connect(self._indicators_chosen)
        self.evidence.chosen.connect(self._evidence_chosen)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.done.clicked.connect(self._finish)
        for button, asks in (
            (self.history, self.history_requested),
            (self.remove, self.removal_requested),
            (self.other_evidence, self.other_evidence_requested),
            (self.new_evidence, self.new_evidence_requested),
            (self.new_action, self.action_requested),
        ):
            button.clicked.connect(lambda _checked=False, asks=asks: self._ask(asks))

    # What is shown

    def show_finding(self, key: str, code: str) -> None:
        """Edit the entry ``key`` on the page of the indicator ``code``."""
        self._leave_for(code)
        self._fields.show(Finding(key=key, cycle="", kind=self.kind, text="", indicators=(code,)))
        self._show_rest()

    def begin(self, code: str, **entered: Any) -> None:
        """Begin a new entry of the indicator ``code``; what was ``entered`` of it so far was not enough to record."""
        self._leave_for(code)
        values = {"indicators": (code,), **entered}
        self._fields.begin(Finding(**{**_EMPTY, "kind": self.kind, **values}), values, _says_something)
        self._show_rest()

    def go_on_from(self, other: FindingEditor) -> None:
        """Take the place of another, with what is entered in it, what could not be saved too."""
        hand_over_all(other)
        self._fields.adopt_unsaved(other._fields)
        if other.key is not None:
            self.show_finding(other.key, other.code)
        else:
            self.begin(other.code, **other._fields.begun_values)
        self._fields.follows_steps_as(other._fields)

    def _leave_for(self, code: str) -> None:
        hand_over_all(self)
        self.code = code

    def _show_rest(self) -> None:
        self.from_return.show_records(self.key)
        self.carried.show_record(self.key)
        self.show_evidence()
        self.show_place()

    def show_evidence(self) -> None:
        """Offer the indicator's evidence, and show what supports the entry."""
        contents = self._workspace.entered
        pieces = {piece.key: piece for piece in contents.evidence_of(self.code)}
        supporting = contents.evidence_for_finding(self.key) if self.key else ()
        pieces.update((piece.key, piece) for piece in supporting)
        offered = sorted(pieces.values(), key=lambda piece: piece.number)
        self.evidence.show_choice(tuple(piece.key for piece in supporting))
        self.evidence.set_options([(piece.key, f"{piece.ref} {shortened(piece.title, 80)}") for piece in offered])

    def show_place(self) -> None:
        """Allow what can be done with the entry where it stands in its list."""
        keys = [finding.key for finding in self._workspace.entered.findings_of(self.code, self.kind)]
        there = self.key in keys
        place = keys.index(self.key) if self.key is not None and there else -1
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < len(keys) - 1)
        recorded = self.key is not None
        for widget in (
            self.evidence,
            self.other_evidence,
            self.new_evidence,
            self.new_action,
            self.history,
            self.remove,
        ):
            widget.setEnabled(recorded)

    def take(self, event: Applied) -> None:
        """Show what a change altered, but never in the box that is being typed in."""
        if self.key is None:
            return
        for row in event.change.rows:
            if isinstance(row.after, Finding) and row.key == self.key:
                self._fields.show(row.after, event.origin)
        if any(row.kind is Evidence for row in event.change.rows) and event.origin is not self.evidence:
            self.show_evidence()
        self.show_place()

    # What is entered

    def _record(self, *, text: str = "", **values: Any) -> str:
        return self._workspace.work.findings.record(self.kind, self.code, text, **values)

    def _recorded(self, key: str) -> None:
        self.show_place()
        self.recorded.emit(key)

    def _show_begun_again(self) -> None:
        self._show_rest()
        self.begun_again.emit()

    def _indicators_chosen(self, codes: tuple[str, ...]) -> None:
        kept = codes or (self.code,)
        self._fields.save(self.indicators, indicators=kept)
        if not codes:
            self.indicators.show_value(kept)

    def _evidence_chosen(self, keys: tuple[str, ...]) -> None:
        if self.key is None:
            return
        verbs = self._workspace.work.evidence
        before = {piece.key for piece in self._workspace.entered.evidence_for_finding(self.key)}
        for key in keys:
            if key not in before:
                verbs.use_for(key, "findings", self.key)
        for key in before.difference(keys):
            verbs.stop_using_for(key, "findings", self.key)

    def _move(self, steps: int) -> None:
        if self.key is not None:
            hand_over_all(self)
            self._workspace.work.findings.move(self.key, self.code, steps)

    def _ask(self, asks: Any) -> None:
        hand_over_all(self)
        if self.key is not None:
            asks.emit(self.key)

    def _finish(self) -> None:
        hand_over_all(self)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar that the entry has when it is closed, too."""
        bar = colours().strength_bar if self.kind is FindingKind.STRENGTH else colours().area_bar
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, px(3), self.height()), QColor(bar))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is done; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
            return
        super().keyPressEvent(event)


def _says_something(values: Mapping[str, Any]) -> bool:
    """What a finding means for children begins the entry too: it is not to be lost with one whose text never came."""
    return any(values.get(field, "").strip() for field in ("text", "impact"))
