"""Help at what a committee finds and judges: entries, evidence, levels, moderation.

Where the rules stand (S1 is the report of 2009, S0 the summary of 2013, S3 the review, S4 the note of 2023; line
numbers of the collected texts): kinds of evidence S1:177-181 and S1:205-208; levels S1:1330-1397; impact S1:1013-1022,
S0:63 and S3:10; views of children and families S1:1127-1128 and S1:1258-1270; priorities S1:1108-1112; headings
S0:27-65; the three questions and links to evidence: dossier 3.3; guidance of 2019 and 2021: dossier 3.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpc_selfeval.domain.field_help.record import FieldHelp
from cpc_selfeval.domain.field_help.sources import (
    CHIEF_OFFICERS_2019,
    DATA_PROTECTION,
    FRAMEWORK,
    GUIDANCE_2021,
    INSPECTION_GUIDE,
    OUR_ADVICE,
    REPORT_2009,
    REPORT_2013,
    REVIEW,
)

_ENTRIES: Final = "strengths-and-areas-for-improvement"
_EVIDENCE: Final = "evidence"
_LEVEL: Final = "choose-and-propose-a-level"
_MEETING: Final = "record-what-a-meeting-decided"

_FINDINGS: Final = {
    "finding.text": FieldHelp(
        "One thing that is good, or one that needs to be better, in a sentence or two.",
        (
            "Levels rest on these entries, and papers print them word for word. Say what services do and "
            "how well, not what is planned."
        ),
        (
            f"{INSPECTION_GUIDE} asks how good we are now, how we know, and what we plan next; this is the "
            "first of the three."
        ),
        _ENTRIES,
    ),
    "finding.impact": FieldHelp(
        "What children notice of it, or what changes for them.",
        "A service can run well and change little. Left empty, readers will ask.",
        f"{REPORT_2009} found self-evaluation too little about outcomes for children.",
        _ENTRIES,
    ),
    "finding.agency": FieldHelp(
        "The agency whose view this is. Empty means the view of all together.",
        "So that the committee sees where agencies differ, and each can be sent its own part.",
        (
            f"{CHIEF_OFFICERS_2019} makes council, health board and police answer together; whose view it "
            "is, is our own question."
        ),
        _ENTRIES,
    ),
    "finding.priority": FieldHelp(
        "How much it matters that this gets better: High, Medium or Low.",
        "Papers and the agenda list the weightiest first. It does not change a level.",
        (
            f"{REPORT_2009} ties good leadership to priorities that Chief Officers and the committee set "
            "together; three steps are our own choice."
        ),
        _ENTRIES,
    ),
    "finding.heading": FieldHelp(
        "Whether page one of the summary for Chief Officers lists this entry, and under which heading.",
        "They have two pages. You choose what stands first; everything else stays in the full paper.",
        f"{REPORT_2013} arranges its findings under such headings: working well, improving, still to improve.",
        _ENTRIES,
    ),
    "finding.indicators": FieldHelp(
        "The quality indicators that this belongs to.",
        "It is typed once and shows on each of their pages, so that nothing is copied and goes stale.",
        f"{OUR_ADVICE} The indicators are the framework’s; that an entry may have several is our arrangement.",
        _ENTRIES,
    ),
    "finding.evidence": FieldHelp(
        "The pieces of evidence on which this rests.",
        "A reader can then go from the claim to what shows it.",
        f"{INSPECTION_GUIDE} wants links to evidence clearly marked in a position statement.",
        _ENTRIES,
    ),
    "tags": FieldHelp(
        "Words to gather entries by: wellbeing indicators, rights, foundations of The Promise, your own outcomes.",
        "Lists and papers can then be filtered by them. They change no level, and none is needed.",
        f"{OUR_ADVICE} Each set of tags names the document that its words come from.",
        _ENTRIES,
    ),
}

_EVIDENCE_HELP: Final = {
    "evidence.title": FieldHelp(
        "A short name by which your committee will recognise this piece.",
        "It stands with its number in every paper and list, so that it is typed once and found again.",
        f"{INSPECTION_GUIDE} wants links to evidence clearly marked; short titles are our own advice.",
        _EVIDENCE,
    ),
    "evidence.shows": FieldHelp(
        "What this piece tells, with its figures, and without naming anybody.",
        "The paper shows this, not the document itself. Say what it found, not that it exists.",
        f"{INSPECTION_GUIDE} wants returns limited to what is needed, without anything that identifies a person.",
        _EVIDENCE,
    ),
    "evidence.source": FieldHelp(
        "What kind of source it is: figures, an audit, views, observation, and so on.",
        "Different kinds that agree are worth more than one kind repeated. The support of a level counts the kinds.",
        (
            f"{REPORT_2009} lists what inspectors drew on: self-evaluation, data, stakeholders’ views, "
            "observation and case records."
        ),
        _EVIDENCE,
    ),
    "evidence.agency": FieldHelp(
        "The agency that this comes from. Empty means several or none.",
        "So that you see whose evidence is missing, and whom to ask for the next one.",
        f"{REPORT_2009} had single-service work that nobody drew together; naming the agency is our own advice.",
        _EVIDENCE,
    ),
    "evidence.period": FieldHelp(
        "The time that it is about, not the day on which you type it.",
        "Evidence grows old. Checks tell what will be out of date by your meeting.",
        f"{OUR_ADVICE} How long evidence counts is for your committee to say in Committee and cycle.",
        _EVIDENCE,
    ),
    "evidence.impact": FieldHelp(
        "Whether it shows a difference for children: Yes, No, or Not said.",
        "How much was done is no impact. Whether a level is supported asks for at least one Yes.",
        f"{REPORT_2013} asks committees for harder questions about the difference they make.",
        _EVIDENCE,
    ),
    "evidence.reference": FieldHelp(
        "Where the document itself is: its name and page, a file number.",
        "Whoever doubts the figure next year can find it.",
        f"{INSPECTION_GUIDE} wants links to evidence clearly marked; one line for it is our own advice.",
        _EVIDENCE,
    ),
    "evidence.links": FieldHelp(
        "Web addresses or paths of documents, one in each line.",
        "They open from here and stand in the evidence index. The documents stay where they are kept.",
        f"{INSPECTION_GUIDE} wants links to evidence clearly marked in a position statement.",
        "links-and-files",
    ),
    "evidence.how_asked": FieldHelp(
        "How children, families or staff were asked: a survey, a group, an advocate.",
        "A reader judges by it how far the answers reach.",
        (
            f"{REPORT_2009} names as a priority that views are gathered and analysed, by ways that suit age "
            "and circumstances."
        ),
        _EVIDENCE,
    ),
    "evidence.how_many": FieldHelp(
        "How many were asked and how many answered, such as 34 of 120.",
        "Three voices and three hundred are not alike. Below five, papers hide the number.",
        f"{OUR_ADVICE} A share of a small group can make somebody known.",
        _EVIDENCE,
    ),
    "evidence.missing": FieldHelp(
        "Who was not heard, and should have been.",
        "It keeps a committee from taking the voices that are easy to reach for all of them.",
        f"{REVIEW} says that children’s views were not gathered systematically everywhere.",
        _EVIDENCE,
    ),
    "evidence.quoted": FieldHelp(
        "Whether those who spoke agreed that their words may be printed.",
        "The public version leaves out what may not be quoted.",
        f"{DATA_PROTECTION}; what people were promised goes before what a paper would like.",
        _EVIDENCE,
    ),
    "evidence.told": FieldHelp(
        "What those who were asked heard back about what came of it.",
        "People answer a second time when the first time was heard.",
        f"{REPORT_2009} wants views used to improve services; telling people so is our own advice.",
        _EVIDENCE,
    ),
    "evidence.supports": FieldHelp(
        "The indicators, entries and actions that this piece of evidence serves.",
        "It is typed once and shown at each, and the support of each level counts it.",
        f"{OUR_ADVICE} One list of evidence with many uses keeps figures from drifting apart.",
        _EVIDENCE,
    ),
    "files.how": FieldHelp(
        "Whether the file is copied into the self-evaluation or only linked to where it is.",
        "A copy goes wherever the self-evaluation goes. A link stays up to date, and fails when the document moves.",
        f"{OUR_ADVICE} Case records belong in neither: describe what they show.",
        "links-and-files",
    ),
}

_LEVELS: Final = {
    "level.stage": FieldHelp(
        "Who speaks: a proposal, or what a sub-group, the committee or the chief officers decided.",
        "Each step is kept with its day and its people, and none overwrites another.",
        f"{OUR_ADVICE} The framework has levels and no steps; committees sign off in such an order.",
        _MEETING,
    ),
    "level.level": FieldHelp(
        "How good this indicator is now, on the framework’s scale of six.",
        "Read the neighbours before you choose. A level is a judgement on your evidence, never an average.",
        (
            f"{FRAMEWORK} uses the inspectorate’s six-point scale; its older wording is printed in the "
            "report of 2009, appendix B."
        ),
        _LEVEL,
    ),
    "level.proposer": FieldHelp(
        "The agency that proposes the level, or the lead officer.",
        "Agencies’ proposals stand side by side until the committee has talked.",
        (
            f"{CHIEF_OFFICERS_2019} makes council, health board and police answer together; a proposal of "
            "each is our own advice."
        ),
        _LEVEL,
    ),
    "level.confidence": FieldHelp(
        "How firmly the evidence stands behind the level.",
        "It tells a meeting where to look. It changes no level, and “Not said” is fine.",
        f"{OUR_ADVICE} The scale of six has no such mark.",
        _LEVEL,
    ),
    "level.reason": FieldHelp(
        "In a line or two, why this level and not the one above or below.",
        "It is what a chief officer, or your successor, will ask first. It is printed beside the level.",
        f"{INSPECTION_GUIDE} wants a statement to be evaluative and about impact, not a description.",
        _LEVEL,
    ),
    "level.meeting": FieldHelp(
        "The meeting at which it was decided.",
        "Day and people are then taken from it, typed once.",
        f"{OUR_ADVICE} It lets a paper say who decided and when.",
        _MEETING,
    ),
    "level.day": FieldHelp(
        "The day on which it was decided, which need not be today.",
        "Papers say levels “as at” a day, and compare cycles by it.",
        f"{OUR_ADVICE} A decision without a day cannot be told from the one before.",
        _MEETING,
    ),
    "level.present": FieldHelp(
        "Who took part in the decision, by name or role.",
        (
            "It shows whose agreement it was. Names of staff stand in your file; leave out anybody’s who "
            "need not be there."
        ),
        f"{OUR_ADVICE} The law asks for no names here.",
        _MEETING,
    ),
    "level.dissent": FieldHelp(
        "Who saw it otherwise, and why. Mostly this stays empty.",
        "An honest record keeps the other view instead of settling on the middle.",
        f"{OUR_ADVICE} No published rule asks for it; chairs do.",
        _MEETING,
    ),
    "level.withdrawn": FieldHelp(
        "Why this level no longer stands.",
        "It stays in the record with its reason, so that nobody wonders where it went.",
        f"{OUR_ADVICE} Levels are added and withdrawn, never overwritten.",
        "withdraw-a-level",
    ),
    "level.offer_capacity": FieldHelp(
        "Whether 10.1 takes a level of the scale like the others.",
        "It reads like an overall judgement, and inspectors publish a sentence on capacity instead.",
        f"{FRAMEWORK} was not seen to say whether 10.1 is graded, so it is off until you switch it on.",
        _LEVEL,
    ),
    "level.question": FieldHelp(
        "Your answer to one question about the chosen level.",
        "It tests a level before the meeting does. Answers are kept; none is needed.",
        f"{OUR_ADVICE} The questions follow the wording of the levels and change none.",
        "questions-about-a-level",
    ),
    "indicator.due_for": FieldHelp(
        "The meeting that is to see this indicator.",
        "The list, the agenda and what needs you are arranged by it.",
        (
            f"{CHIEF_OFFICERS_2019} asks for four full meetings a year or more; which indicator goes to "
            "which is yours to say."
        ),
        "meetings",
    ),
    "indicator.covered": FieldHelp(
        "Whether this cycle evaluates the indicator.",
        "Progress and papers count only what is ticked. What is recorded on the others stays.",
        f"{GUIDANCE_2021} (2.18) calls self-evaluation continuous; it sets no number of indicators for a year.",
        "what-this-cycle-covers",
    ),
}

_MODERATION: Final = {
    "moderation.cover": FieldHelp(
        "Hides what agencies propose until a meeting shows it.",
        "People lean towards what they have seen. Covered, each agency judges for itself.",
        f"{OUR_ADVICE} It is good practice in judging together, and no rule of the framework.",
        "moderation-agencies-levels-side-by-side",
    ),
    "moderation.view": FieldHelp(
        "Shows the agencies’ levels as a table, a drawing or an agenda.",
        "The same facts each time: choose what your meeting reads best.",
        f"{OUR_ADVICE} It stores nothing.",
        "moderation-agencies-levels-side-by-side",
    ),
    "moderation.meeting": FieldHelp(
        "The meeting that is shown on the screen, with its day and who is there.",
        "What is decided is recorded with it at once.",
        f"{OUR_ADVICE} A meeting decides only at its own stage.",
        "the-meeting-on-a-projector",
    ),
    "moderation.which": FieldHelp(
        "Which indicators the meeting goes through.",
        "Time goes where agencies differ or evidence is thin; the rest can be taken together.",
        f"{OUR_ADVICE} What counts as worth discussing is said on the page itself.",
        "the-meeting-on-a-projector",
    ),
    "moderation.notes": FieldHelp(
        "What is said at the meeting, as it is said.",
        "It is kept with the indicator for whoever writes the minute. It is on no paper.",
        f"{OUR_ADVICE} Keep families and staff unnamed here too.",
        "the-meeting-on-a-projector",
    ),
}

JUDGING: Final[Mapping[str, FieldHelp]] = {**_FINDINGS, **_EVIDENCE_HELP, **_LEVELS, **_MODERATION}
"""By the name of the field."""
