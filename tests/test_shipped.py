"""Where the shipped folders are found, in a checkout and in an installed program."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cpc_selfeval import shipped
from cpc_selfeval.ui.guide.pages import GUIDE, MORE

PROJECT = Path(__file__).parents[1]
NAMES: list[shipped.FolderName] = ["docs", "frameworks", "resources"]


@pytest.mark.parametrize("name", NAMES)
def test_a_checkout_has_them_at_its_top_level(name: shipped.FolderName) -> None:
    assert shipped.folder(name) == PROJECT / name


def test_a_missing_folder_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "cpc_selfeval")
    with pytest.raises(FileNotFoundError, match="“frameworks” is missing") as caught:
        shipped.folder("frameworks")
    assert str(tmp_path) in str(caught.value)


def _is_shipped(file: Path) -> bool:
    """Of docs only the guide, what it leads to and its pictures; of the other folders every file."""
    in_docs = file.parent == PROJECT / "docs"
    return file.is_file() and "__pycache__" not in file.parts and (not in_docs or file.name in (GUIDE, *MORE))


def test_the_wheel_carries_them_and_finds_them(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    ask = f"from cpc_selfeval.shipped import folder; [print(folder(name)) for name in {NAMES!r}]"
    answer = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {ask}"],
        check=True,
        capture_output=True,
        text=True,
    )
    for line, name in zip(answer.stdout.splitlines(), NAMES, strict=True):
        place = Path(line)
        assert place == (installed / "cpc_selfeval" / "shipped_files" / name).resolve()
        here = PROJECT / name
        shipped_files = sorted(file.relative_to(place) for file in place.rglob("*") if file.is_file())
        assert shipped_files == sorted(file.relative_to(here) for file in here.rglob("*") if _is_shipped(file))
