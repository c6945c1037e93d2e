"""A file gets its name also where something looks into it for a moment, as virus scanners on Windows do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cpc_selfeval.storage.placing import patiently, written_beside

HELD = (5, 32, 33)


def refused(number: int) -> PermissionError:
    """What Windows says, as Python tells it there."""
    error = PermissionError(13, "held")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, which take no time here."""
    made: list[float] = []
    monkeypatch.setattr("cpc_selfeval.storage.placing.time.sleep", made.append)
    return made


def refusing(times: int, error: Callable[[], OSError]) -> tuple[Callable[[], None], list[int]]:
    """An act that is refused so often first, and the tries that were made of it."""
    tries: list[int] = []

    def act() -> None:
        tries.append(len(tries) + 1)
        if len(tries) <= times:
            raise error()

    return act, tries


@pytest.mark.parametrize("number", HELD)
def test_what_is_held_for_a_moment_is_tried_again(number: int, pauses: list[float]) -> None:
    act, tries = refusing(3, lambda: refused(number))

    patiently(act)

    assert (len(tries), len(pauses)) == (4, 3)


def test_what_stays_held_is_refused_within_a_second(pauses: list[float]) -> None:
    act, tries = refusing(99, lambda: refused(32))

    with pytest.raises(PermissionError):
        patiently(act)

    assert len(tries) == len(pauses) + 1
    assert sum(pauses) < 1


@pytest.mark.parametrize("error", [PermissionError(13, "no right"), FileExistsError(17, "there"), refused(112)])
def test_anything_else_is_refused_at_once(error: OSError, pauses: list[float]) -> None:
    act, tries = refusing(1, lambda: error)

    with pytest.raises(type(error)) as told:
        patiently(act)

    assert told.value is error
    assert (len(tries), pauses) == (1, [])


def test_a_file_written_beside_gets_its_name_when_it_is_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    """The system edge alone is made up: the first two moves are refused as a scanner's hold would have them."""
    target = tmp_path / "a.cpcse"
    target.write_text("before", "utf-8")
    moves: list[Path] = []
    move = Path.replace

    def held_twice(source: Path, to: Path) -> Path:
        moves.append(source)
        if len(moves) < 3:
            raise refused(5)
        return move(source, to)

    monkeypatch.setattr(Path, "replace", held_twice)
    with written_beside(target) as beside:
        beside.write_text("after", "utf-8")

    assert target.read_text("utf-8") == "after"
    assert [path.name for path in tmp_path.iterdir()] == ["a.cpcse"]
    assert len(pauses) == 2
