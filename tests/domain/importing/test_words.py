"""What headings, status words, agencies and indicators are taken for."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.action import Status, StatusWord
from cpc_selfeval.domain.committee import Agency, AgencyKind
from cpc_selfeval.domain.importing.agencies import Named, agencies_named, known_names
from cpc_selfeval.domain.importing.cells import as_shown, cell_text, column_letter, folded
from cpc_selfeval.domain.importing.fields import FIELD_WORDS, FIELDS, HEADINGS, Field, ListKind
from cpc_selfeval.domain.importing.guessing import guessed_field
from cpc_selfeval.domain.importing.statuses import guessed_status, known_words
from cpc_selfeval.domain.importing.values import read_indicators, read_priority, read_source, read_yes
from tests.domain.contents import CYCLE, FRAMEWORK, holding
from tests.domain.importing.plans import agencies, sheet

HERE = holding(*agencies())
SCRA = agencies()[3].key


@pytest.mark.parametrize("kind", ListKind)
def test_every_heading_is_known_as_it_is_compared_and_means_a_field_of_its_kind(kind: ListKind) -> None:
    for heading, field in HEADINGS[kind].items():
        assert folded(heading) == heading
        assert field in FIELDS[kind]
    assert {*FIELD_WORDS} == {*Field} == {*FIELDS[ListKind.ACTIONS], *FIELDS[ListKind.EVIDENCE]}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What we will do", Field.ACTION),
        ("ACTION(S)", Field.ACTION),
        ("Action\n(what will be done)", Field.ACTION),
        ("Lead / Partners", Field.LEAD),
        ("Lead Officer:", Field.LEAD),
        ("Who’s leading", Field.LEAD),
        ("Desired impact", Field.OUTCOME),
        ("By when?", Field.DUE),
        ("How will we know", Field.MEASURE),
        ("BRAG", Field.STATUS),
        ("Progress update – September 2026", Field.PROGRESS),
        ("Comments Q3", Field.PROGRESS),
        ("Action complete?", Field.STATUS),
        ("QI(s)", Field.INDICATORS),
        ("Ref", None),
        ("", None),
    ],
)
def test_headings_of_actions(heading: str, field: Field | None) -> None:
    assert guessed_field(heading, ListKind.ACTIONS) is field


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Green", Status.ON_TRACK),
        ("g", Status.ON_TRACK),
        ("On-track", Status.ON_TRACK),
        ("AMBER", Status.AT_RISK),
        ("Red", Status.AT_RISK),
        ("Overdue", Status.AT_RISK),
        ("Some slippage", Status.AT_RISK),
        ("Complete", Status.COMPLETE_IMPACT_NOT_SHOWN),
        ("Done!", Status.COMPLETE_IMPACT_NOT_SHOWN),
        ("✓", Status.COMPLETE_IMPACT_NOT_SHOWN),
        ("B", Status.COMPLETE_IMPACT_NOT_SHOWN),
        ("Complete: impact shown", Status.COMPLETE_IMPACT_SHOWN),
        ("Not due", Status.NOT_STARTED),
        ("No longer required", Status.WITHDRAWN),
        ("Green (dates agreed)", Status.ON_TRACK),
        ("Completed - 3 May", Status.COMPLETE_IMPACT_NOT_SHOWN),
        ("Complete\nawaiting sign-off", Status.COMPLETE_IMPACT_NOT_SHOWN),
        ("Greenish", None),
        ("Embedded", None),
        ("3", None),
    ],
)
def test_status_words(word: str, status: Status | None) -> None:
    assert guessed_status(known_words(HERE), word) is status


def test_the_committee_s_own_letter_counts_and_the_lesser_of_two() -> None:
    own = (
        StatusWord(key="1", cycle=CYCLE, status=Status.ON_TRACK, word="Sailing", letter="S"),
        StatusWord(key="2", cycle=CYCLE, status=Status.COMPLETE_IMPACT_SHOWN, word="Home", letter="B"),
        StatusWord(key="3", cycle=CYCLE, status=Status.WITHDRAWN, word="Green", letter=""),
    )
    known = known_words(holding(*own))
    assert guessed_status(known, "sailing") is guessed_status(known, "s") is Status.ON_TRACK
    assert guessed_status(known, "b") is Status.COMPLETE_IMPACT_NOT_SHOWN
    assert guessed_status(known, "home") is Status.COMPLETE_IMPACT_SHOWN
    assert guessed_status(known, "green") is Status.WITHDRAWN
    assert all(status is not Status.OVERDUE for status in known.values())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Police Scotland", Named(("Police Scotland",), True)),
        ("police", Named(("Police Scotland",), True)),
        ("Police / NHS", Named(("Police Scotland", "NHS Harbour"), True)),
        ("NHS and Police and NHS", Named(("NHS Harbour", "Police Scotland"), True)),
        ("Children & Families; SCRA", Named(("Children and Families", SCRA), True)),
        ("Scottish Children's Reporter Administration", Named((SCRA,), True)),
        ("Chief Inspector, Police Scotland", Named(("Police Scotland",), False)),
        ("Policeman", Named()),
        ("Education", Named()),
        ("", Named()),
    ],
)
def test_agencies(text: str, named: Named) -> None:
    assert agencies_named(known_names(HERE), text) == named


def test_a_retired_agency_and_a_name_of_two_are_nobody() -> None:
    retired = Agency(key="1", name="Coast Housing", kind=AgencyKind.HOUSING, retired=True)
    twice = (Agency(key=key, name="Forum", kind=AgencyKind.THIRD_SECTOR) for key in ("2", "3"))
    known = known_names(holding(retired, *twice))
    assert agencies_named(known, "Coast Housing") == agencies_named(known, "Housing") == Named()
    assert agencies_named(known, "Forum") == agencies_named(known, "Third sector") == Named()


@pytest.mark.parametrize(
    ("text", "codes", "whole"),
    [
        ("2.1", ("2.1",), True),
        ("QI 2.1, 5.3 and 5.4", ("2.1", "5.3", "5.4"), True),
        ("QIs: 2.1/9.2", ("2.1", "9.2"), True),
        ("2.1 Impact on children and young people", ("2.1",), True),
        ("2.1 (mostly)", ("2.1",), False),
        ("5.1 to 5.3", ("5.1", "5.3"), False),
        ("5.1-5.3", ("5.1", "5.3"), False),
        ("2.1.3", (), False),
        ("12.10.26", (), False),
        ("all", (), False),
        ("99.9", (), False),
    ],
)
def test_indicators(text: str, codes: tuple[str, ...], whole: bool) -> None:
    assert read_indicators(FRAMEWORK, text) == (codes, whole)


def test_fixed_choices_are_known_by_their_very_words_only() -> None:
    assert read_priority("H") is read_priority("high priority")
    assert read_priority("1") is read_priority("Highland") is None
    assert (read_yes("Y"), read_yes("no"), read_yes("TRUE"), read_yes("Some")) == (True, False, True, None)
    assert read_source("Staff survey") is not None
    assert read_source("Survey") is None


def test_cells_in_words() -> None:
    assert [cell_text(cell) for cell in (None, True, False, 3, 3.0, 0.5, 1e20)] == [
        "",
        "TRUE",
        "FALSE",
        "3",
        "3",
        "0.5",
        "1e+20",
    ]
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert folded("  Lead’s  Office-r(s) & more ") == "leads office r s and more"
    plain = sheet([("Action",)])
    assert as_shown(plain) is plain
