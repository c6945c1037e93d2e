"""A scene with a list that exists already: an invented plan on its way in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from docs.picture_studio import Studio

_PLAN: Final = """\
Strathmarra: improvement plan after the joint inspection,,,,,
Ref,What we will do,Lead,By when,RAG,Update
Priority 1: children are safer because risks are seen early,,,,,
1.1,Agree one way of keeping chronologies,Social work,31/03/2027,Green,Draft agreed in May
1.2,Audit thirty files in autumn and again in spring,Police / NHS,end of June 2027,Amber,First audit is late
1.3,Ask for the child’s view in every review,Reporter,Ongoing,Complete,
,,,,,"See also the learning review"
Total,3,,,,
"""


def what_comes_in(studio: Studio) -> QWidget:
    """The last step: every row, and what the chosen one becomes."""
    from PySide6.QtTest import QTest

    from cpc_selfeval.ui.importing.dialog import ImportDialog

    window = studio.page("actions")
    plan = Path("improvement plan.csv")
    plan.write_text(_PLAN, encoding="utf-8")
    dialog = ImportDialog(studio.workspace, window)
    dialog.read(plan)
    while dialog.plan is None:
        QTest.qWait(10)
    dialog.open()
    dialog.go_to(2)
    step = dialog.preview_step
    row = next(place for place, each in enumerate(step.model.rows) if each.row == 5)
    step.table.setCurrentIndex(step.model.index(row, 0))
    studio.settle()
    return dialog
