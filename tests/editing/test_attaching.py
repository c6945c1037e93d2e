"""Large files come in by pieces: typing is saved in between, and whatever interrupts them leaves nothing shown."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cpc_selfeval.domain.attaching_refusals import AttachmentUnreadable, NotAttached, SelfEvaluationTooLarge
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.editing import attaching
from cpc_selfeval.editing.attaching import Attaching, Coming
from cpc_selfeval.storage import attachments
from cpc_selfeval.storage.attachments import CHUNK
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store
from tests.editing.desk import Desk

SIZE = 5 * CHUNK + 17
CONTENT = os.urandom(SIZE)

Told = Callable[[Coming | None], None]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two blocks a piece, so that a small file has several."""
    monkeypatch.setattr(attaching, "PIECE", 2 * CHUNK)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A file to attach."""
    path = tmp_path / "film.mp4"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def evidence(desk: Desk) -> str:
    """A piece of evidence to attach to."""
    return desk.work.evidence.record("Film of the day")


def blocks(store: Store) -> int:
    """How many blocks the file holds."""
    return int(store._db.execute("SELECT count(*) FROM attachment_chunk").fetchone()[0])


def held(desk: Desk) -> int:
    """How many blocks the open file holds, once everything has been tried."""
    found: list[Any] = []
    desk.work.session.ask(blocks, found.append)
    assert desk.work.session.drain(20)
    return int(found[0])


def start(desk: Desk, evidence: str, film: Path, told: Told = lambda _coming: None) -> Attaching:
    return desk.work.evidence.attach_large(evidence, film, film.stat().st_size, told)


def test_it_comes_in_whole_and_says_how_far_it_is(desk: Desk, evidence: str, film: Path, tmp_path: Path) -> None:
    heard: list[Coming | None] = []

    start(desk, evidence, film, heard.append)

    (kept,) = desk.contents.attachments_of(evidence)
    assert (kept.name, kept.size) == ("film.mp4", SIZE)
    steps = [coming.done for coming in heard if coming is not None]
    assert steps == sorted(steps)
    assert len(steps) == 6
    assert heard[-2] == Coming(SIZE, SIZE)
    assert heard[-1] is None
    desk.work.evidence.write_out(kept.key, tmp_path / "out.mp4", lambda _refusal: None)
    assert desk.refusals == []
    assert (tmp_path / "out.mp4").read_bytes() == CONTENT
    desk.work.close()
    assert check_file(desk.work.session.path) == ()


def test_what_is_typed_meanwhile_is_saved_first(desk: Desk, evidence: str, film: Path) -> None:
    seen: list[tuple[int, int]] = []

    def type_a_word(coming: Coming | None) -> None:
        if coming is not None:
            seen.append((coming.done, len(desk.work.contents.findings)))
            desk.work.findings.record(FindingKind.STRENGTH, "2.1", f"at {coming.done}")

    start(desk, evidence, film, type_a_word)

    assert len(desk.contents.attachments_of(evidence)) == 1
    assert [count for _, count in seen] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("when", [0, 1, 3, 4, 5])
def test_cancelled_it_leaves_nothing(desk: Desk, evidence: str, film: Path, when: int) -> None:
    heard: list[Coming | None] = []
    begun: list[Attaching] = []

    def told(coming: Coming | None) -> None:
        heard.append(coming)
        if len(heard) == when + 1:
            desk.work.session.ask(lambda _store: begun[0].cancel(), lambda _: None)

    session = desk.work.session
    kept = session.in_pieces
    # The verb gives what can be cancelled only once an inline executor is through
    session.in_pieces = lambda act, work: begun_with(begun, work, lambda w: kept(act, w))  # type: ignore[method-assign]
    start(desk, evidence, film, told)

    assert desk.contents.attachments_of(evidence) == ()
    assert held(desk) == 0
    assert heard[-1] is None
    assert desk.refusals == []
    assert session.long_work == ()


def begun_with(begun: list[Attaching], work: Any, go: Callable[[Any], None]) -> None:
    """Note the attaching that ``work`` belongs to, then go on."""
    begun.append(next(cell.cell_contents for cell in work.__closure__ if isinstance(cell.cell_contents, Attaching)))
    go(work)


def test_closed_in_the_middle_it_leaves_nothing(desk: Desk, evidence: str, film: Path) -> None:
    heard: list[Coming | None] = []

    def told(coming: Coming | None) -> None:
        heard.append(coming)
        if len(heard) == 5:
            desk.work.session.closed = True  # as closing begins: nothing more is queued

    start(desk, evidence, film, told)
    desk.work.session._executor.drain()
    desk.work.session.closed = False
    assert desk.work.session.long_work == ("attaching film.mp4",)
    desk.work.close()

    assert heard[-1] is None
    assert check_file(desk.work.session.path) == ()
    again = open_store(desk.work.session.path)
    assert blocks(again) == 0
    assert again.load().of(Attachment) == {}
    again.close()


def test_what_a_killed_program_left_is_taken_up_or_forgotten(desk: Desk, evidence: str, film: Path) -> None:
    sha256, _ = attachments.fingerprint(film)
    left = attachments.blocks_of(CONTENT[: 3 * CHUNK - 1] + b"?")
    desk.work.session.ask(lambda store: store.keep_blocks(sha256, 0, left, desk.clock()), lambda _: None)
    assert held(desk) == 3

    start(desk, evidence, film)

    assert len(desk.contents.attachments_of(evidence)) == 1
    desk.work.close()
    assert check_file(desk.work.session.path) == ()


@pytest.mark.parametrize("content", [CONTENT + b"more", CONTENT[:-1], b"", CONTENT[:-1] + b"?"])
def test_a_file_that_changes_meanwhile_is_refused(desk: Desk, evidence: str, film: Path, content: bytes) -> None:
    changed: list[int] = []

    def told(coming: Coming | None) -> None:
        if coming is not None and coming.done * 2 > SIZE and not changed:
            changed.append(film.write_bytes(content))

    start(desk, evidence, film, told)

    assert [type(refusal) for refusal in desk.refusals] == [AttachmentUnreadable]
    assert desk.contents.attachments_of(evidence) == ()
    assert held(desk) == 0


def test_a_full_disk_is_told_and_keeps_nothing_waiting(
    desk: Desk, evidence: str, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.refusals == []
    kept = Store.keep_blocks

    def full(store: Store, sha256: str, first: int, *rest: Any) -> None:
        if first > 2:
            raise DiskFull(store.path)
        kept(store, sha256, first, *rest)

    monkeypatch.setattr(Store, "keep_blocks", full)
    start(desk, evidence, film)

    assert [type(refusal) for refusal in desk.refusals] == [NotAttached]
    assert "no room left" in str(desk.refusals[0])
    assert desk.work.session.unsaved == ()
    assert held(desk) == 0
    monkeypatch.undo()
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "and work goes on")
    assert len(desk.contents.findings) == 1


def test_a_self_evaluation_that_would_grow_too_large_is_refused_before_reading(
    desk: Desk, evidence: str, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Coming | None] = []
    assert desk.refusals == []
    monkeypatch.setattr(attachments, "LARGEST_FILE", 1_400_000)

    start(desk, evidence, film, heard.append)
    desk.work.evidence.attach(evidence, film)

    assert [type(refusal) for refusal in desk.refusals] == [SelfEvaluationTooLarge] * 2
    assert heard == [None]
    assert held(desk) == 0


def test_the_same_file_twice_is_kept_once(desk: Desk, evidence: str, film: Path) -> None:
    start(desk, evidence, film)
    start(desk, evidence, film)

    assert len(desk.contents.attachments_of(evidence)) == 2
    assert held(desk) == 6


def test_cancelling_the_second_leaves_the_first(desk: Desk, evidence: str, film: Path) -> None:
    start(desk, evidence, film)
    assert len(desk.contents.attachments_of(evidence)) == 1
    second = Attaching(film, SIZE, lambda *_: None, lambda _: None, lambda _: None)
    second.cancel()
    desk.work.session.in_pieces("again", lambda store: second.pieces(store, desk.clock))

    assert held(desk) == 6
