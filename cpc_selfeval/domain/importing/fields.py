"""What a column of a list can be to us, and the words by which people head such columns.

The headings come from the columns that real plans have (shared dossier, section 4.3: number, priority or outcome,
action, lead, timescale, resources, measure, progress, status, evidence) and from what such words are called elsewhere.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ListKind(StrEnum):
    """What the rows of a list are."""

    ACTIONS = "actions"
    EVIDENCE = "evidence"


class Field(StrEnum):
    """What a column becomes. The values stand in mapping files."""

    ACTION = "action"
    OUTCOME = "outcome"
    MEASURE = "measure"
    BASELINE = "baseline"
    TARGET = "target"
    LEAD = "lead"
    AGENCY = "agency"
    CONTRIBUTING = "contributing agencies"
    START = "start"
    DUE = "due"
    RESOURCES = "resources"
    PRIORITY = "priority"
    STATUS = "status"
    PROGRESS = "progress note"
    HELP = "help needed"
    DECISION = "chief officers' decision"
    ORIGIN = "origin"
    AREA = "area for improvement"
    INDICATORS = "indicators"
    TITLE = "title"
    SHOWS = "what it shows"
    SOURCE = "source"
    PERIOD = "period"
    PERIOD_FROM = "period from"
    PERIOD_TO = "period to"
    IMPACT = "shows impact"
    REFERENCE = "reference"
    LINK = "link"


FIELD_WORDS: Final[dict[Field, str]] = {
    Field.ACTION: "Action",
    Field.OUTCOME: "Outcome sought",
    Field.MEASURE: "Measure",
    Field.BASELINE: "Baseline",
    Field.TARGET: "Target",
    Field.LEAD: "Lead (person or role)",
    Field.AGENCY: "Lead agency",
    Field.CONTRIBUTING: "Contributing agencies",
    Field.START: "Start date",
    Field.DUE: "Due date",
    Field.RESOURCES: "Resources",
    Field.PRIORITY: "Priority: high, medium, low",
    Field.STATUS: "Status",
    Field.PROGRESS: "Progress note",
    Field.HELP: "Help needed",
    Field.DECISION: "Decision asked of the chief officers",
    Field.ORIGIN: "What it came from",
    Field.AREA: "Area for improvement it answers",
    Field.INDICATORS: "Quality indicators",
    Field.TITLE: "Title",
    Field.SHOWS: "What it shows",
    Field.SOURCE: "Kind of source",
    Field.PERIOD: "Period",
    Field.PERIOD_FROM: "Period from",
    Field.PERIOD_TO: "Period to",
    Field.IMPACT: "Shows impact: yes or no",
    Field.REFERENCE: "Reference",
    Field.LINK: "Link or place",
}


def field_words(field: Field, kind: ListKind) -> str:
    """The words for a field of a kind of list: evidence has an agency, but nobody leads it."""
    return "Agency" if field is Field.AGENCY and kind is ListKind.EVIDENCE else FIELD_WORDS[field]


FIELDS: Final[dict[ListKind, tuple[Field, ...]]] = {
    ListKind.ACTIONS: tuple(Field)[: list(Field).index(Field.TITLE)],
    ListKind.EVIDENCE: (
        *(Field.TITLE, Field.SHOWS, Field.SOURCE, Field.AGENCY, Field.PERIOD, Field.PERIOD_FROM, Field.PERIOD_TO),
        *(Field.IMPACT, Field.REFERENCE, Field.LINK, Field.INDICATORS),
    ),
}
"""The fields that each kind of list can have, in the order in which they are offered."""

NEEDED: Final[dict[ListKind, Field]] = {ListKind.ACTIONS: Field.ACTION, ListKind.EVIDENCE: Field.TITLE}
"""The one field without which a row is nothing."""

SEVERAL: Final = frozenset({Field.PROGRESS, Field.INDICATORS, Field.SHOWS, Field.LINK})
"""Fields that several columns may become; every other one takes one column."""

_ACTION_HEADINGS: Final[dict[Field, str]] = {
    Field.ACTION: "action|actions|task|tasks|what we will do|what will we do|what we are going to do|action required|"
    "required action|actions required|improvement action|improvement actions|agreed action|action to be taken|"
    "actions to be taken|action point|activity|key action|key actions|what needs to be done|what do we need to do|"
    "what will be done|action needed|specific action|planned action|recommended action",
    Field.OUTCOME: "outcome|outcomes|intended outcome|expected outcome|desired outcome|outcome sought|"
    "expected impact|intended impact|what difference will it make|impact for children|impact on children|"
    "what we want to achieve|what will be better|why|aim|intended outcomes|expected outcomes|outcome for children|"
    "desired impact|impact sought|desired outcomes|what difference will this make",
    Field.MEASURE: "measure|measures|how will we know|how we will know|success measure|success measures|"
    "measure of success|measures of success|performance measure|success criteria|how will we measure|kpi|"
    "how will we measure success|evidence of success|how it will be measured|performance indicator|evidence of impact",
    Field.BASELINE: "baseline|where we are now|starting point|current position",
    Field.TARGET: "target|aim for|target value|what we aim for",
    Field.LEAD: "lead|leads|owner|action owner|lead officer|responsible officer|responsible person|responsible|"
    "person responsible|by whom|who|who by|lead person|responsibility|lead role|named lead|lead individual|"
    "action lead|who will do it|lead professional|accountable officer|lead name|responsible lead|whos leading|"
    "who is leading|who leads|who will lead|led by|whos responsible|who is responsible",
    Field.AGENCY: "agency|lead agency|organisation|lead organisation|service|lead service|responsible agency|partner",
    Field.CONTRIBUTING: "partners|contributing agencies|partner agencies|supporting agencies|other agencies|"
    "agencies involved|supported by|with whom|key partners|agencies|services involved",
    Field.START: "start|start date|from|date started|date agreed|commenced|date added|start by|begin",
    Field.DUE: "due|due date|timescale|timescales|target date|by when|deadline|completion date|when|timeframe|"
    "target completion date|target completion|date due|end date|complete by|completion|to be completed by|"
    "review date|timeline|due by|when by|target timescale|expected completion",
    Field.RESOURCES: "resources|resource|resources required|cost|budget|resource implications|resources needed",
    Field.PRIORITY: "priority|priority level|priority rating|high medium low|h m l|urgency",
    Field.STATUS: "status|rag|brag|rag status|brag status|rag rating|progress rag|rating|current status|state|"
    "action status|progress status|rag brag|status rag|complete y n|completed|overall status|"
    "action complete|action completed|complete",
    Field.PROGRESS: "update|updates|progress|comment|comments|progress update|progress updates|notes|note|narrative|"
    "latest update|commentary|progress to date|progress notes|progress note|update comments|progress report|"
    "latest progress|current position update|position statement|what has been done|progress and evidence|progress made",
    Field.HELP: "help needed|barriers|risks|issues|barriers and risks|issues and risks|risks and issues|support needed|"
    "escalation",
    Field.DECISION: "cog decision|decision|decision needed|chief officers decision|decision asked|decision required|"
    "decision asked of chief officers",
    Field.ORIGIN: "origin|source|came from|where from|source of action|arising from|what it came from",
    Field.AREA: "area for improvement|areas for improvement|improvement area|area for development|recommendation|"
    "recommendations|areas for development|area of improvement",
    Field.INDICATORS: "qi|qis|indicator|indicators|quality indicator|quality indicators|qi ref|qi reference|"
    "indicator ref|framework indicator|qi no|qi number|quality indicator s|quality indicator ref",
}
_EVIDENCE_HEADINGS: Final[dict[Field, str]] = {
    Field.TITLE: "evidence|title|evidence title|name|document|evidence item|item|document title|what|"
    "name of evidence|piece of evidence|evidence name|description of evidence|report|document name|activity",
    Field.SHOWS: "what it shows|shows|findings|summary|what does it show|what it tells us|what does it tell us|"
    "key findings|key messages|finding|description|how it demonstrates|impact evidence|details|analysis|notes|comments",
    Field.SOURCE: "source|source type|type|type of evidence|evidence type|kind|category|kind of source",
    Field.AGENCY: "agency|organisation|service|partner|provided by|owner|from whom|agency providing|lead agency|"
    "submitted by|which agency",
    Field.PERIOD: "period|period covered|date|dates|time period|year|date range|when|reporting period|timeframe",
    Field.PERIOD_FROM: "from|period from|start|start date|date from|from date",
    Field.PERIOD_TO: "to|period to|end|end date|date to|to date|until",
    Field.IMPACT: "impact|shows impact|impact y n|impact yes no|shows impact on children|outcome or impact",
    Field.REFERENCE: "ref|reference|ref no|no|number|evidence no|evidence number|evidence ref|doc ref|document ref|id",
    Field.LINK: "link|links|location|where kept|where it is kept|hyperlink|url|file location|file path|path|"
    "saved where|web link",
    Field.INDICATORS: "qi|qis|indicator|indicators|quality indicator|quality indicators|qi ref|supports|"
    "indicator ref|relevant qi|qi reference|qi number|supports qi|framework indicator|links to qi",
}


def _table(headings: dict[Field, str]) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for field, words in headings.items():
        for each in words.split("|"):
            found.setdefault(each, field)
    return found


HEADINGS: Final[dict[ListKind, dict[str, Field]]] = {
    ListKind.ACTIONS: _table(_ACTION_HEADINGS),
    ListKind.EVIDENCE: _table(_EVIDENCE_HEADINGS),
}
"""By kind of list: the field for each heading, folded as :func:`cells.folded` does."""
