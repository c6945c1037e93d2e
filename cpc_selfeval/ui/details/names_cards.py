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
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import Card, DateEntry, LineEntry, LinkButton, QuietText, TextEntry, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.workspace import Workspace


class CommitteeCard(Card):
    """The committee's and its bodies' names."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("The committee", parent=parent)
        self._workspace = workspace
        setup = workspace.work.setup
        self._fields = RecordFields(workspace, None, lambda _key, **values: setup.revise_committee(**values), self)
        self.add(self._line("name", "Name of the committee"))
        self.add(_row(self._line("area", "Area"), self._line("lead_officer", "Lead officer")))
        self.add(QuietText("What your area calls its bodies. Screens and papers use these words."))
        self.add(
            _row(
                self._line("cpc_name", "Committee as a body, in full"),
                self._line("cpc_short", "Committee, short"),
            )
        )
        self.add(
            _row(
                self._line("cog_name", "Chief officers’ body, in full"),
                self._line("cog_short", "Chief officers’ body, short"),
            )
        )
        self._fields.show(workspace.entered.committee)
        workspace.changed.connect(self._on_changed)

    def _line(self, field: str, name: str) -> Labelled:
        box = LineEntry(name)
        self._fields.text(field, box)
        return Labelled(name, box)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Committee):
            self._fields.show(self._workspace.entered.committee, event.origin)


class CycleCard(Card):
    """This cycle's title and period."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("This self-evaluation", parent=parent)
        self._workspace = workspace
        self._fields = _cycle_fields(workspace, self)
        title, start, end = LineEntry("Title of this self-evaluation"), DateEntry("Period from"), DateEntry("Period to")
        self._fields.text("title", title)
        self._fields.day("period_from", start)
        self._fields.day("period_to", end)
        self.add(Labelled("Title", title))
        self.add(_row(Labelled("Period from", start), Labelled("Period to", end)))
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
        self._fields.show(cycle, besides)
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
        self._fields = _cycle_fields(workspace, self)
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
            sentence = TextEntry(f"Your sentence for {name.lower()}")
            self._fields.text(field, sentence)
            self.add(Labelled(name, sentence))
            self.add(picked)
        self._show(None)
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Cycle, Finding):
            self._show(event.origin)

    def _show(self, besides: object) -> None:
        contents = self._workspace.contents
        self._fields.show(self._workspace.entered.cycle, besides)
        for heading, label in self._picked.items():
            label.setText(_picked_words(contents, heading))


def _picked_words(contents: Contents, heading: PaperHeading) -> str:
    picked = [f for f in contents.findings.values() if f.paper_heading is heading]
    if not picked:
        return "No entries picked yet."
    lines = [f"· {shortened(f.text, 90)} ({', '.join(f.indicators)})" for f in picked]
    return "Picked:\n" + "\n".join(lines)


def _cycle_fields(workspace: Workspace, card: Card) -> RecordFields:
    return RecordFields(workspace, None, lambda _key, **values: workspace.work.setup.revise_cycle(**values), card)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(16))
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
