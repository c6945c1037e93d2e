"""A paper replaces the one before it whole, or leaves it as it was and says why."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cpc_selfeval.domain.paper_refusals import (
    NoRoomForPaper,
    PaperNotDelivered,
    TargetFault,
    TargetFolderMissing,
    TargetInUse,
    TargetIsFolder,
    TargetNotWritable,
)
from cpc_selfeval.exports import delivery
from cpc_selfeval.exports.delivery import delivered

OLD, NEW = b"the paper of last week", b"the paper of today"


def failing(error: OSError) -> Callable[..., None]:
    def fail(*_values: object, **_names: object) -> None:
        raise error

    return fail


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def old_paper(tmp_path: Path) -> Path:
    paper = tmp_path / "Plan.xlsx"
    paper.write_bytes(OLD)
    return paper


def test_a_new_paper_is_written(tmp_path: Path) -> None:
    delivered(tmp_path / "Plan.xlsx", NEW)
    assert (tmp_path / "Plan.xlsx").read_bytes() == NEW
    assert names(tmp_path) == ["Plan.xlsx"]


def test_an_older_paper_is_replaced_whole(old_paper: Path) -> None:
    delivered(old_paper, NEW)
    assert old_paper.read_bytes() == NEW
    assert names(old_paper.parent) == ["Plan.xlsx"]


def test_a_paper_behind_a_link_is_replaced_where_it_really_is(tmp_path: Path, old_paper: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(old_paper)
    delivered(link, NEW)
    assert link.is_symlink()
    assert old_paper.read_bytes() == NEW


def test_a_paper_that_is_open_elsewhere_stays(old_paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(PermissionError(errno.EACCES, "sharing violation")))
    monkeypatch.setattr(delivery, "_PAUSE", 0.001)
    with pytest.raises(TargetInUse) as refused:
        delivered(old_paper, NEW)
    assert old_paper.read_bytes() == OLD
    assert names(old_paper.parent) == ["Plan.xlsx"]
    assert "open in another program" in refused.value.what_happened
    assert "untouched" in refused.value.what_is_safe
    assert "Close it" in refused.value.what_to_do


def test_a_moment_of_a_virus_scanner_is_waited_for(old_paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moves: list[Path] = []
    replace = Path.replace

    def second_time(self: Path, target: Path) -> Path:
        moves.append(target)
        if len(moves) == 1:
            raise PermissionError(errno.EACCES, "access denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", second_time)
    delivered(old_paper, NEW)
    assert old_paper.read_bytes() == NEW
    assert len(moves) == 2


@pytest.mark.parametrize("mark", [".~lock.Plan.xlsx#", "~$Plan.xlsx"])
def test_the_mark_of_a_spreadsheet_program_is_respected(old_paper: Path, mark: str) -> None:
    (old_paper.parent / mark).write_bytes(b"somebody")
    with pytest.raises(TargetInUse) as refused:
        delivered(old_paper, NEW)
    assert old_paper.read_bytes() == OLD
    assert mark in refused.value.what_to_do


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetFolderMissing, match="gone"):
        delivered(tmp_path / "gone" / "Plan.xlsx", NEW)
    assert names(tmp_path) == []


def test_a_file_in_the_place_of_the_folder(old_paper: Path) -> None:
    with pytest.raises(TargetFolderMissing):
        delivered(old_paper / "Plan.xlsx", NEW)
    assert old_paper.read_bytes() == OLD


def test_a_folder_of_the_papers_name(tmp_path: Path) -> None:
    (tmp_path / "Plan.xlsx").mkdir()
    with pytest.raises(TargetIsFolder):
        delivered(tmp_path / "Plan.xlsx", NEW)
    assert names(tmp_path) == ["Plan.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_a_link_to_a_pipe_or_device_is_no_place_for_a_paper(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "Plan.xlsx").symlink_to(tmp_path / "pipe")
    with pytest.raises(TargetNotWritable):
        delivered(tmp_path / "Plan.xlsx", NEW)
    assert (tmp_path / "pipe").is_fifo()
    assert names(tmp_path) == ["Plan.xlsx", "pipe"]


def test_a_read_only_paper_is_not_replaced(old_paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old_paper.chmod(0o444)
    # The superuser may write everything, so the system's answer for anybody else is put in
    monkeypatch.setattr(os, "access", lambda path, _mode: os.stat(path).st_mode & 0o200 != 0)  # noqa: PTH116
    with pytest.raises(TargetNotWritable):
        delivered(old_paper, NEW)
    assert old_paper.read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "refusal", "said"),
    [
        (39, NoRoomForPaper, "room"),
        (1295, NoRoomForPaper, "room"),
        (64, TargetFault, "Windows error 64"),
        (1231, TargetFault, "Windows error 1231"),
    ],
)
def test_what_windows_says_is_told_where_python_has_no_word_for_it(
    old_paper: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusal: type[PaperNotDelivered], said: str
) -> None:
    error = OSError(errno.EINVAL, "said in the system's own language")
    error.winerror = number  # type: ignore[attr-defined]
    monkeypatch.setattr(os, "fsync", failing(error))
    with pytest.raises(refusal, match=said):
        delivered(old_paper, NEW)
    assert old_paper.read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.ENOSPC, NoRoomForPaper),
        (errno.EDQUOT, NoRoomForPaper),
        (errno.EROFS, TargetNotWritable),
        (errno.EACCES, TargetNotWritable),
        (errno.EIO, TargetFault),
    ],
)
def test_what_the_disk_says_is_told(
    old_paper: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusal: type[PaperNotDelivered]
) -> None:
    monkeypatch.setattr(os, "fsync", failing(OSError(number, "from the disk")))
    with pytest.raises(refusal) as refused:
        delivered(old_paper, NEW)
    assert type(refused.value) is refusal
    assert old_paper.read_bytes() == OLD
    assert names(old_paper.parent) == ["Plan.xlsx"]


def test_a_really_full_disk(monkeypatch: pytest.MonkeyPatch, old_paper: Path) -> None:
    """Linux has a device that is always full; the paper is written to it for once."""
    full = Path("/dev/full")
    if not full.exists():
        monkeypatch.setattr(os, "fsync", failing(OSError(errno.ENOSPC, "full")))
    else:
        open_path = Path.open
        monkeypatch.setattr(
            Path,
            "open",
            lambda self, mode="r": open_path(full if self.suffix == ".part" else self, mode.replace("x", "w")),
        )
    with pytest.raises(NoRoomForPaper):
        delivered(old_paper, NEW)
    assert old_paper.read_bytes() == OLD


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(TargetFault, match="ENAMETOOLONG"):
        delivered(tmp_path / ("p" * 400 + ".xlsx"), NEW)


def test_every_refusal_says_its_three_sentences(tmp_path: Path) -> None:
    for refusal in (
        TargetInUse(tmp_path),
        TargetNotWritable(tmp_path),
        TargetFolderMissing(tmp_path),
        TargetIsFolder(tmp_path),
        NoRoomForPaper(tmp_path),
        TargetFault(tmp_path, "EIO"),
    ):
        assert refusal.what_happened
        assert refusal.what_is_safe
        assert refusal.what_to_do
        assert refusal.passes
