"""Statuses of actions: overdue is derived, never set."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Action, Status, shown_status, status_word_key
from tests.domain.contents import CYCLE

TODAY = date(2026, 11, 22)
OVER = (Status.COMPLETE_IMPACT_NOT_SHOWN, Status.COMPLETE_IMPACT_SHOWN, Status.WITHDRAWN)


def _action(status: Status, due: date | None) -> Action:
    return Action(key="x", cycle=CYCLE, number=7, text="Ask", status=status, due=due)


def test_overdue_is_the_only_status_that_cannot_be_set() -> None:
    assert set(Status) - set(SETTABLE_STATUSES) == {Status.OVERDUE}
    assert {status for status in Status if status.is_over} == set(OVER)


@pytest.mark.parametrize("status", SETTABLE_STATUSES)
@pytest.mark.parametrize("days", [None, -1, 0, 1])
def test_an_action_is_overdue_from_the_day_after_its_due_date_unless_it_is_over(
    status: Status, days: int | None
) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    late = days == -1 and status not in OVER
    assert shown_status(_action(status, due), TODAY) is (Status.OVERDUE if late else status)


@pytest.mark.parametrize(("number", "ref"), [(1, "A-01"), (27, "A-27"), (100, "A-100")])
def test_a_reference_has_at_least_two_figures(number: int, ref: str) -> None:
    assert Action(key="x", cycle=CYCLE, number=number, text="").ref == ref


def test_there_is_one_word_for_each_status_and_cycle() -> None:
    keys = {status_word_key(cycle, status) for cycle in (CYCLE, "next") for status in Status}
    assert len(keys) == 2 * len(Status)
    assert status_word_key(CYCLE, Status.ON_TRACK) == status_word_key(CYCLE, Status.ON_TRACK)
