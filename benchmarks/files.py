"""The files that are measured: as large as a committee's can get, made anew for each run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.record import Record, new_key
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store

ISLA = Person("Isla Grant", "lead officer", "Example CPC")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDS = "Children and families said in the survey that help came early and that somebody listened to them. "


def new_file(path: Path) -> Store:
    """A new file with a committee and its cycle, open."""
    framework = shipped_framework("care-inspectorate-2019")
    begin(path, Beginning(framework=framework, committee="Example CPC"), ISLA, clock=lambda: NOON).close()
    return open_store(path, by=ISLA)


def with_evidence(path: Path, count: int) -> Store:
    """A file with ``count`` pieces of evidence over all indicators, a level for each indicator, open."""
    store = new_file(path)
    contents = store.load()
    judged = [_level(contents, code, place) for place, code in enumerate(contents.framework.codes)]
    store.apply(_all_of([*judged, *(_piece(contents, n) for n in range(count))]), by=ISLA, at=NOON)
    return store


def with_actions(path: Path, count: int) -> Store:
    """A file with ``count`` actions, open."""
    store = new_file(path)
    contents = store.load()
    store.apply(_all_of([_action(contents, n) for n in range(count)]), by=ISLA, at=NOON)
    return store


def with_committee(path: Path, actions: int, evidence: int) -> Store:
    """A file with so many actions, pieces of evidence over all indicators, and a level for each indicator, open."""
    store = with_evidence(path, evidence)
    contents = store.load()
    store.apply(_all_of([_action(contents, n) for n in range(actions)]), by=ISLA, at=NOON)
    return store


def with_note(path: Path, characters: int) -> Store:
    """A file with one strength whose text has ``characters`` characters, without a line's end, open."""
    store = new_file(path)
    text = (WORDS * (characters // len(WORDS) + 1))[:characters]
    contents = store.load()
    codes = contents.framework.codes[:1]
    strength = Finding(
        key=new_key(), cycle=contents.cycle_key, kind=FindingKind.STRENGTH, text=text, indicators=codes, position=1
    )
    store.apply(_all_of([strength]), by=ISLA, at=NOON)
    return store


def saver(store: Store) -> Callable[[], None]:
    """What saves a little more text of the first piece of evidence each time, as when somebody types."""
    evidence = next(iter(store.load().evidence.values()))
    counted = iter(range(1_000_000))

    def save() -> None:
        nonlocal evidence
        after = replace(evidence, shows=f"{WORDS}{next(counted)}")
        store.apply(Change("evidence", (RowChange(evidence, after),), "a visit"), by=ISLA, at=NOON)
        evidence = after

    return save


def _all_of(records: list[Record]) -> Change:
    return Change("made for measuring", tuple(RowChange(None, record) for record in records))


def _level(contents: Contents, code: str, place: int) -> Judgement:
    levels = [level.value for level in contents.framework.scale]
    return Judgement(
        key=new_key(),
        cycle=contents.cycle_key,
        code=code,
        stage=Stage.AGREED,
        on=date(2026, 2, 1),
        at=NOON.isoformat(),
        level=levels[place % len(levels)],
        reason=WORDS,
    )


def _piece(contents: Contents, n: int) -> Evidence:
    codes = contents.framework.codes
    sources = list(SourceType)
    return Evidence(
        key=new_key(),
        cycle=contents.cycle_key,
        number=n + 1,
        title=f"Survey {n + 1} of families in the north",
        shows=WORDS * 2,
        source_type=sources[n % len(sources)],
        indicators=(codes[n % len(codes)],),
        period_to=date(2026, 1, 1 + n % 28),
        shows_impact=n % 3 == 0,
    )


def _action(contents: Contents, n: int) -> Action:
    codes = contents.framework.codes
    statuses = [status for status in Status if status is not Status.OVERDUE]
    return Action(
        key=new_key(),
        cycle=contents.cycle_key,
        number=n + 1,
        text=f"Agree one list of children who wait, part {n + 1}",
        outcome=WORDS,
        measure="Weeks waited",
        lead="Isla Grant",
        due=date(2026, 1 + n % 12, 1 + n % 28),
        status=statuses[n % len(statuses)],
        indicators=(codes[n % len(codes)],),
    )
