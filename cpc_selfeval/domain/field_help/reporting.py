"""Help at papers, signing off, inspections, capacity and programmes.

Where the rules stand: parts of a council paper S4:3-13 (the note of 2023) and dossier 4.5; what an inspection publishes
S4:21-46; capacity S4:36-44; follow-up S1:183-186 of the report of 2009 and dossier 2.5; position statement, days after
the notice, dossier 3.3; documents that everybody can read, dossier 3.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpc_selfeval.domain.field_help.record import FieldHelp
from cpc_selfeval.domain.field_help.sources import (
    ACCESSIBILITY,
    CHIEF_OFFICERS_2019,
    COMMITTEE_PAPERS,
    DATA_PROTECTION,
    INSPECTION_GUIDE,
    NOTE_2023,
    OUR_ADVICE,
    REPORT_2009,
)

_MAKE: Final = "make-a-paper"
_SIGN: Final = "sign-off-and-keep-a-frozen-pack"
_INSPECTED: Final = "what-inspectors-found-and-what-you-knew"
_CAPACITY: Final = "your-capacity-for-improvement"

_PAPERS: Final = {
    "paper.which": FieldHelp(
        "Which paper is made. Each is for other readers.",
        "Chief officers want two pages, a committee all of it, the public no names.",
        f"{CHIEF_OFFICERS_2019} makes annual reporting a task of the committee; which papers you make is yours to say.",
        "which-paper-for-whom",
    ),
    "paper.part": FieldHelp(
        "The agency whose part is printed.",
        "It shows what it said, what it leads and what is asked of it.",
        f"{OUR_ADVICE} Agencies read their own page first.",
        "which-paper-for-whom",
    ),
    "paper.since": FieldHelp(
        "The earlier paper with which this one is compared.",
        "Readers who saw the last one find what is new at once.",
        f"{OUR_ADVICE} The file remembers what each paper said.",
        _MAKE,
    ),
    "paper.number": FieldHelp(
        "The number that the paper has on its agenda.",
        "Meetings call papers by their number.",
        f"{NOTE_2023} carries such a number; yours may not need one.",
        _MAKE,
    ),
    "paper.meeting": FieldHelp(
        "The day and the body that the paper is for.",
        "It stands at the top, so that a copy found later says what it was for.",
        f"{COMMITTEE_PAPERS} begin with body, day, author and subject.",
        _MAKE,
    ),
    "paper.purpose": FieldHelp(
        "What the paper is for, in a sentence.",
        "It tells members what they are to do with it before they read on.",
        f"{COMMITTEE_PAPERS} begin with purpose and recommendations.",
        _MAKE,
    ),
    "paper.recommendations": FieldHelp(
        "What the meeting is asked to agree or to note, one in each line.",
        "A minute can then take them over word for word.",
        f"{COMMITTEE_PAPERS} begin with purpose and recommendations.",
        _MAKE,
    ),
    "paper.resources": FieldHelp(
        "What it costs in money, people and time. Write “None” where that is so.",
        "Councils ask it of every paper.",
        f"{COMMITTEE_PAPERS} have such a part.",
        _MAKE,
    ),
    "paper.classification": FieldHelp(
        "The mark at the head and foot of each page, such as OFFICIAL.",
        "It tells whoever holds the paper how to keep it.",
        f"{OUR_ADVICE} Follow your own organisation’s scheme.",
        _MAKE,
    ),
    "paper.plan_name": FieldHelp(
        "What your area calls its action plan.",
        "Papers then say “improvement plan” where you do.",
        f"{COMMITTEE_PAPERS} use several names.",
        _MAKE,
    ),
    "paper.author": FieldHelp(
        "Who answers for the paper, in which role, and how to reach them.",
        "Readers must know whom to ask. It stands once, at the end or the top.",
        f"{NOTE_2023} names who reports and who is responsible.",
        _MAKE,
    ),
    "paper.logo_words": FieldHelp(
        "What a screen reader says in place of the logo.",
        "A picture without words is a gap to whoever does not see it.",
        f"{ACCESSIBILITY} covers documents that a council publishes.",
        _MAKE,
    ),
    "paper.small_counts": FieldHelp(
        "Whether numbers of people below five are printed, and why they may be.",
        "In a small place, “two children” can be two known children. Hidden is the rule.",
        f"{DATA_PROTECTION}; the limit of five is our own advice and common among statisticians.",
        "what-may-identify-somebody",
    ),
    "paper.kind": FieldHelp(
        "A PDF to be read, or a Word document to be worked on.",
        "The PDF looks alike everywhere and is tagged for screen readers. The Word paper has the same words.",
        f"{ACCESSIBILITY} covers documents that a council publishes.",
        _MAKE,
    ),
    "paper.password": FieldHelp(
        "Whether the written paper opens only with a password.",
        "For papers that go by e-mail. Tell the password another way, and note it: nobody can recover it.",
        f"{OUR_ADVICE} Follow your own organisation’s rules.",
        _MAKE,
    ),
    "paper.place": FieldHelp(
        "The name and the folder of the file that is written.",
        "The name says paper and day; an older paper is never replaced unasked.",
        f"{OUR_ADVICE} Choose a folder that only the right people can open.",
        _MAKE,
    ),
    "sign.who": FieldHelp(
        "Who signs this position off, and in which role.",
        "From then on it can be shown who stood for it.",
        f"{CHIEF_OFFICERS_2019} makes chief officers accountable; who signs is for your area to settle.",
        _SIGN,
    ),
    "sign.day": FieldHelp(
        "The day of the signature, which need not be today.",
        "The pack says what stood on that day.",
        f"{OUR_ADVICE} The program draws no signature.",
        _SIGN,
    ),
    "sign.decision": FieldHelp(
        "What was decided, in the words of the minute.",
        "“Endorsed” and “endorsed with one change” are not alike.",
        f"{OUR_ADVICE} It stands in the pack’s index.",
        _SIGN,
    ),
    "sign.looked": FieldHelp(
        "Who looked through the texts for personal details.",
        "No program finds them all. Somebody must have read.",
        f"{DATA_PROTECTION}; a reader’s name is our own advice.",
        _SIGN,
    ),
}

_INSPECTIONS: Final = {
    "inspection.shown": FieldHelp(
        "Which of your inspections is shown below.",
        "An inspection belongs to the committee and stays over the cycles.",
        f"{OUR_ADVICE} Choosing changes nothing.",
        _INSPECTED,
    ),
    "inspection.facts": FieldHelp(
        "What the inspection was: its title, who inspected, where the report is.",
        "Papers cite it by these words.",
        f"{NOTE_2023} names the bodies, the days and the report in this way.",
        _INSPECTED,
    ),
    "inspection.days": FieldHelp(
        "The days of the inspection: its notice, the time on site, the report.",
        "What you knew is taken as it stood before the report came out.",
        f"{NOTE_2023} gives notice, active phase and publication.",
        _INSPECTED,
    ),
    "inspection.edition": FieldHelp(
        "The edition of the framework whose codes and levels the report uses.",
        "2.1 is another indicator in each edition, so a code alone says nothing.",
        f"{NOTE_2023} grades 2.1 of the framework of 2019.",
        _INSPECTED,
    ),
    "inspection.beside": FieldHelp(
        "The cycle that the inspection is held beside.",
        "It shows how well you knew yourselves before they came.",
        f"{NOTE_2023} counts it as a ground for confidence that self-evaluation had found many of the same points.",
        _INSPECTED,
    ),
    "inspection.capacity": FieldHelp(
        "What the inspectors wrote of your capacity to improve.",
        "It stands beside your own words about it.",
        f"{NOTE_2023} quotes such a conclusion with its grounds.",
        _INSPECTED,
    ),
    "inspection.grade": FieldHelp(
        "The level that inspectors gave this indicator, and what they said of it.",
        "Your own level stands beside it. The two are never mixed.",
        f"{NOTE_2023} reports one graded indicator; a report may grade more.",
        _INSPECTED,
    ),
    "inspection.point": FieldHelp(
        "One strength or area that the report names. Several can be pasted at once, one a line.",
        "Each can be answered by an action and looked at again.",
        f"{REPORT_2009} describes how inspectors came back to the main points of the first report.",
        _INSPECTED,
    ),
    "inspection.indicators": FieldHelp(
        "The indicators that the point belongs to.",
        "It is then seen where those indicators are evaluated.",
        f"{OUR_ADVICE} Reports do not always give a code.",
        _INSPECTED,
    ),
    "inspection.known": FieldHelp(
        "Whether your self-evaluation had this point, and what shows that.",
        "Only people can say it. The program counts what you mark.",
        f"{NOTE_2023} counts it as a ground for confidence that self-evaluation had found many of the same points.",
        _INSPECTED,
    ),
    "inspection.progress": FieldHelp(
        "How far a point has come: on which day, at which level, who says so, and what changed.",
        "A row for each look back shows the way.",
        f"{REPORT_2009} rates progress on main points in the words of the six-point scale.",
        _INSPECTED,
    ),
    "inspection.actions": FieldHelp(
        "The points for which an action is begun.",
        "The point’s words go into the action, and the two stay linked.",
        f"{NOTE_2023} has an action plan follow the report, overseen by the committee.",
        _INSPECTED,
    ),
    "capacity.sure": FieldHelp(
        "How sure you are that you can improve, in your own words.",
        "There is no list to choose from, because none is published.",
        f"{NOTE_2023} has inspectors say “confident”; no scale of such words was found.",
        _CAPACITY,
    ),
    "capacity.text": FieldHelp(
        "Your paragraph on your capacity for improvement.",
        "A draft is made from your file; what you write here is what papers print.",
        f"{NOTE_2023} gives the grounds that inspectors named, among them leadership, staff, data and self-evaluation.",
        _CAPACITY,
    ),
    "capacity.factor": FieldHelp(
        "One ground for confidence, what it changed, and how sure you are of it.",
        "Grounds convince more than an adjective.",
        f"{NOTE_2023} lists seven such grounds.",
        _CAPACITY,
    ),
    "programme.which": FieldHelp(
        "The inspection programme that you prepare for.",
        "Its statements become tags, so that you see what you have for each.",
        f"{INSPECTION_GUIDE} describes the programmes; what is confirmed of each is said beside it.",
        "an-inspection-programme",
    ),
    "programme.notice": FieldHelp(
        "The day on which the notice of inspection came.",
        "The days that follow from it are worked out, each with its source.",
        f"{INSPECTION_GUIDE} counts its weeks from the notice.",
        "an-inspection-programme",
    ),
    "programme.statement": FieldHelp(
        "The words of this statement as you were sent them.",
        "They were not seen when this program was made, so none were made up.",
        f"{INSPECTION_GUIDE} builds the position statement on four statements in the programme of 2021 to 2025.",
        "an-inspection-programme",
    ),
}

REPORTING: Final[Mapping[str, FieldHelp]] = {**_PAPERS, **_INSPECTIONS}
"""By the name of the field."""
