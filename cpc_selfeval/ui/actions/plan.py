"""The model of the action plan: every action, filtered, sorted, kept in step with the file, on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Qt

from cpc_selfeval.domain.action import Action, DueMove, Reading, Status, StatusWord
from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.ui.actions.rows import (
    ACTION,
    AGENCY,
    DUE,
    LEAD,
    MEASURE,
    PLAN,
    PRIORITY,
    START,
    STATUS,
    TEXTS,
    ActionFilter,
    ActionRow,
)
from cpc_selfeval.ui.forms.record_list import Column, RecordList

EDITABLE = (ACTION, MEASURE, LEAD, AGENCY, DUE, STATUS, START, PRIORITY, *TEXTS)
"""The columns that can be changed in place."""


class ActionPlan(RecordList[ActionRow]):
    """What is overdue is measured against ``day``."""

    def __init__(self, contents: Contents, day: date, parent: QObject | None = None) -> None:
        super().__init__(contents, PLAN, ActionFilter(), parent)
        self._day = day
        self._sorted_by = (DUE, Qt.SortOrder.AscendingOrder)
        self.reload(contents)

    def set_day(self, day: date) -> None:
        """Measure against another day, as after midnight."""
        if day != self._day:
            self._day = day
            self.reload(self._contents)

    def count_of(self, status: Status) -> int:
        """How many of all actions show a status."""
        return Counter(row.status for row in self._all.values())[status]

    def all_rows(self, contents: Contents) -> Iterable[ActionRow]:
        """A row for every action."""
        day, now = self._day, self.contents_now
        return [ActionRow(action, day, now) for action in contents.actions.values()]

    def row_for(self, contents: Contents, key: str) -> ActionRow | None:
        """The row of one action, or None where it is gone."""
        action = contents.get(Action, key)
        return ActionRow(action, self._day, self.contents_now) if action else None

    def touched(self, contents: Contents, row: RowChange) -> Iterable[str]:
        """The action itself, that of a moved due date or a reading, those that answer an area."""
        record = row.record
        if isinstance(record, Action):
            return (record.key,)
        if isinstance(record, DueMove | Reading):
            return (record.action,)
        if isinstance(record, Finding) and "indicators" in row.changed_fields():
            return tuple(action.key for action in contents.actions_for_finding(record.key))
        return ()

    def touches_all(self, row: RowChange) -> bool:
        """Names of agencies and words for statuses stand in every row."""
        return row.kind in (Agency, StatusWord)

    def is_editable(self, column: Column[ActionRow]) -> bool:
        """What is typed, dated or chosen."""
        return column in EDITABLE
