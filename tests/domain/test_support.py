"""Whether the evidence of an indicator holds what the committee expects."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.expecting import Expectations, ShelfLife, expectations_key, shelf_life_key
from cpc_selfeval.domain.support import (
    SHELF_LIVES,
    Gap,
    Verdict,
    going_out_of_date,
    is_out_of_date,
    last_good_day,
    months_after,
    notes_in_words,
    support,
    support_in_words,
)
from tests.domain.contents import CYCLE, holding

TODAY = date(2026, 11, 22)
CODE = "2.1"
CHILDREN, PARENTS, AUDIT, DATA = (
    SourceType.VIEWS_OF_CHILDREN,
    SourceType.VIEWS_OF_PARENTS,
    SourceType.CASE_FILE_AUDIT,
    SourceType.PERFORMANCE,
)


def piece(number: int, source_type: SourceType | None, **values: Any) -> Evidence:
    fields: dict[str, Any] = {"period_to": TODAY, "indicators": (CODE,), **values}
    return Evidence(key=f"e{number}", cycle=CYCLE, number=number, title="", source_type=source_type, **fields)


def expecting(**values: Any) -> Expectations:
    return Expectations(key=expectations_key(CYCLE), cycle=CYCLE, **values)


def judged(*pieces: Evidence, **expected: Any) -> tuple[Verdict, tuple[Gap, ...]]:
    found = support(holding(*pieces, expecting(**expected)), CODE, TODAY)
    return found.verdict, found.gaps


FULL = (piece(1, CHILDREN), piece(2, AUDIT, shows_impact=True), piece(3, DATA))


def test_three_kinds_one_showing_impact_and_somebody_s_views_support_a_level() -> None:
    assert judged(*FULL) == (Verdict.SUPPORTED, ())


@pytest.mark.parametrize(
    ("pieces", "gaps"),
    [
        (FULL[:2], (Gap.SOURCE_TYPES,)),
        ((piece(1, PARENTS), piece(2, AUDIT), piece(3, DATA)), (Gap.IMPACT,)),
        ((piece(1, None, shows_impact=True), *FULL[1:]), (Gap.SOURCE_TYPES, Gap.VIEWS)),
        ((piece(1, AUDIT), piece(2, AUDIT), piece(3, AUDIT)), (Gap.SOURCE_TYPES, Gap.IMPACT, Gap.VIEWS)),
    ],
)
def test_what_is_missing_is_named(pieces: tuple[Evidence, ...], gaps: tuple[Gap, ...]) -> None:
    assert judged(*pieces) == (Verdict.NEEDS_MORE, gaps)


def test_without_evidence_or_with_none_that_is_up_to_date_nothing_supports_it() -> None:
    old = piece(1, CHILDREN, period_to=date(2020, 1, 1), shows_impact=True)

    assert judged() == (Verdict.UNSUPPORTED, (Gap.ANY_EVIDENCE,))
    assert judged(old) == (Verdict.UNSUPPORTED, (Gap.UP_TO_DATE,))


def test_thresholds_are_the_committee_s() -> None:
    one = piece(1, AUDIT)

    assert judged(one, source_types=1, needs_impact=False, needs_views=False) == (Verdict.SUPPORTED, ())


def test_each_kind_counts_once_and_agencies_are_named_in_their_order() -> None:
    police = Agency(key="p", name="Police", position=2)
    nhs = Agency(key="n", name="NHS", position=1)
    contents = holding(police, nhs, piece(1, AUDIT, agency="p"), piece(2, AUDIT, agency="n"), piece(3, DATA))

    found = support(contents, CODE, TODAY)

    assert found.source_types == ((DATA, 1), (AUDIT, 2))
    assert found.agencies == ("n", "p")


@pytest.mark.parametrize(
    ("kind", "period", "last"),
    [
        (DATA, {"period_from": date(2025, 1, 31), "period_to": date(2025, 2, 28)}, date(2026, 2, 28)),
        (AUDIT, {"period_from": date(2024, 2, 29), "period_to": None}, date(2026, 2, 28)),
        (DATA, {"period_to": None}, None),
        (None, {}, None),
    ],
)
def test_a_shelf_life_begins_after_the_period(
    kind: SourceType | None, period: dict[str, Any], last: date | None
) -> None:
    old = piece(1, kind, **period)
    contents = holding(old)

    assert last_good_day(contents, old) == last
    if last is not None:
        assert [is_out_of_date(contents, old, last + timedelta(days=days)) for days in (0, 1)] == [False, True]


@pytest.mark.parametrize(("months", "is_old"), [(1, True), (None, False)])
def test_a_committee_has_shelf_lives_of_its_own(months: int | None, is_old: bool) -> None:
    own = ShelfLife(key=shelf_life_key(CYCLE, DATA), cycle=CYCLE, source_type=DATA, months=months)
    old = piece(1, DATA, period_to=date(2010, 1, 1))

    assert is_out_of_date(holding(own, old), old, TODAY) is is_old


def test_every_kind_of_source_has_a_shelf_life() -> None:
    assert set(SHELF_LIVES) == set(SourceType)


def test_what_goes_out_of_date_by_a_meeting_is_listed_soonest_first() -> None:
    later = piece(1, DATA, period_to=date(2026, 2, 1))
    soon = piece(2, DATA, period_to=date(2026, 1, 1))
    gone = piece(3, DATA, period_to=date(2020, 1, 1))
    contents = holding(later, soon, gone, piece(4, DATA))

    assert going_out_of_date(contents, TODAY, date(2027, 2, 2)) == (soon, later)
    assert going_out_of_date(contents, TODAY, date(2027, 2, 1)) == (soon,)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 240), st.integers(0, 240))
def test_months_go_on_and_never_leave_their_month(day: date, some: int, more: int) -> None:
    later = months_after(day, some)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == some
    assert later.day <= day.day
    assert months_after(day, min(some, more)) <= months_after(day, max(some, more))


@given(st.lists(st.sampled_from([*SourceType, None]), max_size=6), st.booleans())
def test_more_evidence_never_takes_support_away(kinds: list[SourceType | None], shows: bool) -> None:
    pieces = [piece(number, kind, shows_impact=shows) for number, kind in enumerate(kinds)]
    order = [Verdict.UNSUPPORTED, Verdict.NEEDS_MORE, Verdict.SUPPORTED]
    verdicts = [order.index(judged(*pieces[:count])[0]) for count in range(len(pieces) + 1)]

    assert verdicts == sorted(verdicts)


def said(*pieces: Evidence) -> tuple[str, tuple[str, ...]]:
    contents: Contents = holding(*pieces)
    found = support(contents, CODE, TODAY)
    return support_in_words(contents, found), notes_in_words(found)


def test_it_is_said_in_words() -> None:
    assert said(*FULL) == ("Supported", ("Parents and carers were not asked.",))
    assert said() == ("Unsupported: there is no evidence", ())
    assert said(piece(1, AUDIT), piece(2, DATA, shows_impact=True)) == (
        "Needs more evidence: 2 kinds of source, where 3 are expected; nobody asked children or families",
        (),
    )


def test_notes_say_what_is_not_counted_and_what_says_no_period() -> None:
    old = piece(4, DATA, period_to=date(2020, 1, 1))
    undated = piece(5, PARENTS, period_to=None)

    assert said(*FULL, old, undated)[1] == (
        "Out of date, so not counted: E-004.",
        "1 piece says no period, and counts as up to date.",
    )
