"""A file that is damaged, or looks like none of ours although its name says so, is offered to be rescued."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from cpc_selfeval.app.next_steps import RESCUE, Ways, next_steps
from cpc_selfeval.domain.opening_refusals import FileDamaged, FileIsFolder, FileMissing, NotASelfEvaluation
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.suspect_refusals import FileEmpty, FileTruncated


class Asked:
    """Takes what a button asks for."""

    def __init__(self) -> None:
        self.rescued: list[Path] = []
        self.opened: list[Path] = []

    def rescue(self, path: Path) -> None:
        """Note it."""
        self.rescued.append(path)

    def open_file(self, path: Path) -> None:
        """Note it."""
        self.opened.append(path)

    def knows(self, _path: Path) -> bool:
        """Nothing is on the list."""
        return False

    def has_backups(self, _path: Path) -> bool:
        """None."""
        return False


OURS = Path("/somewhere/a.cpcse")


@pytest.mark.parametrize(
    ("refusal", "path", "offered"),
    [
        (FileDamaged(OURS, "it does not hold together."), OURS, True),
        (FileTruncated(OURS, 4096, 8192), OURS, True),
        (NotASelfEvaluation(OURS, "a file that begins with nothing but zeros"), OURS, True),
        (NotASelfEvaluation(Path("/a.docx"), "a Word document"), Path("/a.docx"), False),
        (FileEmpty(OURS), OURS, False),
        (FileMissing(OURS), OURS, False),
    ],
)
def test_rescue_is_offered(refusal: Refusal, path: Path, offered: bool) -> None:
    ways = Asked()
    acts = dict(next_steps(refusal, path, cast(Ways, ways)))

    assert (RESCUE in acts) is offered
    if offered:
        acts[RESCUE]()
        assert ways.rescued == [path]


def test_a_folder_offers_the_few_self_evaluations_in_it(tmp_path: Path) -> None:
    for name in ("coast.cpcse", "harbour.CPCSE", "plan.docx"):
        (tmp_path / name).touch()
    ways = Asked()
    acts = dict(next_steps(FileIsFolder(tmp_path), tmp_path, cast(Ways, ways)))
    assert list(acts) == ["Open “coast.cpcse”", "Open “harbour.CPCSE”"]
    acts["Open “coast.cpcse”"]()
    assert ways.opened == [tmp_path / "coast.cpcse"]


def test_a_folder_with_many_of_them_or_that_is_gone_offers_none(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.cpcse").touch()
    for folder in (tmp_path, tmp_path / "gone"):
        assert next_steps(FileIsFolder(folder), folder, cast(Ways, Asked())) == []
