"""How do we know? The evidence that an indicator rests on, to add to, to reuse and to open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.cycles.looking import STILL_HOLDS, not_looked_at
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.evidence.coming_in import ComingIn
from cpc_selfeval.ui.evidence.dialog import EvidenceDialog
from cpc_selfeval.ui.indicator.entry_rows import EntryRow, EntryRows
from cpc_selfeval.ui.indicator.entry_words import evidence_summary, evidence_words
from cpc_selfeval.ui.indicator.finders import evidence_finder
from cpc_selfeval.ui.indicator.section_heading import SectionHeading
from cpc_selfeval.ui.indicator.support_line import SupportLine
from cpc_selfeval.ui.indicator.used_here import add_use_line
from cpc_selfeval.ui.kit import Card, Icon, LinkButton, PlainButton, QuietText, announce
from cpc_selfeval.ui.kit.in_view import bring_into_view
from cpc_selfeval.ui.workspace import Workspace

_TITLE = "How do we know?"
_NONE = "No evidence is named yet. What shows how children are doing, and what did they say themselves?"


class EvidenceSection(Card):
    """``rearranged`` tells that widgets came or went."""

    rearranged = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_TITLE)
        self.code = ""
        self._workspace = workspace
        self.existing = LinkButton("Use existing…", name="Use existing evidence for this indicator", icon=Icon.LINK)
        self.from_files = LinkButton("From files…", name="Make evidence of files", icon=Icon.DROP)
        self.add_button = PlainButton("+ Add evidence")
        self.rows = EntryRows("evidence", "Evidence")
        self.none = QuietText(_NONE)
        self.said = QuietText()
        self.said.hide()
        self.top = SectionHeading(_TITLE, self.existing, self.from_files, self.add_button)
        self.summary = self.top.pill
        self.support = SupportLine()
        for part in (self.top, self.support, self.none, self.rows, self.said):
            self.add(part)
        self.existing.clicked.connect(self.find_existing)
        self.from_files.clicked.connect(self.choose_files)
        self.add_button.clicked.connect(lambda _checked=False: self.begin())
        self.rows.opened.connect(self.open)
        self.rows.menu_wanted.connect(self._show_menu)
        self.rows.more_wanted.connect(self.refresh)

    def show_indicator(self, code: str) -> None:
        """Show another indicator's evidence."""
        self.code = code
        self.said.hide()
        self.rows.begin_anew()
        self.refresh()

    def go_on_from(self, other: EvidenceSection) -> None:
        """Take the place of another, with as many rows."""
        self.rows.go_on_from(other.rows)
        self.refresh()

    def take(self, event: Applied) -> None:
        """Show what a change altered. Of findings and actions it is only shown how many a piece supports."""
        linked = {key for piece in self._workspace.entered.evidence_of(self.code) for key in _supported(piece)}
        for row in event.change.rows:
            if row.kind in (Finding, Action) and (row.key not in linked or (row.before and row.after)):
                continue
            self.refresh()
            return

    def refresh(self) -> None:
        """Show the evidence as it is now."""
        contents = self._workspace.entered
        pieces = contents.evidence_of(self.code)
        before = self.rows.keys
        shown = self.rows.at_once(pieces)
        self.rows.show_rows([EntryRow(piece.key, evidence_words(contents, piece, self.code)) for piece in shown])
        self.rows.setVisible(bool(pieces))
        self.none.setVisible(not pieces)
        self.summary.show_words(evidence_summary(pieces))
        self.support.show_support(contents, self.code, self._workspace.today())
        if before != self.rows.keys:
            self.rearranged.emit()

    def begin(self, **values: Any) -> EvidenceDialog:
        """Open an empty piece of this indicator; what is entered first records it."""
        return self._show(EvidenceDialog(self._workspace, None, self, indicators=(self.code,), **values))

    def open(self, key: str) -> EvidenceDialog:
        """Open a piece to read and change it."""
        dialog = EvidenceDialog(self._workspace, key, self)
        leave = add_use_line(dialog, f"Supports {self.code} {self._workspace.contents.title(self.code)}", self.code)
        leave.clicked.connect(dialog.close)
        leave.clicked.connect(lambda: self.stop_using(key))
        return self._show(dialog)

    def _show(self, dialog: EvidenceDialog) -> EvidenceDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def find_existing(self) -> None:
        """Find evidence that is there already, and let it support this indicator too."""
        used = {piece.key for piece in self._workspace.entered.evidence_of(self.code)}
        dialog = evidence_finder(self._workspace, f"Use existing evidence for {self.code}", used, self)
        dialog.picked.connect(self._use)
        dialog.open()

    def choose_files(self) -> None:
        """Ask for files, and make evidence of them."""
        from cpc_selfeval.ui.indicator.from_files import choose_files

        if files := choose_files(self):
            self.take_files(files)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Make evidence of files: asked is whether they are linked to or copied. Folders are refused in words."""
        from cpc_selfeval.ui.indicator.from_files import FromFilesDialog, apart, folders_in_words

        files, folders = apart(paths)
        note = folders_in_words(folders)
        if not files:
            self._tell(note)
            return
        dialog = FromFilesDialog(self._workspace, self.code, files, note, self)
        dialog.made.connect(self._tell)
        dialog.coming.connect(self._bring_in)
        dialog.open()

    def _bring_in(self, coming: ComingIn) -> None:
        """Show a large file on its way."""
        self.add(coming)
        coming.ended.connect(coming.deleteLater)
        coming.show()
        coming.begin(self._workspace)

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        bring_into_view(self.said)
        announce(self, words)

    def _use(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            self._workspace.work.evidence.use_for(key, "indicators", self.code)

    def stop_using(self, key: str) -> None:
        """Let a piece no longer support this indicator; it stays in the library."""
        piece = self._workspace.entered.get(Evidence, key)
        if piece is None:
            return
        self._workspace.work.evidence.stop_using_for(key, "indicators", self.code)
        self._tell(f"{piece.ref} is no longer used here. It stays in the evidence library. Undo: Ctrl+Z")
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, key: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open", lambda: self.open(key))
        if not_looked_at(self._workspace.contents, key):
            menu.addAction(STILL_HOLDS, lambda: self._workspace.work.cycles.still_holds(key))
        menu.addAction("No longer use here", lambda: self.stop_using(key))
        menu.popup(place)


def _supported(piece: Evidence) -> tuple[str, ...]:
    return (*piece.findings, *piece.actions)
