"""Guidance on indicators, their levels, and what supports these."""

from __future__ import annotations

from typing import Final

_CODE: Final = "The indicator’s code in the framework edition that the sheet Read me names."
_TITLE: Final = "The indicator’s title, as corrected by the committee where it was."
_STANDS: Final = "Where the indicator stands: its level, never without the stage that it has reached."
_NUMBER: Final = (
    "The level as a number, 1 to 6, for filters. Numbers of different stages are not to be mixed or averaged."
)
_IN_WORDS: Final = "The level at this stage, in words."
_WHO_WHEN: Final = "By which body, and at which meeting."
_DAY: Final = "The day on which the level reached this stage."
_REFS: Final = "References, with commas between them."

JUDGING: Final = {
    "Indicators": {
        "Code": _CODE,
        "Indicator": _TITLE,
        "Where it stands": _STANDS,
        "Proposed, in words": "The proposed level; from the lowest to the highest while proposals differ.",
        "Proposed by": "Who proposes it; all of them while they differ, each with the level.",
        "Proposed on": "The day of the proposal; of the latest while they differ.",
        "Agreed, in words": _IN_WORDS,
        "Agreed by": _WHO_WHEN,
        "Agreed on": _DAY,
        "Pieces of evidence": "How many pieces of evidence support the indicator.",
        "Strengths": "The strengths, with an empty line between them.",
        "Areas for improvement": "The areas for improvement, with an empty line between them.",
        "State": "How far the work on the indicator has come. The sheet Summary counts these words.",
        "Proposed level (1 to 6)": _NUMBER,
        "All proposals": "Every proposal that stands, with day and proposer, one a line.",
        "Recommended level (1 to 6)": _NUMBER,
        "Recommended, in words": _IN_WORDS,
        "Recommended by": _WHO_WHEN,
        "Recommended on": _DAY,
        "Agreed level (1 to 6)": _NUMBER,
        "Endorsed level (1 to 6)": _NUMBER,
        "Endorsed, in words": _IN_WORDS,
        "Endorsed by": _WHO_WHEN,
        "Endorsed on": _DAY,
        "Strengths counted": "How many strengths are recorded.",
        "Areas counted": "How many areas for improvement are recorded.",
        "Evidence": _REFS,
        "Actions": _REFS,
        "In this cycle": "Whether this cycle covers the indicator. Only covered ones are counted in papers.",
        "Due for": "The meeting that the indicator is due for.",
        "Key question": "The framework’s key question that the indicator belongs to.",
        "Domain": "The framework’s domain of that question.",
        "Title in the framework": "The title as the program’s framework file has it.",
        "Title as corrected by the committee": "The committee’s own correction of the title, where there is one.",
        "Title confirmed": "Whether the title was compared with the published text.",
        "Reference indicator": "Whether it only gives facts to refer to.",
        "Framework offers a level": "Whether the framework offers a level for it.",
        "Committee offers a level": "Whether the committee wants a level all the same.",
    },
    "Levels": {
        "Code": _CODE,
        "Indicator": _TITLE,
        "Stage": "Proposed, recommended, agreed or endorsed.",
        "In words": "Stage and level in words, or what was said in place of a level.",
        "By": "Who proposed, or the body that recommended, agreed or endorsed.",
        "On": "The day of the event.",
        "Meeting": "The meeting at which it was recorded.",
        "Reason": "Why this level, in the words of those who judged.",
        "Confidence": "How sure they were.",
        "Does it stand?": "Whether it stands now, was replaced by a later one, or was withdrawn.",
        "Level (1 to 6)": _NUMBER,
        "Who was there": "Who took part.",
        "Dissent": "Who disagreed, and why.",
        "Recorded by": "Who entered it in the program.",
        "Recorder’s role": "The role of whoever entered it.",
        "Recorded (UTC)": "When it was entered, in Universal Time.",
    },
    "Support": {
        "Code": _CODE,
        "Indicator": _TITLE,
        "Where it stands": _STANDS,
        "Support": "Whether the evidence holds what the committee expects of a level. Read me has the rule.",
        "Missing": "What the evidence lacks for that, one a line.",
        "Kinds of source": "The kinds of source, each with the number of pieces, one a line.",
        "How many kinds": "How many different kinds of source there are.",
        "Children heard": "Whether views of children or young people are among the evidence.",
        "Parents heard": "Whether views of parents or carers are among the evidence.",
        "Impact shown": "Whether a piece shows impact on children.",
        "Agencies behind it": "The agencies that the evidence comes from, one a line.",
        "Out of date": "The pieces that are older than the committee wants them to be.",
        "Notes": "What else there is to say about the support, one note a line.",
    },
    "Moderation": {
        "Code": _CODE,
        "Indicator": _TITLE,
        "On the agenda": "In which part of the agenda it stands.",
        "Why it is there": "The reasons, one a line.",
        "Where it stands": _STANDS,
        "Proposals": "Who proposes which level, one a line. What is covered is not shown.",
        "Lowest to highest": "The lowest and the highest proposal.",
        "Levels apart": "How many levels lie between them. Levels are not averaged.",
        "Rationales": "Why each proposer says so, with an empty line between them.",
        "No rationale from": "Who proposes a level and gives no reason.",
        "Support": "Whether the evidence supports a level, in words.",
        "Lead officer’s proposal": "What the lead officer proposes.",
        "Strengths": "How many strengths are recorded.",
        "Areas for improvement": "How many areas for improvement are recorded.",
        "Pieces of evidence": "How many pieces of evidence support it.",
    },
    "Trend": {
        "Code": _CODE,
        "Indicator": _TITLE,
        "Cycle": "The self-evaluation that the level is from.",
        "Edition": "The framework edition of that cycle.",
        "Code then": "The indicator’s code in that edition, where a published text says that it is the same.",
        "Level": _NUMBER,
        "In words": _IN_WORDS,
        "Stage": "The highest stage where a level stood.",
        "Date": "The day on which it reached that stage.",
        "Reason": "Why that level, in the words of those who judged.",
        "Beside the cycle before": "Whether it is higher, lower or the same, where the two can be compared at all.",
    },
}
"""Of the sheets Indicators, Levels, Support, Moderation and Trend."""
