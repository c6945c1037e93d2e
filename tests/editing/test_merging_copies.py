"""Two copies of one file, worked on apart, brought together again."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cpc_selfeval.domain.asking.made_for import agency_of
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contribution_refusals import ReadingStopped
from cpc_selfeval.domain.copy_refusals import (
    CopyOfAnotherCommittee,
    CopyOfAnotherEdition,
    CopyOpenHere,
    NothingNewInCopy,
    OwnFile,
)
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import LevelDraft, Stage
from cpc_selfeval.domain.merging.difference import Case
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.opening_refusals import NotASelfEvaluation
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.removal import Removal, Removed
from cpc_selfeval.domain.returns.records import Verdict
from cpc_selfeval.domain.returns_refusals import AlreadyTaken, ChangedSincePreview, OtherAgency
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.merging_copies import SYNC_NOTE
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, begin, open_file
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.frameworks.files import SHIPPED_IDS, shipped_framework
from tests.editing.desk import BEGINNING, ISLA, Desk

CALUM = Person("Calum Reid", "Inspector", "Police Scotland")


def unexpected(error: BaseException) -> None:
    raise error


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "ours.cpcse", InlineExecutor())
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "We meet weekly")
    desk.work.evidence.record("Audit", shows="Half were late", indicators=("2.1",))
    yield desk
    desk.work.close()


@contextmanager
def colleague(desk: Desk, name: str = "theirs.cpcse") -> Iterator[OpenSelfEvaluation]:
    """A copy of the file, open for a colleague."""
    path = desk.work.session.path.with_name(name)
    if not path.exists():
        desk.work.save_copy(path, lambda refusal: None)
    work = open_file(path, CALUM)
    yield work
    work.close()


def looked(desk: Desk, path: Path) -> Preview | Refusal:
    told: list[Preview | Refusal] = []
    desk.work.returns.read_copy(path, None, told.append)
    return told[0]


def preview(desk: Desk, name: str = "theirs.cpcse") -> Preview:
    found = looked(desk, desk.work.session.path.with_name(name))
    assert isinstance(found, Preview), found
    return found


def take(desk: Desk, found: Preview, places: Callable[[Preview], object] = Preview.all_that_can_be_taken) -> None:
    told: list[Refusal | None] = []
    desk.work.returns.accept(found, places(found), told.append)  # type: ignore[arg-type]
    assert told == [None]


def test_what_a_colleague_added_and_changed_comes_in_and_can_be_undone(ours: Desk, tmp_path: Path) -> None:
    before = ours.contents
    with colleague(ours) as theirs:
        finding = next(iter(theirs.contents.findings))
        theirs.findings.revise(finding, text="We meet every week")
        theirs.evidence.record("Survey", shows="They feel safe", indicators=("1.1",))
    ours.work.actions.plan("Chase it")

    found = preview(ours)
    take(ours, found)

    assert {line.case for line in found.lines} == {Case.CHANGED, Case.ADDED}
    assert [piece.title for piece in ours.contents.evidence_in_order] == ["Audit", "Survey"]
    assert ours.contents.findings[finding].text == "We meet every week"
    assert [action.text for action in ours.contents.actions_in_order] == ["Chase it"]
    ours.work.session.undo()
    ours.work.session.undo()
    assert ours.contents.tables == before.tables
    ours.work.close()
    assert check_file(tmp_path / "ours.cpcse") == ()


def test_reading_a_copy_can_be_stopped(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "ours.cpcse", ThreadExecutor(unexpected))
    desk.work.save_copy(tmp_path / "theirs.cpcse", lambda _: None)
    before = desk.contents
    told: list[Preview | Refusal] = []
    go_on = threading.Event()
    desk.work.session.ask(lambda _store: go_on.wait(20), lambda _: None)

    reading = desk.work.returns.read_copy(tmp_path / "theirs.cpcse", None, told.append)
    reading.cancel()
    go_on.set()

    assert desk.contents is before
    assert [type(each) for each in told] == [ReadingStopped]
    desk.work.close()


def test_what_both_changed_is_asked_about_with_who_changed_ours(ours: Desk) -> None:
    finding = next(iter(ours.contents.findings))
    with colleague(ours) as theirs:
        theirs.findings.revise(finding, text="We meet daily")
        ours.work.findings.revise(finding, text="We meet monthly")

    found = preview(ours)

    (line,) = found.lines
    assert (line.case, line.base, line.theirs, line.ours) == (
        *(Case.BOTH_CHANGED, "We meet weekly"),
        *("We meet daily", "We meet monthly"),
    )
    assert line.ours_by.startswith(ISLA.name)
    take(ours, found, lambda _: ())
    assert ours.contents.findings[finding].text == "We meet monthly"
    assert [value.theirs for value in ours.contents.values_of_return(ours.contents.returns[0].key)] == ["We meet daily"]


def test_numbers_that_both_gave_are_given_anew(ours: Desk) -> None:
    with colleague(ours) as theirs:
        theirs.evidence.record("Theirs")
    ours.work.evidence.record("Ours")
    take(ours, preview(ours))

    assert [(piece.ref, piece.title) for piece in ours.contents.evidence_in_order] == [
        ("E-001", "Audit"),
        ("E-002", "Ours"),
        ("E-003", "Theirs"),
    ]
    values = ours.contents.values_of_return(ours.contents.returns[0].key)
    assert [value.theirs for value in values if not value.record] == ["Evidence E-002 of theirs is E-003 here."]


def test_what_a_colleague_removed_is_removed_unless_it_was_changed_here(ours: Desk) -> None:
    ours.work.findings.record(FindingKind.AREA, "2.1", "Too slow")
    kept, gone = ours.contents.findings
    with colleague(ours) as theirs:
        theirs.findings.remove(kept)
        theirs.findings.remove(gone)
    ours.work.findings.revise(kept, impact="They wait")

    found = preview(ours)
    take(ours, found, Preview.without_conflicts)

    assert sorted(line.case for line in found.lines) == [Case.REMOVED, Case.REMOVED_THERE]
    assert list(ours.contents.findings) == [kept]


def test_levels_recorded_there_come_in_as_events(ours: Desk) -> None:
    with colleague(ours) as theirs:
        theirs.levels.choose("2.1", Stage.PROPOSED, level=4)
        theirs.levels.record("2.1", Stage.PROPOSED)
    take(ours, preview(ours))

    assert [judgement.level for judgement in ours.contents.judgements_of("2.1")] == [4]


def test_attached_files_come_with_their_bytes(ours: Desk, tmp_path: Path) -> None:
    source = tmp_path / "survey.pdf"
    source.write_bytes(b"%PDF \x00" * 60_000)
    with colleague(ours) as theirs:
        theirs.evidence.attach(next(iter(theirs.contents.evidence)), source)
    take(ours, preview(ours))
    piece = ours.contents.evidence_in_order[0]
    (file,) = ours.contents.attachments_of(piece.key)
    ours.work.evidence.write_out(file.key, tmp_path / "out.pdf", lambda refusal: None)

    assert (tmp_path / "out.pdf").read_bytes() == source.read_bytes()


def test_a_copy_that_was_put_in_the_place_of_the_one_that_was_looked_at_is_not_taken(
    ours: Desk, tmp_path: Path
) -> None:
    source = tmp_path / "survey.pdf"
    source.write_bytes(b"%PDF \x00" * 60_000)
    with colleague(ours) as theirs:
        theirs.evidence.attach(next(iter(theirs.contents.evidence)), source)
    found = preview(ours)
    with colleague(ours, "another.cpcse") as other:
        other.evidence.record("Another")
    (tmp_path / "another.cpcse").replace(tmp_path / "theirs.cpcse")
    told: list[Refusal | None] = []
    ours.work.returns.accept(found, found.all_that_can_be_taken(), told.append)

    assert [type(each) for each in told] == [ChangedSincePreview]
    assert ours.contents.attachments_of(ours.contents.evidence_in_order[0].key) == ()


def test_the_copy_stays_byte_for_byte(ours: Desk) -> None:
    with colleague(ours) as theirs:
        theirs.evidence.record("Theirs")
    path = ours.work.session.path.with_name("theirs.cpcse")
    was = path.read_bytes()
    take(ours, preview(ours))

    assert path.read_bytes() == was
    assert sorted(file.name for file in path.parent.glob("theirs*")) == ["theirs.cpcse"]


def test_the_same_copy_twice_changes_nothing(ours: Desk) -> None:
    with colleague(ours) as theirs:
        theirs.evidence.record("Theirs")
    take(ours, preview(ours))
    before = ours.contents

    assert isinstance(looked(ours, ours.work.session.path.with_name("theirs.cpcse")), AlreadyTaken)
    assert ours.contents is before


def test_a_copy_that_goes_on_is_merged_again_with_only_what_is_new(ours: Desk) -> None:
    with colleague(ours) as theirs:
        theirs.evidence.record("First")
    take(ours, preview(ours))
    with colleague(ours) as theirs:
        theirs.evidence.record("Second")
    found = preview(ours)
    take(ours, found)

    assert len(found.lines) == 1
    assert [piece.title for piece in ours.contents.evidence_in_order] == ["Audit", "First", "Second"]


def test_a_copy_out_of_which_a_text_was_removed_everywhere_offers_just_that(ours: Desk) -> None:
    """Its log was altered in the past, which is nothing that was done to other fields since."""
    finding = next(iter(ours.contents.findings))
    ours.work.findings.revise(finding, impact="Zebedee said so")
    gone = ours.work.evidence.record("Letter of Zebedee")
    ours.work.evidence.revise(gone, title="A letter")
    with colleague(ours) as theirs:
        remove(theirs, "Zebedee")
        theirs.findings.revise(finding, text="We meet daily")
    ours.work.evidence.revise(gone, title="The letter")
    found = preview(ours)
    take(ours, found)

    assert {(line.base, line.theirs, line.case) for line in found.lines} == {
        ("Zebedee said so", "[text removed] said so", Case.CHANGED),
        ("We meet weekly", "We meet daily", Case.CHANGED),
    }
    assert ours.contents.evidence[gone].title == "The letter"


def test_what_was_removed_everywhere_here_does_not_come_back(ours: Desk) -> None:
    finding = next(iter(ours.contents.findings))
    ours.work.findings.revise(finding, impact="Zebedee said so")
    with colleague(ours) as theirs:
        theirs.findings.revise(finding, text="We meet daily")
    remove(ours.work, "Zebedee")
    take(ours, preview(ours))
    path = ours.work.session.path
    ours.work.close()

    assert b"We meet daily" in path.read_bytes()
    assert b"Zebedee" not in path.read_bytes()


def remove(work: OpenSelfEvaluation, passage: str) -> None:
    told: list[object] = []
    work.removing.remove(Removal(Passage(passage), "[text removed]", "By accident", frozenset()), told.append)
    work.session.drain()
    assert [type(each) for each in told] == [Removed]


def test_a_version_left_by_a_sync_program_says_what_it_is(ours: Desk) -> None:
    path = ours.work.session.path
    ours.work.session.drain()
    shutil.copyfile(path, path.with_name("theirs.cpcse"))
    with colleague(ours) as theirs:
        theirs.evidence.record("On the laptop")
    found = preview(ours)

    assert SYNC_NOTE in found.notes
    assert len(found.lines) == 1


@pytest.mark.parametrize("named", ["itself", "through a link"])
def test_the_file_is_not_merged_into_itself(ours: Desk, named: str) -> None:
    path = ours.work.session.path
    if named == "through a link":
        path.with_name("link.cpcse").symlink_to(path)
        path = path.with_name("link.cpcse")

    assert isinstance(looked(ours, path), OwnFile)


def test_a_copy_that_is_open_in_another_window_is_not_opened_beside_it(ours: Desk) -> None:
    """Closing it would drop the lock under which that window saves."""
    with colleague(ours) as theirs:
        theirs.evidence.record("Theirs")
        assert isinstance(looked(ours, theirs.session.path), CopyOpenHere)
    assert len(preview(ours).lines) == 1


def test_a_level_of_an_agency_that_is_not_here_does_not_become_the_committee_s(ours: Desk) -> None:
    with colleague(ours) as theirs:
        theirs.levels.draft("2.1", Stage.PROPOSED, ours.nhs, level=3)
        theirs.levels.record("2.1", Stage.PROPOSED, ours.nhs)
        theirs.levels.draft("2.2", Stage.PROPOSED, ours.nhs, level=4)
    ours.work.setup.remove_agency(ours.nhs)
    take(ours, preview(ours))

    assert ours.contents.judgements_of("2.1") == ()
    assert not ours.contents.of(LevelDraft)
    values = ours.contents.values_of_return(ours.contents.returns[0].key)
    assert {value.verdict for value in values if value.record} == {Verdict.NOT_TAKEN}
    assert any("the agency that it belongs to is not here" in (value.theirs or "") for value in values)


def test_a_draft_that_was_recorded_there_is_no_proposal_that_is_withdrawn(ours: Desk) -> None:
    ours.work.levels.draft("2.1", Stage.AGREED, None, level=3)
    with colleague(ours) as theirs:
        theirs.levels.record("2.1", Stage.AGREED, None)
    found = preview(ours)
    assert {line.remark for line in found.lines if line.theirs == ""} == {"Taking this discards the draft here too."}
    take(ours, found)
    assert not ours.contents.of(LevelDraft)
    assert [event.level for event in ours.contents.judgements_of("2.1")] == [3]


def test_a_copy_in_which_nothing_was_done_says_so(ours: Desk) -> None:
    with colleague(ours):
        pass

    assert isinstance(looked(ours, ours.work.session.path.with_name("theirs.cpcse")), NothingNewInCopy)


def test_another_committee_s_file_is_told_apart(ours: Desk, tmp_path: Path) -> None:
    begin(tmp_path / "other.cpcse", BEGINNING, ISLA).close()

    refusal = looked(ours, tmp_path / "other.cpcse")
    assert isinstance(refusal, CopyOfAnotherCommittee)
    assert BEGINNING.committee in refusal.what_happened


def test_a_copy_with_another_edition_is_told_apart(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "ours.cpcse", InlineExecutor())
    with colleague(desk) as theirs:
        theirs.session.change_framework(
            shipped_framework(next(name for name in SHIPPED_IDS if name != desk.contents.cycle.framework))
        )
    found = looked(desk, tmp_path / "theirs.cpcse")
    desk.work.close()

    assert isinstance(found, CopyOfAnotherEdition)


def test_what_is_no_self_evaluation_is_refused_as_at_opening(ours: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.cpcse").write_text("Dear Isla")

    assert isinstance(looked(ours, tmp_path / "letter.cpcse"), NotASelfEvaluation)


def test_a_contribution_file_brings_back_only_what_is_the_agency_s(ours: Desk, tmp_path: Path) -> None:
    ours.work.findings.record(FindingKind.STRENGTH, "2.1", "Police are quick", agency=ours.police)
    ours.work.findings.record(FindingKind.STRENGTH, "2.1", "Nurses know", agency=ours.nhs)
    request = ours.work.returns.ask(ours.police, indicators=("2.1",))
    ours.work.returns.write_contribution(request, tmp_path / "police.cpcse", lambda delivered: None)

    with colleague(ours, "police.cpcse") as theirs:
        held = [finding.text for finding in theirs.contents.findings.values()]
        covered = theirs.contents.covered_codes
        theirs.findings.record(FindingKind.AREA, "2.1", "We are few", agency=ours.police)
        theirs.findings.record(FindingKind.STRENGTH, "2.1", "Nobody said whose")
        theirs.evidence.record("A survey of theirs")
        theirs.levels.draft("2.1", Stage.PROPOSED, None, level=4)
        theirs.levels.record("2.1", Stage.PROPOSED, None)
        assert agency_of(theirs.contents) == ours.police
        theirs.findings.record(FindingKind.AREA, "2.1", "Not ours to say", agency=ours.nhs)
    found = preview(ours, "police.cpcse")
    take(ours, found)

    assert held == ["Police are quick"]
    assert covered == ("2.1",)
    assert found.source.agency == ours.police
    assert found.source.request == request
    texts = [finding.text for finding in ours.contents.findings.values()]
    assert "We are few" in texts
    assert "Not ours to say" not in texts
    assert agency_of(ours.contents) is None
    assert [(event.agency, event.level) for event in ours.contents.judgements_of("2.1")] == [(ours.police, 4)]
    whose = {each.text: each.agency for each in ours.contents.findings.values()}
    assert whose["Nobody said whose"] == ours.police
    assert {e.title: e.agency for e in ours.contents.evidence_in_order}["A survey of theirs"] == ours.police
    values = ours.contents.values_of_return(ours.contents.returns[0].key)
    assert any("Not ours to say" in (value.theirs or "") for value in values)


@pytest.mark.parametrize(
    "how", ["as it is", "copied by the agency", "the request is gone", "into another copy of ours"]
)
def test_a_contribution_file_stays_the_agency_s_whatever_became_of_it(ours: Desk, tmp_path: Path, how: str) -> None:
    request = ours.work.returns.ask(ours.police, indicators=("2.1",))
    ours.work.returns.write_contribution(request, tmp_path / "police.cpcse", lambda delivered: None)
    name = "police.cpcse"
    if how == "copied by the agency":
        with colleague(ours, name) as theirs:
            theirs.save_copy(tmp_path / "theirs.cpcse", lambda refusal: None)
        name = "theirs.cpcse"
    with colleague(ours, name) as theirs:
        theirs.findings.record(FindingKind.AREA, "2.1", "Not ours to say", agency=ours.nhs)
        theirs.levels.draft("2.1", Stage.AGREED, level=5)
    if how == "the request is gone":
        ours.work.returns.remove(request)
    if how == "into another copy of ours":
        with colleague(ours, "another.cpcse") as another:
            told: list[Preview | Refusal] = []
            another.returns.read_copy(tmp_path / name, None, told.append)
            another.session.drain()
            (found,) = told
    else:
        found = preview(ours, name)

    assert isinstance(found, Preview), found
    assert found.source.agency == ours.police
    assert [line.can_be_taken for line in found.lines] == [False, False]


def test_a_contribution_file_of_an_agency_that_is_gone(ours: Desk, tmp_path: Path) -> None:
    request = ours.work.returns.ask(ours.nhs, indicators=("2.1",))
    ours.work.returns.write_contribution(request, tmp_path / "nhs.cpcse", lambda delivered: None)
    with colleague(ours, "nhs.cpcse") as theirs:
        theirs.findings.record(FindingKind.AREA, "2.1", "We are few", agency=ours.nhs)
    ours.work.returns.remove(request)
    ours.work.setup.remove_agency(ours.nhs)

    assert isinstance(looked(ours, tmp_path / "nhs.cpcse"), OtherAgency)
