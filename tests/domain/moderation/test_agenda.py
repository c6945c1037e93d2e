"""The matrix holds what stands, and the agenda is in the order that its rule says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.drawings.description import Spread
from cpc_selfeval.domain.drawings.proposals import proposals_drawing
from cpc_selfeval.domain.judgement import Absence, Judgement, Stage
from cpc_selfeval.domain.moderation.agenda import AgendaItem, Part, agenda
from cpc_selfeval.domain.moderation.lettering import letters_of
from cpc_selfeval.domain.moderation.lines import moderation_lines
from cpc_selfeval.domain.moderation.matrix import matrix
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.support import Verdict
from tests.domain.contents import holding, judged, left_out
from tests.domain.moderation.people import AGENCIES, COVERING, POLICE, TODAY, proposed, supporting


def item(code: str, *records: Record) -> AgendaItem:
    (found,) = (each for each in agenda(holding(*AGENCIES, *records), TODAY) if each.code == code)
    return found


def test_every_agency_in_use_has_a_place_in_every_row_and_a_retired_one_while_it_speaks() -> None:
    gone = replace(POLICE, retired=True)
    silent = holding(gone, *AGENCIES[1:])
    speaking = holding(gone, *AGENCIES[1:], proposed(1, "2.1", "police", 4))

    assert [agency.key for agency in matrix(silent, TODAY).agencies] == ["nhs", "schools"]
    found = matrix(speaking, TODAY)
    assert [agency.key for agency in found.agencies] == ["police", "nhs", "schools"]
    assert all(len(row.proposed) == 3 for row in found.rows)


def test_a_row_has_the_standing_proposals_and_what_they_lack() -> None:
    records = (
        proposed(1, "2.1", "police", 5),
        proposed(2, "2.1", "police", 4),
        proposed(3, "2.1", "nhs", None, absence=Absence.NOT_ENOUGH_EVIDENCE, reason=" "),
        proposed(4, "2.1", None, 2),
        left_out("2.2"),
    )
    found = matrix(holding(*AGENCIES, *records), TODAY)
    row = found.row("2.1")

    assert [(each.agency, each.level) for each in row.standing] == [("police", 4), ("nhs", None), (None, 2)]
    assert (row.spread, row.levels_apart, row.mixed, row.lacking) == ((2, 4), 2, True, ("nhs",))
    assert "2.2" not in [each.code for each in found.rows]
    with pytest.raises(KeyError):
        found.row("2.2")


@pytest.mark.parametrize(
    ("records", "part", "reasons"),
    [
        ((), Part.UNPROPOSED, ()),
        ((proposed(1, "2.1", "police", 4), *supporting("2.1", 1)), Part.TOGETHER, ()),
        (
            (proposed(1, "2.1", "police", 2), proposed(2, "2.1", "nhs", 4), *supporting("2.1", 1)),
            Part.DISCUSS,
            ("Proposals are 2 levels apart: 2 Weak (Police Scotland), 4 Good (NHS Harbour).",),
        ),
        (
            (
                proposed(1, "2.1", "police", 4),
                proposed(2, "2.1", "nhs", None, absence=Absence.NOT_APPLICABLE),
                *supporting("2.1", 1),
            ),
            Part.DISCUSS,
            ("NHS Harbour says “not applicable”, where others propose a level.",),
        ),
        ((proposed(1, "2.1", "police", 4),), Part.DISCUSS, ("Unsupported: there is no evidence.",)),
        (
            (
                proposed(1, "2.1", "police", 4, reason=""),
                proposed(2, "2.1", "nhs", 4, reason=""),
                *supporting("2.1", 1),
            ),
            Part.DISCUSS,
            ("No rationale from Police Scotland and NHS Harbour.",),
        ),
        ((proposed(1, "2.1", "police", None, absence=Absence.NOT_APPLICABLE),), Part.TOGETHER, ()),
        (
            (proposed(1, "2.1", "police", 2), judged(2, "2.1", Stage.AGREED, level=3)),
            Part.DECIDED,
            ("Agreed: Adequate.",),
        ),
        (
            (proposed(1, "2.1", "police", 2), proposed(2, "2.1", "nhs", 4), *supporting("2.1", 1), COVERING),
            Part.DISCUSS,
            ("Proposals differ; agencies’ levels are covered until the meeting.",),
        ),
    ],
)
def test_why_an_indicator_stands_where_it_stands(
    records: tuple[Record, ...], part: Part, reasons: tuple[str, ...]
) -> None:
    found = item("2.1", *records)
    assert (found.part, found.reasons) == (part, reasons)


def test_what_is_further_apart_comes_first_then_mixed_then_unsupported_then_without_rationale() -> None:
    contents = holding(
        *AGENCIES,
        proposed(1, "1.1", "police", 4, reason=""),
        *supporting("1.1", 1),
        proposed(2, "2.1", "police", 4),
        proposed(3, "2.2", "police", 4),
        proposed(4, "2.2", "nhs", None, absence=Absence.NOT_ENOUGH_EVIDENCE),
        *supporting("2.2", 4),
        proposed(5, "5.1", "police", 3),
        proposed(6, "5.1", "nhs", 4),
        *supporting("5.1", 7),
        proposed(7, "9.4", "police", 1),
        proposed(8, "9.4", "nhs", 6),
        *supporting("9.4", 10),
    )
    order = [each.code for each in agenda(contents, TODAY) if each.part is Part.DISCUSS]
    assert order == ["9.4", "5.1", "2.2", "2.1", "1.1"]


_LEVELS = st.one_of(st.none(), st.integers(1, 6))


@st.composite
def _proposals(draw: st.DrawFn) -> list[Judgement]:
    codes = draw(st.lists(st.sampled_from(["1.1", "2.1", "5.4", "9.4"]), unique=True))
    made: list[Judgement] = []
    for code in codes:
        for agency in draw(st.lists(st.sampled_from(["police", "nhs", "schools", None]), unique=True)):
            level = draw(_LEVELS)
            absence = None if level else draw(st.sampled_from(list(Absence)))
            reason = draw(st.sampled_from(["", "Because"]))
            made.append(proposed(len(made) + 1, code, agency, level, absence=absence, reason=reason))
    return made


@given(_proposals())
def test_every_covered_indicator_is_on_it_once_and_disagreement_never_comes_later(made: list[Judgement]) -> None:
    contents = holding(*AGENCIES, *made)
    found = agenda(contents, TODAY)

    assert sorted(each.code for each in found) == sorted(contents.covered_codes)
    parts = [list(Part).index(each.part) for each in found]
    assert parts == sorted(parts)
    apart = [each.row.levels_apart for each in found if each.part is Part.DISCUSS]
    assert apart == sorted(apart, reverse=True)
    for each in found:
        quiet = not (each.row.levels_apart or each.row.mixed or each.row.lacking)
        if each.part is Part.TOGETHER:
            supported = each.row.support.verdict is Verdict.SUPPORTED
            assert quiet
            assert supported or all(one.level is None for one in each.row.standing)
        if each.part is Part.DISCUSS:
            assert each.reasons


@given(_proposals())
def test_covering_changes_neither_parts_nor_order(made: list[Judgement]) -> None:
    seen = agenda(holding(*AGENCIES, *made), TODAY)
    hidden = agenda(holding(*AGENCIES, *made, COVERING), TODAY)
    assert [(each.code, each.part) for each in seen] == [(each.code, each.part) for each in hidden]


def test_lines_say_the_agenda_in_words() -> None:
    contents = holding(
        *AGENCIES, proposed(1, "2.1", "nhs", 2, reason="Cases wait"), proposed(2, "2.1", None, 4), *supporting("2.1", 1)
    )
    lines = moderation_lines(contents, TODAY)
    first = lines.lines[0]

    assert lines.agencies == ("Police Scotland", "NHS Harbour", "Education")
    assert (first.code, first.part, first.spread, first.levels_apart) == ("2.1", Part.DISCUSS, "2 to 4", 2)
    assert [each.judged for each in first.proposals] == ["", "2 Weak", ""]
    assert (first.proposals[1].rationale, first.own and first.own.by) == ("Cases wait", "Lead officer")
    assert (first.evidence, first.support, lines.covered) == (3, "Supported", False)


def test_a_drawing_has_a_shape_of_its_own_for_each_agency_and_the_spread_between_the_outermost() -> None:
    contents = holding(*AGENCIES, proposed(1, "2.1", "police", 2), proposed(2, "2.1", "schools", 5))
    drawing = proposals_drawing(contents, matrix(contents, TODAY))
    (row,) = drawing.rows

    assert [(mark.at, mark.label) for mark in row.marks] == [(2, "PS"), (5, "Ed")]
    assert row.marks[0].shape is not row.marks[1].shape
    assert row.spreads == (Spread(2, 5),)
    assert row.words.endswith("Police Scotland 2 Weak; Education 5 Very good")
    assert drawing.table.rows[0][2:] == ("2 Weak", "", "5 Very good", "", "2 to 5")


def test_letters_are_initials_and_no_two_are_the_same() -> None:
    names = (
        "Police Scotland",
        "NHS Harbour",
        "Education",
        "Edge of Care",
        "Public Service",
        "of the",
        "Adult services",
    )
    assert letters_of(names) == ("PS", "NHS", "Ed", "EC", "PS2", "?", "AS")


@given(st.lists(st.text(max_size=12)))
def test_letters_are_never_shared(names: list[str]) -> None:
    letters = letters_of(names)
    assert len(set(letters)) == len(names)
    assert all(letters)
