"""Taking the report snapshot of an open cycle: what is derived for it, and in which words."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import (
    Action,
    Reading,
    Status,
    shown_status,
)
from cpc_selfeval.domain.capacity.told import capacity_told
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import judgements_shown
from cpc_selfeval.domain.editions import editions_of
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind, PaperHeading
from cpc_selfeval.domain.inspecting.told import inspections_told
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.moderation.lines import moderation_lines
from cpc_selfeval.domain.position import Position, position, progress
from cpc_selfeval.domain.report import (
    ActionLine,
    Ask,
    EvidenceLine,
    FindingLine,
    IndicatorReport,
    JudgementLine,
    PaperPart,
    ReportSnapshot,
    StatusKey,
)
from cpc_selfeval.domain.support import rule_in_words
from cpc_selfeval.domain.support_line import support_line
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.domain.words import meeting_in_words, reading_in_words


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
