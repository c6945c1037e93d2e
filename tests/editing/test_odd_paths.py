"""Odd names of files and folders, from opening to backups: with signs that addresses, shells and systems read."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import BackupPlaces, Place, Reason
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.order import PaperOrder
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.local_copy import check_in, check_out
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.editing.papers import write_paper
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.restoring.looking import look_into
from tests.editing.desk import BEGINNING, ISLA

NAMES = [
    "Dùn Èideann – Ìle",
    "two  spaces and a trailing one ",
    "what#next?really",
    "100% of 50%25",
    'Morag\'s "plan"',
    "a;b&c|d$e`f!(g)[h]{i}",
    "file:x",
    "mode=ro&immutable=1",
    "児童保護 😀",
    "e\u0301 not composed",
    "\u202eevil\u202c",
    "-rf",
    ".hidden",
    "~home",
    "back\\slash",
    "new\nline",
    "n" * 240,
]
TOGETHER = "-~Dùn  児童😀 e\u0301\u202eevil\u202c #?%25&'\"`$!;|<>*()[]{}:=\\\n" + "n" * 100
"""What each of them is about, in one name: that a fault is of a single sign, the long run tells."""
NOT_ON_WINDOWS = set('?"|:\\\n<>*')
if sys.platform == "win32":
    NAMES = [name for name in NAMES if not set(name) & NOT_ON_WINDOWS and name.strip() == name]
    TOGETHER = "".join(sign for sign in TOGETHER if sign not in NOT_ON_WINDOWS)
each_name = pytest.mark.parametrize(
    "name",
    [TOGETHER, *(pytest.param(name, marks=pytest.mark.long) for name in NAMES)],
    ids=["together", *range(len(NAMES))],
)


def entered(path: Path) -> list[str]:
    assert check_file(path) == ()
    work = open_file(path, ISLA, InlineExecutor(), read_only=True)
    found = sorted(finding.text for finding in work.contents.findings.values())
    work.close()
    return found


@pytest.mark.parametrize("in_folder", [False, True], ids=["file", "folder"])
@each_name
def test_everything_that_is_done_with_a_file(tmp_path: Path, name: str, in_folder: bool) -> None:
    folder = tmp_path / name if in_folder else tmp_path
    folder.mkdir(exist_ok=True)
    path = folder / ("work.cpcse" if in_folder else f"{name}.cpcse")
    work = begin(path, BEGINNING, ISLA, InlineExecutor())
    work.findings.record(FindingKind.STRENGTH, "2.1", "first")
    work.close()

    work = open_file(path, ISLA, InlineExecutor())
    work.backups.keep(BackupPlaces(), lambda _event: None)
    work.findings.record(FindingKind.STRENGTH, "2.1", "second")
    told: list[Refusal | None] = []
    work.save_copy(folder / f"copy of {name[:100].strip()}.cpcse", told.append)
    work.close()
    work.backups.wait(20)

    assert told == [None]
    assert entered(path) == ["first", "second"]
    assert entered(folder / f"copy of {name[:100].strip()}.cpcse") == ["first", "second"]
    (backup,) = backups_in(folder_of(path), Place.BESIDE)
    assert backup.reason is Reason.OPENED
    assert look_into(backup.path).strengths == 1
    kept = [file.name for file in folder.iterdir()]
    assert not [each for each in kept if each.endswith((".lock", "-journal", ".part"))]


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> list[PaperOrder]:
    """The orders of the shortest PDF and of the workbook: how long a paper is changes nothing of its place."""
    work = begin(tmp_path_factory.mktemp("papers") / "work.cpcse", BEGINNING, ISLA, InlineExecutor())
    try:
        return [work.papers.order(Paper.MODERATION), work.papers.order(Paper.WORKBOOK)]
    finally:
        work.close()


@each_name
def test_papers_are_written_there(tmp_path: Path, orders: list[PaperOrder], name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for order in orders:
        target = folder / f"{name[:100]}{order.paper.ending}"
        write_paper(order, target)
        assert target.stat().st_size > 1000
        assert list(folder.iterdir()) == [target]
        target.unlink()


@each_name
def test_a_local_copy_and_back(tmp_path: Path, name: str) -> None:
    original = tmp_path / name / f"{name[:180]}.cpcse"
    original.parent.mkdir()
    begin(original, BEGINNING, ISLA, InlineExecutor()).close()
    now = datetime(2026, 3, 2, tzinfo=UTC)
    copy = check_out(original, tmp_path / "local", ISLA, now, lambda _copy: None)
    work = open_file(copy.path, ISLA, InlineExecutor())
    work.findings.record(FindingKind.STRENGTH, "2.1", "local")
    work.close()
    assert check_in(copy, ISLA, now, lambda _copy: None).replaced
    assert entered(original) == ["local"]


def test_a_path_of_many_folders(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 400:
        folder = folder / "Child Protection Committee, Self-evaluation"
    folder.mkdir(parents=True)
    path = folder / "work.cpcse"
    begin(path, BEGINNING, ISLA, InlineExecutor()).close()
    work = open_file(path, ISLA, InlineExecutor())
    work.findings.record(FindingKind.STRENGTH, "2.1", "deep")
    work.close()
    assert entered(path) == ["deep"]


def test_a_name_that_leaves_no_room_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 245}.cpcse"
    with pytest.raises(PlaceRefused):
        begin(path, BEGINNING, ISLA, InlineExecutor())
    assert list(tmp_path.iterdir()) == []
