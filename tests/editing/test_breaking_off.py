"""Opening, the worked example, copies, merging and rescuing, each broken off in the middle: nothing of it is left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.domain.breaking_off import BrokenOff, breakable
from cpc_selfeval.domain.contribution_refusals import ReadingStopped
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.placing_refusals import CopyBrokenOff
from cpc_selfeval.domain.refusal import Refusal, StorageError
from cpc_selfeval.editing import returns
from cpc_selfeval.editing.example import write_example
from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.rescuing import rescue
from cpc_selfeval.storage import connection
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.received import limits
from tests.domain.example import example_at
from tests.editing.desk import ISLA, Desk
from tests.storage.golden.make import golden
from tests.storage.restoring.test_breaking_off import AtLook
from tests.storage.samples import full_copy

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def looking_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file is looked at as often as a large one is."""
    monkeypatch.setattr(connection, "_STEPS_BETWEEN_LOOKS", 100)
    monkeypatch.setattr(limits, "_STEPS", 100)


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and below it."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def broken_off(act: Callable[[], object], number: int) -> bool:
    """Do it, broken off at this look; whether it was."""
    breaking = AtLook(number)
    try:
        with breakable(breaking):
            act()
    except (BrokenOff, StorageError):
        assert breaking.is_asked, "nothing else may go wrong"
        return True
    return False


def test_opening_a_file_from_elsewhere_broken_off_anywhere_leaves_it_as_it_was(tmp_path: Path) -> None:
    path = full_copy(tmp_path / "full.cpcse")
    before = everything_in(tmp_path)
    faults: list[BaseException] = []

    def opened() -> None:
        open_file(path, ISLA, ThreadExecutor(faults.append)).close()

    number, step = 1, 1
    while broken_off(opened, number):
        assert everything_in(tmp_path) == before
        number, step = number + step, step * 2
    assert number > 60, "it was broken off at many places"
    assert faults == []
    assert check_file(path) == ()


def test_an_older_file_whose_opening_is_broken_off_is_no_newer(tmp_path: Path) -> None:
    path = tmp_path / "older.cpcse"
    shutil.copyfile(golden(1), path)
    before = path.read_bytes()
    number = 2
    while broken_off(lambda: open_file(path, ISLA).close(), number):
        assert path.read_bytes() == before
        assert not path.with_name(path.name + ".lock").exists()
        number *= 3
    assert number > 50
    assert path.read_bytes() != before, "it was brought up to date in the end"


def test_what_was_opened_is_not_interrupted_later(tmp_path: Path) -> None:
    Desk(tmp_path / "ours.cpcse", InlineExecutor()).work.close()
    breaking = AtLook(0)
    with breakable(breaking):
        work = open_file(tmp_path / "ours.cpcse", ISLA)
    breaking.ask()
    work.evidence.record("Added later")
    assert "Added later" in {piece.title for piece in work.contents.evidence.values()}
    assert work.session.unsaved == ()
    work.close()


@pytest.mark.parametrize("number", [1, 100, 400])
def test_the_worked_example_broken_off_leaves_nothing(tmp_path: Path, number: int) -> None:
    assert broken_off(lambda: write_example(tmp_path / "example.cpcse"), number)
    assert everything_in(tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [1, 30, 200])
def test_a_copy_broken_off_is_none_and_saving_goes_on(tmp_path: Path, number: int) -> None:
    desk = Desk(tmp_path / "ours.cpcse", InlineExecutor())
    other = tmp_path / "other.cpcse"
    other.write_bytes(b"what was there")
    before = everything_in(tmp_path)
    told: list[Refusal | None] = []

    desk.work.save_copy(other, told.append, replacing=True, breaking=AtLook(number))

    assert [type(each) for each in told] == [CopyBrokenOff]
    assert everything_in(tmp_path) == before
    desk.work.evidence.record("Added later")
    assert desk.work.session.unsaved == ()
    desk.work.save_copy(other, told.append, replacing=True)
    assert told[1:] == [None]
    desk.work.close()
    assert check_file(other) == ()


@pytest.mark.parametrize("number", [1, 40, 120, 200])
def test_reading_a_copy_ends_where_it_is_and_saving_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    desk = Desk(tmp_path / "ours.cpcse", InlineExecutor())
    theirs = tmp_path / "theirs.cpcse"
    desk.work.save_copy(theirs, lambda _: None)
    with_more = open_file(theirs, ISLA)
    with_more.evidence.record("From a colleague")
    with_more.close()
    copy, contents = theirs.read_bytes(), desk.contents
    told: list[Preview | Refusal] = []

    monkeypatch.setattr(returns, "Breaking", lambda: AtLook(number))
    desk.work.returns.read_copy(theirs, None, told.append)
    assert [type(each) for each in told] == [ReadingStopped]
    assert theirs.read_bytes() == copy
    assert desk.contents is contents
    desk.work.evidence.record("Added later")
    monkeypatch.setattr(returns, "Breaking", lambda: AtLook(0))
    desk.work.returns.read_copy(theirs, None, told.append)
    assert isinstance(told[1], Preview)
    desk.work.close()


@pytest.mark.parametrize("spoilt", [False, True])
def test_a_rescue_broken_off_leaves_no_new_file(tmp_path: Path, spoilt: bool) -> None:
    path = example_at(tmp_path / "damaged.cpcse")
    if spoilt:
        content = path.read_bytes()
        path.write_bytes(b"\0" * 8192 + content[8192:])
    before = everything_in(tmp_path)
    for number in (1, 100, 3_000):
        assert broken_off(lambda: rescue(path, tmp_path / "rescued.cpcse", AT), number)
        assert everything_in(tmp_path) == before
