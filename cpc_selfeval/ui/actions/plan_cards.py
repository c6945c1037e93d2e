"""The cards of an action's editor besides status: what, measure, who and when, for the COG, evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.ui.actions.begun_from import BegunFrom
from cpc_selfeval.ui.actions.due_box import DueBox
from cpc_selfeval.ui.actions.kept_rows import KeptRows, ReadingRow, reading_records
from cpc_selfeval.ui.choices.agency_choice import AgencyChoice
from cpc_selfeval.ui.choices.several import AgenciesChoice, FindingsChoice, IndicatorsChoice
from cpc_selfeval.ui.choices.tags_choice import TagsChoice
from cpc_selfeval.ui.evidence.finder import EvidenceFinder
from cpc_selfeval.ui.evidence.supports import ListedChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import (
    Card,
    ChoiceBox,
    ColumnsLayout,
    DateEntry,
    EntryCard,
    Heading,
    LineEntry,
    LinkButton,
    PlainButton,
    QuietText,
    TextEntry,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

PRIORITY_OPTIONS: list[tuple[object, str]] = [(None, "Not said yet"), *words.PRIORITIES.items()]


def _side_by_side(*widgets: QWidget) -> ColumnsLayout:
    columns = ColumnsLayout(most=2, least_width=px(150), spacing=px(12))
    for widget in widgets:
        columns.addWidget(widget)
    return columns


class WhatCard(Card):
    """Action, outcome sought, what it answers."""

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__("What we will do", parent=parent)
        self._workspace = workspace
        self.text = TextEntry("Action", hint="What will be done")
        self.outcome = TextEntry("Outcome sought", hint="What will be better for children")
        self.areas = FindingsChoice(workspace, kind=FindingKind.AREA, name="Areas for improvement that it answers")
        self.indicators = IndicatorsChoice(workspace, name="Indicators besides those of its areas")
        self.origin = ChoiceBox("Where it comes from", list(words.ORIGINS.items()))
        self.tags = TagsChoice(workspace)
        fields.text("text", self.text)
        fields.text("outcome", self.outcome)
        fields.chooser("findings", self.areas)
        fields.chooser("indicators", self.indicators)
        fields.choice("came_from", self.origin)
        fields.chooser("tags", self.tags)
        self.listed = ListedChoice("&Answers", self.areas)
        self.listed.opened.connect(workspace.request_entry)
        self.areas.chosen.connect(self.listed.refresh)
        self.begun_from = BegunFrom(workspace)
        self.begun_from.button_went.connect(lambda: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.add(Labelled("&Action", self.text))
        self.add(self.begun_from)
        self.add(Labelled("&Outcome sought", self.outcome))
        self.add(self.listed)
        self.add(Labelled("Indicators besides those", self.indicators))
        self.add(Labelled("Where it comes from", self.origin))
        self.add(Labelled("Tags", self.tags))

    def refresh(self, contents: Contents, action: Action) -> None:
        """List what it answers, and what it was begun from."""
        self.listed.refresh()
        self.begun_from.show_action(contents, action.key)


class WhoCard(Card):
    """Lead, agencies, dates, priority, resources."""

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__("Who and when", parent=parent)
        self.lead = LineEntry("Lead", hint="A role or a person")
        self.agency = AgencyChoice(workspace, name="Lead agency")
        self.contributing = AgenciesChoice(workspace, name="Contributing agencies")
        self.start = DateEntry("Start")
        self.due = DueBox(workspace, fields)
        self.priority = ChoiceBox("Priority", PRIORITY_OPTIONS)
        self.resources = TextEntry("Resources", hint="Money, time, people")
        fields.text("lead", self.lead)
        fields.chooser("agency", self.agency)
        fields.chooser("contributing", self.contributing)
        fields.day("start", self.start)
        fields.choice("priority", self.priority)
        fields.text("resources", self.resources)
        self.add(Labelled("&Lead (role or person)", self.lead))
        self.add(Labelled("Lead a&gency", self.agency))
        self.add(Labelled("Contributing agencies", self.contributing))
        self.add(_side_by_side(Labelled("Star&t", self.start), self.due.entry))
        self.add(self.due)
        self.add(_side_by_side(Labelled("Prio&rity", self.priority)))
        self.add(Labelled("Resources", self.resources))


class MeasureCard(Card):
    """Measure, baseline, target, and its dated readings."""

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__("How we will know", parent=parent)
        self._workspace = workspace
        self._fields = fields
        self.measure = TextEntry("Measure", hint="What is counted or asked")
        self.baseline = LineEntry("Baseline", hint="Where it stands now")
        self.target = LineEntry("Target", hint="Where it should be")
        self.readings = KeptRows(
            "+ Add a rea&ding", lambda key: ReadingRow(workspace, key), self._add_reading, fields.aside
        )
        fields.text("measure", self.measure)
        fields.text("baseline", self.baseline)
        fields.text("target", self.target)
        self.add(Labelled("&Measure", self.measure))
        self.add(Labelled("Baseline", self.baseline))
        self.add(Labelled("Target", self.target))
        self.add(Heading("Readings", 3))
        self.add(QuietText("Typed once here; evidence and papers can use them."))
        self.add(self.readings)

    def refresh(self, contents: Contents, action: Action, besides: object) -> None:
        """List the readings, the latest first."""
        self.readings.show_records(reading_records(contents.readings_of(action.key)), besides)

    def _add_reading(self) -> str | None:
        key = self._fields.settled()
        if key is None:
            return None
        new = self._workspace.work.actions.take_reading(key, "")
        self.readings.show_records(reading_records(self._workspace.entered.readings_of(key)), None)
        return new


class AskCard(Card):
    """What the chief officers are asked to decide, and of whom."""

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__("For the chief officers", parent=parent)
        self.decision = TextEntry("What they are asked to decide", hint="Leave empty when nothing is asked")
        self.officer = LineEntry("Of which chief officer", hint="Empty: of all members")
        fields.text("cog_decision", self.decision)
        fields.text("cog_officer", self.officer)
        self.body_name = QuietText()
        self.add(self.body_name)
        self.add(Labelled("Asked to decide", self.decision))
        self.add(Labelled("Of which chief officer", self.officer))

    def refresh(self, contents: Contents) -> None:
        """Use the area's own name for its chief officers' body."""
        committee = contents.committee
        self.body_name.setText(f"Stands first in the summary for the {committee.cog_name} ({committee.cog_short}).")


class EvidenceCard(Card):
    """Evidence that supports the action, found and reused."""

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__("Evidence for it", parent=parent)
        self._workspace = workspace
        self._fields = fields
        self._places = QVBoxLayout()
        self._places.setSpacing(px(4))
        self.none = QuietText("No evidence is linked to this action yet.")
        self.choose = PlainButton("Use &existing evidence…")
        self.choose.clicked.connect(self._choose)
        self.add(self.none)
        self.add(self._places)
        self.add(self.choose)
        self._shown: tuple[tuple[str, str], ...] = ()

    def refresh(self, contents: Contents, action: Action) -> None:
        """List the pieces."""
        pieces = contents.evidence_for_action(action.key)
        wanted = tuple((piece.key, f"{piece.ref} {piece.title}") for piece in pieces)
        self.none.setVisible(not wanted)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._places.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for key, said in wanted:
            self._places.addWidget(self._line(key, said))

    def _line(self, key: str, said: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        card = EntryCard(said, kind="evidence", name="Go to")
        card.opened.connect(lambda: self._workspace.evidence_requested.emit(key))
        off = LinkButton("Unlink", name=f"No longer use {said} here")
        off.clicked.connect(lambda: self._unlink(key))
        row.addWidget(card, 1)
        row.addWidget(off)
        return line

    def _unlink(self, evidence: str) -> None:
        if self._fields.key is not None:
            self._workspace.work.evidence.stop_using_for(evidence, "actions", self._fields.key)

    def _choose(self) -> None:
        key = self._fields.settled()
        if key is None:
            return
        finder = EvidenceFinder(self._workspace, self, frozenset(piece for piece, _ in self._shown))
        found = finder.chosen() if finder.exec() else ()
        finder.deleteLater()
        for chosen in found:
            self._workspace.work.evidence.use_for(chosen, "actions", key)
