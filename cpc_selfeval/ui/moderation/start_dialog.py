"""Beginning a meeting: which meeting it is, and which indicators it is to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.moderation.agenda import AgendaItem, Part
from cpc_selfeval.domain.words import stage_by_whom
from cpc_selfeval.ui.choices import MeetingChoice
from cpc_selfeval.ui.choices.undo_keys import give_undo_keys
from cpc_selfeval.ui.indicator.labelled import Labelled
from cpc_selfeval.ui.kit import PlainText, PrimaryButton, QuietText, RadioChoice, px
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.toggles import ChoiceGroup
from cpc_selfeval.ui.moderation.indicator_screen import NO_STAGE, stage_of
from cpc_selfeval.ui.workspace import Workspace

ABOUT: Final = (
    "The meeting fills the screen, one indicator at a time in large type. What it decides goes into the history of "
    "each level, at that meeting’s stage only."
)
_PARTS: Final = (
    ("What is to be discussed", (Part.DISCUSS,)),
    ("That, and what can be taken together", (Part.DISCUSS, Part.TOGETHER)),
    ("Every indicator of this cycle", tuple(Part)),
)


class StartDialog(FramedDialog):
    """``started`` carries the meeting's key and the codes of the indicators, in the order of the agenda."""

    started = Signal(str, object)

    def __init__(self, workspace: Workspace, items: Sequence[AgendaItem], parent: QWidget | None = None) -> None:
        super().__init__(parent, "Start the meeting", "Start the meeting")
        self._workspace = workspace
        self._items = tuple(items)
        self.meeting = MeetingChoice(workspace, name="Which meeting", none_words="Choose or add a meeting")
        self.records = QuietText()
        self.parts: list[RadioChoice] = []
        self.start = PrimaryButton("Start")
        self.column.addWidget(PlainText(ABOUT))
        self.column.addWidget(Labelled("Which meeting", self.meeting))
        self.column.addWidget(self.records)
        self.column.addSpacing(px(4))
        self._offer_parts()
        self.add_close("Cancel")
        self.buttons.addWidget(self.start)
        self.start.setDefault(True)
        give_undo_keys(self, workspace)
        self.meeting.chosen.connect(lambda _key: self._look())
        self.start.clicked.connect(self._start)
        self.meeting.show_value(nearest_meeting(workspace))
        self._look()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_parts(self) -> None:
        group = ChoiceGroup(self)
        for words, parts in _PARTS:
            option = RadioChoice(f"{words} ({len(self._codes(parts))})")
            option.setEnabled(bool(self._codes(parts)))
            group.addButton(option)
            self.parts.append(option)
            self.column.addWidget(option)
            option.clicked.connect(self._look)
        next(option for option in (*self.parts, self.parts[-1]) if option.isEnabled()).setChecked(True)

    def codes(self) -> tuple[str, ...]:
        """The indicators that are chosen now."""
        chosen = next(place for place, option in enumerate(self.parts) if option.isChecked())
        return self._codes(_PARTS[chosen][1])

    def _codes(self, parts: tuple[Part, ...]) -> tuple[str, ...]:
        return tuple(item.code for item in self._items if item.part in parts)

    def _look(self) -> None:
        key = self.meeting.value()
        self.records.setText(what_it_records(self._workspace.entered, key) if key else "")
        self.records.setVisible(bool(key))
        self.start.setEnabled(key is not None)

    def _start(self) -> None:
        key = self.meeting.value()
        if key is not None:
            codes = self.codes()
            self.accept()
            self.started.emit(key, codes)


def what_it_records(contents: Contents, meeting: str) -> str:
    """ "Decisions are recorded as agreed by the CPC.", or that such a meeting records none."""
    stage = stage_of(contents, meeting)
    if stage is None:
        return NO_STAGE
    return f"Decisions are recorded as {stage_by_whom(contents.committee, stage)}."


def nearest_meeting(workspace: Workspace) -> str | None:
    """The meeting of today or the next one, else the last; None without any that has a date."""
    dated = [meeting for meeting in workspace.contents.meetings if meeting.on is not None]
    coming = [meeting for meeting in dated if meeting.on is not None and meeting.on >= workspace.today()]
    if coming:
        return coming[0].key
    return dated[-1].key if dated else None
