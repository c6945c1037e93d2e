"""Help at what a committee says of itself and of a cycle: names, agencies, meetings, words, cycles, who is working.

Where the rules stand: chief officers and committees, four meetings a year, dossier 3.4 (guidance of 2019); bodies
under other names and years of other lengths, dossier 4.2; editions of the framework, dossier 3.3 and S1:195-199;
agencies S1:116-118 of the report of 2009.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpc_selfeval.domain.field_help.record import FieldHelp
from cpc_selfeval.domain.field_help.sources import (
    CHIEF_OFFICERS_2019,
    COMMITTEE_PAPERS,
    FRAMEWORK,
    GUIDANCE_2021,
    OUR_ADVICE,
    REPORT_2009,
    REPORT_2013,
)

_WORDS: Final = "the-committee-and-its-words"
_CYCLES: Final = "cycles-close-start-the-next-look-back"

_COMMITTEE: Final = {
    "committee.name": FieldHelp(
        "The full name of your committee, as it stands on its papers.",
        "It is on every paper. All else can be filled in later.",
        f"{CHIEF_OFFICERS_2019} describes the committee; what yours is called is yours to say.",
        _WORDS,
    ),
    "committee.area": FieldHelp(
        "The area that your committee is for.",
        "Papers say it where the committee’s name does not.",
        f"{OUR_ADVICE} Some committees cover more than one council.",
        _WORDS,
    ),
    "committee.lead_officer": FieldHelp(
        "Who leads the self-evaluation for the committee.",
        "Papers offer it as author. It is nobody’s account.",
        f"{REPORT_2009} saw many committees with a lead officer; no rule read here asks for the name.",
        _WORDS,
    ),
    "committee.body": FieldHelp(
        "What the committee is called as a body, in full or in short.",
        "Some areas have a Public Protection Committee. Screens and papers then use your words.",
        f"{COMMITTEE_PAPERS} use several names for it.",
        _WORDS,
    ),
    "committee.chiefs": FieldHelp(
        "What your chief officers’ body is called, in full or in short.",
        "COG in one area, CSOG in another. Screens and papers use your words.",
        f"{CHIEF_OFFICERS_2019} lets them meet by themselves or within another body, so names differ.",
        _WORDS,
    ),
    "agency.name": FieldHelp(
        "The name of one agency that takes part.",
        "It can give evidence, propose levels and lead actions. One that is not needed any more is retired, not lost.",
        (
            f"{REPORT_2009} names health, police, education, social work and the reporter; who else takes "
            "part is yours to say."
        ),
        "partner-agencies",
    ),
    "meeting.whose": FieldHelp(
        "Whose meeting it is: the committee’s, the chief officers’, a sub-group’s or another.",
        "A level decided there is recorded at that body’s stage.",
        f"{CHIEF_OFFICERS_2019} separates the committee from the chief officers to whom it answers.",
        "meetings",
    ),
    "meeting.day": FieldHelp(
        "The day of the meeting.",
        "What is due for it and what will be out of date by then are counted from it.",
        f"{CHIEF_OFFICERS_2019} asks for four full meetings of the committee a year or more.",
        "meetings",
    ),
    "meeting.name": FieldHelp(
        "A name for the meeting, where its body and day do not say enough.",
        "It helps where two groups meet on one day.",
        f"{OUR_ADVICE} It may stay empty.",
        "meetings",
    ),
    "meeting.present": FieldHelp(
        "Who is or was at the meeting, by name or role.",
        "Levels recorded there take it over, so it is typed once.",
        f"{OUR_ADVICE} Roles are enough.",
        "meetings",
    ),
    "person.name": FieldHelp(
        "Your own name. Nobody checks it, and it is no account.",
        "It stands with whatever you record, so that colleagues see who wrote what.",
        f"{OUR_ADVICE} It is asked once on each computer.",
        "say-who-is-working",
    ),
    "person.role": FieldHelp(
        "What you are, such as lead officer. It may stay empty.",
        "A role tells more than a name to whoever reads this in three years.",
        f"{OUR_ADVICE} It is asked once on each computer.",
        "say-who-is-working",
    ),
    "person.agency": FieldHelp(
        "Whom you work for. It may stay empty.",
        "It tells contributions of one agency from those of another.",
        f"{OUR_ADVICE} It is asked once on each computer.",
        "say-who-is-working",
    ),
}

_OWN_WORDS: Final = {
    "words.support_kinds": FieldHelp(
        "From how many kinds of source evidence must come before a level counts as supported.",
        "One kind repeated can mislead. The indicator’s page says whether this is met.",
        f"{REPORT_2009} has inspectors draw on several kinds; the number is your committee’s.",
        "is-the-level-supported",
    ),
    "words.support_impact": FieldHelp(
        "Whether a level needs at least one piece that shows impact on children.",
        "Much activity is no proof of a difference.",
        f"{REPORT_2013} asks committees for harder questions about the difference they make.",
        "is-the-level-supported",
    ),
    "words.support_views": FieldHelp(
        "Whether a level needs what children or families said themselves.",
        "They see what audits do not.",
        f"{REPORT_2009} wants children and families involved in self-evaluation.",
        "is-the-level-supported",
    ),
    "words.current_for": FieldHelp(
        "For how long evidence of this kind counts as up to date.",
        "A survey of three years ago tells of children who have left. Checks use this time.",
        f"{OUR_ADVICE} No document read here sets a time.",
        "is-the-level-supported",
    ),
    "words.page_one": FieldHelp(
        "A sentence of your own above one part of page one.",
        "The lists show what; this says what it comes to. Left empty, nothing stands there.",
        f"{REPORT_2013} tells its findings under the same three headings.",
        _WORDS,
    ),
    "words.status": FieldHelp(
        "Your own word or letter for this status.",
        "Papers then speak as your committee does. A status is always told in words, never by colour alone.",
        f"{OUR_ADVICE} No national key for plans was found; red, amber and green are a habit.",
        _WORDS,
    ),
    "words.outcome": FieldHelp(
        "An outcome of your own plans, to be used as a tag.",
        "Entries can then be gathered under it for your children’s services plan.",
        f"{OUR_ADVICE} The outcomes are your area’s.",
        _WORDS,
    ),
    "words.title": FieldHelp(
        "The title of this indicator as it is printed, where you know better than this program.",
        "Some titles were not confirmed against the published text and are marked. Papers then use yours.",
        f"{FRAMEWORK} is the text to compare with; its code stays as it is.",
        _WORDS,
    ),
    "words.dictionary": FieldHelp(
        "A word that spelling is to accept.",
        "Names of places and services are no mistakes.",
        f"{OUR_ADVICE} It goes into the list that you choose.",
        "spelling",
    ),
    "words.limit": FieldHelp(
        "The most words that your papers may have. Empty means no limit.",
        "The page says how far you are. Nothing is cut.",
        f"{OUR_ADVICE} A position statement has had 5,000 words at most; a committee may set its own.",
        "the-checks-over-the-whole-file",
    ),
    "words.ageing": FieldHelp(
        "The day for which it is worked out what will be out of date.",
        "Choose the meeting at which the papers will be read.",
        f"{OUR_ADVICE} It changes nothing.",
        "the-checks-over-the-whole-file",
    ),
}

_CYCLE: Final = {
    "cycle.title": FieldHelp(
        "What this round of self-evaluation is called.",
        "Papers carry it, and cycles are told apart by it.",
        f"{OUR_ADVICE} Such as: Self-evaluation 2026–27.",
        "what-this-cycle-covers",
    ),
    "cycle.period": FieldHelp(
        "The time that this self-evaluation is about.",
        "Papers name it, and cycles are compared in its order.",
        f"{COMMITTEE_PAPERS} follow financial years, other years and pairs of years; none is required here.",
        "what-this-cycle-covers",
    ),
    "cycle.framework": FieldHelp(
        "The set of indicators and levels that you evaluate against.",
        (
            "Take the one in use today unless your committee has its own. It stays the same for the cycle "
            "once something is recorded."
        ),
        f"{GUIDANCE_2021} (2.19 to 2.21) says that committees should use the inspectorate’s quality framework.",
        "new-self-evaluation-in-five-steps",
    ),
    "cycle.compare": FieldHelp(
        "Which cycles, or which indicator, are shown beside each other.",
        "Only indicators that are surely the same, on the same scale, are compared.",
        f"{OUR_ADVICE} A code means another thing in another edition.",
        _CYCLES,
    ),
    "cycle.reopened": FieldHelp(
        "Why the closed cycle is opened again, and who does so.",
        "A closed cycle is what was signed off. Whoever reads it later sees that it was touched.",
        f"{OUR_ADVICE} Its papers as they were closed are kept.",
        _CYCLES,
    ),
}

SETTING_UP: Final[Mapping[str, FieldHelp]] = {**_COMMITTEE, **_OWN_WORDS, **_CYCLE}
"""By the name of the field."""
