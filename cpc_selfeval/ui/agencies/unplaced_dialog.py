"""Entries that came back without an indicator: on no page yet, until somebody says where they belong."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.domain.words import FINDING_KINDS
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.agencies.ask_form import flatten
from cpc_selfeval.ui.agencies.words import counted
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.choices.several import IndicatorsChoice
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.kit import PlainText, QuietText, ScrollPage, px
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace

WHY: Final = (
    "They came back without a quality indicator, so they are on no indicator’s page and in no paper. Say for each "
    "where it belongs: it is saved at once."
)


def unplaced_in_words(contents: Contents) -> str:
    """ "2 entries without an indicator…", or "" where all have one."""
    number = len(contents.unplaced_findings)
    entries = counted(number, "entry").replace("entrys", "entries")
    return f"{entries} without an indicator…" if number else ""


class UnplacedDialog(FramedDialog):
    """Lists those that there are when it is opened, so that a choice can be made better at once.

    It stands beside the window, where one may look at the indicators meanwhile; what is removed there goes here too.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Entries without an indicator", "Where do these belong?", width=560)
        self._workspace = workspace
        self.choices: dict[str, IndicatorsChoice] = {}
        self._shown: dict[str, tuple[QWidget, ...]] = {}
        self.column.addWidget(QuietText(WHY))
        sheet = ScrollPage("Entries without an indicator")
        flatten(sheet)
        for finding in workspace.contents.unplaced_findings:
            self._add(sheet, finding)
        sheet.end()
        self.column.addWidget(sheet, 1)
        close = self.add_close()
        give_undo_keys(self, workspace)
        workspace.changed.connect(self._on_changed)
        self.resize(on_screen(self, 680, 480))
        first = next(iter(self.choices.values()), close)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, sheet: ScrollPage, finding: Finding) -> None:
        whose = self._workspace.contents.agency_name(finding.agency)
        said = QuietText(" · ".join(filter(None, (FINDING_KINDS[finding.kind], whose))))
        text = PlainText(finding.text)
        choice = IndicatorsChoice(self._workspace, name=f"Indicators of “{shortened(finding.text, 60)}”")
        choice.show_value(())
        choice.chosen.connect(lambda codes, key=finding.key: self._place(key, tuple(codes)))
        self.choices[finding.key] = choice
        self._shown[finding.key] = (said, text, choice)
        for widget in self._shown[finding.key]:
            sheet.add(widget)
        sheet.body.addSpacing(px(8))

    def _on_changed(self, event: Applied) -> None:
        if not concerns(event, Finding):
            return
        for key, choice in self.choices.items():
            finding = self._workspace.entered.get(Finding, key)
            for widget in self._shown[key]:
                widget.setVisible(finding is not None)
            if finding is not None:
                choice.show_value(finding.indicators)

    def _place(self, key: str, codes: tuple[str, ...]) -> None:
        self._workspace.work.findings.revise(key, indicators=codes)
