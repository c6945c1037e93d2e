"""The start page: begin, open, go on with a recent file, or look at the worked example."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.first_steps.outline import PathOutline
from cpc_selfeval.ui.kit import (
    Card,
    EntryCard,
    FlowLayout,
    Heading,
    Icon,
    LinkButton,
    MessageBar,
    PlainButton,
    PlainText,
    PrimaryButton,
    ScrollPage,
    px,
)
from cpc_selfeval.ui.kit.file_drop import FileDrop
from cpc_selfeval.ui.kit.message_bar import MessageKind
from cpc_selfeval.ui.kit.reading_order import chain_reading_order
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.remembered import RecentFile, Remembered

PROGRAM: Final = "CPC Self-Evaluation"
NOT_THERE: Final = "not there now"
SIZE: Final = (1000, 560)


class RecentRow(QWidget):
    """One recent file, opened by a click, and a link that takes it off the list."""

    def __init__(self, file: RecentFile) -> None:
        super().__init__()
        self.file = file
        made_up = "made-up example" if file.made_up else ""
        opened = f"last opened {_day(file)}" if file.opened.year > 1970 else ""
        self._quiet = " · ".join(part for part in (file.title, made_up, str(file.path.parent), opened) if part)
        self.entry = EntryCard(file.path.name, self._quiet, kind="evidence", name="Open")
        policy = self.entry.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # beside a button, a fixed height is that of its hint
        self.entry.setSizePolicy(policy)
        self.remove = LinkButton("Remove", name=f"Take {file.path.name} off this list")
        self.remove.setToolTip("Takes it off this list. The file itself stays as it is.")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.entry, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def show_there(self, *, there: bool) -> None:
        """Say where the file is not there now."""
        self.entry.show_entry(self.file.path.name, self._quiet, note="" if there else NOT_THERE)


class StartPage(ScrollPage):
    """What the program shows while no file is open.

    ``new_requested`` and ``example_requested`` follow their buttons; ``open_requested`` carries a path, or None to ask
    which file; ``restore_requested`` and ``rescue_requested`` follow their links; ``closed`` follows when the page is
    closed by the user.
    """

    new_requested = Signal()
    open_requested = Signal(object)
    example_requested = Signal()
    restore_requested = Signal()
    rescue_requested = Signal()
    closed = Signal()

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__("Start", most_width=980, parent=parent)
        self._remembered = remembered
        self.setWindowTitle(PROGRAM)
        self.resize(on_screen(self, *SIZE))
        self.rows: list[RecentRow] = []
        self.message_bar = MessageBar()
        self.new = PrimaryButton("&New self-evaluation…", icon=Icon.NEW)
        self.open = PlainButton("&Open a file…", icon=Icon.OPEN)
        self.example = LinkButton("Look at the &worked example…", icon=Icon.LOOK)
        self.restore = LinkButton("Restore a &backup…", icon=Icon.RESTORE)
        self.rescue = LinkButton("&Rescue a damaged file…", icon=Icon.RESCUE)
        self.path = PathOutline()
        self._recent = QVBoxLayout()
        self._lay_out()
        self.new.clicked.connect(self.new_requested)
        self.open.clicked.connect(lambda: self.open_requested.emit(None))
        self.path.begun.connect(self.new_requested)
        self.example.clicked.connect(self.example_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.rescue.clicked.connect(self.rescue_requested)
        FileDrop(self).dropped.connect(self.open_requested)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new.click)
        QShortcut(QKeySequence("Ctrl+O"), self, self.open.click)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        self.show_recent()

    def _lay_out(self) -> None:
        self.body.setSpacing(px(14))
        self.body.setContentsMargins(0, px(12), 0, 0)
        self.add(self.message_bar)
        self.add(Heading(PROGRAM, 1))
        self.add(
            PlainText(
                "Walk your framework’s quality indicators, record what you know, agree levels, plan what to do next, "
                "and take it to the Chief Officers’ Group. Everything stays in one file on this computer."
            )
        )
        columns = QHBoxLayout()
        columns.setSpacing(px(14))
        columns.addWidget(self._begin_card(), 2)
        self._recent_files = self._recent_card()
        columns.addWidget(self._recent_files, 3)
        columns.addWidget(self.path, 3)
        self.add(columns)
        self.add(self._mending())
        self.end()

    def _mending(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(PlainText("Is a file damaged or gone, or do you need it as it was earlier?"))
        row = FlowLayout(spacing=px(8))
        row.addWidget(self.restore)
        row.addWidget(self.rescue)
        column.addLayout(row)
        return held

    def _begin_card(self) -> Card:
        card = Card("Begin")
        takes = "It takes a few minutes. All but the framework edition can be changed later."
        card.add(PlainText(f"Begin for your committee. {takes}"))
        card.body.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(px(8))
        card.add(PlainText("Go on with a file that you or a colleague began."))
        card.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(px(8))
        card.add(PlainText("See what a filled-in self-evaluation looks like. Its committee is made up."))
        card.body.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        return card

    def _recent_card(self) -> Card:
        card = Card("Recent files")
        self._recent.setSpacing(px(6))
        card.add(self._recent)
        card.body.addStretch(1)
        return card

    def show_recent(self) -> None:
        """Read the list of recent files again, and look in the background which of them are there."""
        for row in self.rows:
            row.hide()
            self._recent.removeWidget(row)
            row.deleteLater()
        self.rows = [RecentRow(file) for file in self._remembered.kept.recent]
        for row in self.rows:
            self._recent.addWidget(row)
            row.entry.opened.connect(lambda path=row.file.path: self.open_requested.emit(path))
            row.remove.clicked.connect(lambda _checked=False, path=row.file.path: self._forget(path))
        self._recent_files.setVisible(bool(self.rows))
        self.path.setVisible(not self.rows)
        chain_reading_order(self)
        if self.rows:
            self._look_for([row.file.path for row in self.rows])

    def _look_for(self, paths: list[Path]) -> None:
        """A share that does not answer takes long to say so, and nobody should wait for it."""
        looked = Answer()
        looked.came.connect(self._show_there)
        threading.Thread(target=_look, args=(paths, looked.bring), name="look", daemon=True).start()

    def _show_there(self, found: tuple[Path, bool]) -> None:
        path, there = found
        for row in self.rows:
            if row.file.path == path:
                row.show_there(there=there)

    def _forget(self, path: Path) -> None:
        place = [row.file.path for row in self.rows].index(path)
        self._remembered.forget(path)
        self.show_recent()
        following = self.rows[min(place, len(self.rows) - 1)].remove if self.rows else self.new
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, happened: str, safe: str, to_do: str, acts: list[tuple[str, Callable[[], None]]]) -> None:
        """Say why something was not done."""
        self._tell("warning", happened, safe, to_do, acts)

    def say(self, happened: str, safe: str, to_do: str, acts: list[tuple[str, Callable[[], None]]]) -> None:
        """Say something in passing."""
        self._tell("note", happened, safe, to_do, acts)

    def _tell(
        self, kind: MessageKind, happened: str, safe: str, to_do: str, acts: list[tuple[str, Callable[[], None]]]
    ) -> None:
        self.message_bar.tell(kind, happened, safe, to_do, acts)
        QTimer.singleShot(0, self, self._show_message)

    def _show_message(self) -> None:
        """In a low window the message is what is in sight, and one of its buttons has the keyboard."""
        if self.message_bar.isVisible():
            buttons = self.message_bar.buttons()
            if buttons:
                buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.message_bar, 0, px(12))

    def showEvent(self, event: QShowEvent) -> None:
        """It can be used while it is seen."""
        super().showEvent(event)
        self._may_be_used(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """A key that was pressed just before another window took its place comes to it still: it does nothing more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._may_be_used(False)

    def _may_be_used(self, may: bool) -> None:
        if (sheet := self.widget()) is not None:
            sheet.setEnabled(may)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it was closed."""
        super().closeEvent(event)
        self.closed.emit()


def _look(paths: list[Path], tell: Callable[[object], None]) -> None:
    for path in paths:
        try:
            there = path.is_file()
        except OSError:
            there = False
        tell((path, there))


def _day(file: RecentFile) -> str:
    from cpc_selfeval.domain.days import day_short

    return day_short(file.opened.astimezone().date())
