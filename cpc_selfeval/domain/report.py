"""The report snapshot: the whole position at one moment, frozen, from which every paper is printed.

All derived words and states are in it, so that the same snapshot gives the same papers whenever they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cpc_selfeval.domain.action import (
    Action,
    DueMove,
    ProgressNote,
    Reading,
    Status,
)
from cpc_selfeval.domain.benchmark import NationalLine
from cpc_selfeval.domain.capacity.told import CapacityTold
from cpc_selfeval.domain.change import FileIdentity
from cpc_selfeval.domain.committee import (
    Agency,
    Committee,
    Cycle,
    IndicatorScope,
    Meeting,
)
from cpc_selfeval.domain.cycles.trend_lines import TrendLine
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.evidence import Attachment, Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.framework import Framework, KeyQuestion, QualityIndicator
from cpc_selfeval.domain.inspecting.told import InspectionTold
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.moderation.lines import NO_LINES, ModerationLines
from cpc_selfeval.domain.position import Position, Progress, State
from cpc_selfeval.domain.support_line import SupportLine
from cpc_selfeval.domain.tag import Tag


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One judgement event in words. ``judged`` is "4 Good"; ``by`` is the proposer or the body; never without stage."""

    judgement: Judgement
    judged: str
    by: str
    stage_word: str
    meeting: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One strength or area for improvement with what hangs on it; refs are "E-014", "A-07"."""

    finding: Finding
    agency: str
    evidence_refs: tuple[str, ...]
    action_refs: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One piece of evidence in words."""

    evidence: Evidence
    source_type: str
    agency: str
    finding_texts: tuple[str, ...]
    action_refs: tuple[str, ...]
    readings: tuple[str, ...]
    tags: tuple[str, ...]
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as at the snapshot's date. ``status`` is the derived one; ``days_overdue`` is 0 unless overdue."""

    action: Action
    status: Status
    status_word: str
    status_letter: str
    days_overdue: int
    agency: str
    contributing: tuple[str, ...]
    indicators: tuple[str, ...]
    areas: tuple[Finding, ...]
    original_due: date | None
    moves: tuple[DueMove, ...]
    progress: tuple[ProgressNote, ...]
    readings: tuple[Reading, ...]
    evidence_refs: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def times_moved(self) -> int:
        """How often the due date was moved."""
        return len(self.moves)


@dataclass(frozen=True, slots=True)
class IndicatorReport:
    """One quality indicator: where it stands, how it got there, and what is recorded on it."""

    indicator: QualityIndicator
    title: str
    question: KeyQuestion
    scope: IndicatorScope
    due_for: str
    position: Position
    position_words: str
    judged: str
    current: tuple[JudgementLine, ...]
    history: tuple[JudgementLine, ...]
    strengths: tuple[FindingLine, ...]
    areas: tuple[FindingLine, ...]
    evidence_refs: tuple[str, ...]
    source_counts: tuple[tuple[SourceType | None, int], ...]
    action_refs: tuple[str, ...]
    support: SupportLine

    @property
    def code(self) -> str:
        """The indicator's code within its framework."""
        return self.indicator.code

    def latest(self, stage: Stage) -> JudgementLine | None:
        """The standing judgement at a stage (the lead officer's or the last one, at proposed), or None."""
        lines = [line for line in self.current if line.judgement.stage is stage]
        own = [line for line in lines if line.judgement.agency is None]
        return (own or lines)[-1] if lines else None


@dataclass(frozen=True, slots=True)
class StatusKey:
    """One status with the committee's word and letter and its fixed meaning."""

    status: Status
    word: str
    letter: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that the COG is asked to decide, of which chief officer ("" for all), from which action."""

    officer: str
    decision: str
    action_ref: str


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One of the three headings of the summary: the officer's own sentence and the findings picked for it."""

    heading: PaperHeading
    sentence: str
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True)
class ReportSnapshot:
    """Everything that papers print. ``as_at`` is an aware local time, ``program`` the program's version.

    ``identity`` says from which file, by which a workbook that comes back is known; ``support_rule`` by which rule a
    level counts as supported in this cycle. ``national`` are the results of 2006 to 2009 beside the own levels, where
    the edition has any and whoever took the snapshot added them. ``moderation`` is who proposes what, as an agenda.
    ``trends`` are the levels of all cycles, where there is more than one. ``inspections`` stand beside the
    self-evaluation; ``capacity`` is what the capacity for improvement stands on.
    """

    identity: FileIdentity
    as_at: datetime
    program: str
    committee: Committee
    cycle: Cycle
    framework: Framework
    agencies: tuple[Agency, ...]
    meetings: tuple[Meeting, ...]
    tags: tuple[Tag, ...]
    statuses: tuple[StatusKey, ...]
    progress: Progress
    indicators: tuple[IndicatorReport, ...]
    findings: tuple[FindingLine, ...]
    evidence: tuple[EvidenceLine, ...]
    actions: tuple[ActionLine, ...]
    asks: tuple[Ask, ...]
    parts: tuple[PaperPart, ...]
    support_rule: str
    national: tuple[NationalLine, ...] = ()
    trends: tuple[TrendLine, ...] = ()
    moderation: ModerationLines = NO_LINES
    inspections: tuple[InspectionTold, ...] = ()
    capacity: CapacityTold | None = None

    @property
    def covered(self) -> tuple[IndicatorReport, ...]:
        """The indicators that this cycle covers: the only ones that papers count."""
        return tuple(i for i in self.indicators if i.position.state is not State.NOT_IN_CYCLE)

    @property
    def areas_of_high_priority(self) -> tuple[FindingLine, ...]:
        """Areas for improvement of high priority on indicators that this cycle covers, in the framework's order."""
        covered = {report.code for report in self.covered}
        return tuple(
            line
            for line in self.findings
            if line.finding.kind is FindingKind.AREA
            and line.finding.priority is Priority.HIGH
            and covered.intersection(line.finding.indicators)
        )

    @property
    def position_at(self) -> str:
        """ "position at 22 November 2026, 14:02"."""
        return f"position at {day_in_words(self.as_at.date())}, {self.as_at:%H:%M}"

    def action(self, ref: str) -> ActionLine:
        """The action with this reference. Raises KeyError when there is none."""
        for line in self.actions:
            if line.action.ref == ref:
                return line
        raise KeyError(ref)
