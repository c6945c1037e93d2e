"""Backups are listed and restored from the command line, whatever is wrong with the file."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from cpc_selfeval.app.command_line import main
from cpc_selfeval.domain.backup import Reason
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from tests.storage.backups.made import MORNING, backed_up
from tests.storage.samples import full_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with two backups, the later of which is damaged."""
    store = full_file(tmp_path / "Harbour.cpcse")
    backed_up(store)
    later = backed_up(store, MORNING + timedelta(hours=1), Reason.OPENED).backup.path
    store.close()
    content = bytearray(later.read_bytes())
    content[content.index(b"Twenty-two had one.")] ^= 1
    later.write_bytes(content)
    return store.path


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(main([str(argument) for argument in arguments]))
    return int(ended.value.code or 0)


def test_backups_are_listed_with_what_is_in_them(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.unlink()

    assert run("backups", path) == 0
    said = capsys.readouterr()
    assert "0001 asked-for.cpcse" in said.out
    assert "evidence: 1, actions: 1" in said.out
    assert said.out.count("Sound.") == 1
    assert "not as" in said.err


def test_the_latest_sound_backup_is_restored_over_an_empty_file(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(b"")

    assert run("restore", path, "--latest") == 0
    said = capsys.readouterr().out
    assert "22 November 2026" in said
    assert "put aside" in said
    assert check_file(path) == ()


def test_a_backup_is_restored_by_name(path: Path) -> None:
    named = next(path.with_name(path.name + ".backups").glob("*0001*"))

    assert run("restore", path, named) == 0
    with closing(open_store(path)) as store:
        assert len(store.load().evidence) == 1


def test_a_damaged_backup_is_not_restored(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()

    assert run("restore", path, next(path.with_name(path.name + ".backups").glob("*0002*"))) == 1
    assert "is damaged" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [("backups",), ("restore", "--latest")])
def test_a_file_without_backups_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert run(command[0], tmp_path / "none.cpcse", *command[1:]) == 1
    assert "There is no backup of “none.cpcse”" in capsys.readouterr().err


def test_which_backup_must_be_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("restore", path) == 2
    assert "Nothing was done" in capsys.readouterr().err
