"""What was written beside the cells of a list is listed with what does not come in."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.cells import Note
from cpc_selfeval.domain.importing.guessing import guessed_kind, guessed_mapping
from cpc_selfeval.domain.importing.planning import planned
from tests.domain.contents import holding
from tests.domain.importing.plans import INSPECTION, agencies, sheet


def test_a_note_is_left_out_with_its_row_and_words() -> None:
    plain = sheet(INSPECTION)
    here = holding(*agencies())
    mapping = guessed_mapping(here, plain, guessed_kind(plain))
    without = planned(here, plain, mapping)
    with_notes = replace(plain, notes=(Note((6, 2), "Isla Grant", "ask\r\nhealth"), Note((1, 0), "", "in a box")))
    found = planned(here, with_notes, mapping)
    assert found.entries == without.entries
    more = [left for left in found.left_out if left not in without.left_out]
    assert [(left.row, left.texts, left.why) for left in more] == [
        (1, ("in a box",), "It is a note, not in a cell."),
        (6, ("ask\nhealth",), "It is a note by Isla Grant, not in a cell."),
    ]
    assert [left.row for left in found.left_out] == sorted(left.row for left in found.left_out)
