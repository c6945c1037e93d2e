"""The 2007 test on the reference indicators."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.reference_test import Outcome, Shift, held_to_it, reference_codes, reference_test
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.domain.contents import CYCLE, EMPTY, holding, judged

OLD, REVISED, LATER = map(shipped_framework, ("hmie-2005", "hmie-2009", "care-inspectorate-2019"))
CODES = ("1.1", "1.2", "1.3", "1.4")
LEVELS = st.none() | st.integers(1, 6)


def levels(*values: int | None) -> dict[str, int | None]:
    return dict(zip(CODES, values, strict=True))


def test_the_editions_that_define_reference_indicators() -> None:
    assert reference_codes(OLD) == CODES
    assert reference_codes(REVISED) == ("2.1", "2.2", "2.3", "2.4")
    assert reference_codes(LATER) == ()
    assert held_to_it(LATER, {}).outcome is Outcome.NOT_DEFINED


@pytest.mark.parametrize(
    ("given_levels", "outcome", "deciding", "margin"),
    [
        ((3, 3, 4, 5), Outcome.MEETS, ("1.1", "1.2"), 0),
        ((5, 4, 6, 5), Outcome.MEETS, ("1.2",), 1),
        ((5, 2, 6, 1), Outcome.DOES_NOT_MEET, ("1.2", "1.4"), -2),
        ((5, 2, None, 5), Outcome.DOES_NOT_MEET, ("1.2",), -1),
        ((5, 5, None, 5), Outcome.CANNOT_SAY, ("1.3",), None),
        ((None, None, None, None), Outcome.CANNOT_SAY, CODES, None),
    ],
)
def test_what_decides_and_by_how_much(
    given_levels: tuple[int | None, ...], outcome: Outcome, deciding: tuple[str, ...], margin: int | None
) -> None:
    found = held_to_it(OLD, levels(*given_levels))

    assert (found.outcome, found.deciding, found.margin) == (outcome, deciding, margin)


def test_what_one_level_up_or_down_would_do() -> None:
    assert held_to_it(OLD, levels(3, 6, 1, None)).shifts == (
        Shift("1.1", Outcome.DOES_NOT_MEET, Outcome.DOES_NOT_MEET),
        Shift("1.2", Outcome.DOES_NOT_MEET, None),
        Shift("1.3", None, Outcome.DOES_NOT_MEET),
        Shift("1.4", None, None),
    )
    assert held_to_it(OLD, levels(2, 3, 3, 3)).shifts[0] == Shift("1.1", Outcome.DOES_NOT_MEET, Outcome.MEETS)


@given(st.tuples(LEVELS, LEVELS, LEVELS, LEVELS))
def test_the_rule_said_otherwise(values: tuple[int | None, ...]) -> None:
    found = held_to_it(OLD, levels(*values))

    if found.outcome is Outcome.MEETS:
        assert all(value is not None and value >= 3 for value in values)
    elif found.outcome is Outcome.DOES_NOT_MEET:
        assert any(value is not None and value < 3 for value in values)
    else:
        assert None in values
    assert (found.margin is None) == (found.outcome is Outcome.CANNOT_SAY)
    for shift, value in zip(found.shifts, values, strict=True):
        moved = {**levels(*values)}
        if value is not None and value < 6:
            moved[shift.code] = value + 1
            assert shift.one_up is held_to_it(OLD, moved).outcome


def of_edition(contents: Contents) -> Contents:
    cycle = replace(contents.cycle, framework=OLD.id)
    tables = {**contents.tables, Cycle: {CYCLE: cycle}}
    return Contents(contents.identity, OLD, CYCLE, tables)


def test_recorded_levels_count_at_whatever_stage() -> None:
    stages = (Stage.PROPOSED, Stage.RECOMMENDED, Stage.AGREED, Stage.PROPOSED)
    events = [judged(n, code, stage, level=4) for n, (code, stage) in enumerate(zip(CODES, stages, strict=True))]

    assert reference_test(of_edition(holding(*events))).outcome is Outcome.MEETS
    assert reference_test(of_edition(holding(*events[:3]))).deciding == ("1.4",)
    assert reference_test(EMPTY).outcome is Outcome.NOT_DEFINED
