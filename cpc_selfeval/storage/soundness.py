"""Whether what a file holds is as it was written: its structure, its references, every row's hash, every attached file.

A changed bit in a text is not seen by SQLite's own checks (shared measurements: 310 of 400 flips passed them), so
each row carries the hash of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.breaking_off import look
from cpc_selfeval.domain.committee import Committee
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.other_cycle import OtherCycle
from cpc_selfeval.storage.attachments import is_sound
from cpc_selfeval.storage.row_checks import altered_of
from cpc_selfeval.storage.tables import all_tables

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database

_MOST_NAMED = 5
_NO_CLOCK = 9999
"""No clock says this year, and nothing could be recorded after it."""

NO_IDENTITY = "it does not say which file it is."
NO_COMMITTEE = "it names no committee."
NO_CYCLE = "it holds no self-evaluation."
_MUST_HOLD = {"identity": NO_IDENTITY, "committee": NO_COMMITTEE, "cycle": NO_CYCLE}


def faults_within(db: Database) -> Iterator[str]:
    """What is not sound in a file whose schema is ours, each a sentence without its beginning. Only reads."""
    structure = [row[0] for row in db.execute("PRAGMA integrity_check(20)").fetchall()]
    if structure != ["ok"]:
        yield f"its structure does not hold together ({'; '.join(structure[:_MOST_NAMED])})."
        return
    yield from missing_within(db)
    for table, count in broken_references(db).items():
        yield f"{_rows(count)} of “{table}” refer to something that is not there."
    for each in all_tables():
        altered = [found.key for part in altered_of(db, each) for found in part]
        if altered:
            yield f"{_rows(len(altered))} of “{each.name}” are not as they were written ({_named(altered)})."
    was = db.conn.text_factory
    db.conn.text_factory = _as_text
    try:
        yield from _unsound_attachments(db)
    finally:
        db.conn.text_factory = was


def missing_within(db: Database) -> Iterator[str]:
    """What every file has and this one lacks, each a sentence without its beginning."""
    for table, missing in _MUST_HOLD.items():
        if db.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is None:
            yield missing


def broken_references(db: Database) -> dict[str, int]:
    """How many rows of each table refer to something that is not there."""
    broken: dict[str, int] = {}
    for table, *_ in db.execute("PRAGMA foreign_key_check").fetchall():
        broken[table] = broken.get(table, 0) + 1
    return broken


def misfit(contents: Contents) -> str | None:
    """What no change of ours can have left in records that were read, as a sentence without its beginning, or None."""
    if not contents.of(Committee):
        return NO_COMMITTEE
    levels = {None, *(level.value for level in contents.framework.scale)}
    found: tuple[Mapping[str, Judgement | LevelDraft], ...] = (contents.of(Judgement), contents.of(LevelDraft))
    for judged in (record for records in found for record in records.values()):
        if judged.level not in levels:
            return f"a {judged.noun} of {judged.code} is none of its framework’s."
    for action in contents.of(Action).values():
        if action.status not in SETTABLE_STATUSES:
            return "an action has a status that nobody sets."
    dated: tuple[Mapping[str, Judgement | DueMove | ProgressNote | Reading], ...]
    dated = tuple(contents.of(kind) for kind in (Judgement, DueMove, ProgressNote, Reading))
    for record in (record for records in dated for record in records.values()):
        if not _is_moment(record.at):
            return f"a {record.noun} does not say when it was recorded."
    return next((said for other in contents.other_cycles if (said := _misfit_level(other)) is not None), None)


def _misfit_level(other: OtherCycle) -> str | None:
    """The same of the levels of another cycle, which are all that is read of it."""
    levels = {None, *(level.value for level in other.framework.scale)}
    for event in (event for events in other.judgements.values() for event in events):
        if event.level not in levels:
            return f"a {event.noun} of {event.code} in “{other.cycle.title}” is none of its framework’s."
        if not _is_moment(event.at):
            return f"a {event.noun} of {event.code} in “{other.cycle.title}” does not say when it was recorded."
    return None


def _is_moment(text: str) -> bool:
    try:
        if not text:
            return True
        moment = datetime.fromisoformat(text)
        return moment.tzinfo is not None and moment.astimezone(UTC).year < _NO_CLOCK
    except (ValueError, OverflowError):
        return False


def _unsound_attachments(db: Database) -> Iterator[str]:
    found = db.execute('SELECT DISTINCT "sha256", "size", "name" FROM "attachment"').fetchall()
    for sha256, size, name in found:
        look()
        if not is_sound(db, sha256, size):
            yield f"the attached file “{name}” is not as it was when it was attached."


def _as_text(stored: bytes) -> str:
    return stored.decode("utf-8", errors="replace")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _named(keys: list[str]) -> str:
    return ", ".join(keys[:_MOST_NAMED]) + (", and more" if len(keys) > _MOST_NAMED else "")
