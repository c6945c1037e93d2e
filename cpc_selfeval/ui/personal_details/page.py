"""Everything that the personal-data guard finds, each find one click from where it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.guard.find import Find, Kind
from cpc_selfeval.domain.guard.places import place_of, record_of
from cpc_selfeval.ui.guard.going import go_to
from cpc_selfeval.ui.guard.watch import GuardWatch
from cpc_selfeval.ui.guard.words import ABOUT, how_many
from cpc_selfeval.ui.kit import (
    Card,
    EmptyPlace,
    Heading,
    Icon,
    LinkButton,
    PlainText,
    QuietText,
    ScrollPage,
    announce,
    px,
)
from cpc_selfeval.ui.kit.as_room_is import beside_or_below
from cpc_selfeval.ui.personal_details.files_card import FilesCard
from cpc_selfeval.ui.personal_details.passed_over_card import PassedOverCard
from cpc_selfeval.ui.personal_details.reason_dialog import ReasonDialog
from cpc_selfeval.ui.personal_details.rows import FindGroup, Shown
from cpc_selfeval.ui.workspace import Workspace

NARROW: Final = 860
"""Under this width (pixels of the design) the other cards go below the finds."""


class GuardPage(QWidget):
    """It is brought up to date while it is seen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.watch = GuardWatch.of(workspace)
        self._left: tuple[FindGroup, int] | None = None
        self.title = Heading("Personal details", 1)
        self.back = LinkButton("Back to the overview", icon=Icon.BEFORE)
        self.facts = PlainText()
        self.groups = {kind: FindGroup(kind) for kind in Kind}
        self.nothing = EmptyPlace("Nothing was found that may identify somebody.", icon=Icon.GOOD)
        self.files = FilesCard(workspace, self.watch)
        self.passed_over = PassedOverCard(workspace)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page = ScrollPage("Personal details")
        page.fill(self)
        page.add_head(self.title, self.facts, QuietText(ABOUT), beside=self.back)
        self.found = Card()
        for group in self.groups.values():
            self.found.add(group)
        self.found.add(self.nothing)
        side = QVBoxLayout()
        side.setSpacing(px(12))
        side.addWidget(self.files)
        side.addWidget(self.passed_over)
        side.addStretch(1)
        self._row.setSpacing(px(16))
        self._row.addWidget(self.found, 8, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(side, 5)
        page.add(self._row)
        page.end()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._workspace.page_requested.emit("overview"))
        for group in self.groups.values():
            group.opened.connect(lambda shown, group=group: self._open(group, shown))
            group.once.connect(lambda shown, group=group: self._pass_over_once(group, shown))
            group.always.connect(lambda shown, group=group: self._ask_reason(group, shown))
        self.files.opened.connect(lambda place: self.files.unread.line(place).go(self._workspace))
        self.watch.changed.connect(self._refresh_if_seen)

    def resume(self) -> bool:
        """Put the keyboard back on the find that was opened last, or what stands in its place; False without one."""
        return self._left is not None and self._left[0].focus_row(self._left[1])

    def showEvent(self, event: QShowEvent) -> None:
        """Bring it up to date."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside the finds, or below."""
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=self.width() < px(NARROW))

    def refresh(self) -> None:
        """Show what is open."""
        may_keep = not self._workspace.read_only
        finds = [shown for find in self.watch.finds() if (shown := self._shown(find)) is not None]
        by_kind = {kind: tuple(each) for kind, each in groupby(finds, key=lambda shown: shown.find.kind)}
        for kind, group in self.groups.items():
            group.show_finds(by_kind.get(kind, ()), may_keep=may_keep)
        self.nothing.setVisible(not finds and self.watch.complete)
        self.found.setVisible(bool(finds) or self.watch.complete)  # an empty sheet says nothing
        looking = "" if self.watch.complete else " Still looking through the file…"
        self.facts.setText(f"{how_many(len(finds)) if finds else ''}{looking}".strip())
        self.facts.setVisible(bool(self.facts.text()))
        self.files.refresh()
        self.passed_over.refresh(may_keep=may_keep)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _shown(self, find: Find) -> Shown | None:
        place = place_of(self._workspace.contents, find)
        if place is None:
            return None
        record = record_of(self._workspace.contents, find)
        if isinstance(record, Attachment) and find.field != "name":
            return Shown(find, replace(place, entry=f"{record.name}, evidence {self._ref(record)}"), "")
        return Shown(find, place, getattr(record, find.field, "") or "")

    def _ref(self, file: Attachment) -> str:
        piece = self._workspace.contents.evidence.get(file.evidence)
        return piece.ref if piece is not None else ""

    def _open(self, group: FindGroup, shown: Shown) -> None:
        self._left = (group, group.place_of(shown))
        go_to(self._workspace, shown.place, shown.find, shown.text, self.window())

    def _pass_over_once(self, group: FindGroup, shown: Shown) -> None:
        place = group.place_of(shown)
        self.watch.pass_over_once(shown.find)
        self._go_on(group, place)
        announce(self, "Ignored until the file is opened again")

    def _ask_reason(self, group: FindGroup, shown: Shown) -> None:
        place = group.place_of(shown)
        dialog = ReasonDialog(self._workspace, shown, self)
        dialog.accepted.connect(lambda: self._go_on(group, place))
        dialog.open()

    def _go_on(self, group: FindGroup, place: int) -> None:
        """Put the keyboard on the find that follows, of this kind or the next."""
        if group.focus_row(place):
            return
        if not any(other.focus_row(0) for other in self.groups.values()):
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
