"""Which box shows which field of a piece of evidence, and the saving of what is entered there."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.ui.evidence.impact_choice import ImpactChoice
from cpc_selfeval.ui.forms.record_fields import RecordFields
from cpc_selfeval.ui.workspace import Workspace


class EvidenceFields(RecordFields):
    """The boxes of a piece of evidence, with the verbs that record and revise it."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        evidence = workspace.work.evidence

        def record(title: str = "", **values: Any) -> str:
            return evidence.record(title, **values)

        super().__init__(workspace, record, evidence.revise, parent)

    def impact(self, field: str, box: ImpactChoice) -> None:
        """Let the three answers show and save a field."""
        self._shows[field] = (box, box.show_value)
        box.chosen.connect(lambda value: self.save(box, box.visit, **{field: value}))


def empty_evidence(cycle: str, **values: Any) -> Evidence:
    """A piece with nothing in it but ``values``, to show before there is one."""
    return Evidence(key="", cycle=cycle, number=0, **{"title": "", **values})


def said_of_period(start: date | None, end: date | None, what: str = "period") -> str:
    """A sentence where a period, or what else has two days, ends before it begins, else ""."""
    wrong = start is not None and end is not None and end < start
    return f"This {what} ends before it begins. Both days are saved as they stand." if wrong else ""
