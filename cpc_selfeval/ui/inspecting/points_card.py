"""The card of what inspectors found, kind by kind, beside what the self-evaluation had of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.inspecting.beside import PointBeside, points_beside, tally
from cpc_selfeval.domain.inspecting.following import follow_through
from cpc_selfeval.domain.inspecting.recorded import FOLLOWED, KINDS, KINDS_TOGETHER, answer_to, points_of
from cpc_selfeval.domain.judging_records.inspecting import Inspection, PointKind
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.indicator.entry_rows import EntryRow
from cpc_selfeval.ui.indicator.entry_words import EntryWords
from cpc_selfeval.ui.inspecting.opened_entries import OpenedEditor, OpenedEntries
from cpc_selfeval.ui.inspecting.point_editor import PointEditor
from cpc_selfeval.ui.kit import Card, FlowLayout, LinkButton, PlainButton, QuietText, px
from cpc_selfeval.ui.workspace import Workspace

_ASKS = (
    "Mark for each point whether your self-evaluation had it already. What you mark is counted, and nothing is judged."
)


class PointsCard(Card):
    """Strengths, areas, main points and grounds. ``actions_requested`` asks to make actions of some."""

    actions_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("What they found, and what we knew", parent=parent)
        self._workspace = workspace
        self._inspection: Inspection | None = None
        self.sections = {kind: self._section(kind) for kind in PointKind}
        self.make = PlainButton("Make actions…", name="Make actions from areas and main points")
        self.make.clicked.connect(self.actions_requested)
        self.plan = LinkButton("Open the action plan")
        self.plan.clicked.connect(lambda: workspace.page_requested.emit("actions"))
        self.made = QuietText()
        self.made.hide()
        acts = QWidget()
        flow = FlowLayout(acts, spacing=px(12))
        flow.addWidget(self.make)
        flow.addWidget(self.plan)
        self.add(QuietText(_ASKS))
        self.add(acts)
        self.add(self.made)
        for section in self.sections.values():
            self.add(section)

    def _section(self, kind: PointKind) -> OpenedEntries:
        section = OpenedEntries(
            KINDS_TOGETHER[kind],
            KINDS[kind],
            f"+ Add {KINDS_TOGETHER[kind].lower()}",
            lambda key: self._editor(kind, key),
            self._workspace.work.inspecting.remove_point,
            kind="area" if kind in FOLLOWED else "strength",
        )
        section.opened.connect(lambda: self._close_others(section))
        section.outdated.connect(self._show_as_entered)
        return section

    def _editor(self, kind: PointKind, key: str | None) -> OpenedEditor:
        assert self._inspection is not None, "points are opened of an inspection that is shown"
        return PointEditor(self._workspace, self._inspection, kind, key)

    def _close_others(self, opened: OpenedEntries) -> None:
        for section in self.sections.values():
            if section is not opened:
                section.close_editor(focus=False)

    def show_inspection(self, contents: Contents, inspection: Inspection) -> None:
        """Show the points of an inspection; of another than before, none is open."""
        if self._inspection is None or self._inspection.key != inspection.key:
            for section in self.sections.values():
                section.close_editor(focus=False)
            self.say("")
        self._inspection = inspection
        framework = self._workspace.work.inspecting.editions().get(inspection.framework)
        for kind, section in self.sections.items():
            found = points_beside(contents, inspection, kind)
            section.show_rows([_row(contents, framework, each) for each in found])
            section.say(tally(found).in_words())
        self.make.setEnabled(any(points_of(contents, inspection.key, kind) for kind in FOLLOWED))

    def _show_as_entered(self) -> None:
        if self._inspection is not None:
            self.show_inspection(self._workspace.entered, self._inspection)

    def take(self, event: Applied) -> None:
        """Let what is open follow a change."""
        for section in self.sections.values():
            section.take(event)

    def say(self, sentence: str) -> None:
        """Say what was made; "" for nothing."""
        self.made.setText(sentence)
        self.made.setVisible(bool(sentence))


def _row(contents: Contents, framework: Framework | None, found: PointBeside) -> EntryRow:
    point = found.point
    known = words.KNOWN[found.answer.known] if found.answer.known is not None else "not marked yet"
    refs = [contents.actions[key].ref for key in answer_to(contents, point.key).actions if key in contents.actions]
    parts = [", ".join(point.indicators), known, ", ".join(refs)]
    note = ""
    if point.kind in FOLLOWED:
        progress = follow_through(contents, point.key, framework)
        parts.append(progress.said.rstrip(".") if progress.latest is not None else "")
        note = "" if refs else "no action yet"
    return EntryRow(point.key, EntryWords(point.text or "No text yet", " · ".join(filter(None, parts)), note))
