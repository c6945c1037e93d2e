"""What the next cycle begins with, whatever its edition: nothing written is lost, nothing judged comes over."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import TypeVar

import pytest

from cpc_selfeval.domain.action import Action, DueMove, ProgressNote, Reading
from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.committee import Cycle, IndicatorScope, Meeting
from cpc_selfeval.domain.cycles.carrying import NextCycle, left_without_indicator, next_cycle, open_actions
from cpc_selfeval.domain.cycles.snapshot import snapshot_of
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement, LevelDraft
from cpc_selfeval.domain.judging_records.closing import CarriedOver
from cpc_selfeval.domain.record import CycleRecord, Record
from cpc_selfeval.domain.references import REFERS_TO, link_fields, naming_fields
from cpc_selfeval.domain.unfinished import unfinished
from cpc_selfeval.storage.frameworks.files import SHIPPED_IDS, crosswalk, shipped_framework
from tests.domain.example import example_contents

TODAY = date(2027, 4, 1)
KEY = "the-next-cycle"

R = TypeVar("R", bound=Record)


@cache
def begun(edition: str) -> Change:
    wanted = NextCycle(key=KEY, title="2027", framework=shipped_framework(edition), left_out=frozenset({"1.1"}))
    return next_cycle(example_contents(), wanted, crosswalk(), TODAY)


def records(edition: str, kind: type[R]) -> list[R]:
    """The records of a kind that the next cycle begins with."""
    return [row.after for row in begun(edition).rows if isinstance(row.after, kind)]


editions = pytest.mark.parametrize("edition", SHIPPED_IDS)


@editions
def test_every_text_comes_over_once(edition: str) -> None:
    contents = example_contents()
    for kind, name in ((Finding, "text"), (Finding, "impact"), (Evidence, "title"), (Evidence, "shows")):
        was = Counter(getattr(record, name) for record in contents.of(kind).values())
        assert Counter(getattr(record, name) for record in records(edition, kind)) == was
    assert len(records(edition, Attachment)) == len(contents.of(Attachment))


@editions
def test_open_actions_come_over_with_all_that_belongs_to_them(edition: str) -> None:
    contents = example_contents()
    open_ones = open_actions(contents)
    assert [(a.number, a.text, a.status) for a in sorted(records(edition, Action), key=lambda a: a.number)] == [
        (a.number, a.text, a.status) for a in open_ones
    ]
    keys = {action.key for action in open_ones}
    was: list[DueMove | ProgressNote | Reading]
    was = [*contents.of(DueMove).values(), *contents.of(ProgressNote).values(), *contents.of(Reading).values()]
    parts = [*records(edition, DueMove), *records(edition, ProgressNote), *records(edition, Reading)]
    assert len(parts) == sum(each.action in keys for each in was)


@editions
def test_nothing_judged_comes_over(edition: str) -> None:
    kinds: tuple[type[CycleRecord], ...] = (Judgement, LevelDraft, Meeting)
    assert [records(edition, kind) for kind in kinds] == [[], [], []]


@editions
def test_all_of_it_is_of_the_new_cycle_and_refers_to_nothing_else(edition: str) -> None:
    rows = begun(edition).rows
    keys = {(row.kind, row.key) for row in rows}
    assert len(keys) == len(rows)
    shared = {
        (type(record), record.key)
        for kind in example_contents().tables
        for record in example_contents().of(kind).values()
    }
    shared = {entry for entry in shared if not issubclass(entry[0], CycleRecord)}
    for row in rows:
        record = row.after
        assert row.before is None
        assert not isinstance(record, CycleRecord) or record.cycle == KEY
        for name in link_fields(row.kind):
            if name in REFERS_TO:
                assert {(REFERS_TO[name], key) for key in getattr(record, name)} <= keys | shared
        for name in naming_fields(row.kind):
            key = getattr(record, name)
            assert key is None or (REFERS_TO[name], key) in keys | shared


@editions
def test_codes_are_those_of_the_new_edition(edition: str) -> None:
    codes = set(shipped_framework(edition).codes)
    carried: list[Finding | Evidence | Action]
    carried = [*records(edition, Finding), *records(edition, Evidence), *records(edition, Action)]
    for record in carried:
        assert set(record.indicators) <= codes


@editions
def test_what_is_left_without_an_indicator_is_told_beforehand(edition: str) -> None:
    lost = left_without_indicator(example_contents(), shipped_framework(edition), crosswalk())
    bare = Counter(record.text for record in records(edition, Finding) if not record.indicators)
    assert bare == Counter(finding.text for finding in lost.findings)
    same_edition = edition == example_contents().framework.id
    assert bool(lost) is not same_edition


@editions
def test_every_entry_is_marked_and_actions_need_no_look(edition: str) -> None:
    marks = {mark.record: mark for mark in records(edition, CarriedOver)}
    for kind, looked in ((Finding, None), (Evidence, None), (Action, TODAY)):
        for record in records(edition, kind):
            assert marks[record.key].looked_at_on == looked
            assert marks[record.key].from_cycle == example_contents().cycle_key


@editions
def test_it_is_the_same_however_often_it_is_worked_out(edition: str) -> None:
    wanted = NextCycle(key=KEY, title="2027", framework=shipped_framework(edition), left_out=frozenset({"1.1"}))
    assert next_cycle(example_contents(), wanted, crosswalk(), TODAY) == begun(edition)


def test_what_is_not_covered_and_what_was_corrected_is_said_again() -> None:
    (cycle,) = records("care-inspectorate-2019", Cycle)
    assert (cycle.number, cycle.title) == (5, "2027")
    scopes = {scope.code: scope for scope in records("care-inspectorate-2019", IndicatorScope)}
    assert not scopes["1.1"].covered
    assert all(scope.meeting is None for scope in scopes.values())


def test_a_snapshot_is_the_same_whatever_order_the_records_came_in() -> None:
    contents = example_contents()
    turned = {kind: dict(reversed(list(table.items()))) for kind, table in contents.tables.items()}
    again = type(contents)(contents.identity, contents.framework, contents.cycle_key, turned, contents.other_cycles)
    assert snapshot_of(again) == snapshot_of(contents)


def test_what_is_unfinished_is_said_in_counts() -> None:
    said = unfinished(example_contents(), date(2026, 11, 22))
    assert said[0] == "10 indicators have no agreed level."
    assert "2 entries from the last cycle were not looked at." in said
    assert said[-1].endswith("still open; the next cycle takes them over.")
