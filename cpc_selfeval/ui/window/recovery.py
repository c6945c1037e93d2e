"""What the window says when the program ended unexpectedly last time: what was saved last, and where that is."""

from __future__ import annotations

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.committee import IndicatorScope
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.expecting import ChallengeAnswer
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.judging_records.moderating import LevelsShown
from cpc_selfeval.domain.last_saved import LastSaved
from cpc_selfeval.ui.kit import MessageBar
from cpc_selfeval.ui.window.beside import show_beside
from cpc_selfeval.ui.window.window_frame import WindowFrame

HAPPENED = "The program ended unexpectedly last time."


def tell_recovered(window: WindowFrame, bar: MessageBar, last: LastSaved) -> None:
    """Say up to which change everything was saved, and offer to look at it."""
    at = last.at.astimezone()
    today = at.date() == window.workspace.today()
    when = f"at {at:%H:%M:%S}" if today else f"at {at:%H:%M:%S} on {day_short(at.date())}"
    safe = f"Everything up to “{last.act}” {when} was saved; at most the last second of typing is missing."
    to_do = "Look at it, and type again what is missing."
    acts = [("Look at it", lambda: look_at(window, last)), ("Understood", bar.hide)]
    bar.tell("warning", HAPPENED, safe, to_do, acts)


def look_at(window: WindowFrame, last: LastSaved) -> None:
    """Show what was changed last where it stands; what stands on no page is shown among the last changes."""
    record = window.workspace.contents.get(last.kind, last.key) if last.kind is not None else None
    match record:
        case Finding() if record.indicators:
            window.show_indicator(record.indicators[0])
        case Judgement() | LevelDraft() | IndicatorScope() | ChallengeAnswer() | LevelsShown():
            window.show_indicator(record.code)
        case Evidence():
            window.show_evidence(record.key)
        case Attachment():
            window.show_evidence(record.evidence)
        case Action():
            window.show_action(record.key)
        case DueMove() | ProgressNote() | Reading() | AdoptedPriority():
            window.show_action(record.action)
        case _:
            from cpc_selfeval.ui.window.history import LastChangesDialog

            show_beside(window, LastChangesDialog, lambda: LastChangesDialog(window.workspace, window))
            return
    window.focus_page()
