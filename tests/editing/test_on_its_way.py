"""What has been asked for and has not had its turn yet is among what was entered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.executor import ThreadExecutor
from tests.editing.desk import Desk


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[tuple[Desk, Event]]:
    """A new self-evaluation whose file does nothing until the event is set."""
    faults: list[BaseException] = []
    desk = Desk(tmp_path / "work.cpcse", ThreadExecutor(faults.append), ready_made=True)
    go_on = Event()

    def wait() -> None:
        go_on.wait(30)

    desk.work.session.after_saving(wait)
    yield desk, go_on
    go_on.set()
    desk.work.close()
    assert faults == []


def test_a_new_record_is_among_what_was_entered_before_it_is_in_the_file(slow: tuple[Desk, Event]) -> None:
    desk, go_on = slow
    session = desk.work.session
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard early")
    desk.work.findings.revise(key, impact="They are safer")
    assert key not in session.contents.findings
    entered = session.entered
    assert (entered.findings[key].text, entered.findings[key].impact) == ("Heard early", "They are safer")
    assert session.entered is entered, "worked out once"
    go_on.set()
    assert session.drain(20)
    assert session.entered is session.contents
    assert session.contents.findings == entered.findings


def test_what_is_removed_again_before_it_is_in_the_file_is_not_among_it(slow: tuple[Desk, Event]) -> None:
    desk, _go_on = slow
    key = desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Heard early")
    desk.work.findings.remove(key)
    desk.work.findings.remove(key)
    assert key not in desk.work.session.entered.findings


def test_files_and_editions_are_only_looked_at_when_their_turn_comes(slow: tuple[Desk, Event], tmp_path: Path) -> None:
    desk, _go_on = slow
    source = tmp_path / "minutes.txt"
    source.write_text("Minutes", "utf-8")
    key = desk.work.evidence.record("Minutes")
    attached = desk.work.evidence.attach(key, source)
    assert attached not in {file.key for file in desk.work.session.entered.attachments_of(key)}
    assert key in desk.work.session.entered.evidence


def test_what_arrives_is_not_counted_twice_while_it_is_told(desk: Desk) -> None:
    """An entry that moved one place up has moved one place for whoever is told, not two."""
    keys = [desk.work.findings.record(FindingKind.STRENGTH, "2.1", text) for text in "abc"]
    told: list[list[str]] = []
    applied = desk.told.applied

    def listen(event: Applied) -> None:
        applied(event)
        told.append([found.text for found in desk.work.session.entered.findings_of("2.1", FindingKind.STRENGTH)])

    desk.work.session.drain()
    desk.told.applied = listen  # type: ignore[method-assign]
    desk.work.findings.move(keys[2], "2.1", -1)
    desk.work.session.drain()
    assert told == [["a", "c", "b"]]
