"""What the file refuses waits in order, is tried again, and is neither lost nor overtaken."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.verbs.levels import NothingChosen
from tests.drawn import examples
from tests.editing.desk import ISLA, Desk
from tests.editing.failing_store import failing


def _record(desk: Desk, text: str) -> str:
    return desk.work.findings.record(FindingKind.STRENGTH, "2.1", text)


def _texts(desk: Desk) -> list[str]:
    return [finding.text for finding in desk.contents.findings_of("2.1")]


def test_what_is_refused_waits_and_is_told(desk: Desk) -> None:
    store = failing(desk.work.session)
    store.full = True
    box = object()
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard", origin=box)
    assert [type(refusal) for refusal in desk.refusals] == [DiskFull]
    told = desk.told.refusals[0]
    assert (told.act, told.origin, told.waiting) == ("new strength of 2.1", box, True)
    assert desk.work.session.unsaved == ("new strength of 2.1",)
    assert not desk.work.session.busy
    assert _texts(desk) == []
    assert desk.work.session.undo_act is None
    assert desk.work.session.saved_at is None


def test_what_waits_is_brought_in_by_trying_again(desk: Desk) -> None:
    store = failing(desk.work.session)
    store.full = True
    for text in ("one", "two", "three"):
        _record(desk, text)
    assert len(desk.refusals) >= 1
    store.full = False
    desk.work.session.try_again()
    assert _texts(desk) == ["one", "two", "three"]
    assert desk.work.session.unsaved == ()
    assert desk.work.session.saved_at is not None


def test_the_next_verb_brings_in_what_waits_first(desk: Desk) -> None:
    store = failing(desk.work.session)
    store.full = True
    _record(desk, "one")
    _record(desk, "two")
    assert desk.refusals
    store.full = False
    _record(desk, "three")
    assert _texts(desk) == ["one", "two", "three"]
    assert [entry.act for entry in desk.log(3)] == ["new strength of 2.1"] * 3


def test_a_disk_that_is_full_again_halfway_keeps_the_rest_in_order(desk: Desk) -> None:
    store = failing(desk.work.session)
    store.full = True
    for text in ("one", "two", "three"):
        _record(desk, text)
    assert desk.refusals
    store.full, store.failures = False, 1
    desk.work.session.try_again()
    assert _texts(desk) == []
    assert len(desk.work.session.unsaved) == 3
    desk.work.session.try_again()
    assert _texts(desk) == ["one", "two", "three"]


def test_later_changes_of_what_waits_build_on_it(desk: Desk) -> None:
    store = failing(desk.work.session)
    store.full = True
    area = desk.work.findings.record(FindingKind.AREA, "2.1", "Waits")
    desk.work.findings.revise(area, text="Waits are long")
    action = desk.work.actions.plan("One list", findings=(area,))
    desk.work.actions.note_progress(action, "Begun")
    desk.work.levels.choose("2.1", Stage.PROPOSED, level=4)
    desk.work.levels.record("2.1", Stage.PROPOSED)
    assert desk.refusals
    store.full = False
    desk.work.session.try_again()
    assert _texts(desk) == ["Waits are long"]
    assert [one.text for one in desk.contents.actions_for_finding(area)] == ["One list"]
    assert [note.text for note in desk.contents.progress_of(action)] == ["Begun"]
    assert [event.level for event in desk.contents.judgements_of("2.1")] == [4]


def test_closing_brings_in_what_waits(desk: Desk) -> None:
    store = failing(desk.work.session)
    store.full = True
    _record(desk, "one")
    _record(desk, "two")
    assert desk.refusals
    store.full = False
    desk.work.close()
    again = open_file(desk.work.session.path, ISLA, read_only=True)
    assert [finding.text for finding in again.contents.findings_of("2.1")] == ["one", "two"]
    again.close()


def test_undo_never_overtakes_what_waits(desk: Desk) -> None:
    _record(desk, "in the file")
    assert _texts(desk) == ["in the file"]
    store = failing(desk.work.session)
    store.full = True
    _record(desk, "waiting")
    desk.undo()
    assert _texts(desk) == ["in the file"]
    store.full = False
    desk.undo()
    assert _texts(desk) == ["in the file"]
    assert desk.work.session.unsaved == ()
    desk.redo()
    assert _texts(desk) == ["in the file", "waiting"]


def test_an_undo_that_the_disk_refuses_can_be_asked_for_again(desk: Desk) -> None:
    _record(desk, "one")
    assert _texts(desk) == ["one"]
    store = failing(desk.work.session)
    store.full = True
    desk.undo()
    assert desk.work.session.unsaved == ()
    assert desk.work.session.undo_act == "new strength of 2.1"
    store.full = False
    desk.undo()
    assert _texts(desk) == []


def test_what_is_refused_for_good_does_not_wait(desk: Desk) -> None:
    desk.work.levels.record("2.1", Stage.PROPOSED)
    assert [type(refusal) for refusal in desk.refusals] == [NothingChosen]
    assert not desk.told.refusals[0].waiting
    assert desk.work.session.unsaved == ()
    _record(desk, "and work goes on")
    assert _texts(desk) == ["and work goes on"]


def test_a_file_that_waits_to_be_attached_is_attached_later(desk: Desk, tmp_path: Path) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_text("34", encoding="utf-8")
    evidence = desk.work.evidence.record("Waits")
    assert desk.refusals == []
    store = failing(desk.work.session)
    store.full = True
    desk.work.evidence.attach(evidence, figures)
    assert desk.refusals
    store.full = False
    desk.work.session.try_again()
    assert [kept.name for kept in desk.contents.attachments_of(evidence)] == ["figures.csv"]
    assert len(desk.refusals) == 1


DISK = st.sampled_from(["full", "room", "try again"])


@settings(deadline=None, max_examples=examples(40))
@given(st.lists(st.one_of(DISK, st.integers(0, 9)), max_size=14))
def test_nothing_is_lost_or_overtaken_whatever_the_disk_does(steps: list[str | int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "work.cpcse", InlineExecutor(), ready_made=True)
        store = failing(desk.work.session)
        expected: list[str] = []
        for place, step in enumerate(steps):
            if step in ("full", "room"):
                store.full = step == "full"
            elif step == "try again":
                desk.work.session.try_again()
            elif isinstance(step, int):
                expected.append(f"{place}: {step}")
                _record(desk, expected[-1])
            assert len(desk.work.session.unsaved) + len(_texts(desk)) == len(expected)
            assert _texts(desk) == expected[: len(_texts(desk))]
        store.full = False
        desk.work.close()
        again = open_file(desk.work.session.path, ISLA, read_only=True)
        assert [finding.text for finding in again.contents.findings_of("2.1")] == expected
        again.close()
