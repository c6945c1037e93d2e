"""Making actions from an inspection's areas and main points: which of them, in one step."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.inspecting.recorded import FOLLOWED, KINDS_TOGETHER, answer_to, points_of
from cpc_selfeval.domain.judging_records.inspecting import Inspection, InspectionPoint
from cpc_selfeval.ui.kit import CheckChoice, Heading, PlainButton, PlainText, PrimaryButton, QuietText, px
from cpc_selfeval.ui.kit.dialog_sheet import DialogSheet


class ActionsDialog(QDialog):
    """After ``exec()`` is accepted, :meth:`chosen` gives the keys of points. Those with an action are not ticked."""

    def __init__(self, contents: Contents, inspection: Inspection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Make actions")
        self.setAccessibleName("Make actions from what inspectors found")
        self.setMinimumWidth(px(480))
        self.ticks: dict[str, CheckChoice] = {}
        self.make = PrimaryButton("Make actions")
        self.back = PlainButton("Go back")
        self.make.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        sheet = DialogSheet()
        sheet.column.setSpacing(px(6))
        sheet.column.addWidget(Heading("Which points become actions?", 2))
        sheet.column.addWidget(
            QuietText(
                "Each action begins with the point’s words and comes from the inspection. You can change it then."
            )
        )
        for kind in FOLLOWED:
            points = points_of(contents, inspection.key, kind)
            if points:
                sheet.column.addWidget(Heading(KINDS_TOGETHER[kind], 3))
            for point in points:
                self._add(sheet, contents, point)
        sheet.column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.addWidget(sheet, 1)
        column.addLayout(row)
        room = self.screen().availableGeometry().size()
        self.resize(min(px(720), room.width() - px(16)), min(px(560), room.height() - px(48)))
        self._count()

    def _add(self, sheet: DialogSheet, contents: Contents, point: InspectionPoint) -> None:
        answered = [
            contents.actions[key].ref for key in answer_to(contents, point.key).actions if key in contents.actions
        ]
        sheet.column.addWidget(PlainText(point.text or "No text yet"))
        words = f"Make another action (there is {', '.join(answered)} already)" if answered else "Make an action"
        tick = CheckChoice(words)
        tick.setAccessibleName(f"{words}: {point.text}")
        tick.setChecked(not answered)
        tick.clicked.connect(self._count)
        self.ticks[point.key] = tick
        sheet.column.addWidget(tick)
        sheet.column.addSpacing(px(6))

    def _count(self) -> None:
        count = len(self.chosen())
        self.make.setText(f"Make {count} action{'' if count == 1 else 's'}")
        self.make.setEnabled(count > 0)

    def chosen(self) -> tuple[str, ...]:
        """Keys of the points that are ticked, in their order."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())
