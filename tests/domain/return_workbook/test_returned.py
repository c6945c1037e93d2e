"""Whose a workbook is that came back, and why it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cpc_selfeval.domain.cells import SheetCells, WorkbookCells
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.return_workbook.answers import understood
from cpc_selfeval.domain.return_workbook.hidden import FORMAT, Hidden, hidden_cells, hidden_part
from cpc_selfeval.domain.return_workbook.returned import checked
from cpc_selfeval.domain.returns.records import Request, ReturnKind
from cpc_selfeval.domain.returns_refusals import (
    NewerReturn,
    NotAReturn,
    OtherAgency,
    OtherCommittee,
    OtherCycle,
    OtherEdition,
    SpoiledReturn,
)
from tests.domain.return_workbook.books import WORKBOOK, book, contents, records, request, snapshot
from tests.exports.workbook.contents import HEALTH, POLICE, holding

Rows = list[list[Any]]


def test_the_hidden_part_comes_back_whole() -> None:
    hidden = snapshot().hidden
    assert hidden_part(hidden_cells(hidden)) == hidden


def test_it_belongs_here() -> None:
    here = holding(*records(), request())
    source = checked(book().read(), here, POLICE)
    assert (source.kind, source.agency, source.whose) == (ReturnKind.WORKBOOK, POLICE, "Police Scotland")
    assert (source.request, source.identity) == ("the request", WORKBOOK)
    assert (source.written_at, source.name) == ("2026-11-02T09:30:00+00:00", "Police.xlsx")


@pytest.mark.parametrize("asked", [[], [replace(request(), agency=HEALTH)]])
def test_a_request_that_is_not_here_or_another_agency_s_is_not_what_it_answers(asked: list[Request]) -> None:
    assert checked(book().read(), holding(*records(), *asked)).request is None


def test_indicators_that_the_framework_has_not_are_refused() -> None:
    returned = book().read()
    finding = next(iter(returned.theirs[Finding].values()))
    assert isinstance(finding, Finding)
    forged = {**returned.theirs, Finding: {finding.key: replace(finding, indicators=("77",))}}
    with pytest.raises(SpoiledReturn):
        checked(replace(returned, theirs=forged), contents())


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"file": "another"}, OtherCommittee),
        ({"cycle": "the last one", "cycle_title": "Self-evaluation 2024–25"}, OtherCycle),
        ({"framework": "hmie-2009"}, OtherEdition),
        ({"framework_hash": "0" * 64}, OtherEdition),
        ({"agency": "nobody", "agency_name": "The fire brigade"}, OtherAgency),
        ({"agency": HEALTH}, OtherAgency),
    ],
)
def test_what_belongs_elsewhere_is_refused(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    returned = book().read()
    other = replace(returned, identity=replace(returned.identity, **changes))
    with pytest.raises(refusal) as told:
        checked(other, contents(), POLICE)
    for sentence in (told.value.what_happened, told.value.what_is_safe, told.value.what_to_do):
        assert sentence.endswith(".")
    assert "Police.xlsx" in told.value.what_happened


def dropped(number: int) -> Callable[[Rows], None]:
    def spoil(rows: Rows) -> None:
        del rows[number]

    return spoil


def with_value(number: int, value: Any) -> Callable[[Rows], None]:
    def spoil(rows: Rows) -> None:
        rows[number][1] = value

    return spoil


SPOILT: dict[str, tuple[Callable[[Rows], None], type[Refusal]]] = {
    "no hash": (dropped(2), SpoiledReturn),
    "another hash": (with_value(2, "0" * 64), SpoiledReturn),
    "no number of parts": (dropped(3), SpoiledReturn),
    "far too many parts": (with_value(3, 10**12), SpoiledReturn),
    "no part": (dropped(4), SpoiledReturn),
    "an empty part": (with_value(4, None), SpoiledReturn),
    "another part": (with_value(4, "eJwrLkksKs4vAgAMdgKF"), SpoiledReturn),
    "not even that": (with_value(4, "Police"), SpoiledReturn),
    "no format": (with_value(0, "one"), SpoiledReturn),
    "a newer format": (with_value(0, FORMAT + 1), NewerReturn),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_hidden_part_is_refused(name: str) -> None:
    spoil, refusal = SPOILT[name]
    edited = book()
    spoil(edited.hidden)
    with pytest.raises(refusal):
        edited.read()


@pytest.mark.parametrize("field", ["identity", "words", "rows", "rooms", "prints"])
def test_a_hidden_part_of_another_shape_is_refused(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its hash is right, since whoever made it worked that out as well."""
    from cpc_selfeval.domain.return_workbook import hidden as module

    as_it_is = module._json

    def otherwise(hidden: Hidden) -> bytes:
        return as_it_is(hidden).replace(f'"{field}":'.encode(), f'"{field}":17,"was {field}":'.encode())

    monkeypatch.setattr(module, "_json", otherwise)
    edited = book()
    with pytest.raises(SpoiledReturn):
        edited.read()


def test_the_number_of_parts_can_have_become_a_number() -> None:
    edited = book()
    edited.hidden[0][1], edited.hidden[3][1] = 1, 1.0
    assert edited.read().base


def test_the_hidden_sheet_can_have_been_moved_and_renamed() -> None:
    edited = book()
    cells = edited.cells()
    secret = cells.sheets[-1]
    moved = SheetCells("Sheet9", hidden=False, rows=tuple((n + 7, (None, None, *row)) for n, row in secret.rows))
    assert understood(replace(cells, sheets=(moved, *cells.sheets[:-1])), "x.xlsx").base == edited.read().base


def test_another_workbook_is_no_return() -> None:
    sheet = SheetCells("Plan", hidden=False, rows=((1, ("Action", "Key", "Part")), (2, ("Train people", "1", 1))))
    with pytest.raises(NotAReturn):
        understood(WorkbookCells((sheet,), "0" * 64), "plan.xlsx")


def test_a_return_without_its_hidden_sheet_is_spoilt() -> None:
    ours = book().cells()
    with pytest.raises(SpoiledReturn):
        understood(WorkbookCells(ours.sheets[:-1], ours.sha256), "plan.xlsx")
