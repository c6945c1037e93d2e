"""All fields of an action, in cards, in as many columns as there is room for."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.ui.actions.plan_cards import AskCard, EvidenceCard, MeasureCard, WhatCard, WhoCard
from cpc_selfeval.ui.actions.status_card import StatusCard
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.kit import ScrollPage, px
from cpc_selfeval.ui.kit.as_room_is import beside_or_below
from cpc_selfeval.ui.workspace import Workspace

COLUMN = 400
"""Least width of a column of cards in pixels of the design."""


class ActionForm(ScrollPage):
    """Three columns where they fit, else one below the other, in reading order."""

    def __init__(self, workspace: Workspace, fields: RecordFields, parent: QWidget | None = None) -> None:
        super().__init__("Action", most_width=1900, parent=parent)
        self.what = WhatCard(workspace, fields)
        self.who = WhoCard(workspace, fields)
        self.measure = MeasureCard(workspace, fields)
        self.status = StatusCard(workspace, fields)
        self.ask = AskCard(workspace, fields)
        self.evidence = EvidenceCard(workspace, fields)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(px(12))
        for cards in ((self.what, self.measure), (self.who, self.ask), (self.status, self.evidence)):
            column = QVBoxLayout()
            column.setSpacing(px(12))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._row.addLayout(column, 1)
        sheet = self.widget()
        layout = sheet.layout() if sheet is not None else None
        if layout is not None:
            layout.setContentsMargins(px(2), px(2), px(14), px(12))
        self.add(self._row)
        self.end()

    def refresh(self, contents: Contents, action: Action, today: date, besides: object) -> None:
        """What follows from the fields, after they were shown."""
        self.what.refresh(contents, action)
        self.who.due.refresh(contents, action)
        self.measure.refresh(contents, action, besides)
        self.status.refresh(contents, action, today, besides)
        self.ask.refresh(contents)
        self.evidence.refresh(contents, action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between columns and one column."""
        super().resizeEvent(event)
        beside_or_below(self._row, narrow=event.size().width() < px(COLUMN * 2 + 40))
