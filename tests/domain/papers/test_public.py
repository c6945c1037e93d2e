"""The public version's report: nobody's name, no dissent; refused while something may identify somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cpc_selfeval.domain.action import ProgressNote
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.paper_refusals import NoAgencyForPaper, PersonalDataOpen
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import ordered
from cpc_selfeval.domain.papers.public import LEFT_OUT, known_names, public_snapshot
from tests.exports.workbook.contents import AS_AT, CYCLE, action, finding, holding, judged, snapshot_of


def named() -> Contents:
    """A file that knows some people."""
    return holding(
        action(1, "Isla Grant asks for one list.", lead="Head of Service; Morag MacLeod", help_needed="Money"),
        action(2, "Share the audit", lead="Service manager"),
        ProgressNote(key="n", cycle=CYCLE, action="action 1", on=AS_AT.date(), text="Begun", by="Ewan Ross, Police"),
        finding("f", "Morag MacLeod and Ewan Ross said so; islands are far.", indicators=("2.1",)),
        judged(1, "2.1", Stage.AGREED, level=4, present="Aileen Reid\nChair", dissent="One would say 3.", reason="Yes"),
        lead_officer="Isla Grant",
    )


def test_names_are_those_in_fields_made_for_them() -> None:
    assert known_names(named()) == {"Isla Grant", "Morag MacLeod", "Ewan Ross", "Aileen Reid"}


def test_known_names_are_left_out_of_every_text() -> None:
    contents = named()
    public = public_snapshot(contents, snapshot_of(contents))
    assert public.actions[0].action.text == f"{LEFT_OUT} asks for one list."
    assert public.findings[0].finding.text == f"{LEFT_OUT} and {LEFT_OUT} said so; islands are far."
    told = repr(public)
    for hidden in ("Isla Grant", "Morag", "Ewan", "Aileen", "One would say 3.", "Money", "Service manager"):
        assert hidden not in told, hidden
    assert public.committee.name == contents.committee.name


def test_nothing_else_is_altered() -> None:
    contents = holding(action(1, "Share the audit"), finding("f", "Waits are long.", indicators=("2.1",)))
    taken = snapshot_of(contents)
    public = public_snapshot(contents, taken)
    assert replace(public, moderation=taken.moderation) == taken, (
        "only what is said before levels are agreed is left out"
    )


def test_it_is_refused_while_something_may_identify_somebody() -> None:
    contents = holding(finding("f", "Write to a.parent@example.org about it.", indicators=("2.1",)))
    with pytest.raises(PersonalDataOpen) as refused:
        ordered(contents, Paper.PUBLIC, AS_AT, "0.1.0")
    assert "1 passage may identify somebody" in str(refused.value)
    assert "example.org" not in str(refused.value)
    assert ordered(contents, Paper.FULL, AS_AT, "0.1.0").paper is Paper.FULL, "no other paper is held up"


def test_small_counts_do_not_hold_it_up() -> None:
    contents = holding(finding("f", "Of 40 children 3 children were not seen.", indicators=("2.1",)))
    assert ordered(contents, Paper.PUBLIC, AS_AT, "0.1.0").paper is Paper.PUBLIC


def test_the_author_is_a_role_in_public() -> None:
    front = ordered(named(), Paper.PUBLIC, AS_AT, "0.1.0").front
    assert front.by == ""
    assert ordered(named(), Paper.FULL, AS_AT, "0.1.0").front.by == "Isla Grant"


def test_an_agencys_part_needs_an_agency() -> None:
    with pytest.raises(NoAgencyForPaper):
        ordered(named(), Paper.AGENCY_PART, AS_AT, "0.1.0")
