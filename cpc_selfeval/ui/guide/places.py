"""Which heading of the guide is about what: F1 leads from where the keyboard is to the nearest of these.

By the names of classes, so that nothing need be loaded for it. A page or a dialog of its own must be here, and every
heading must be in the guide (tests/ui/guide).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

_PAGES: Final = {
    "StartPage": "the-start-page",
    "OverviewPage": "see-where-you-stand",
    "IndicatorPage": "walk-the-indicators",
    "EvidencePage": "evidence",
    "ActionPlanPage": "plan-an-action",
    "AgenciesPage": "ask-partner-agencies",
    "DetailsPage": "plan-the-cycle",
    "ChecksPage": "the-checks-over-the-whole-file",
    "ModerationPage": "moderation-agencies-levels-side-by-side",
    "GuardPage": "what-may-identify-somebody",
    "NationalPage": "what-came-out-nationally-from-2006-to-2009",
    "CyclesPage": "cycles-close-start-the-next-look-back",
    "ProgrammePage": "an-inspection-programme",
    "InspectionsPage": "what-inspectors-found-and-what-you-knew",
    "CapacityPage": "your-capacity-for-improvement",
    "SettingsPage": "settings",
}

_PARTS: Final = {
    "FirstStepsCard": "your-first-self-evaluation",
    "PathOutline": "your-first-self-evaluation",
    "IndicatorPanel": "walk-the-indicators",
    "FindingsColumn": "strengths-and-areas-for-improvement",
    "FindingEditor": "strengths-and-areas-for-improvement",
    "EvidenceSection": "evidence",
    "ActionsSection": "plan-an-action",
    "LevelSection": "choose-and-propose-a-level",
    "SupportLine": "is-the-level-supported",
    "Questions": "questions-about-a-level",
    "QuestionBox": "questions-about-a-level",
    "CommentsCard": "what-was-taken-keeps-whose-it-is",
    "NationalFold": "what-came-out-nationally-from-2006-to-2009",
    "LastCycleNote": "cycles-close-start-the-next-look-back",
    "CarriedLine": "cycles-close-start-the-next-look-back",
    "GuardNotice": "what-may-identify-somebody",
    "GuardSign": "what-may-identify-somebody",
    "AttachedFiles": "links-and-files",
    "LinkButtons": "links-and-files",
    "SeveralBar": "many-rows-at-once",
    "StatusCard": "progress-and-status",
    "DueBox": "due-dates",
    "CycleCard": "what-this-cycle-covers",
    "ScopeCard": "what-this-cycle-covers",
    "MeetingsCard": "meetings",
    "AgenciesCard": "partner-agencies",
    "CommitteeCard": "the-committee-and-its-words",
    "PaperCard": "the-committee-and-its-words",
    "StatusWordsCard": "the-committee-and-its-words",
    "OutcomesCard": "the-committee-and-its-words",
    "FrameworkCard": "the-committee-and-its-words",
    "OwnWordsCard": "spelling",
    "ExpectationsCard": "is-the-level-supported",
    "ProgrammeCard": "an-inspection-programme",
    "Finder": "go-to-anything",
    "FindBar": "find-a-passage",
    "StatusLine": "what-saved-means",
    "WhichPaper": "which-paper-for-whom",
}

_DIALOGS: Final = {
    "NewSelfEvaluationDialog": "new-self-evaluation-in-five-steps",
    "PersonDialog": "say-who-is-working",
    "FrameworkDialog": "a-framework-of-your-own",
    "MeetingDialog": "meetings",
    "EvidenceDialog": "evidence",
    "EvidenceFinder": "evidence",
    "FromFilesDialog": "links-and-files",
    "FinderDialog": "strengths-and-areas-for-improvement",
    "SeveralDialog": "many-rows-at-once",
    "ColumnsDialog": "many-rows-at-once",
    "ActionDialog": "plan-an-action",
    "PrioritiesDialog": "plan-an-action",
    "DueDialog": "due-dates",
    "ImportDialog": "bring-in-a-plan-that-exists-already",
    "AskDialog": "ask-partner-agencies",
    "AskAllDialog": "ask-partner-agencies",
    "RemindDialog": "ask-partner-agencies",
    "StopDialog": "ask-partner-agencies",
    "ReadingDialog": "read-what-came-back-and-compare-it",
    "CompareDialog": "read-what-came-back-and-compare-it",
    "UnplacedDialog": "read-what-came-back-and-compare-it",
    "ReturnDialog": "what-was-taken-keeps-whose-it-is",
    "AllReturnsDialog": "what-was-taken-keeps-whose-it-is",
    "JudgementHistory": "withdraw-a-level",
    "StartDialog": "the-meeting-on-a-projector",
    "MeetingWindow": "the-meeting-on-a-projector",
    "ReasonDialog": "what-may-identify-somebody",
    "ActionsDialog": "what-inspectors-found-and-what-you-knew",
    "CloseCycleDialog": "cycles-close-start-the-next-look-back",
    "ReopenCycleDialog": "cycles-close-start-the-next-look-back",
    "NextCycleDialog": "cycles-close-start-the-next-look-back",
    "PaperDialog": "make-a-paper",
    "PackDialog": "sign-off-and-keep-a-frozen-pack",
    "TimelineDialog": "undo-and-who-changed-what",
    "LastChangesDialog": "undo-and-who-changed-what",
    "RemovedDialog": "bring-something-back",
    "RemoveTextDialog": "remove-a-text-everywhere",
    "BackupsDialog": "backups-and-bringing-one-back",
    "RescueDialog": "a-damaged-file",
    "AskPasswordDialog": "a-password-for-the-file",
    "ChangePasswordDialog": "a-password-for-the-file",
    "AtWorkDialog": "what-saved-means",
    "NotSavedDialog": "while-you-are-working",
    "CommandsDialog": "every-command-and-key",
    "LogDialog": "a-fault-of-the-program",
    "CrashWindow": "a-fault-of-the-program",
}

PLACES: Final[Mapping[str, str]] = {**_PAGES, **_PARTS, **_DIALOGS}
"""The heading for a class of the window, by the class's name; it holds for its subclasses too."""


def place_of(widget: QWidget | None) -> str:
    """The heading for a widget: its own, or that of the nearest thing that it lies in; "" where there is none.

    A dialog without a heading of its own is about what it was opened from.
    """
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in PLACES:
                return PLACES[kind.__name__]
        widget = widget.parentWidget()
    return ""
