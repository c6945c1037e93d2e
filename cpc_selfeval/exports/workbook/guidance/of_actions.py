"""Guidance on the action plan and what belongs to it."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.domain.return_workbook.columns import CLEAR

_RECORDED: Final = "When it was entered in the program, in Universal Time. Shown only."
_ACTION: Final = "The reference of the action that it belongs to; a long text goes on in the row below."
_FIRST_WORDS: Final = "The first words of the action, to know it by. The whole text is on the sheet Action plan."

ACTIONS: Final = {
    "ActionPlan": {
        "Ref": "The action’s reference. Leave it empty in a new row: the program numbers it. Where it says that it is "
        "continued, the row holds the rest of a long text.",
        "Action": "What will be done, one action a row. Read back by the program. A new action needs only this.",
        "Indicators": "The indicators that it is for: those named directly and those of the areas that it answers. "
        "Shown only.",
        "Lead (owner)": "Who leads it: a post or a name. Read back by the program.",
        "Lead agency": "Choose the agency that leads. Another name may be typed; you are asked whether to keep it. "
        "Read back by the program.",
        "Priority": "Choose how soon it needs attention. It may stay empty. Read back by the program.",
        "Original due date": "The first due date that the action ever had. Shown only: it does not change when the due "
        "date moves.",
        "Due date": "The day by which it is to be done, such as 31 March 2027. A later day counts as a move. To take "
        f"it out, type {CLEAR}. Read back by the program.",
        "Times moved": "How often the due date was moved. Shown only; each move is on the sheet Moved due dates.",
        "Status": "Choose how it stands today. That it is late is not in the list: it is worked out from the due date. "
        "Read back by the program.",
        "Overdue": "Whether it was late, and for how many days, when this workbook was made. Shown only: it does "
        "not change when you edit.",
        "Measure": "How you will know that it made a difference. Read back by the program.",
        "Help needed": "What stands in the way, and what help is needed, from whom. Read back by the program.",
        "Outcome sought": "What should be different for children, young people and families. Read back by the program.",
        "Baseline": "Where the measure stood at the beginning. Read back by the program.",
        "Target": "What the measure should come to. Read back by the program.",
        "Latest reading": "The last reading of the measure. Shown only; all of them are on the sheet Readings.",
        "Latest progress": "What has happened since, in your own words. Read back by the program: new words here "
        "become a new note of progress, and earlier notes stay.",
        "Contributing agencies": "The agencies that contribute, one a line. Shown only.",
        "Start date": "The day on which work begins, such as 1 April 2026. Read back by the program.",
        "Resources": "What it takes: people, time, money. Read back by the program.",
        "Decision asked of chief officers": "What the chief officers are asked to decide. It opens their paper. Read "
        "back by the program.",
        "Which chief officer": "Of which chief officer it is asked. Empty means all of them. Read back by the program.",
        "Reason for withdrawing": "Why it is no longer done, where an action is withdrawn. Read back by the program.",
        "Areas for improvement answered": "The areas for improvement that it answers, with an empty line between them. "
        "Shown only.",
        "Indicators named directly": "The indicators that it names itself. Shown only.",
        "Key questions": "The framework’s key questions that its indicators belong to. Shown only.",
        "Evidence": "The evidence that belongs to it, by reference. Shown only.",
        "Origin": "Where the action came from. Shown only.",
        "Status letter": "The committee’s letter for the status when this workbook was made. Shown only: it does not "
        "change when you edit.",
        "Tags": "Its tags, one a line. Shown only.",
    },
    "ProgressNotes": {
        "Action": _ACTION,
        "Action’s first words": _FIRST_WORDS,
        "Date": "The day that the note is about.",
        "Progress": "What was noted. To add to it, write under Latest progress on the sheet Action plan.",
        "Noted by": "Who noted it.",
        "Recorded (UTC)": _RECORDED,
    },
    "Readings": {
        "Action": _ACTION,
        "Action’s first words": _FIRST_WORDS,
        "Value": "What was read, as it was typed. Nothing is worked out from it, since readings have different bases.",
        "Base": "Of how many, or of what.",
        "Quarter": "The quarter that it is for, as it was typed.",
        "Date": "The day of the reading.",
        "Source": "Where the reading comes from.",
        "Recorded (UTC)": _RECORDED,
    },
    "MovedDueDates": {
        "Action": _ACTION,
        "Action’s first words": _FIRST_WORDS,
        "Moved on": "The day on which the due date was moved.",
        "Was due": "The due date before.",
        "Now due": "The due date after.",
        "Reason": "Why it was moved.",
        "Agreed by": "Who agreed to it.",
        "Recorded (UTC)": _RECORDED,
    },
    "Changes": {
        "What changed": "The kind of change: a level, a new action, its status, its due date, a decision that is "
        "asked, or an area of high priority.",
        "Ref": "The indicator’s code or the action’s reference.",
        "What it is about": "The indicator’s title, or the first words of the action or area. Its own "
        "sheet has all of it.",
        "Before": "How it stood in the earlier paper.",
        "Now": "How it stands in this workbook.",
    },
}
"""Of the sheets Action plan, Progress, Readings, Moved due dates, and Changes since last paper."""
