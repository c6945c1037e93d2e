"""Nothing that anybody wrote stays outside the file, its backups and what was asked for; and nothing goes out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_type_hints

import pytest

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.committee import Body, Committee, Cycle, Meeting, Person
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import LevelDraft, Stage
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.removal import Removal, Removed
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework

CANARY = "Zebedeecanary"
FETCHES = (
    '<img src="http://192.0.2.1/a.png"> <a href="file:///etc/hostname">x</a> http://192.0.2.1 \\\\192.0.2.1\\share'
)
"""What a paper or a label would fetch, if it took text for more; the address is nobody's (RFC 5737)."""

ISLA = Person("Isla Grant", "lead officer", "CPC")
WALK = Path(__file__).with_name("privacy_walk.py")
PROJECT = Path(__file__).resolve().parents[2]

NOT_TYPED = {"key", "cycle", "code", "at", "framework", "framework_hash", "by_name", "by_role"}
"""What people do not type, and who works, whom this computer remembers. The committee, its area and the cycle’s title
stand in its list of recent files, by which people choose."""


def texts_of(kind: type[Record], *but: str) -> dict[str, str]:
    """The canary for every field of a record that people type."""
    hints = get_type_hints(kind)
    return {
        each.name: CANARY for each in fields(kind) if hints[each.name] is str and each.name not in {*NOT_TYPED, *but}
    }


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A computer with nothing on it but a person who works there, and files to attach."""
    for name in ("home", "tmp", "run", "work", "sources"):
        (tmp_path / name).mkdir(mode=0o700)
    (tmp_path / "sources" / f"{CANARY} minutes.txt").write_text(f"{CANARY} was there", encoding="utf-8")
    Preferences(tmp_path / "home" / "config" / "cpc-selfeval" / "preferences.json").update(person=ISLA)
    return tmp_path


def surroundings(place: Path) -> dict[str, str]:
    """The environment of the walk: whatever is written by habit goes below ``place``."""
    home = place / "home"
    return {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(place / "tmp"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(place / "run"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(PROJECT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "WALK_CANARY": CANARY,
        "WALK_SOURCES": str(place / "sources"),
    }


def filled(path: Path) -> Path:
    """A file with the canary in every field that is typed, and in its history."""
    framework = shipped_framework(DEFAULT_FRAMEWORK)
    work = begin(path, Beginning(framework=framework, committee="Harbour Child Protection Committee"), ISLA)
    work.setup.revise_committee(**texts_of(Committee, "name", "area", "cpc_short"))
    work.setup.revise_cycle(**texts_of(Cycle, "title"))
    work.setup.add_agency(CANARY)
    work.setup.add_meeting(Body.CPC, on=date(2026, 12, 3), **texts_of(Meeting))
    work.setup.add_tag(CANARY)
    work.setup.scope("2.1", corrected_title=CANARY)
    work.findings.record(FindingKind.AREA, "2.1", **texts_of(Finding))
    work.findings.record(FindingKind.STRENGTH, "2.1", f"{FETCHES} {CANARY}", impact=FETCHES)
    work.evidence.record(indicators=("2.1",), **texts_of(Evidence))
    action = work.actions.plan(indicators=("2.1",), **texts_of(Action))
    work.actions.note_progress(action, CANARY)
    work.actions.take_reading(action, CANARY, base=CANARY, source=CANARY, quarter=CANARY)
    work.levels.choose("2.1", Stage.PROPOSED, level=4)
    work.levels.draft("2.1", Stage.PROPOSED, **texts_of(LevelDraft))
    work.levels.record("2.1", Stage.PROPOSED)
    assert work.session.unsaved == ()
    work.close()
    return path


def walked(place: Path, *arguments: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run the walk to its end."""
    command = [*before, sys.executable, str(WALK), *arguments]
    done = subprocess.run(
        command,
        env=surroundings(place),
        cwd=place,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=150,
        check=False,
    )
    assert "walked" in done.stdout or arguments[-1] == "only", done.stderr
    return done


def written(place: Path) -> Iterator[Path]:
    """Every file that is there and that nobody asked for by name."""
    for path in sorted(place.rglob("*")):
        below = path.relative_to(place).parts[0]
        if path.is_file() and below not in ("work", "sources"):
            yield path
    for path in (place / "work").iterdir():
        if path.is_file() and path.suffix not in (".cpcse", ".pdf", ".xlsx"):
            yield path


def leaks(place: Path) -> list[str]:
    """Where the canary stands: names and contents of what was written."""
    forms = [text.encode(coded) for text in (CANARY, CANARY.lower()) for coded in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        str(path.relative_to(place))
        for path in written(place)
        if CANARY in str(path.relative_to(place)) or any(form in path.read_bytes() for form in forms)
    ]


def test_a_walk_leaves_nothing_of_what_was_written_outside_the_file(place: Path) -> None:
    path = filled(place / "work" / "harbour.cpcse")
    done = walked(place, str(path), str(place / "work"), "quit")
    assert done.returncode == 0, done.stderr
    assert CANARY not in done.stdout + done.stderr
    assert "RuntimeError" in done.stderr, "the fault was told, without its words"
    assert leaks(place) == []
    names = {each.name for each in written(place)}
    assert "preferences.json" in names
    assert "log.txt" in names, "there is a log to look into"
    assert sorted(each.name for each in (place / "work").iterdir() if each.is_file()) == [
        "copy.cpcse",
        "harbour.cpcse",
        "paper.pdf",
        "paper.xlsx",
    ], "nothing is left beside the file"


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_a_killed_program_left_is_gone_after_the_next_start(place: Path) -> None:
    path = filled(place / "work" / "harbour.cpcse")
    walked(place, str(path), str(place / "work"), "kill")
    done = walked(place, str(path), str(place / "work"), "only")
    assert done.returncode == 0, done.stderr
    assert leaks(place) == []


@cache
def works(*command: str) -> bool:
    """Whether a tool is here and may do this."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not works("unshare", "-rn", "true"), reason="no empty network namespace can be made here")
@pytest.mark.parametrize("begun", ["new", pytest.param("opened", marks=pytest.mark.long)])
def test_the_program_does_everything_without_a_network_and_asks_for_none(place: Path, begun: str) -> None:
    calls = place / "calls.txt"
    strace = ("strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(calls))
    watched = strace if works("strace", "-f", "true") else ()
    path = "new" if begun == "new" else str(filled(place / "work" / "harbour.cpcse"))
    done = walked(place, path, str(place / "work"), "quit", before=("unshare", "-rn", *watched))
    assert done.returncode == 0, done.stderr
    assert (place / "work" / "paper.pdf").stat().st_size > 1000
    if not watched:
        pytest.skip("walked without a network; strace is not here to tell that none was asked for")
    families = [
        line for line in calls.read_text(encoding="utf-8").splitlines() if "AF_INET" in line or "AF_PACKET" in line
    ]
    assert families == []


def test_a_copy_and_a_backup_hand_on_nothing_that_was_removed(place: Path) -> None:
    path = filled(place / "work" / "harbour.cpcse")
    work = open_file(path, ISLA)
    told: list[object] = []
    work.removing.remove(Removal(Passage(CANARY), "[removed]", "test"), told.append)
    assert isinstance(told[0], Removed)
    work.save_copy(place / "work" / "copy.cpcse", told.append)
    work.close()
    for each in (path, place / "work" / "copy.cpcse"):
        assert CANARY.lower().encode() not in each.read_bytes().lower()
