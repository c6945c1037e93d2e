"""While a file is open, nothing of ours opens its path otherwise: that would drop SQLite's lock on it (POSIX)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from tests.domain.example import example_at

ISLA = Person("Isla Grant", "lead officer", "CPC")


def walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> subprocess.CompletedProcess[str]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Preferences().update(person=ISLA)
    (tmp_path / "out").mkdir()
    example_at(tmp_path / "work.cpcse")
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.other_hands", str(tmp_path / "work.cpcse"), str(tmp_path / "out"), how],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="handles are counted in /proc; the danger is POSIX’s alone")
def test_nothing_of_ours_touches_the_open_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = walked(tmp_path, monkeypatch, "plainly")

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "walked", done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="handles are counted in /proc; the danger is POSIX’s alone")
def test_whoever_touches_it_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = walked(tmp_path, monkeypatch, "touch")

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("open ") >= 1
    assert "in walk" in done.stdout
