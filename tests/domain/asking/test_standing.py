"""How far each agency has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cpc_selfeval.domain.asking.standing import Standing, at_a_glance, days_late, standing
from cpc_selfeval.domain.brought import place_of_value
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import AgencyReturn, Request, ReturnedValue, ReturnKind, Verdict
from tests.domain.contents import CYCLE, DAY, holding

POLICE = Agency(key="police", name="Police Scotland", position=1)
NHS = Agency(key="nhs", name="NHS Harbour", position=2)
GONE = Agency(key="gone", name="Housing", position=3, retired=True)
ASKED = Request(key="r", cycle=CYCLE, agency="police", asked_on=DAY, due=DAY + timedelta(days=14))
RETURN = AgencyReturn(
    key="back",
    cycle=CYCLE,
    agency="police",
    request="r",
    return_kind=ReturnKind.WORKBOOK,
    source="w",
    sha256="",
    name="police.xlsx",
    written_at="",
    returned_on=DAY,
    at="2026-06-10T10:00:00+00:00",
)


def value(place: int, verdict: Verdict, returned: str = "back", record: str = "f") -> ReturnedValue:
    return ReturnedValue(
        key=f"v{place}",
        cycle=CYCLE,
        returned=returned,
        place=place_of_value(place // 2, place),
        record_table="finding",
        record=record,
        field="text",
        about="",
        base="",
        theirs="x",
        ours="",
        both_changed=False,
        verdict=verdict,
    )


def with_agencies(*records: Record) -> Contents:
    return holding(POLICE, NHS, GONE, *records)


@pytest.mark.parametrize(
    ("request_made", "day", "stands"),
    [
        (replace(ASKED, asked_on=None), DAY, Standing.TO_ASK),
        (ASKED, DAY + timedelta(days=14), Standing.ASKED),
        (ASKED, DAY + timedelta(days=15), Standing.LATE),
        (replace(ASKED, due=None), date(2099, 1, 1), Standing.ASKED),
        (replace(ASKED, ended_on=DAY), DAY + timedelta(days=15), Standing.STOPPED),
    ],
)
def test_where_a_request_stands(request_made: Request, day: date, stands: Standing) -> None:
    assert standing(with_agencies(request_made), request_made, day) is stands


def test_what_came_back_counts_even_when_it_was_late_or_no_longer_waited_for() -> None:
    given_up = replace(ASKED, ended_on=DAY)

    assert standing(with_agencies(given_up, RETURN), given_up, date(2099, 1, 1)) is Standing.RETURNED


def test_days_late_begin_after_the_due_day() -> None:
    assert [days_late(ASKED, DAY + timedelta(days=days)) for days in (13, 14, 15, 20)] == [0, 0, 1, 6]


def test_there_is_a_line_for_each_agency_in_use_with_its_newest_request() -> None:
    newer = replace(ASKED, key="r2", asked_on=DAY + timedelta(days=30), due=None)

    lines = at_a_glance(with_agencies(ASKED, newer), DAY + timedelta(days=40))

    assert [(line.agency.key, line.request, line.standing) for line in lines] == [
        ("police", newer, Standing.ASKED),
        ("nhs", None, Standing.TO_ASK),
    ]


def test_a_retired_agency_has_a_line_while_it_was_asked() -> None:
    of_retired = replace(ASKED, agency="gone")

    assert [line.agency.key for line in at_a_glance(with_agencies(of_retired), DAY)] == ["police", "nhs", "gone"]


def test_what_each_return_changed_is_counted() -> None:
    second = replace(RETURN, key="second", at="2026-06-11T10:00:00+00:00")
    values = (
        value(2, Verdict.TAKEN),
        value(3, Verdict.TAKEN),
        value(4, Verdict.NOT_TAKEN),
        value(6, Verdict.TAKEN, "second"),
    )

    line = at_a_glance(with_agencies(ASKED, RETURN, second, *values), date(2099, 1, 1))[0]

    assert (line.returned, line.taken, line.not_taken, line.days_late) == (second, 2, 1, 0)
