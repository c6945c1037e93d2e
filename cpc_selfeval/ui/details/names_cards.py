"""Cards with the committee's names, this cycle's title and period, and the sentences of its paper."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Finding, PaperHeading
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.details.bound import BoundBoxes
from cpc_selfeval.ui.kit import Card, LinkButton, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace


class CommitteeCard(Card):
    """The committee's and its bodies' names."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("The committee", parent=parent)
        self._workspace = workspace
        self.boxes = BoundBoxes(workspace.work.setup.revise_committee)
        line = self.boxes.line
        self.add(Labelled("Name of the committee", line("name", "Name of the committee")))
        self.add(
            _row(line_labelled(self.boxes, "area", "Area"), line_labelled(self.boxes, "lead_officer", "Lead officer"))
        )
        self.add(QuietText("What your area calls its bodies. Screens and papers use these words."))
        self.add(
            _row(
                line_labelled(self.boxes, "cpc_name", "Committee as a body, in full"),
                line_labelled(self.boxes, "cpc_short", "Committee, short"),
            )
        )
        self.add(
            _row(
                line_labelled(self.boxes, "cog_name", "Chief officers’ body, in full"),
                line_labelled(self.boxes, "cog_short", "Chief officers’ body, short"),
            )
        )
        self.boxes.show(workspace.entered.committee)
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Committee):
            self.boxes.show(self._workspace.entered.committee, event.origin)


class CycleCard(Card):
    """This cycle's title and period."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("This self-evaluation", parent=parent)
        self._workspace = workspace
        self.boxes = BoundBoxes(workspace.work.setup.revise_cycle)
        self.add(Labelled("Title", self.boxes.line("title", "Title of this self-evaluation")))
        start = Labelled("Period from", self.boxes.day("period_from", "Period from"))
        end = Labelled("Period to", self.boxes.day("period_to", "Period to"))
        self.add(_row(start, end))
        self.note = QuietText(tone="warning")
        self.add(self.note)
        self.cycles = LinkButton("All cycles: close this one, start the next")
        self.cycles.clicked.connect(lambda: workspace.page_requested.emit("cycles"))
        self.add(self.cycles)
        self._show(None)
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Cycle):
            self._show(event.origin)

    def _show(self, besides: object) -> None:
        cycle = self._workspace.entered.cycle
        self.boxes.show(cycle, besides)
        wrong = cycle.period_from and cycle.period_to and cycle.period_to < cycle.period_from
        self.note.setText("This period ends before it begins. Both days are saved as they stand." if wrong else "")
        self.note.setVisible(bool(wrong))


_SENTENCES = {
    PaperHeading.WORKING_WELL: "working_well",
    PaperHeading.IMPROVING: "improving",
    PaperHeading.STILL_TO_IMPROVE: "still_to_improve",
}


class PaperCard(Card):
    """The officer's own sentences for the three headings of the summary, and what is picked for each."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Page one of the summary", parent=parent)
        self._workspace = workspace
        self.boxes = BoundBoxes(workspace.work.setup.revise_cycle)
        self._picked: dict[PaperHeading, QuietText] = {}
        self.add(
            QuietText(
                "The summary says what is working well, improving and still to improve. Pick strengths and areas for "
                "it on the indicator pages, and head each part with a sentence of your own if you wish."
            )
        )
        for heading, field in _SENTENCES.items():
            name = words.PAPER_HEADINGS[heading]
            picked = QuietText()
            self._picked[heading] = picked
            self.add(Labelled(name, self.boxes.text(field, f"Your sentence for {name.lower()}")))
            self.add(picked)
        self._show(None)
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Cycle, Finding):
            self._show(event.origin)

    def _show(self, besides: object) -> None:
        contents = self._workspace.contents
        self.boxes.show(self._workspace.entered.cycle, besides)
        for heading, label in self._picked.items():
            label.setText(_picked_words(contents, heading))


def _picked_words(contents: Contents, heading: PaperHeading) -> str:
    picked = [f for f in contents.findings.values() if f.paper_heading is heading]
    if not picked:
        return "No entries picked yet."
    lines = [f"· {shortened(f.text, 90)} ({', '.join(f.indicators)})" for f in picked]
    return "Picked:\n" + "\n".join(lines)


def line_labelled(boxes: BoundBoxes, field: str, name: str) -> Labelled:
    """A line box with its label above it."""
    return Labelled(name, boxes.line(field, name))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(16))
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
