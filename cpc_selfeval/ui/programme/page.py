"""The inspection programme that the cycle prepares for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.programme import Programme
from cpc_selfeval.domain.programme_tags import programme_copy
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.checks.lines import Lines
from cpc_selfeval.ui.kit import Heading, Icon, LinkButton, PlainText, ScrollPage, announce, hand_over_all, px
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen
from cpc_selfeval.ui.programme.choosing_card import ChoosingCard
from cpc_selfeval.ui.programme.notice_card import NoticeCard
from cpc_selfeval.ui.programme.statement_card import StatementCard
from cpc_selfeval.ui.workspace import Workspace

_UNREADABLE = (
    "The copy of the programme in this file cannot be read any more, perhaps because a passage was removed from it. "
    "What is tagged is as it was. Choose the programme again below."
)


class ProgrammePage(UpToDateWhenSeen, QWidget):
    """It is brought up to date when it is seen. The choice stands open while there is no programme."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._left: tuple[Lines, int] | None = None
        self._shown: Programme | None = None
        self._chosen = False
        self.title = Heading("Inspection programme", 1)
        self.back = LinkButton("Back to committee and cycle", icon=Icon.BEFORE)
        self.unreadable = PlainText(_UNREADABLE)
        self.choosing = ChoosingCard(workspace)
        self.notice = NoticeCard(workspace)
        self.cards: list[StatementCard] = []
        self._statements = QVBoxLayout()
        self._statements.setSpacing(px(12))
        self._lay_out()
        self.back.clicked.connect(lambda: workspace.page_requested.emit("details"))
        self.notice.another.connect(self._choose_another)
        self.choosing.chosen.connect(self._choose)
        self.choosing.left.connect(self._leave)
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        page = ScrollPage("Inspection programme", most_width=900)
        page.fill(self)
        page.add_head(self.title, beside=self.back)
        page.add(self.unreadable)
        page.add(self.notice)
        page.add(self._statements)
        page.add(self.choosing)
        page.end()

    def resume(self) -> bool:
        """Put the keyboard back on the line that was opened last; False without one."""
        return self._left is not None and self._left[0].focus_line(self._left[1])

    def refresh(self, besides: object = None) -> None:
        """Show the programme as it is now, but not in the box that a change came from."""
        self.shown_anew()
        contents = self._workspace.entered
        present = self._workspace.work.programmes.present()
        copy = programme_copy(contents)
        programme = present if isinstance(present, Programme) else None
        chosen = False
        if programme != self._shown:
            self._make_cards(programme)
            self.choosing.setVisible(programme is None)
            chosen, self._chosen = self._chosen and programme is not None, False
        self.unreadable.setVisible(isinstance(present, Refusal))
        self.notice.setVisible(programme is not None)
        self.choosing.show_present(copy.programme if copy is not None and programme is not None else None)
        self.choosing.setEnabled(not self._workspace.read_only)
        self.notice.notice.setEnabled(not self._workspace.read_only)
        if programme is not None and copy is not None:
            self.notice.show_programme(contents, programme, copy.notice_on, besides)
        for card in self.cards:
            card.show_contents(contents, besides)
        if chosen and programme is not None:
            self.notice.notice.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"Preparing for: {programme.title}")

    def _make_cards(self, programme: Programme | None) -> None:
        self._shown, self._left = programme, None
        for card in self.cards:
            self._statements.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if programme is None:
            return
        for statement in programme.statements:
            card = StatementCard(self._workspace, programme, statement)
            card.opened.connect(self._open)
            self._statements.addWidget(card)
            self.cards.append(card)

    def _open(self, lines: Lines, place: int) -> None:
        self._left = (lines, place)
        lines.line(place).go(self._workspace)

    def _choose_another(self) -> None:
        self.choosing.show()
        button = next((each for each in self.choosing.buttons.values() if each.isEnabled()), self.choosing.own)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, programme: Programme) -> None:
        hand_over_all(self)
        self._chosen = True
        self._workspace.work.programmes.choose(programme)

    def _leave(self) -> None:
        hand_over_all(self)
        self._workspace.work.programmes.leave()

    def _on_changed(self, event: Applied) -> None:
        self.is_stale = True
        if self.isVisible():
            had = self.isAncestorOf(self.window().focusWidget())
            self.refresh(event.origin)
            focused: QWidget | None = self.window().focusWidget()
            if had and (focused is None or not focused.isVisible()):
                self.back.setFocus(Qt.FocusReason.OtherFocusReason)
