"""Lists as committees keep them. Their shape and status words are modelled on public plans; every word is invented.

* INSPECTION: a plan after an inspection, with improvement priorities as headings of groups, areas for improvement, and
  the states "completed" and "on track" (shared dossier, section 4.3, Highland).
* LEARNING_REVIEW: who will do what by when, resources and how it will be known (dossier, section 3.4).
* IMPROVEMENT: a yearly improvement plan with a BRAG column, a key, quarterly updates and a total (dossier, 4.3).
* EVIDENCE: a list of evidence by indicator and source (dossier, 2.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from cpc_selfeval.domain.cells import Cell, SheetCells
from cpc_selfeval.domain.committee import Agency, AgencyKind
from cpc_selfeval.domain.record import Record

Rows = Sequence[Sequence[Cell]]


def sheet(rows: Rows, title: str = "Plan", first: int = 1) -> SheetCells:
    """A sheet of these rows, the empty ones left out as the reader leaves them out."""
    numbered = ((number, tuple(cells)) for number, cells in enumerate(rows, first))
    return SheetCells(title, False, tuple(row for row in numbered if any(cell is not None for cell in row[1])))


def agencies() -> tuple[Record, ...]:
    """Four agencies, one of them under a name of the area's own."""
    named = (
        ("Police Scotland", AgencyKind.POLICE),
        ("NHS Harbour", AgencyKind.NHS_BOARD),
        ("Children and Families", AgencyKind.SOCIAL_WORK),
        ("Scottish Children’s Reporter Administration (SCRA)", AgencyKind.SCRA),
    )
    return tuple(Agency(key=name, name=name, kind=kind, position=place) for place, (name, kind) in enumerate(named))


INSPECTION: Final[Rows] = (
    ("Harbour area: improvement plan after the joint inspection",),
    ("Updated for the committee of 3 September 2026",),
    (),
    ("Ref", "Area for improvement", "Improvement action", "Lead officer", "Timescale", "Measure of success", "Status"),
    ("Improvement priority 1: children are safer because risks are seen early",),
    (
        "1.1",
        "Chronologies",
        "Agree one way of keeping chronologies and train all teams in it",
        "Head of service, Children and Families",
        datetime(2027, 3, 31),  # noqa: DTZ001 - so a reader of workbooks gives it
        "Nine in ten files of the autumn audit have one",
        "On track",
    ),
    ("1.2", "Chronologies", "Audit thirty files", "Isla Grant", "30/11/2026", None, "Completed"),
    ("Improvement priority 2: children’s voices shape services",),
    ("2.1", "Advocacy", "Offer advocacy to every child on the register", "NHS Harbour", "Ongoing", None, "On track"),
    (
        "2.2",
        None,
        "- ask the children’s panel\n- tell them what changed",
        "Police Scotland / Children and Families",
        "end of June 2027",
        "= what the panel says",
        "Not started",
    ),
    (None, None, None, "Lead to be found", "TBC"),
    ("Total", None, None, None, None, None, 4),
)

LEARNING_REVIEW: Final[Rows] = (
    ("Recommendation", "What we will do", "Who", "By when", "Resources", "How will we know", "RAG", "Update"),
    ("R1", "Share the learning with schools", "Education", "31.3.27", None, "Survey", "G", "Two sessions held"),
    ("R2", "Look at thresholds", "Police", "Q3 2026/27", "£2,000", "Report", "R", "No chair yet"),
    ("R3", "Write a briefing", "SCRA", 46112, None, None, "A", None),
    ("R3", "Publish it", "Reporter", "Mar-27", None, None, "B", "Done, 3/9/26"),
    ("Recommendation", "What we will do", "Who", "By when", "Resources", "How will we know", "RAG", "Update"),
    ("R4", "Write a briefing", None, "31/02/2027", None, None, "Zebra", None),
)

IMPROVEMENT: Final[Rows] = (
    (None, "Harbour CPC improvement plan 2026/27"),
    (None, "BRAG key: blue complete, red not on target"),
    (None, "No.", "Outcome", "Action", "Lead agency", "Partners", "Due date", "Update Q1", "Update Q2", "BRAG", "QI"),
    (
        *(None, 1, "Children are heard", "Ask for views in every review", "Police", "NHS, SCRA", date(2027, 1, 31)),
        *("Form drafted", "Form in use", "Green – in use since May", 2.1),
    ),
    (None, 2, None, "Report on neglect", "Third sector", "Police, a charity", None, None, None, "Slippage", "5.3, 9.2"),
    (None, 3, None, "Learning log", "NHS Harbour", None, None, None, "0", "Not due", "2.1 to 5.3"),
    (None, "Key", "Slippage: more than a month late"),
)

EVIDENCE: Final[Rows] = (
    ("Evidence for indicator 2.1",),
    (
        "Ref",
        "Evidence title",
        "Type of evidence",
        "Agency",
        "Period",
        "What it shows",
        "QI",
        "Where kept",
        "Impact",
    ),
    (
        "E1",
        "Autumn file audit",
        "Case file audit",
        "NHS",
        "1/4/2026 to 30/9/2026",
        "Plans help",
        2.1,
        "G:\\a",
        "Yes",
    ),
    ("E2", "Survey of parents", "Questionnaire", "Families together", "2025/26", "Heard early", "QI 5.4", None, "Some"),
    ("E3", "Dataset", "Data", None, "March 2026", None, "all", "https://example.org/d", "N"),
)


def texts(rows: Rows) -> Iterable[str]:
    """All texts of a list, without the empty ones."""
    return (cell for cells in rows for cell in cells if isinstance(cell, str) and cell.strip())
