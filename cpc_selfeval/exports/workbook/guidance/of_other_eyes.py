"""Guidance on inspections, national results and the capacity for improvement."""

from __future__ import annotations

from typing import Final

OTHER_EYES: Final = {
    "NationalResults": {
        "Code of 2005": "The indicator’s code in the edition of 2005.",
        "Indicator of 2005": "The indicator’s title in the edition of 2005.",
        "Nationally": "What the published results say of this indicator as a whole.",
        "Our code": "The code of the same indicator in this cycle’s edition.",
        "Our level": "The committee’s own level, with its stage. It is beside the history, not part of it.",
        "Source": "Where the figures were published.",
    },
    "Inspection": {
        "What": "Whether the row is an inspection, a level that it gave, one of its points, or an evaluation of "
        "progress.",
        "Indicators": "Codes of indicators, with commas between them.",
        "What it says": "The inspectors’ words, as they were entered.",
        "Level": "The inspectors’ level, in words.",
        "Self-evaluation’s level": "The committee’s level that counted before the report was published.",
        "Difference or progress": "How the two compare, or how far a point has come.",
        "Did we have it": "Whether the self-evaluation had the point before the inspectors did. Marked by people.",
        "Why": "The reason that was given for it.",
        "Own entries": "The committee’s own entries on the same matter, one a line.",
        "Answered by": "References of actions, with commas between them.",
        "Date": "The day of the report or of the evaluation.",
        "By whom": "Who published or evaluated.",
        "Evidence": "References of evidence, with commas between them.",
        "Inspection": "The inspection that the row belongs to.",
        "Level as a number": "The level as a number, 1 to 6, for filters.",
        "Reference": "The report’s reference.",
        "Edition": "The framework edition that the inspectors used.",
        "Held beside": "The self-evaluation that it is held beside.",
        "Notified on": "The day on which the inspection was announced.",
        "Inspected from": "The first day of the inspection.",
        "Inspected to": "The last day of the inspection.",
        "Order": "The point’s place in its report.",
    },
    "Capacity": {
        "What": "Whether the row is the committee’s paragraph or one factor.",
        "Factor": "The factor’s title.",
        "What we say": "The committee’s own words.",
        "How sure we are": "How sure the committee is of it.",
        "Stands on": "What the factor stands on, one a line.",
        "Indicators": "Codes of indicators, with commas between them.",
        "Source of the ground": "Where the ground for the factor was published.",
        "Order": "The factor’s place.",
    },
}
"""Of the sheets National results, Inspection and Capacity."""
