"""The receipt of a return as a PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cpc_selfeval.domain.asking.receipt import ReceiptSnapshot, in_words, take_receipt
from cpc_selfeval.domain.brought import place_of_value
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.returns.records import AgencyReturn, Request, ReturnedValue, ReturnKind, Verdict
from cpc_selfeval.exports.receipt import receipt_bytes, write_receipt
from tests.domain.contents import CYCLE, holding
from tests.exports.tagged_pdf.reading import failed_rules, opened, structure

AS_AT = datetime(2026, 3, 20, 9, tzinfo=UTC)
ODD = "<b>& “=1+1”\nsecond line 🙂"
POLICE = Agency(key="police", name="Police Scotland")
ASKED = Request(key="r", cycle=CYCLE, agency="police", asked_on=date(2026, 3, 1), due=date(2026, 3, 15))
RETURNED = AgencyReturn(
    key="back",
    cycle=CYCLE,
    agency="police",
    request="r",
    return_kind=ReturnKind.WORKBOOK,
    source="w",
    sha256="ab" * 32,
    name="police.xlsx",
    written_at="",
    returned_on=date(2026, 3, 18),
    at="2026-03-19T10:00:00+00:00",
    by_name="Isla Grant",
    by_role="lead officer",
)
TAKEN = ReturnedValue(
    key="v1",
    cycle=CYCLE,
    returned="back",
    place=place_of_value(1, 1),
    record_table="finding",
    record="f",
    field="text",
    about="2.1: Strength",
    base="As it was",
    theirs=ODD,
    ours="As it is",
    both_changed=True,
    verdict=Verdict.TAKEN,
)
LEFT = replace(
    TAKEN, key="v2", place=place_of_value(2, 2), record="g", about="Evidence E-009: Title", base=None, ours=None
)


def receipt(*values: ReturnedValue) -> ReceiptSnapshot:
    return take_receipt(holding(POLICE, ASKED, RETURNED, *values), RETURNED, AS_AT, "1.0")


def said_in(printed: bytes) -> str:
    return " ".join(structure(printed).text.split())


def test_it_says_what_was_taken_by_whom_and_what_was_not() -> None:
    said = said_in(receipt_bytes(receipt(TAKEN, replace(LEFT, verdict=Verdict.NOT_TAKEN))))

    for words in (
        "What came back from Police Scotland",
        "1 change taken, 1 not taken.",
        "Asked on 1 March 2026, due by 15 March 2026.",
        "Came back on 18 March 2026 as the file “police.xlsx”.",
        "by Isla Grant, lead officer.",
        "2.1: Strength",
        "Evidence E-009: Title",
    ):
        assert words in said
    assert "<b>& “=1+1”" in said


def test_it_is_tagged_and_the_same_again() -> None:
    printed = receipt_bytes(receipt(TAKEN))

    assert printed == receipt_bytes(receipt(TAKEN))
    assert failed_rules(printed) == []
    with opened(printed) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Receipt: what came back from Police Scotland"


@pytest.mark.parametrize(("values", "said"), [((), "Nothing was taken."), ((TAKEN,), "Everything was taken.")])
def test_an_empty_part_says_so(values: tuple[ReturnedValue, ...], said: str) -> None:
    assert said in said_in(receipt_bytes(receipt(*values)))


def test_an_entry_of_which_a_part_was_taken_is_among_both() -> None:
    both = receipt(TAKEN, replace(TAKEN, key="v3", field="impact", verdict=Verdict.NOT_TAKEN))

    assert in_words(both) == "1 change taken, 1 not taken."


def test_what_nobody_could_decide_on_stands_apart_and_is_not_counted() -> None:
    note = replace(
        LEFT,
        key="v4",
        place=place_of_value(4, 4),
        record="",
        field="",
        about="Left aside",
        theirs="Kirsty will ring",
        verdict=Verdict.NOT_TAKEN,
    )
    said = said_in(receipt_bytes(receipt(TAKEN, note)))

    assert "1 change taken." in said
    assert "Everything was taken." in said
    assert "Notes" in said
    assert "Left aside: Kirsty will ring" in said


def test_it_is_written_to_its_place(tmp_path: Path) -> None:
    write_receipt(receipt(TAKEN), tmp_path / "receipt.pdf")

    assert (tmp_path / "receipt.pdf").read_bytes() == receipt_bytes(receipt(TAKEN))
