"""Whatever is asked for wrongly is answered in sentences, with an exit code, and with nothing written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.app.command_line import main
from tests.app.running import NO_DISPLAY, run, stopped_half_way, without_display

NOT_DONE, NOT_UNDERSTOOD = 1, 2
NEW = ["new", "a.cpcse", "--committee", "A"]

CASES: list[tuple[int, str, list[str]]] = [
    # not understood
    (NOT_UNDERSTOOD, "Did you mean “export”?", ["exprt"]),
    (NOT_UNDERSTOOD, "Did you mean “export”?", ["Export", "own.cpcse"]),
    (NOT_UNDERSTOOD, "Did you mean “frameworks”?", ["framework"]),
    (NOT_UNDERSTOOD, "Did you mean “check”?", ["chek", "own.cpcse"]),
    (NOT_UNDERSTOOD, "The commands are example, new", ["xylophone"]),
    (NOT_UNDERSTOOD, "one file", ["own.cpcse", "other.cpcse"]),
    (NOT_UNDERSTOOD, "--loud", ["--loud"]),
    (NOT_UNDERSTOOD, "--loud", ["check", "own.cpcse", "--loud"]),
    (NOT_UNDERSTOOD, "--", ["--"]),
    (NOT_UNDERSTOOD, "FILE", ["check"]),
    (NOT_UNDERSTOOD, "FILE", ["example"]),
    (NOT_UNDERSTOOD, "does not name a file", ["example", ""]),
    (NOT_UNDERSTOOD, "does not name a file", ["check", "/"]),
    (NOT_UNDERSTOOD, "does not name a file", ["check", "."]),
    (NOT_UNDERSTOOD, "--committee", ["new", "a.cpcse"]),
    (NOT_UNDERSTOOD, "not a date", [*NEW, "--from", "1 April"]),
    (NOT_UNDERSTOOD, "not a date", [*NEW, "--to", "2026-02-30"]),
    (NOT_UNDERSTOOD, "--docx OUT.docx, --workbook OUT.xlsx, or several of them", ["export", "own.cpcse"]),
    (NOT_UNDERSTOOD, "--workbook", ["export", "own.cpcse", "--workbook"]),
    (NOT_UNDERSTOOD, "--com", ["new", "a.cpcse", "--com", "A"]),
    (NOT_UNDERSTOOD, "chekc", ["frameworks", "chekc", "x.toml"]),
    (NOT_UNDERSTOOD, "PATH", ["frameworks", "check"]),
    # not done
    (NOT_DONE, "already a file “own.cpcse”", ["example", "own.cpcse"]),
    (NOT_DONE, "already a file “own.cpcse”", ["new", "own.cpcse", "--committee", "A"]),
    (NOT_DONE, "already", ["example", "folder"]),
    (NOT_DONE, "already", ["example", "nowhere-link"]),
    (NOT_DONE, "nowhere", ["example", "nowhere/a.cpcse"]),
    (NOT_DONE, "own.cpcse", ["new", "own.cpcse/a.cpcse", "--committee", "A"]),
    (NOT_DONE, "Choose another folder or name", ["new", f"{'a' * 300}.cpcse", "--committee", "A"]),
    (NOT_DONE, "Choose another folder or name", ["new", f"{'a' * 245}.cpcse", "--committee", "A"]),
    (NOT_DONE, "needs a name", ["new", "a.cpcse", "--committee", " "]),
    (NOT_DONE, "needs a name", ["new", "a.cpcse", "--committee", "\udcff"]),
    (
        NOT_DONE,
        "ends before it begins",
        [*NEW, "--from", "2027-01-01", "--to", "2026-01-01"],
    ),
    (NOT_DONE, "no quality indicator 9.9", [*NEW, "--leave-out", "1.1", "9.9"]),
    (NOT_DONE, "no framework “hmie”", [*NEW, "--framework", "hmie"]),
    (NOT_DONE, "nowhere.toml", [*NEW, "--framework", "nowhere.toml"]),
    (NOT_DONE, "notes.txt", [*NEW, "--framework", "notes.txt"]),
    (NOT_DONE, "no file “missing.cpcse”", ["check", "missing.cpcse"]),
    (NOT_DONE, "no file “missing.cpcse”", ["guard", "missing.cpcse"]),
    (NOT_DONE, "folder", ["check", "folder"]),
    (NOT_DONE, "notes.txt", ["check", "notes.txt"]),
    (NOT_DONE, "empty.cpcse", ["check", "empty.cpcse"]),
    (NOT_DONE, "half.cpcse", ["check", "half.cpcse"]),
    (NOT_DONE, "no file “missing.cpcse”", ["export", "missing.cpcse", "--pdf", "x.pdf"]),
    (NOT_DONE, "notes.txt", ["export", "notes.txt", "--pdf", "x.pdf"]),
    (NOT_DONE, "half.cpcse", ["export", "half.cpcse", "--pdf", "x.pdf"]),
    (NOT_DONE, "must end in .xlsx", ["export", "own.cpcse", "--workbook", "own.cpcse"]),
    (NOT_DONE, "must end in .pdf", ["export", "own.cpcse", "--pdf", "x.xlsx"]),
    (NOT_DONE, "self-evaluation itself", ["export", "own.pdf", "--pdf", "./own.pdf"]),
    (NOT_DONE, "is a self-evaluation and no paper", ["export", "own.cpcse", "--pdf", "own.pdf"]),
    (NOT_DONE, "is a self-evaluation and no paper", ["export", "own.cpcse", "--pdf", "link-to-another.pdf"]),
    (NOT_DONE, "x.pdf", ["export", "own.cpcse", "--pdf", "folder/x.pdf"]),
    (NOT_DONE, "x.pdf", ["export", "own.cpcse", "--pdf", "nowhere/x.pdf"]),
    (NOT_DONE, "missing.toml", ["frameworks", "check", "missing.toml"]),
    (NOT_DONE, "folder", ["frameworks", "check", "folder"]),
    (NOT_DONE, "notes.txt", ["frameworks", "check", "notes.txt"]),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a self-evaluation, things that are none, and a paper's place that is taken by a folder."""
    place = tmp_path_factory.mktemp("place")
    assert run("new", "own.cpcse", "--committee", "Harbour CPC", at=place).returncode == 0
    own = (place / "own.cpcse").read_bytes()
    (place / "own.pdf").write_bytes(own)
    (place / "another.cpcse").write_bytes(own)
    (place / "link-to-another.pdf").symlink_to(place / "another.cpcse")
    (place / "half.cpcse").write_bytes(own[: len(own) // 2])
    (place / "empty.cpcse").write_bytes(b"")
    (place / "notes.txt").write_text("Bring biscuits.\n", "utf-8")
    (place / "folder" / "x.pdf").mkdir(parents=True)
    (place / "nowhere-link").symlink_to(place / "not there")
    return place


def _files(place: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() if path.is_file() else None for path in place.rglob("*")
    }


@pytest.mark.parametrize(("code", "says", "arguments"), CASES, ids=lambda value: str(value)[:40])
def test_what_is_asked_wrongly_is_answered_and_nothing_is_written(
    code: int,
    says: str,
    arguments: list[str],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(place)
    for name in NO_DISPLAY:
        monkeypatch.delenv(name, raising=False)
    before = _files(place)
    try:
        ended: object = main(arguments)
    except SystemExit as end:
        ended = end.code
    told = capsys.readouterr()
    assert ended == code, told.err
    assert says in told.err
    assert told.out == ""
    assert told.err.strip().endswith((".", "--help.", "--repair-to NEW.cpcse"))
    assert _files(place) == before


@pytest.mark.parametrize("arguments", [["exprt"], ["check", "notes.txt"], ["example", "own.cpcse"]])
def test_no_traceback_is_seen_by_whoever_runs_the_command(arguments: list[str], place: Path) -> None:
    done = run(*arguments, at=place)
    assert done.returncode in (NOT_DONE, NOT_UNDERSTOOD)
    assert 1 <= done.stderr.count("\n") <= 6
    assert "Traceback" not in done.stderr


def test_a_console_that_cannot_show_a_sign_is_no_reason_to_fail(tmp_path: Path) -> None:
    done = run("new", "a.cpcse", "--committee", "Dìon", at=tmp_path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "(D?on; " in done.stdout


@pytest.mark.parametrize("name", [b"\xff\xfe.cpcse", b"two\nlines.cpcse", "Dìon 👩‍👧 'quoted' $HOME.cpcse".encode()])
def test_any_name_that_the_system_takes_is_taken(name: bytes, tmp_path: Path) -> None:
    command = [os.fsencode(sys.executable), b"-m", b"cpc_selfeval", b"new", name, b"--committee", b"A"]
    done = subprocess.run(command, cwd=tmp_path, env=without_display(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / os.fsdecode(name)).is_file()


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cpc_selfeval", "frameworks"],
            cwd=tmp_path,
            env=without_display(),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_ctrl_c_stops_in_one_sentence_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    code, said = stopped_half_way(tmp_path, signal.SIGINT)

    assert (code, said) == (130, "Stopped. What was not finished was not kept.\n")
    assert list(tmp_path.iterdir()) == []


LOADED = """
import sys
from cpc_selfeval.app.command_line import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
heavy = ("PySide6", "shiboken6", "openpyxl", "reportlab", "PIL", "sqlite_utils", "sqlite3", "argparse")
print(code, *[name for name in heavy if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["--version"], "0 argparse"),
        (["--help"], "0 argparse"),
        (["frameworks"], "0 argparse"),
        ([], "3"),
        (["new", "b.cpcse", "--committee", "A"], "0 sqlite_utils sqlite3 argparse"),
        (["check", "own.cpcse"], "0 sqlite3 argparse"),
        (["export", "own.cpcse", "--workbook", "y.xlsx"], "0 openpyxl PIL sqlite3 argparse"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], loaded: str, tmp_path: Path, place: Path) -> None:
    (tmp_path / "own.cpcse").write_bytes((place / "own.cpcse").read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=tmp_path,
        env=without_display(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr.strip().split("\n")[-1] == loaded, done.stderr


def test_a_name_that_is_half_a_character_does_not_keep_anybody_from_beginning(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "cpc_selfeval", "new", "a.cpcse", "--committee", "A"]
    environment = {os.fsencode(name): os.fsencode(value) for name, value in without_display().items()}
    environment |= {b"USERNAME": b"\xff", b"USER": b"\xffIsla", b"XDG_CONFIG_HOME": os.fsencode(tmp_path)}
    done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert run("check", "a.cpcse", at=tmp_path).returncode == 0
