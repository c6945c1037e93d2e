"""Whether a hidden part says what this program can have written.

Its hash shows damage, not forgery. What was put together by somebody else could otherwise bring a status that nobody
sets, an event that does not say when, or records of others, and a file with those in it would not open again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Action
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import LevelDraft, Stage, draft_key
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.return_workbook.columns import Job
from cpc_selfeval.domain.return_workbook.hidden import Hidden, Identity, WrittenRow
from cpc_selfeval.domain.returns.records import Comment, ReturnKind, comment_key

_HIGHEST_NUMBER: Final = 1_000_000
"""Of a reference or a place; more than any file has."""


def is_our_writing(hidden: Hidden) -> bool:
    """Whether whose it is, its moment, its sheets and its records go together as we write them."""
    keys = {row.key for row in hidden.rows}
    return (
        len(keys) == len(hidden.rows)
        and _is_whole(hidden.identity)
        and all(_is_plan(job) is (hidden.identity.kind is ReturnKind.ACTION_PLAN) for job in _jobs(hidden))
        and all(_fits(row, hidden) for row in hidden.rows)
    )


def _jobs(hidden: Hidden) -> set[Job]:
    return {row.job for row in hidden.rows} | set(hidden.rooms)


def _is_plan(job: Job) -> bool:
    return job is Job.PLAN


def _is_whole(identity: Identity) -> bool:
    """Whether it has the one agency that its kind has, and a moment with its time zone."""
    of_one = {ReturnKind.WORKBOOK: True, ReturnKind.ACTION_PLAN: False}.get(identity.kind)
    if of_one is None or bool(identity.agency) is not of_one:
        return False
    try:
        return datetime.fromisoformat(identity.written_at).tzinfo is not None
    except ValueError:
        return False


def _fits(row: WrittenRow, hidden: Hidden) -> bool:
    record, identity = row.record, hidden.identity
    if not isinstance(record, CycleRecord) or record.cycle != identity.cycle:
        return False
    if isinstance(record, LevelDraft | Comment):
        return record.agency == identity.agency and _has_its_key(record)
    return row.key in hidden.stored and _is_sound(record, identity)


def _has_its_key(record: LevelDraft | Comment) -> bool:
    if isinstance(record, Comment):
        return record.key == comment_key(record.cycle, record.agency, record.code)
    key = draft_key(record.cycle, record.code, Stage.PROPOSED, record.agency)
    return record.stage is Stage.PROPOSED and record.key == key


def _is_sound(record: Record, identity: Identity) -> bool:
    match record:
        case Finding():
            return record.agency == identity.agency and 0 <= record.position <= _HIGHEST_NUMBER
        case Evidence():
            return record.agency == identity.agency and 0 <= record.number <= _HIGHEST_NUMBER
        case Action():
            return record.status in SETTABLE_STATUSES and 0 <= record.number <= _HIGHEST_NUMBER
    return False
