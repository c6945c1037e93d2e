"""The card of one inspection: what it was, when, by whom, and what it is held beside."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.inspecting.recorded import grades_of, points_of
from cpc_selfeval.domain.judging_records.inspecting import Inspection
from cpc_selfeval.ui.evidence.fields import said_of_period
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.inspecting.levels import Options
from cpc_selfeval.ui.kit import (
    Card,
    ChoiceBox,
    ColumnsLayout,
    DateEntry,
    LineEntry,
    LinkButton,
    QuietText,
    TextEntry,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace

_FIXED = "Fixed, since levels or points with its codes are recorded."


class FactsCard(Card):
    """``recorded`` carries the key of an inspection that was begun here, ``begun_again`` tells that undo took back what
    recorded it; ``removal_requested`` carries the one to remove."""

    recorded = Signal(object)
    begun_again = Signal()
    removal_requested = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("The inspection", parent=parent)
        self._workspace = workspace
        self._offered: tuple[Options, Options] = ([], [])
        verbs = workspace.work.inspecting
        self.fields = RecordFields(workspace, self._record, verbs.revise, self)
        self.title = LineEntry("Title of the inspection", hint="For example: joint inspection of services for …")
        self.publisher = LineEntry("Who inspected", hint="The bodies that publish the report")
        self.reference = LineEntry("Reference of the report", hint="Its number, page or web address")
        self.notified = DateEntry("Day of the notice")
        self.begun = DateEntry("Inspected from")
        self.ended = DateEntry("Inspected to")
        self.published = DateEntry("Report published on")
        self.edition = ChoiceBox("Edition whose codes and levels it uses")
        self.compared = ChoiceBox("Self-evaluation that it is held beside")
        self.confidence = TextEntry(
            "What they said of our capacity to improve", hint="In their words, as the report has it"
        )
        self.remove = LinkButton("Remove this inspection")
        self._bind()
        self._lay_out()
        self.fields.recorded.connect(self.recorded)
        self.fields.begun_again.connect(self.begun_again)
        self.remove.clicked.connect(self._ask_removal)

    def _record(self, **values: Any) -> str:
        title = values.pop("title", "")
        return self._workspace.work.inspecting.record(title, **values)

    def _bind(self) -> None:
        for field, box in (
            ("title", self.title),
            ("publisher", self.publisher),
            ("reference", self.reference),
            ("confidence", self.confidence),
        ):
            self.fields.text(field, box)
        for field, day in (
            ("notified_on", self.notified),
            ("active_from", self.begun),
            ("active_to", self.ended),
            ("published_on", self.published),
        ):
            self.fields.day(field, day)
        self.fields.choice("framework", self.edition)
        self.fields.choice("compared_with", self.compared)

    def _lay_out(self) -> None:
        self.add(Labelled("&Title", self.title))
        self.add(Labelled("Who inspected", self.publisher))
        days = ColumnsLayout(most=2, least_width=px(148), spacing=px(12))
        for label, day in (
            ("Notice", self.notified),
            ("Report published", self.published),
            ("Inspected from", self.begun),
            ("to", self.ended),
        ):
            days.addWidget(Labelled(label, day))
        self.add(days)
        self.days_note = QuietText(tone="warning")
        self.days_note.hide()
        self.add(self.days_note)
        self.add(Labelled("Reference", self.reference))
        self.edition_box = Labelled("Edition whose codes and levels it uses", self.edition)
        self.add(self.edition_box)
        self.add(
            Labelled(
                "Held beside the self-evaluation",
                self.compared,
                note="Levels count as they stood before the report was published.",
            )
        )
        self.add(Labelled("Their confidence in our capacity to improve", self.confidence))
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def show_inspection(self, contents: Contents, inspection: Inspection | None, besides: object = None) -> None:
        """Show one, or an empty one that what is typed first records."""
        self._offer(contents, inspection)
        self.remove.setVisible(inspection is not None)
        if inspection is None:
            self.days_note.hide()
            if self.fields.key is None and not self.fields.is_begun:
                empty = Inspection(key="", title="", framework=contents.framework.id, compared_with=contents.cycle_key)
                self.fields.begin(empty, {})
            return
        self.fields.show(inspection, besides)
        begun, ended = inspection.active_from, inspection.active_to
        self.days_note.setText(said_of_period(begun, ended, "inspection"))
        self.days_note.setVisible(bool(self.days_note.text()))

    def _offer(self, contents: Contents, inspection: Inspection | None) -> None:
        editions = self._workspace.work.inspecting.editions().frameworks
        named: Options = [(each.id, each.short_title or each.title) for each in editions.values()]
        if inspection is not None and inspection.framework not in editions:
            named.append((inspection.framework, f"{inspection.framework} (not known on this computer)"))
        cycles = _cycle_options(contents)
        if (named, cycles) != self._offered:  # a list that is made anew has the whole page laid out anew
            self._offered = (named, cycles)
            self.edition.set_options(named)
            self.compared.set_options(cycles)
        fixed = inspection is not None and _has_codes(contents, inspection.key)
        self.edition.setEnabled(not fixed)
        self.edition_box.show_note(_FIXED if fixed else "")

    def _ask_removal(self) -> None:
        if self.fields.key is not None:
            self.removal_requested.emit(self.fields.key)


def _cycle_options(contents: Contents) -> Options:
    """All cycles, the latest first."""
    cycles = (contents.cycle, *(other.cycle for other in contents.other_cycles))
    here = contents.cycle_key
    return [
        (cycle.key, f"{cycle.title} (open)" if cycle.key == here else cycle.title)
        for cycle in sorted(cycles, key=lambda cycle: -cycle.number)
    ]


def _has_codes(contents: Contents, inspection: str) -> bool:
    graded = bool(grades_of(contents, inspection))
    return graded or any(point.indicators for point in points_of(contents, inspection))
