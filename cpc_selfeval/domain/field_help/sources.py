"""The documents that fields rest on, as help names them.

What of each was read is in the project's collection of sources; "S1:205" there is line 205 of the text of the 2009
report. Of documents after 2013 only the opening passages were read, so a paragraph is named where it was seen.
"""

from __future__ import annotations

from typing import Final

OUR_ADVICE: Final = "Our own advice."
"""How the last part of a help begins where no published document that was read asks for the field."""

REPORT_2009: Final = (
    "The national inspection report of November 2009 (HMIE, “How well do we protect Scotland’s children?”)"
)
REPORT_2013: Final = "The Care Inspectorate’s summary of the inspections of 2009–12"
REVIEW: Final = "A review of the joint inspections on children at risk of harm (undated press report)"
FRAMEWORK: Final = "The Care Inspectorate’s quality framework of 2019"
INSPECTION_GUIDE: Final = "The Care Inspectorate’s guide to joint inspections"
GUIDANCE_2021: Final = "The National Guidance for Child Protection in Scotland 2021"
CHIEF_OFFICERS_2019: Final = (
    "The Scottish Government’s guidance of 2019 on Child Protection Committees and Chief Officers"
)
LEARNING_REVIEWS: Final = "The national guidance on learning reviews (2021)"
NOTE_2023: Final = "East Dunbartonshire Council’s technical note 064-23 on its inspection of 2022–23"
COMMITTEE_PAPERS: Final = "Committee papers of Scottish councils that were read"
DATA_PROTECTION: Final = "Data protection law (UK GDPR, Article 5: no more than is needed)"
ACCESSIBILITY: Final = "The accessibility regulations for public bodies (SI 2018/952)"

SOURCES: Final = (
    *(REPORT_2009, REPORT_2013, REVIEW, FRAMEWORK, INSPECTION_GUIDE, GUIDANCE_2021, CHIEF_OFFICERS_2019),
    *(LEARNING_REVIEWS, NOTE_2023, COMMITTEE_PAPERS, DATA_PROTECTION, ACCESSIBILITY),
)
