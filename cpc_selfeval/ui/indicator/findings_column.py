"""The strengths of an indicator, or its areas for improvement: short entries, one of which may be open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cpc_selfeval.domain.cycles.looking import STILL_HOLDS, not_looked_at
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import removed_by
from cpc_selfeval.ui.indicator.entry_rows import EntryRow, EntryRows
from cpc_selfeval.ui.indicator.entry_words import finding_words
from cpc_selfeval.ui.indicator.finders import evidence_finder
from cpc_selfeval.ui.indicator.finding_editor import FindingEditor
from cpc_selfeval.ui.kit import Heading, LinkButton, Pill, QuietText, announce, hand_over_all, has_pending, px
from cpc_selfeval.ui.workspace import Workspace

_TITLES = {FindingKind.STRENGTH: "Strengths", FindingKind.AREA: "Areas for improvement"}
_NOUNS = {FindingKind.STRENGTH: "Strength", FindingKind.AREA: "Area for improvement"}
_ADD = {FindingKind.STRENGTH: "+ Add a strength", FindingKind.AREA: "+ Add an area for improvement"}


class FindingsColumn(QWidget):
    """``rearranged`` tells that widgets came or went; the others ask for new evidence or an action for an entry."""

    rearranged = Signal()
    opened = Signal()
    new_evidence_requested = Signal(str)
    action_requested = Signal(str)

    def __init__(self, workspace: Workspace, kind: FindingKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.code = ""
        self._workspace = workspace
        self.heading = Heading(_TITLES[kind], 3, wrap=False)
        self.count = Pill("0")
        self.rows = EntryRows("strength" if kind is FindingKind.STRENGTH else "area", _NOUNS[kind])
        self.said = QuietText()
        self.said.hide()
        self.add = LinkButton(_ADD[kind])
        self.editor: FindingEditor | None = None
        self._lay_out()
        self.rows.opened.connect(self.open)
        self.rows.menu_wanted.connect(self._show_menu)
        self.rows.editor_orphaned.connect(self._orphaned)
        self.add.clicked.connect(self.begin)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(self.heading)
        top.addWidget(self.count)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        column.addLayout(top)
        column.addWidget(self.rows)
        column.addWidget(self.said)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    # What is shown

    def show_indicator(self, code: str) -> None:
        """Show another indicator's entries, none of them open."""
        self.close_editor(focus=False)
        self.code = code
        self.said.hide()
        self._show_rows()

    def take(self, event: Applied) -> None:
        """Show what a change altered."""
        if self.editor is not None:
            self.editor.take(event)
        self.rows.note_removed(removed_by(event, self._workspace.entered))
        self._show_rows()

    def _show_rows(self) -> None:
        contents = self._workspace.entered
        found = contents.findings_of(self.code, self.kind)
        before = self.rows.keys
        self.rows.show_rows([EntryRow(f.key, finding_words(contents, f, self.code)) for f in found])
        self.count.show_words(f"{len(found):,}")
        self.count.setAccessibleName(f"{_TITLES[self.kind]}: {len(found):,}")
        if before != self.rows.keys:
            self.rearranged.emit()

    # Opening, beginning, closing

    def open(self, key: str) -> None:
        """Open an entry where it stands, with the keyboard in its text."""
        self.close_editor(focus=False)
        self.opened.emit()
        editor = self._editor()
        editor.show_finding(key, self.code)
        self._put(editor, key)

    def begin(self) -> None:
        """Open an empty entry. It is recorded as soon as something is typed."""
        if self.editor is not None and not self.editor.isHidden() and self.editor.key is None:
            self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_editor(focus=False)
        self.opened.emit()
        editor = self._editor()
        editor.begin(self.code)
        self._put(editor, None)

    def go_on_from(self, other: FindingsColumn) -> None:
        """Take the place of another, with the entry that is open in it."""
        if other.editor is not None and not other.editor.isHidden():
            editor = self._editor()
            editor.go_on_from(other.editor)
            self._show_rows()
            self.rows.put_editor(editor, editor.key)
            self.rearranged.emit()

    def _put(self, editor: FindingEditor, key: str | None) -> None:
        self.said.hide()
        self.rows.put_editor(editor, key)
        self.rearranged.emit()
        editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_editor(self, *, focus: bool = True) -> None:
        """Close what is open; an entry in which nothing was typed is not recorded."""
        editor = self.editor
        if editor is None or editor.isHidden():
            return
        hand_over_all(editor)
        key = editor.key
        had_focus = editor.isAncestorOf(editor.window().focusWidget())
        self._show_rows()  # with an entry that is still on its way into the file
        self.rows.take_editor()
        self.rearranged.emit()
        if (focus or had_focus) and not self.rows.focus_row(key):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _orphaned(self) -> None:
        self.close_editor()

    def _editor(self) -> FindingEditor:
        """The editor; another one where a box of the last could not let go of what was typed in it."""
        if self.editor is not None and has_pending(self.editor):
            self.editor.deleteLater()
            self.editor = None
        if self.editor is None:
            editor = FindingEditor(self._workspace, self.kind, self.rows)
            editor.recorded.connect(self._recorded)
            editor.begun_again.connect(self._begun_again)
            editor.gone.connect(self._gone)
            editor.closed.connect(self.close_editor)
            editor.removal_requested.connect(self.remove)
            editor.history_requested.connect(self._show_history)
            editor.other_evidence_requested.connect(self._find_evidence)
            editor.new_evidence_requested.connect(self.new_evidence_requested)
            editor.action_requested.connect(self.action_requested)
            self.editor = editor
        return self.editor

    def _recorded(self, key: str) -> None:
        self.rows.settle_editor(key)
        self.rearranged.emit()

    def _begun_again(self) -> None:
        self.rows.settle_editor(None)
        self._show_rows()
        self.rearranged.emit()

    def _gone(self, key: str) -> None:
        self.rows.note_removed([key])
        self._show_rows()

    # Acts on an entry

    def _show_menu(self, key: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open", lambda: self.open(key))
        if not_looked_at(self._workspace.contents, key):
            menu.addAction(STILL_HOLDS, lambda: self._workspace.work.cycles.still_holds(key))
        menu.addAction("Move up", lambda: self._workspace.work.findings.move(key, self.code, -1))
        menu.addAction("Move down", lambda: self._workspace.work.findings.move(key, self.code, 1))
        menu.addSeparator()
        menu.addAction("History…", lambda: self._show_history(key))
        menu.addAction("Remove", lambda: self.remove(key))
        menu.popup(place)

    def remove(self, key: str) -> None:
        """Remove an entry; undo brings it back."""
        keys = self.rows.keys
        place = keys.index(key) if key in keys else 0
        if self.rows.editing == key:
            self.close_editor(focus=False)
        self._workspace.work.findings.remove(key)
        self.said.setText(f"{_NOUNS[self.kind]} removed. Undo: Ctrl+Z")
        self.said.show()
        announce(self, self.said.text())
        rest = [other for other in keys if other != key]
        if not (rest and self.rows.focus_row(rest[min(place, len(rest) - 1)])):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_history(self, key: str) -> None:
        from cpc_selfeval.ui.window.beside import show_beside
        from cpc_selfeval.ui.window.history import HistoryDialog

        if key in self._workspace.contents.findings:
            window = self.window()
            show_beside(window, HistoryDialog, lambda: HistoryDialog(self._workspace, Finding, key, window), key)

    def _find_evidence(self, key: str) -> None:
        supporting = {piece.key for piece in self._workspace.entered.evidence_for_finding(key)}
        dialog = evidence_finder(self._workspace, f"Evidence for this {_NOUNS[self.kind].lower()}", supporting, self)
        dialog.picked.connect(lambda keys: self._support(key, keys))
        dialog.open()

    def _support(self, key: str, pieces: tuple[str, ...]) -> None:
        """Let pieces support the entry, and with it the indicator, in one change for each piece."""
        contents = self._workspace.entered
        for piece in (contents.get(Evidence, chosen) for chosen in pieces):
            if piece is not None:
                self._workspace.work.evidence.revise(
                    piece.key,
                    findings=(*piece.findings, key),
                    indicators=contents.framework_order((*piece.indicators, self.code)),
                )
