"""What was said to be no personal data: where, why, by whom and when; and looking at it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.guard.find import KINDS, Find, Kind
from cpc_selfeval.domain.guard.places import place_of
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from cpc_selfeval.ui.kit import Card, LinkButton, PlainText, QuietText, px
from cpc_selfeval.ui.workspace import Workspace


class PassedOverCard(Card):
    """A line for each; hidden while there is none."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Always ignored", parent=parent)
        self._workspace = workspace
        self._shown: tuple[GuardIgnored, ...] = ()
        self.lines: list[_Line] = []

    def refresh(self, *, may_keep: bool) -> None:
        """Show what is recorded. ``may_keep``: the file can be written, so that it can be looked at again."""
        contents = self._workspace.contents
        ignored = tuple(sorted(contents.of(GuardIgnored).values(), key=lambda each: (each.on, each.key), reverse=True))
        if ignored != self._shown:
            self._shown = ignored
            for line in self.lines:
                self.body.removeWidget(line)
                line.deleteLater()
            self.lines = [_Line(contents, each) for each in ignored]
            for line in self.lines:
                self.add(line)
                line.again.clicked.connect(lambda _checked=False, line=line: self._look_again(line))
        for line in self.lines:
            line.again.setVisible(may_keep)
        self.setVisible(bool(ignored))

    def _look_again(self, line: _Line) -> None:
        self._workspace.work.guarding.look_again(line.key, origin=self)


class _Line(QWidget):
    def __init__(self, contents: Contents, ignored: GuardIgnored) -> None:
        super().__init__()
        self.key = ignored.key
        known = {each.value: each for each in Kind}  # a later version may take it for something else
        kind = known.get(ignored.guard_kind, Kind.NAME)
        taken_for = KINDS[kind] if ignored.guard_kind in known else "passage"
        place = place_of(contents, Find(kind, ignored.record_table, ignored.record, ignored.field, 0, 0, ""))
        where = f"{place.entry} · {place.field}" if place is not None else "in a removed entry"
        who = f"{ignored.by_name}, {day_short(ignored.on)}" if ignored.by_name else day_short(ignored.on)
        self.again = LinkButton("Look at it again", name=f"Look again at the {taken_for} in {where}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(1))
        column.addWidget(PlainText(ignored.reason))
        column.addWidget(QuietText(f"{taken_for[:1].upper()}{taken_for[1:]} · {where} · {who}"))
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
