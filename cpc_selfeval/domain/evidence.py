"""Evidence: an object of its own that can support any number of indicators, findings and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from cpc_selfeval.domain.record import CycleRecord


class SourceType(StrEnum):
    """The kinds of evidence source (assembled in the shared dossier, section 2.4)."""

    PERFORMANCE = "performance"
    CASE_FILE_AUDIT = "case_file_audit"
    VIEWS_OF_CHILDREN = "views_of_children"
    VIEWS_OF_PARENTS = "views_of_parents"
    STAFF_VIEWS = "staff_views"
    OBSERVATION = "observation"
    DOCUMENT = "document"
    LEARNING_REVIEW = "learning_review"
    INSPECTION = "inspection"
    OTHER = "other"

    @property
    def is_views(self) -> bool:
        """Whether people were asked for their views."""
        return self in (
            SourceType.VIEWS_OF_CHILDREN,
            SourceType.VIEWS_OF_PARENTS,
            SourceType.STAFF_VIEWS,
        )


class Quotable(StrEnum):
    """Whether the people who gave their views may be quoted."""

    YES = "yes"
    ANONYMOUSLY = "anonymously"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Evidence(CycleRecord):
    """One piece of evidence, shown as E-001.

    ``period_from`` and ``period_to`` are the period that it is about, not the day on which it was typed.
    ``shows_impact`` says whether it shows impact on children (None: not said). ``web_links`` holds addresses or
    paths, one a line. The ``views_`` fields are for evidence of views. ``readings`` are keys of measure readings
    that it draws on.
    """

    noun: ClassVar[str] = "evidence"

    number: int
    title: str
    shows: str = ""
    source_type: SourceType | None = None
    agency: str | None = None
    period_from: date | None = None
    period_to: date | None = None
    shows_impact: bool | None = None
    reference: str = ""
    web_links: str = ""
    views_asked: str = ""
    views_number: str = ""
    views_missing: str = ""
    views_quotable: Quotable | None = None
    views_told: str = ""
    indicators: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """ "E-001": a label, never a key."""
        return f"E-{self.number:03d}"


@dataclass(frozen=True, kw_only=True)
class Attachment(CycleRecord):
    """A file kept with a piece of evidence. ``size`` in bytes; its content is stored once, under ``sha256`` (hex)."""

    noun: ClassVar[str] = "attached file"

    evidence: str
    name: str
    size: int
    sha256: str
