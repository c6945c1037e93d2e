"""Scenes of moderation: agencies' levels side by side, and the meeting on a projector."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from docs.picture_studio import Studio

CODE = "7.1"


def drawing(studio: Studio) -> QWidget:
    """Who proposes which level, as a drawing."""
    from cpc_selfeval.ui.moderation.page import DRAWING, ModerationPage

    window = studio.page("moderation")
    page = window.stack.currentWidget()
    assert isinstance(page, ModerationPage)
    page.switches[DRAWING].click()
    studio.settle()
    return window


def meeting(studio: Studio) -> QWidget:
    """An indicator in the meeting of the committee, its levels uncovered."""
    from cpc_selfeval.domain.committee import Body
    from cpc_selfeval.ui.moderation.meeting_window import MeetingWindow

    window = studio.page("moderation")
    held = next(each for each in studio.workspace.contents.meetings[::-1] if each.body is Body.CPC)
    shown = MeetingWindow(studio.workspace, held.key, (CODE, "5.3", "6.4", "2.2", "9.2"), window)
    shown.resize(window.size())
    studio.shown(shown)
    shown.go_on()
    studio.settle()
    return shown
