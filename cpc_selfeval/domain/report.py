"""The report snapshot: the whole position at one moment, frozen, from which every paper is printed.

All derived words and states are in it, so that the same snapshot gives the same papers whenever they are printed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import (
    Action,
    DueMove,
    ProgressNote,
    Reading,
    Status,
    shown_status,
)
from cpc_selfeval.domain.benchmark import NationalLine
from cpc_selfeval.domain.capacity.told import CapacityTold, capacity_told
from cpc_selfeval.domain.change import FileIdentity
from cpc_selfeval.domain.committee import (
    Agency,
    Committee,
    Cycle,
    IndicatorScope,
    Meeting,
)
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import judgements_shown
from cpc_selfeval.domain.cycles.trend_lines import TrendLine
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.editions import editions_of
from cpc_selfeval.domain.evidence import Attachment, Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.framework import Framework, KeyQuestion, QualityIndicator
from cpc_selfeval.domain.inspecting.told import InspectionTold, inspections_told
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.moderation.lines import NO_LINES, ModerationLines, moderation_lines
from cpc_selfeval.domain.position import Position, Progress, State, position, progress
from cpc_selfeval.domain.support import rule_in_words
from cpc_selfeval.domain.support_line import SupportLine, support_line
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


def take_snapshot(contents: Contents, as_at: datetime, program: str) -> ReportSnapshot:
    """The position at ``as_at`` (aware, local time). Pure: the same contents and moment give the same snapshot."""
    finding_lines = {key: _finding_line(contents, finding) for key, finding in contents.findings.items()}
    indicators = tuple(
        _indicator_report(contents, code, finding_lines, as_at.date()) for code in contents.framework.codes
    )
    actions = tuple(_action_line(contents, action, as_at.date()) for action in contents.actions_in_order)
    ordered = sorted(finding_lines.values(), key=lambda line: _finding_order(contents, line.finding))
    return ReportSnapshot(
        identity=contents.identity,
        as_at=as_at,
        program=program,
        committee=contents.committee,
        cycle=contents.cycle,
        framework=contents.framework,
        agencies=contents.agencies,
        meetings=contents.meetings,
        tags=contents.tags,
        statuses=tuple(_status_key(contents, status) for status in Status),
        progress=progress(contents),
        indicators=indicators,
        findings=tuple(ordered),
        evidence=tuple(_evidence_line(contents, evidence) for evidence in contents.evidence_in_order),
        actions=actions,
        asks=_asks(actions),
        parts=_parts(contents, ordered),
        support_rule=rule_in_words(contents),
        moderation=moderation_lines(contents, as_at.date()),
        inspections=inspections_told(contents, editions_of(contents)),
        capacity=capacity_told(contents),
    )


def meeting_in_words(contents: Contents, key: str | None) -> str:
    """ "CPC, 12 May 2026", with the meeting's title when it has one; "" without a meeting."""
    meeting = contents.get(Meeting, key)
    if meeting is None:
        return ""
    body = words.body_name(contents.committee, meeting.body)
    parts = [
        meeting.title or body,
        day_in_words(meeting.on) if meeting.on else "no date yet",
    ]
    return ", ".join(parts)


def _indicator_report(contents: Contents, code: str, lines: dict[str, FindingLine], on: date) -> IndicatorReport:
    indicator = contents.framework.indicator(code)
    where = position(contents, code)
    events = contents.judgements_of(code)
    history = tuple(_judgement_line(contents, event, events) for event in judgements_shown(contents, code))
    standing = {judgement.key for judgement in (*where.proposals, *where.standing)}
    evidence = contents.evidence_of(code)
    counts = Counter(piece.source_type for piece in evidence)
    return IndicatorReport(
        indicator=indicator,
        title=contents.title(code),
        question=contents.framework.key_question(indicator.key_question),
        scope=contents.scope(code),
        due_for=meeting_in_words(contents, contents.scope(code).meeting),
        position=where,
        position_words=words.position_in_words(contents, where),
        judged=_level_words(contents, where),
        current=tuple(line for line in history if line.judgement.key in standing),
        history=history,
        strengths=tuple(lines[f.key] for f in contents.findings_of(code, FindingKind.STRENGTH)),
        areas=tuple(lines[f.key] for f in contents.findings_of(code, FindingKind.AREA)),
        evidence_refs=tuple(piece.ref for piece in evidence),
        source_counts=tuple((kind, counts[kind]) for kind in (*SourceType, None) if counts[kind]),
        action_refs=tuple(action.ref for action in contents.actions_of(code)),
        support=support_line(contents, code, on),
    )


def _level_words(contents: Contents, where: Position) -> str:
    if where.level is not None:
        return f"{where.level} {contents.framework.level(where.level).label}"
    return words.ABSENCES[where.absence] if where.absence else ""


def _judgement_line(contents: Contents, event: Judgement, events: tuple[Judgement, ...]) -> JudgementLine:
    proposed = event.stage is Stage.PROPOSED
    return JudgementLine(
        judgement=event,
        judged=words.judged_in_words(contents, event),
        by=words.proposer(contents, event) if proposed else words.stage_by_whom(contents.committee, event.stage),
        stage_word=words.STAGES[event.stage],
        meeting=meeting_in_words(contents, event.meeting),
        withdrawn=any(other.withdraws == event.key for other in events),
    )


def _tag_names(contents: Contents, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag.name for key in keys if (tag := contents.get(Tag, key)))


def _finding_line(contents: Contents, finding: Finding) -> FindingLine:
    return FindingLine(
        finding=finding,
        agency=contents.agency_name(finding.agency),
        evidence_refs=tuple(piece.ref for piece in contents.evidence_for_finding(finding.key)),
        action_refs=tuple(action.ref for action in contents.actions_for_finding(finding.key)),
        tags=_tag_names(contents, finding.tags),
    )


def _finding_order(contents: Contents, finding: Finding) -> tuple[int, str, int, str]:
    codes = contents.framework_order(finding.indicators)
    first = contents.framework.codes.index(codes[0]) if codes else len(contents.framework.codes)
    return (
        first,
        "0" if finding.kind is FindingKind.STRENGTH else "1",
        finding.position,
        finding.key,
    )


def _evidence_line(contents: Contents, evidence: Evidence) -> EvidenceLine:
    return EvidenceLine(
        evidence=evidence,
        source_type=words.SOURCE_TYPES[evidence.source_type] if evidence.source_type else "",
        agency=contents.agency_name(evidence.agency),
        finding_texts=tuple(f.text for key in evidence.findings if (f := contents.findings.get(key))),
        action_refs=tuple(a.ref for key in evidence.actions if (a := contents.actions.get(key))),
        readings=tuple(reading_in_words(r) for key in evidence.readings if (r := contents.get(Reading, key))),
        tags=_tag_names(contents, evidence.tags),
        attachments=contents.attachments_of(evidence.key),
    )


def reading_in_words(reading: Reading) -> str:
    """ "34% of 120 referrals, quarter 2 2026, dataset report"."""
    base = f" of {reading.base}" if reading.base else ""
    when = reading.quarter or (day_in_words(reading.on) if reading.on else "")
    return ", ".join(part for part in (f"{reading.value}{base}", when, reading.source) if part)


def _action_line(contents: Contents, action: Action, as_at: date) -> ActionLine:
    status = shown_status(action, as_at)
    moves = contents.due_moves_of(action.key)
    return ActionLine(
        action=action,
        status=status,
        status_word=words.status_word(contents, status),
        status_letter=words.status_letter(contents, status),
        days_overdue=(as_at - action.due).days if status is Status.OVERDUE and action.due else 0,
        agency=contents.agency_name(action.agency),
        contributing=tuple(contents.agency_name(key) for key in action.contributing),
        indicators=contents.indicators_of_action(action),
        areas=tuple(f for key in action.findings if (f := contents.findings.get(key))),
        original_due=moves[0].was if moves else action.due,
        moves=moves,
        progress=contents.progress_of(action.key),
        readings=contents.readings_of(action.key),
        evidence_refs=tuple(piece.ref for piece in contents.evidence_for_action(action.key)),
        tags=_tag_names(contents, action.tags),
    )


def _status_key(contents: Contents, status: Status) -> StatusKey:
    return StatusKey(
        status,
        words.status_word(contents, status),
        words.status_letter(contents, status),
        words.STATUS_MEANINGS[status],
    )


def _asks(actions: tuple[ActionLine, ...]) -> tuple[Ask, ...]:
    return tuple(
        Ask(line.action.cog_officer, line.action.cog_decision, line.action.ref)
        for line in actions
        if line.action.cog_decision.strip() and line.status is not Status.WITHDRAWN
    )


def _parts(contents: Contents, lines: list[FindingLine]) -> tuple[PaperPart, ...]:
    cycle = contents.cycle
    sentences = {
        PaperHeading.WORKING_WELL: cycle.working_well,
        PaperHeading.IMPROVING: cycle.improving,
        PaperHeading.STILL_TO_IMPROVE: cycle.still_to_improve,
    }
    covered = frozenset(contents.covered_codes)
    counted = [line for line in lines if covered.intersection(line.finding.indicators)]
    return tuple(
        PaperPart(heading, sentences[heading], tuple(li for li in counted if li.finding.paper_heading is heading))
        for heading in PaperHeading
    )
