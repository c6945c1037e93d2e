"""What an indicator's page had open, and where the keyboard and the page stood, for when it is built anew."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cpc_selfeval.ui.indicator.actions_section import ActionsSection
from cpc_selfeval.ui.indicator.evidence_section import EvidenceSection
from cpc_selfeval.ui.indicator.findings_column import FindingsColumn
from cpc_selfeval.ui.indicator.level_recording import LevelRecording
from cpc_selfeval.ui.kit import ScrollPage
from cpc_selfeval.ui.kit.keyboard_place import KeyboardPlace
from cpc_selfeval.ui.kit.measures import text_scale


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a page that somebody works in: all in ``holder``, most of them on ``sheet``."""

    holder: QWidget
    sheet: ScrollPage
    recording: LevelRecording
    strengths: FindingsColumn
    areas: FindingsColumn
    evidence: EvidenceSection
    planned: ActionsSection


class AsItWas:
    """Taken before the parts of the page are made anew in another text size; ``scale`` is the one that they had."""

    def __init__(self, old: Parts, scale: float) -> None:
        self._old = old
        self._keyboard = KeyboardPlace(old.holder, old.sheet)
        self._place = old.sheet.verticalScrollBar().value() / scale

    def begin_level(self, new: LevelRecording) -> None:
        """Let the new choice of the level be at the stage where the old one was; before anything is shown."""
        new.go_on_from(self._old.recording)

    def bring_back(self, new: Parts) -> None:
        """Open in the new parts what was open in the old ones, and give the keyboard back to its place."""
        new.strengths.go_on_from(self._old.strengths)
        new.areas.go_on_from(self._old.areas)
        new.evidence.go_on_from(self._old.evidence)
        new.planned.go_on_from(self._old.planned)
        working = self._keyboard.give_back(new.holder)
        QTimer.singleShot(0, new.sheet, lambda: self._scroll_back(new.sheet, working))

    def _scroll_back(self, sheet: ScrollPage, working: QWidget | None) -> None:
        """Where somebody works stays where it was; else the page stands as it stood."""
        sheet.verticalScrollBar().setValue(round(self._place * text_scale()))
        if working is not None:
            self._keyboard.scroll_to(working, sheet)
