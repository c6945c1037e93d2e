"""What takes long is broken off at any moment: the file is then as it was, and nothing is left beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.domain.breaking_off import Breaking, BrokenOff, breakable
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.editing.local_copy import LocalCopy, check_in, check_out
from cpc_selfeval.storage import connection, engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.database import Database
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.passwords import change_password
from cpc_selfeval.storage.restoring.replacing import restore
from tests.storage.restoring.test_restoring import TWO, Earlier
from tests.storage.samples import ISLA

SECRET = Password("battery staple")
MOST = 20_000
"""Looks that the longest of these takes at most."""


class AtLook(Breaking):
    """Asked at the look of this number. ``looked`` counts them."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.looked = 0

    @property
    def is_asked(self) -> bool:
        """Whether it is to end now."""
        if not self.is_sealed:
            self.looked += 1
            if self.looked == self._number:
                self.ask()
        return super().is_asked


@pytest.fixture(autouse=True)
def looking_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file is looked at as often as a large one is."""
    monkeypatch.setattr(connection, "_STEPS_BETWEEN_LOOKS", 100)


@pytest.fixture
def earlier(tmp_path: Path) -> Earlier:
    return Earlier(tmp_path / "Harbour.cpcse")


def beside(earlier: Earlier) -> dict[str, bytes]:
    """Everything in the file's folder and below it."""
    folder = earlier.path.parent
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def broken_off(act: Callable[[], object], number: int) -> bool:
    """Do it, broken off at this look; whether it was."""
    breaking = AtLook(number)
    try:
        with breakable(breaking):
            act()
    except (BrokenOff, StorageError, engine.Error):
        assert breaking.is_asked, "nothing else may go wrong"
        return True
    assert breaking.looked < number, "it was asked, and went on"
    return False


def test_a_restore_broken_off_anywhere_leaves_everything_as_it_was(earlier: Earlier) -> None:
    before = beside(earlier)
    number, step = 1, 1
    while broken_off(lambda: restore(earlier.path, earlier.backup.path, TWO), number):
        assert beside(earlier) == before
        number, step = number + step, step + 3
        assert number < MOST
    assert number > 20, "it was broken off at many places"
    assert check_file(earlier.path) == ()
    assert earlier.rows_now() == earlier.rows


def test_a_password_change_broken_off_leaves_the_file_as_it_was(earlier: Earlier) -> None:
    open_store(earlier.path).close()
    before = beside(earlier)
    number = 3
    while broken_off(lambda: change_password(earlier.path, None, SECRET), number):
        assert beside(earlier) == before
        number *= 3
        assert number < MOST
    assert check_file(earlier.path, SECRET) == ()


def test_a_local_copy_broken_off_is_none_and_the_original_is_free(earlier: Earlier, tmp_path: Path) -> None:
    kept: list[LocalCopy] = []
    here = tmp_path / "on this computer"

    def out() -> LocalCopy:
        return check_out(earlier.path, here, ISLA, datetime.now(UTC), kept.append)

    assert broken_off(out, 40)
    assert kept == []
    assert list(here.glob("*")) == []
    copy = out()
    original = earlier.path.read_bytes()
    assert broken_off(lambda: check_in(copy, ISLA, datetime.now(UTC), kept.append), 40)
    assert earlier.path.read_bytes() == original
    assert copy.path.exists()
    assert check_in(copy, ISLA, datetime.now(UTC), kept.append).replaced


def test_nothing_interrupts_a_connection_once_the_work_is_over(earlier: Earlier) -> None:
    opened: list[Database] = []
    breaking = Breaking()
    with breakable(breaking):
        opened.append(connection.connect(earlier.path, connection.Mode.READ))
    breaking.ask()
    assert opened[0].execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.disconnect(opened[0])
