"""Copies of a file of several cycles, brought together again: the cycle that is shown, and nothing half of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.committee import Cycle, Person
from cpc_selfeval.domain.cycles.closing import closings
from cpc_selfeval.domain.cycles.looking import waiting_to_be_looked_at
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.removal import Removal, Removed
from cpc_selfeval.editing.merging_copies import CYCLES_NOTE
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, begin, open_file
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.editing.desk import BEGINNING, ISLA

CALUM = Person("Calum Reid", "Inspector", "Police Scotland")


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[OpenSelfEvaluation]:
    """A file of two cycles, the older one closed, open in the newer one."""
    first = begin(tmp_path / "ours.cpcse", BEGINNING, ISLA)
    first.findings.record(FindingKind.STRENGTH, "2.1", "We meet weekly")
    first.evidence.record("Audit", shows="Half were late", indicators=("2.1",))
    first.cycles.close()
    first.cycles.start_next("Self-evaluation 2027")
    first.close()
    work = open_file(tmp_path / "ours.cpcse", ISLA)
    yield work
    work.close()


@pytest.fixture
def theirs(ours: OpenSelfEvaluation, tmp_path: Path) -> Iterator[OpenSelfEvaluation]:
    """A copy of it, open for a colleague."""
    ours.save_copy(tmp_path / "theirs.cpcse", lambda refusal: None)
    work = open_file(tmp_path / "theirs.cpcse", CALUM)
    yield work
    work.close()


def merged(ours: OpenSelfEvaluation, theirs: OpenSelfEvaluation) -> Preview:
    """Everything of the copy that can be taken, taken."""
    path = theirs.session.path
    theirs.close()
    told: list[Preview | Refusal] = []
    ours.returns.read_copy(path, None, told.append)
    (found,) = told
    assert isinstance(found, Preview), found
    refused: list[Refusal | None] = []
    ours.returns.accept(found, found.all_that_can_be_taken(), refused.append)
    assert refused == [None]
    return found


def test_the_newer_cycle_comes_together_and_the_older_one_stays(
    ours: OpenSelfEvaluation, theirs: OpenSelfEvaluation, tmp_path: Path
) -> None:
    closed = ours.contents.other_cycles
    (finding,) = theirs.contents.findings
    theirs.findings.revise(finding, text="We meet every week")
    theirs.findings.record(FindingKind.AREA, "2.2", "Parents wait")
    ours.actions.plan("Chase it")
    found = merged(ours, theirs)
    assert found.notes == ()
    assert sorted(each.text for each in ours.contents.findings.values()) == ["Parents wait", "We meet every week"]
    assert finding not in waiting_to_be_looked_at(ours.contents)
    assert ours.contents.other_cycles == closed
    ours.close()
    assert check_file(tmp_path / "ours.cpcse") == ()


def test_a_cycle_that_only_the_copy_has_is_told_and_not_half_taken(
    ours: OpenSelfEvaluation, theirs: OpenSelfEvaluation, tmp_path: Path
) -> None:
    theirs.findings.record(FindingKind.AREA, "2.2", "Parents wait")
    theirs.cycles.start_next("Self-evaluation 2028", shipped_framework("hmie-2009"))
    found = merged(ours, theirs)
    assert found.notes == (CYCLES_NOTE,)
    assert "Parents wait" in {each.text for each in ours.contents.findings.values()}
    assert len(ours.contents.of(Cycle)) == 2
    ours.close()
    again = open_file(tmp_path / "ours.cpcse", ISLA)
    assert again.contents.cycle.title == "Self-evaluation 2027"
    again.close()
    assert check_file(tmp_path / "ours.cpcse") == ()


def test_a_cycle_that_the_copy_closed_can_be_closed_here_too(
    ours: OpenSelfEvaluation, theirs: OpenSelfEvaluation, tmp_path: Path
) -> None:
    theirs.cycles.close()
    merged(ours, theirs)
    assert ours.contents.cycle.closed_on is not None
    assert [closing.by_name for closing in closings(ours.contents)] == [CALUM.name]
    ours.close()
    assert check_file(tmp_path / "ours.cpcse") == ()


def test_a_cycle_begun_here_stays_where_the_copy_has_none(
    ours: OpenSelfEvaluation, theirs: OpenSelfEvaluation, tmp_path: Path
) -> None:
    ours.cycles.start_next("Self-evaluation 2028")
    theirs.findings.record(FindingKind.AREA, "2.2", "Parents wait")
    merged(ours, theirs)
    assert len(ours.contents.of(Cycle)) == 3
    ours.close()
    assert check_file(tmp_path / "ours.cpcse") == ()


def test_a_text_is_removed_from_closed_cycles_and_their_snapshots_too(ours: OpenSelfEvaluation, tmp_path: Path) -> None:
    told: list[object] = []
    removal = Removal(Passage("Half were late"), "[removed]", "A child could be known by it")
    ours.removing.remove(removal, told.append)
    assert [type(each) for each in told] == [Removed]
    older = ours.contents.other_cycles[0].cycle.key
    ours.close()
    first = open_file(tmp_path / "ours.cpcse", ISLA, cycle=older)
    assert "Half were late" not in {piece.shows for piece in first.contents.evidence.values()}
    (closing,) = closings(first.contents)
    assert "Half were late" not in closing.snapshot
    first.close()
    assert b"Half were late" not in (tmp_path / "ours.cpcse").read_bytes()


def test_a_contribution_file_has_the_cycle_that_is_shown_and_no_other(tmp_path: Path) -> None:
    first = begin(tmp_path / "ours.cpcse", replace(BEGINNING, framework=shipped_framework("hmie-2005")), ISLA)
    first.cycles.start_next("Self-evaluation 2027", shipped_framework("care-inspectorate-2019"))
    first.close()
    ours = open_file(tmp_path / "ours.cpcse", ISLA)
    police = ours.contents.agencies[0].key
    request = ours.returns.ask(police, indicators=("2.1",))
    ours.returns.write_contribution(request, tmp_path / "police.cpcse", lambda delivered: None)
    theirs = open_file(tmp_path / "police.cpcse", CALUM)
    assert [cycle.title for cycle in theirs.contents.of(Cycle).values()] == ["Self-evaluation 2027"]
    theirs.findings.record(FindingKind.STRENGTH, "2.1", "We are quick", agency=police)
    merged(ours, theirs)
    assert [finding.text for finding in ours.contents.findings.values()] == ["We are quick"]
    assert len(ours.contents.of(Cycle)) == 2
    ours.close()
    assert check_file(tmp_path / "ours.cpcse") == ()
