"""Help at what a committee plans and follows: actions, measures, readings, asking agencies, what comes back.

Where the rules stand (S1 is the report of 2009; line numbers of the collected text): timescales, resources, measured
progress S1:1022-1025; each person's responsibility S1:1189-1190; monitoring by the committee S1:1039-1040 and
S1:1048-1049; impact after an action S1:1286-1287; resources for committees S1:1310-1311; who does what by when, and
data to see whether it worked: dossier 3.4 (learning reviews).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpc_selfeval.domain.field_help.record import FieldHelp
from cpc_selfeval.domain.field_help.sources import (
    CHIEF_OFFICERS_2019,
    GUIDANCE_2021,
    LEARNING_REVIEWS,
    OUR_ADVICE,
    REPORT_2009,
)

_PLAN: Final = "plan-an-action"
_PROGRESS: Final = "progress-and-status"
_ASK: Final = "ask-partner-agencies"

_ACTIONS: Final = {
    "action.text": FieldHelp(
        "What will be done, in a sentence with a verb.",
        "Somebody must be able to tell afterwards whether it was done.",
        f"{LEARNING_REVIEWS} wants a short plan: who does what, by when.",
        _PLAN,
    ),
    "action.outcome": FieldHelp(
        "What will be better for children once it is done.",
        "A training day is not an outcome. This is what the next self-evaluation looks for.",
        f"{REPORT_2009} wants children’s plans about outcomes and measurable; yours needs no less.",
        _PLAN,
    ),
    "action.origin": FieldHelp(
        "What gave rise to it: self-evaluation, an inspection, a learning review, or something else.",
        "Inspectors and chief officers ask how a finding was answered; lists can be filtered by it.",
        f"{REPORT_2009} looks at whether lessons of reviews and inspections lead to change.",
        _PLAN,
    ),
    "action.links": FieldHelp(
        "The indicators and areas for improvement that this action answers.",
        "An area without an action shows in the checks, and papers put the two beside each other.",
        f"{REPORT_2009} criticises weaknesses that went on after they were found.",
        _PLAN,
    ),
    "action.measure": FieldHelp(
        "What will be counted or asked to see whether it helped.",
        "Chosen now, it can be compared later. One good measure is enough.",
        f"{REPORT_2009} praises plans by which progress could be measured and reported.",
        _PLAN,
    ),
    "action.baseline": FieldHelp(
        "Where the measure stands before anything is done.",
        "Without it, nobody can say that it got better.",
        f"{GUIDANCE_2021} (2.18) names a baseline among what self-evaluation gives.",
        _PLAN,
    ),
    "action.target": FieldHelp(
        "Where the measure should be by the due date.",
        "It says beforehand what would be enough.",
        f"{REPORT_2009} praises plans by which progress could be measured; a target is our own advice.",
        _PLAN,
    ),
    "action.lead": FieldHelp(
        "The one person or role who sees that it gets done.",
        "Shared by all, it is done by nobody. A role outlasts a person.",
        f"{LEARNING_REVIEWS} wants a short plan: who does what, by when.",
        _PLAN,
    ),
    "action.agency": FieldHelp(
        "The agency that answers for the action, and those that help.",
        "Each agency can be sent its own part of the plan.",
        f"{LEARNING_REVIEWS} wants it clear who does what; one lead agency is our own advice.",
        _PLAN,
    ),
    "action.start": FieldHelp(
        "When work on it begins. It may stay empty.",
        "It keeps an action that is for later from looking late.",
        f"{OUR_ADVICE} Only the due date decides what is overdue.",
        "due-dates",
    ),
    "action.due": FieldHelp(
        "The day by which it is to be done.",
        "“Overdue” is worked out from it, never typed. When it moves, the first date and each reason stay.",
        f"{REPORT_2009} praises plans with timescales, by which progress can be measured.",
        "due-dates",
    ),
    "action.due_reason": FieldHelp(
        "Why the date moves, in a line.",
        "A plan whose dates move unsaid looks better than it is. Papers count the moves.",
        f"{OUR_ADVICE} Committees are to monitor plans; a reason makes that possible.",
        "due-dates",
    ),
    "action.due_agreed": FieldHelp(
        "Who agreed that it moves: a person, a group, a meeting.",
        "It shows that somebody with a say did.",
        f"{OUR_ADVICE} It may stay empty.",
        "due-dates",
    ),
    "action.due_wrong": FieldHelp(
        "Tick this where the date was mistyped and nobody moved anything.",
        "It is then put right without counting as a move.",
        f"{OUR_ADVICE} The history keeps both dates.",
        "due-dates",
    ),
    "action.priority": FieldHelp(
        "How much it matters beside the other actions: High, Medium or Low.",
        "Summaries show the weightiest first.",
        f"{REPORT_2009} wants priorities told to managers and staff; three steps are our own choice.",
        _PLAN,
    ),
    "action.resources": FieldHelp(
        "Money, time and people that it needs.",
        "Chief officers can only grant what is asked for.",
        f"{REPORT_2009} praises plans with timescales and resources.",
        _PLAN,
    ),
    "action.ask": FieldHelp(
        "What the chief officers are asked to decide about this. Mostly empty.",
        "It stands on the summary under decisions, so say it as a decision: to agree, to fund, to note.",
        f"{LEARNING_REVIEWS} has chief officers consider plan and resources.",
        _PLAN,
    ),
    "action.ask_whom": FieldHelp(
        "Which chief officer is asked. Empty means all.",
        "A question to everybody is answered by nobody.",
        f"{CHIEF_OFFICERS_2019} makes them jointly accountable; naming one is our own advice.",
        _PLAN,
    ),
    "action.status": FieldHelp(
        "How it stands: not started, on track, at risk, complete or withdrawn.",
        "“Complete” comes in two: done, and done with impact shown. Overdue is worked out.",
        f"{REPORT_2009} asks whether improvement plans lead to positive changes; the words are ours and can be yours.",
        _PROGRESS,
    ),
    "action.help": FieldHelp(
        "What would bring it back on track, and from whom.",
        "“At risk” alone moves nobody; this stands beside it on papers.",
        f"{OUR_ADVICE} It turns a colour into a request.",
        _PROGRESS,
    ),
    "action.withdrawn": FieldHelp(
        "Why it is no longer to be done.",
        "It stays in the plan with its reason, so that nobody thinks that it was lost.",
        f"{OUR_ADVICE} A plan that silently shrinks cannot be followed.",
        _PROGRESS,
    ),
    "action.note": FieldHelp(
        "What happened since the last note, and on which day.",
        "A line a quarter is enough. Each note keeps its day; none is overwritten.",
        f"{REPORT_2009} has committees monitor and review how plans are carried out.",
        _PROGRESS,
    ),
    "reading": FieldHelp(
        "One reading of the measure: its value, of how many, for which quarter, from where, read when.",
        "Two readings show a direction. Text is kept as you type it, and nothing is computed.",
        f"{LEARNING_REVIEWS} wants data used to see whether a plan worked.",
        _PROGRESS,
    ),
    "several": FieldHelp(
        "What to change in all the rows that you chose.",
        "One change, one step back with Ctrl+Z.",
        f"{OUR_ADVICE} The box asks what the same box in a row asks.",
        "many-rows-at-once",
    ),
}

_AGENCIES: Final = {
    "asking.which": FieldHelp(
        "The agencies that are asked.",
        "Each gets a workbook with its own part and nothing of the others’.",
        f"{REPORT_2009} had single-service work that nobody drew together; asking each is how committees do it.",
        _ASK,
    ),
    "asking.role": FieldHelp(
        "The role of whoever answers for the agency there.",
        "A role outlasts a person, and needs no personal data.",
        f"{OUR_ADVICE} The program sends nothing by itself.",
        _ASK,
    ),
    "asking.what": FieldHelp(
        "What the agency is asked for.",
        "Ask for what you will use: a short request comes back sooner.",
        f"{OUR_ADVICE} Nothing here is required by a rule.",
        _ASK,
    ),
    "asking.due": FieldHelp(
        "The day by which you need the answer.",
        "The page Agencies tells who is late and drafts a reminder.",
        f"{OUR_ADVICE} Leave a week before your own paper is due.",
        _ASK,
    ),
    "asking.message": FieldHelp(
        "Your own words to the agency, above the rest of the e-mail.",
        "A sentence from you is read before any workbook.",
        f"{OUR_ADVICE} You send the e-mail yourself.",
        _ASK,
    ),
    "asking.day": FieldHelp(
        "The day on which you really asked or reminded.",
        "What is late is counted from what was agreed, so tell the day truly.",
        f"{OUR_ADVICE} It is a note for you.",
        _ASK,
    ),
    "asking.letter": FieldHelp(
        "The e-mail as it would read, to copy into your own mail program.",
        "The program has no connection to any network, so nothing is sent from here.",
        f"{OUR_ADVICE} Change it as you like.",
        _ASK,
    ),
    "asking.stopped": FieldHelp(
        "Why nobody waits for this answer any more.",
        "Next year you will want to know whether they answered elsewhere or never.",
        f"{OUR_ADVICE} It stands with the request.",
        _ASK,
    ),
    "return.take": FieldHelp(
        "Whether what the agency wrote replaces what stands here.",
        "You decide line by line. What you do not take stays readable with the return.",
        f"{OUR_ADVICE} Nothing comes in unseen.",
        "read-what-came-back-and-compare-it",
    ),
    "return.comment": FieldHelp(
        "What an agency or a colleague remarked on this indicator.",
        "It keeps a remark where the work is, instead of in an e-mail.",
        f"{OUR_ADVICE} Comments are on no paper.",
        "what-was-taken-keeps-whose-it-is",
    ),
}

IMPROVING: Final[Mapping[str, FieldHelp]] = {**_ACTIONS, **_AGENCIES}
"""By the name of the field."""
