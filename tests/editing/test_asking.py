"""Requests to agencies, through the open file."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain.asking.standing import Standing, standing
from cpc_selfeval.editing.verbs.setup import InUse
from tests.editing.desk import Desk

DAY = date(2026, 3, 2)


def test_an_agency_is_asked_about_everything_that_is_covered(desk: Desk) -> None:
    key = desk.work.returns.ask(desk.police, contact_role="Chief\nsuperintendent", due=DAY)
    desk.work.session.drain()

    request = desk.contents.requests[0]
    assert (request.key, request.agency, request.contact_role) == (key, desk.police, "Chief superintendent")
    assert request.indicators == desk.contents.covered_codes
    assert standing(desk.contents, request, DAY) is Standing.TO_ASK


def test_asking_reminding_and_stopping_are_dated_and_undone(desk: Desk) -> None:
    key = desk.work.returns.ask(desk.police, due=DAY)
    desk.work.returns.mark_asked(key, DAY)
    desk.work.returns.mark_reminded(key, DAY)
    desk.work.returns.stop_waiting(key, DAY, "They merged")
    desk.work.session.drain()
    stopped = desk.contents.requests[0]
    desk.work.session.undo()
    desk.work.session.drain()

    assert (stopped.asked_on, stopped.reminded_on, stopped.ended_on, stopped.ended_because) == (
        *(DAY, DAY, DAY),
        "They merged",
    )
    assert desk.contents.requests[0].ended_on is None


def test_asking_again_ends_the_stop(desk: Desk) -> None:
    key = desk.work.returns.ask(desk.police)
    desk.work.returns.stop_waiting(key, DAY, "They merged")
    desk.work.returns.mark_asked(key, DAY)
    desk.work.session.drain()

    assert standing(desk.contents, desk.contents.requests[0], DAY) is Standing.ASKED


def test_an_agency_that_was_asked_is_not_removed(desk: Desk) -> None:
    key = desk.work.returns.ask(desk.nhs)
    desk.work.setup.remove_agency(desk.nhs)
    desk.work.session.drain()

    assert [type(told.refusal) for told in desk.told.refusals] == [InUse]

    desk.work.returns.remove(key)
    desk.work.setup.remove_agency(desk.nhs)
    desk.work.session.drain()
    assert [agency.key for agency in desk.contents.agencies] == [desk.police]


def test_the_letters_have_what_was_entered(desk: Desk) -> None:
    key = desk.work.returns.ask(desk.police)
    desk.work.returns.revise(key, message="We met last week.")
    desk.work.session.drain()

    assert "We met last week." in desk.work.returns.asking_letter(key).body
    assert "Police Scotland" in desk.work.returns.reminding_letter(key).body
