"""All cycles of the file: which is shown, what is closed, what became of levels, and the way to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.cycles.listing import listed_cycles
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.cycles.closing_dialogs import CloseCycleDialog, ReopenCycleDialog
from cpc_selfeval.ui.cycles.compare_card import CompareCard
from cpc_selfeval.ui.cycles.cycle_rows import CycleRows
from cpc_selfeval.ui.cycles.next_dialog import NextCycleDialog
from cpc_selfeval.ui.cycles.trend_card import TrendCard
from cpc_selfeval.ui.kit import Heading, Icon, LinkButton, QuietText, ScrollPage, announce, hand_over_all
from cpc_selfeval.ui.kit.as_room_is import UpToDateWhenSeen
from cpc_selfeval.ui.workspace import Workspace

_ONLY_ONE: Final = (
    "This is the first cycle of the file. Once there is another, both stand here beside each other, with the level of "
    "each indicator over all cycles."
)
_SEVERAL: Final = (
    "Opening another cycle saves what was typed and shows that cycle in this window; what was done before can then no "
    "longer be undone, and is in the history."
)


class CyclesPage(UpToDateWhenSeen, QWidget):
    """It is brought up to date when it is seen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._begun: str | None = None
        crosswalk = workspace.work.cycles.crosswalk
        self.title = Heading("Cycles", 1)
        self.facts = QuietText()
        self.back = LinkButton("Back to the overview", icon=Icon.BEFORE)
        self.rows = CycleRows()
        self.compare = CompareCard(crosswalk)
        self.trend = TrendCard(workspace, crosswalk)
        self._lay_out()
        self.back.clicked.connect(lambda: workspace.page_requested.emit("overview"))
        self.rows.turn_requested.connect(self._turn_to)
        self.rows.close_requested.connect(self.close_cycle)
        self.rows.reopen_requested.connect(self.reopen_cycle)
        self.rows.next_requested.connect(self.start_next)
        workspace.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        page = ScrollPage("Cycles", most_width=1080)
        page.fill(self)
        page.add_head(self.title, self.facts, beside=self.back)
        for part in (self.rows, self.compare, self.trend):
            page.add(part)
        page.end()
        self.sheet = page

    def refresh(self) -> None:
        """Show all cycles as they are now."""
        contents = self._workspace.contents
        lines = listed_cycles(contents)
        several = len(lines) > 1
        self.facts.setText(_SEVERAL if several else _ONLY_ONE)
        self.rows.show_cycles(lines, read_only=self._workspace.work.session.read_only)
        self.compare.setVisible(several)
        self.trend.setVisible(several)
        if several:
            self.compare.show_contents(contents)
            self.trend.show_contents(contents)
        self.shown_anew()

    def show_trend(self, code: str) -> None:
        """Show how an indicator did over all cycles."""
        if self.is_stale:
            self.refresh()
        if not self.trend.isHidden():
            self.trend.show_indicator(code)
            self.trend.indicator.setFocus(Qt.FocusReason.OtherFocusReason)
            self.sheet.ensureWidgetVisible(self.trend)

    def close_cycle(self) -> None:
        """Say what is unfinished, and close the cycle that is shown if that is wanted."""
        hand_over_all(self.window())
        dialog = CloseCycleDialog(self._workspace, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        if dialog.exec() == CloseCycleDialog.DialogCode.Accepted:
            self._workspace.work.cycles.close()
        dialog.deleteLater()

    def reopen_cycle(self) -> None:
        """Ask why and by whom, and open the cycle that is shown again."""
        dialog = ReopenCycleDialog(self._workspace, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        if dialog.exec() == ReopenCycleDialog.DialogCode.Accepted:
            self._workspace.work.cycles.reopen(dialog.reason.entered_text(), dialog.name.entered_text())
        dialog.deleteLater()

    def start_next(self) -> None:
        """Ask what the next cycle begins with, and start it; this one stays shown."""
        hand_over_all(self.window())
        cycles = self._workspace.work.cycles
        dialog = NextCycleDialog(self._workspace, cycles.editions(), cycles.crosswalk, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        if dialog.exec() == NextCycleDialog.DialogCode.Accepted:
            self._begun = cycles.start_next(
                dialog.title.entered_text(),
                dialog.framework(),
                dialog.covered.left_out(),
                period_from=dialog.begins.day(),
                period_to=dialog.ends.day(),
            )
        dialog.deleteLater()

    def _turn_to(self, key: str) -> None:
        # Once this click is over: the window, and with it this page, gives way to one on the other cycle
        QTimer.singleShot(0, self, lambda: self._workspace.cycle_requested.emit(key))

    def _on_changed(self, event: Applied) -> None:
        self.changed_behind()
        if self.is_stale:
            return
        begun = next((row.after for row in event.change.rows if row.kind is Cycle and row.key == self._begun), None)
        if isinstance(begun, Cycle):
            announce(self, f"“{begun.title}” has begun. This cycle is still shown.")
            self.rows.focus_cycle(begun.key)
