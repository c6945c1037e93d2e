"""One at a time: who has the file open is said, and what a crash left is taken over."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from cpc_selfeval.domain.opening_refusals import FileInUse
from cpc_selfeval.storage.lock import MOST_BYTES, holder_of, lock_path, take_lock, this_host
from cpc_selfeval.storage.opening import open_store
from tests.storage.another_process import holding
from tests.storage.samples import COMMITTEE, new_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed new file."""
    new_file(tmp_path / "a.cpcse").close()
    return tmp_path / "a.cpcse"


def elsewhere(host: str = "COUNCIL-LT-0042") -> str:
    line = {"user": "Ewan Reid", "host": host, "pid": 4711, "since": "2026-03-02T09:15:00+00:00"}
    return json.dumps(line) + "\n"


def test_a_second_process_is_told_who_where_and_since_when(path: Path) -> None:
    with holding(path):
        with pytest.raises(FileInUse) as told:
            open_store(path)

        assert (told.value.who, told.value.host) == ("Isla Grant", this_host())
        assert told.value.since is not None
        assert abs(datetime.now(UTC) - told.value.since) < timedelta(minutes=2)
        assert str(told.value).startswith(f"Isla Grant has “a.cpcse” open on the computer {this_host()} since ")


def test_a_second_process_may_read(path: Path) -> None:
    with holding(path):
        store = open_store(path, read_only=True)
        assert store.load().committee == COMMITTEE
        store.close()
        assert lock_path(path).exists()


def test_opening_anyway_is_still_refused_while_its_owner_lives_here(path: Path) -> None:
    with holding(path), pytest.raises(FileInUse):
        open_store(path, take_over=True)


def test_the_same_process_cannot_open_it_twice(path: Path) -> None:
    store = open_store(path)
    with pytest.raises(FileInUse):
        open_store(path)
    assert store.load().committee == COMMITTEE
    store.close()

    open_store(path).close()


def test_what_a_killed_process_left_is_taken_over_without_a_word(path: Path) -> None:
    with holding(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert lock_path(path).exists()

        store = open_store(path)
        assert store.load().committee == COMMITTEE
        assert json.loads(lock_path(path).read_text())["pid"] == os.getpid()
        store.close()

    assert not lock_path(path).exists()


def test_a_lock_of_another_computer_is_respected_until_somebody_says_otherwise(path: Path) -> None:
    lock_path(path).write_text(elsewhere())

    with pytest.raises(FileInUse) as told:
        open_store(path)
    assert (told.value.who, told.value.host) == ("Ewan Reid", "COUNCIL-LT-0042")
    assert told.value.since == datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
    assert lock_path(path).read_text() == elsewhere()

    open_store(path, take_over=True).close()
    assert not lock_path(path).exists()


@pytest.mark.parametrize("left", [b"", b"\x00" * 4096, elsewhere(this_host()).encode()])
def test_an_empty_lock_or_one_of_this_computer_is_taken_over(path: Path, left: bytes) -> None:
    lock_path(path).write_bytes(left)

    open_store(path).close()

    assert not lock_path(path).exists()


@pytest.mark.parametrize(
    "junk",
    [
        b"\xff\xfe\x00junk",
        b"{}",
        b"[1, 2]",
        b"null",
        b'{"user": 1, "host": [], "pid": "x", "since": 4}',
        b'{"user": "a", "host": "b", "pid": 1e400, "since": "2026-03-02T09:15:00+00:00"}',
        b'{"user": "a", "host": "b", "pid": 1, "since": "0001-01-01T00:00:00+23:59"}',
        b"[" * 100_000,
        b'{"user": "' + b"x" * 10_000_000,
    ],
)
def test_a_lock_that_cannot_be_read_is_somebody_unknown(path: Path, junk: bytes) -> None:
    lock_path(path).write_bytes(junk)
    began = time.monotonic()

    with pytest.raises(FileInUse) as told:
        open_store(path)

    assert (told.value.who, told.value.since) == ("", None)
    assert str(told.value).startswith("Somebody has “a.cpcse” open.")
    assert time.monotonic() - began < 2
    assert lock_path(path).read_bytes() == junk


def test_a_name_in_a_lock_cannot_break_the_sentence(path: Path) -> None:
    hostile = {"user": "a\nb\u202e" + "x" * 2000, "host": "h\x1b[2J", "pid": 1, "since": "2026-03-02T09:15:00Z"}
    lock_path(path).write_text(json.dumps(hostile, ensure_ascii=False))

    with pytest.raises(FileInUse) as told:
        open_store(path)

    assert told.value.who == "ab" + "x" * 98
    assert told.value.host == "h[2J"


def test_at_most_a_few_kilobytes_of_a_lock_are_read(path: Path) -> None:
    with lock_path(path).open("wb") as file:
        file.truncate(1_000_000_000)

    open_store(path).close()  # nothing but zeros in what is read: a lock that was never written

    assert MOST_BYTES == 4096


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_what_stands_in_the_place_of_a_lock_is_not_touched(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    lock = lock_path(path)

    makes: list[Callable[[], None]] = [lock.mkdir, partial(lock.symlink_to, precious), partial(os.mkfifo, lock)]
    for make in makes:
        make()
        with pytest.raises(FileInUse):
            open_store(path)
        lock.rmdir() if lock.is_dir() else lock.unlink()

    assert precious.read_text() == "precious"


def test_a_lock_that_somebody_else_put_there_meanwhile_is_not_removed(path: Path) -> None:
    lock = take_lock(path)
    lock_path(path).unlink()
    lock_path(path).write_text(elsewhere())

    lock.release()
    lock.release()

    assert lock_path(path).read_text() == elsewhere()


def test_who_refuses_to_open_leaves_no_lock(tmp_path: Path) -> None:
    (tmp_path / "letter.cpcse").write_text("Dear Isla")

    with pytest.raises(Exception, match="text file"):
        open_store(tmp_path / "letter.cpcse")

    assert [file.name for file in tmp_path.iterdir()] == ["letter.cpcse"]


def test_a_lock_file_that_names_nobody_any_more_is_no_lock(path: Path) -> None:
    """As is left on Windows where something held the file when its owner would have removed it."""
    lock_path(path).write_bytes(b"")

    open_store(path).close()

    assert not lock_path(path).exists()


def test_a_time_that_the_system_cannot_reckon_with_is_none_of_ours(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows answers OSError for local times before 1970; the clock of the system is what is made up here."""

    class Reckoning:
        @staticmethod
        def fromisoformat(_text: str) -> datetime:
            raise OSError(22, "Invalid argument")

    lock_path(path).write_text(elsewhere(), encoding="utf-8")
    monkeypatch.setattr("cpc_selfeval.storage.lock.datetime", Reckoning)

    assert holder_of(path) is None
