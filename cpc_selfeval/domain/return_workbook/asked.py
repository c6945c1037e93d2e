"""What one partner agency is asked, and what stands there already: the rows of its workbook, and no other's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import LevelDraft, Stage, draft_key
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.merging.levels import agency_levels
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.return_workbook.columns import Choice, Job, JobSheet
from cpc_selfeval.domain.return_workbook.filled import (
    Offered,
    evidence_cells,
    finding_cells,
    level_cells,
    progress_cells,
)
from cpc_selfeval.domain.return_workbook.hidden import Hidden, Identity, Words, WrittenRow
from cpc_selfeval.domain.return_workbook.offered import offered_to_agency
from cpc_selfeval.domain.return_workbook.sent import as_sent
from cpc_selfeval.domain.return_workbook.sheets import sheets_of
from cpc_selfeval.domain.returns.records import Comment, Part, Request, ReturnKind, comment_key

EVERYTHING = "All of it"
"""The label of the comment that is on no one indicator."""
LEADS, CONTRIBUTES = "Leads", "Contributes"

_MINUTES: Mapping[Job, int] = {Job.LEVELS: 10, Job.FINDINGS: 6, Job.EVIDENCE: 8, Job.ACTIONS: 5, Job.COMMENTS: 0}
"""For one indicator, or one action. Our own estimate of a first return; comments are as long as people want them."""
_BEGINNING = 10
"""Minutes for reading the first sheet."""


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """One sheet with what stands in it when it is written."""

    sheet: JobSheet
    rows: tuple[WrittenRow, ...]


@dataclass(frozen=True)
class AskedSnapshot:
    """Everything that a partner agency's workbook says. ``indicators`` are codes with titles."""

    identity: Identity
    committee: Committee
    cycle: Cycle
    framework: Framework
    request: Request
    sheets: tuple[AskedSheet, ...]
    words: Mapping[Choice, Words]
    indicators: tuple[tuple[str, str], ...]
    status_meanings: tuple[tuple[str, str], ...]
    stored: frozenset[str]

    @property
    def hidden(self) -> Hidden:
        """What the hidden part says; the fingerprints of texts are the writer's to add."""
        return Hidden(
            identity=self.identity,
            words=self.words,
            rows=tuple(row for asked in self.sheets for row in asked.rows),
            stored=self.stored,
            rooms={asked.sheet.job: asked.sheet.room for asked in self.sheets if asked.sheet.room},
        )

    @property
    def lists(self) -> Mapping[Choice, tuple[str, ...]]:
        """The words that each drop-down offers; of the indicators those that are asked about."""
        asked = {code for code, _title in self.indicators}
        return {
            choice: tuple(word for word, value in words if choice is not Choice.INDICATORS or value in asked)
            for choice, words in self.words.items()
        }

    @property
    def minutes(self) -> int:
        """About how long filling it in takes (our own estimate): so much for each indicator and each action."""
        units = {Job.ACTIONS: sum(len(asked.rows) for asked in self.sheets if asked.sheet.job is Job.ACTIONS)}
        return _BEGINNING + sum(
            _MINUTES[asked.sheet.job] * units.get(asked.sheet.job, len(self.indicators)) for asked in self.sheets
        )


def asked_codes(contents: Contents, request: Request) -> tuple[str, ...]:
    """Codes of the indicators that are asked about and covered, in the framework's order; all, where none is named."""
    wanted = set(request.indicators) or set(contents.covered_codes)
    return tuple(code for code in contents.covered_codes if code in wanted)


def asked_of(contents: Contents, request: Request) -> Tables:
    """The records that are this agency's within what is asked, as they are in the file now. Pure."""
    tables: dict[type[Record], dict[str, Record]] = {}
    for record in map(as_sent, _stored(contents, request)):
        tables.setdefault(type(record), {})[record.key] = record
    return tables


def asked_snapshot(
    contents: Contents, request: Request, workbook_id: str, written_at: datetime, program: str
) -> AskedSnapshot:
    """What the agency's workbook says. ``workbook_id`` is its UUID, ``written_at`` aware, ``program`` the version."""
    codes = asked_codes(contents, request)
    offered = offered_to_agency(contents)
    sheets = tuple(
        AskedSheet(sheet, tuple(_rows(contents, request, sheet.job, offered))) for sheet in sheets_of(request.parts)
    )
    return AskedSnapshot(
        identity=_identity(contents, request, workbook_id, written_at, program),
        committee=contents.committee,
        cycle=contents.cycle,
        framework=contents.framework,
        request=request,
        sheets=sheets,
        words=offered,
        indicators=tuple((code, contents.title(code)) for code in codes),
        status_meanings=tuple((word, words.STATUS_MEANINGS[Status(value)]) for word, value in offered[Choice.STATUS]),
        stored=frozenset(record.key for record in _stored(contents, request)),
    )


def _identity(contents: Contents, request: Request, workbook: str, at: datetime, program: str) -> Identity:
    return Identity(
        kind=ReturnKind.WORKBOOK,
        workbook=workbook,
        written_at=at.astimezone(UTC).isoformat(),
        program=program,
        committee=contents.committee.name,
        file=contents.identity.file,
        cycle=contents.cycle_key,
        cycle_title=contents.cycle.title,
        framework=contents.framework.id,
        framework_title=f"{contents.framework.title}, {contents.framework.edition}",
        framework_hash=contents.cycle.framework_hash,
        agency=request.agency,
        agency_name=contents.agency_name(request.agency),
        request=request.key,
    )


def _stored(contents: Contents, request: Request) -> Iterator[CycleRecord]:
    """Records that the agency has already said something in, part by part."""
    codes = asked_codes(contents, request)
    if Part.LEVELS in request.parts:
        levels = agency_levels(contents, request.agency)
        yield from (draft for draft in levels.values() if draft.code in codes and says_something(draft))
    if Part.FINDINGS in request.parts:
        yield from _own_findings(contents, request.agency, codes)
    if Part.EVIDENCE in request.parts:
        yield from _own_evidence(contents, request.agency, codes)
    if Part.PROGRESS in request.parts:
        yield from _own_actions(contents, request.agency)
    if Part.COMMENTS in request.parts:
        said = (contents.comment(request.agency, code) for code in ("", *codes))
        yield from (comment for comment in said if comment is not None)


def says_something(draft: LevelDraft) -> bool:
    """Whether anything stands in a proposed level. One in which nothing does is no record at all."""
    return draft.level is not None or draft.absence is not None or bool(draft.reason) or draft.confidence is not None


def _own_findings(contents: Contents, agency: str, codes: Iterable[str]) -> tuple[Finding, ...]:
    asked = frozenset(codes)
    found = {finding.key: finding for code in codes for finding in contents.findings_of(code)}
    loose = (finding for finding in contents.findings.values() if not finding.indicators)
    ordered = (*found.values(), *sorted(loose, key=lambda finding: (finding.position, finding.key)))
    return tuple(f for f in ordered if f.agency == agency and (not f.indicators or asked.intersection(f.indicators)))


def _own_evidence(contents: Contents, agency: str, codes: Iterable[str]) -> tuple[Evidence, ...]:
    asked = frozenset(codes)
    return tuple(
        piece
        for piece in contents.evidence_in_order
        if piece.agency == agency and (not piece.indicators or asked.intersection(piece.indicators))
    )


def _own_actions(contents: Contents, agency: str) -> tuple[Action, ...]:
    """Those that it leads or contributes to, but for withdrawn ones."""
    return tuple(
        action
        for action in contents.actions_in_order
        if action.status is not Status.WITHDRAWN and (action.agency == agency or agency in action.contributing)
    )


def _rows(contents: Contents, request: Request, job: Job, offered: Offered) -> Iterator[WrittenRow]:
    codes, agency = asked_codes(contents, request), request.agency
    if job is Job.LEVELS:
        yield from _level_rows(contents, agency, codes, offered)
    elif job is Job.FINDINGS:
        for number, finding in enumerate(_own_findings(contents, agency, codes), start=1):
            yield WrittenRow(job, str(number), as_sent(finding), finding_cells(finding, offered))
    elif job is Job.EVIDENCE:
        for number, piece in enumerate(_own_evidence(contents, agency, codes), start=1):
            yield WrittenRow(job, str(number), piece, evidence_cells(piece, offered))
    elif job is Job.ACTIONS:
        for action in _own_actions(contents, agency):
            shown = _shown_of(contents, action, agency)
            yield WrittenRow(job, action.ref, as_sent(action), {**shown, **progress_cells(action, offered)})
    else:
        yield from _comment_rows(contents, agency, codes)


def _level_rows(contents: Contents, agency: str, codes: Iterable[str], offered: Offered) -> Iterator[WrittenRow]:
    levels = agency_levels(contents, agency)
    for code in codes:
        if not contents.takes_level(code):
            continue
        key = draft_key(contents.cycle_key, code, Stage.PROPOSED, agency)
        none = LevelDraft(key=key, cycle=contents.cycle_key, code=code, stage=Stage.PROPOSED, agency=agency)
        draft = as_sent(levels.get(key, none))
        shown = {"title": contents.title(code), "meaning": contents.framework.indicator(code).about}
        yield WrittenRow(Job.LEVELS, code, draft, {**shown, **level_cells(draft, offered)})


def _comment_rows(contents: Contents, agency: str, codes: Iterable[str]) -> Iterator[WrittenRow]:
    for code in ("", *codes):
        key = comment_key(contents.cycle_key, agency, code)
        none = Comment(key=key, cycle=contents.cycle_key, agency=agency, code=code, text="")
        comment = contents.comment(agency, code) or none
        title = contents.title(code) if code else "This self-evaluation as a whole"
        yield WrittenRow(Job.COMMENTS, code or EVERYTHING, comment, {"title": title, "text": comment.text})


def _shown_of(contents: Contents, action: Action, agency: str) -> dict[str, str]:
    notes = contents.progress_of(action.key)
    lead = [action.lead, contents.agency_name(action.agency)]
    return {
        "text": action.text,
        "outcome": action.outcome,
        "measure": action.measure,
        "role": LEADS if action.agency == agency else CONTRIBUTES,
        "lead": ", ".join(part for part in lead if part),
        "latest": f"{day_short(notes[0].on)}: {notes[0].text}" if notes else "",
    }
