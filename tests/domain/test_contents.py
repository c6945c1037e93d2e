"""The ways into the contents agree with reading everything through, on the whole worked example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cpc_selfeval.domain.action import DueMove, ProgressNote, Reading
from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.committee import Agency, Body, IndicatorScope, Meeting, scope_key
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage
from cpc_selfeval.domain.tag import Tag
from tests.domain.contents import CYCLE, EMPTY, FRAMEWORK, draft, holding
from tests.domain.example import example_contents

CODES = FRAMEWORK.codes


def test_what_belongs_to_an_indicator() -> None:
    contents = example_contents()
    for code in CODES:
        findings = {f.key for f in contents.findings.values() if code in f.indicators}
        assert {f.key for f in contents.findings_of(code)} == findings
        assert {f.key for kind in FindingKind for f in contents.findings_of(code, kind)} == findings
        assert {e.key for e in contents.evidence_of(code)} == {
            e.key for e in contents.evidence.values() if code in e.indicators
        }
        assert {j.key for j in contents.judgements_of(code)} == {
            j.key for j in contents.of(Judgement).values() if j.code == code
        }
        assert {a.key for a in contents.actions_of(code)} == {
            a.key for a in contents.actions.values() if code in a.indicators or findings.intersection(a.findings)
        }


def test_what_hangs_on_findings_evidence_and_actions() -> None:
    contents = example_contents()
    for key in contents.findings:
        assert {e.key for e in contents.evidence_for_finding(key)} == {
            e.key for e in contents.evidence.values() if key in e.findings
        }
        assert {a.key for a in contents.actions_for_finding(key)} == {
            a.key for a in contents.actions.values() if key in a.findings
        }
    for key in contents.actions:
        assert {e.key for e in contents.evidence_for_action(key)} == {
            e.key for e in contents.evidence.values() if key in e.actions
        }
        assert {m.key for m in contents.due_moves_of(key)} == {
            m.key for m in contents.of(DueMove).values() if m.action == key
        }
        assert {n.key for n in contents.progress_of(key)} == {
            n.key for n in contents.of(ProgressNote).values() if n.action == key
        }
        assert {r.key for r in contents.readings_of(key)} == {
            r.key for r in contents.of(Reading).values() if r.action == key
        }
    for key in contents.evidence:
        assert {a.key for a in contents.attachments_of(key)} == {
            a.key for a in contents.of(Attachment).values() if a.evidence == key
        }


def test_everything_has_an_order() -> None:
    contents = example_contents()
    numbers = [action.number for action in contents.actions_in_order]
    assert numbers == sorted(numbers)
    assert [e.number for e in contents.evidence_in_order] == sorted(e.number for e in contents.evidence.values())
    for key in contents.actions:
        notes = [note.on for note in contents.progress_of(key)]
        assert notes == sorted(notes, reverse=True)
        moves = [move.at for move in contents.due_moves_of(key)]
        assert moves == sorted(moves)
    assert [agency.position for agency in contents.agencies] == sorted(a.position for a in contents.agencies)
    dated = [meeting.on for meeting in contents.meetings if meeting.on]
    assert dated == sorted(dated)
    assert [meeting.on for meeting in contents.meetings][len(dated) :] == [None]
    for code in CODES:
        moments = [judgement.at for judgement in contents.judgements_of(code)]
        assert moments == sorted(moments)


def test_contents_built_piece_by_piece_equal_those_that_were_read() -> None:
    contents = example_contents()
    rebuilt = Contents(contents.identity, contents.framework, contents.cycle_key, {})
    for kind in RECORD_TYPES:
        for record in contents.of(kind).values():
            rebuilt = rebuilt.after(Change("one", (RowChange(None, record),)))
    for kind in RECORD_TYPES:
        assert dict(rebuilt.of(kind)) == dict(contents.of(kind))


ORDERS = (
    "evidence_in_order",
    "codes_with_evidence",
    "_evidence_by_code",
    "_evidence_by_finding",
    "_evidence_by_action",
)


@pytest.mark.parametrize("altered", [{"shows": "Other words"}, {"number": 999}, {"indicators": ("2.1",)}, {}])
def test_the_orders_of_evidence_after_a_change_are_those_of_contents_that_were_read(altered: dict[str, Any]) -> None:
    """``{}``: the pieces are removed."""
    contents = example_contents()
    for name in ORDERS:
        assert getattr(contents, name), "found before the change"
    pieces = contents.evidence_in_order[::7]
    change = Change("several", tuple(RowChange(each, replace(each, **altered) if altered else None) for each in pieces))
    after = contents.after(change)
    read = Contents(after.identity, after.framework, after.cycle_key, after.tables)
    for name in ORDERS:
        assert getattr(after, name) == getattr(read, name), name
    kept = ORDERS if "shows" in altered else ()
    assert [name for name in ORDERS if name in contents.after(change).__dict__] == [*kept], "not found anew"


def test_an_indicator_is_covered_and_untitled_by_the_committee_until_it_says_otherwise() -> None:
    scope = EMPTY.scope("2.1")
    assert (scope.covered, scope.meeting, scope.corrected_title) == (True, None, "")
    assert EMPTY.title("2.1") == FRAMEWORK.indicator("2.1").title
    assert EMPTY.covered_codes == CODES
    key = scope_key(CYCLE, "10.1")
    corrected = IndicatorScope(key=key, cycle=CYCLE, code="10.1", corrected_title="Capacity", offer_level=True)
    contents = holding(corrected)
    assert contents.title("10.1") == "Capacity"
    assert (EMPTY.takes_level("10.1"), EMPTY.takes_level("2.1")) == (False, True)
    assert contents.takes_level("10.1")


def test_a_draft_that_nobody_began_is_empty() -> None:
    stored = draft("2.1", Stage.PROPOSED, "police", level=4)
    contents = holding(stored)
    assert contents.draft("2.1", Stage.PROPOSED, "police") == stored
    assert contents.draft("2.1", Stage.PROPOSED) == LevelDraft(
        key=draft("2.1").key, cycle=CYCLE, code="2.1", stage=Stage.PROPOSED
    )


def test_retired_agencies_are_kept_and_no_longer_offered() -> None:
    contents = holding(
        Agency(key="b", name="Housing", position=2), Agency(key="a", name="Old trust", position=1, retired=True)
    )
    assert [agency.name for agency in contents.agencies] == ["Old trust", "Housing"]
    assert [agency.name for agency in contents.agencies_in_use] == ["Housing"]
    assert contents.agency_name("a") == "Old trust"
    assert contents.agency_name(None, "nobody") == "nobody"
    assert contents.agency_name("gone") == ""


def test_tags_stand_by_set_and_by_their_order_in_it() -> None:
    tags = [
        Tag(key=f"{name}{place}", tag_set=name, set_title=name, name=f"{name}{place}", position=place)
        for name, place in (("b", 1), ("a", 2), ("a", 1))
    ]
    assert [tag.name for tag in holding(*tags).tags] == ["a1", "a2", "b1"]


def test_the_edition_is_fixed_once_something_is_recorded() -> None:
    meeting = Meeting(key="m", cycle=CYCLE, body=Body.CPC, on=date(2026, 6, 9))
    finding = Finding(key="f", cycle=CYCLE, kind=FindingKind.AREA, text="")
    assert not EMPTY.anything_recorded
    assert not holding(meeting).anything_recorded
    assert holding(finding).anything_recorded
    assert holding(draft("2.1")).anything_recorded
