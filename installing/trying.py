"""The built program used as a person would use it: unpacked where they might put it, run, and timed beside Python."""

from __future__ import annotations

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cpc_selfeval.app.own_folders import PORTABLE_MARK
from cpc_selfeval.contributions import READ_APART
from cpc_selfeval.contributions.reading.reader import Reader
from cpc_selfeval.spelling import SPELL_APART
from installing.components import NAME as COMPONENTS

ROUNDS: Final = 7
LONGEST: Final = 120
_ALL_GONE: Final = 10
"""Seconds that the processes that a program began have to end after it."""
AWKWARD: Final = "Mòrag’s stick, copy 2 (é ü)"
"""The name of a folder with spaces, accents, brackets and a curly apostrophe."""


def packed(bundle: Path, archive: Path) -> Path:
    """Pack a bundle with its folder: a zip for Windows; elsewhere a tar file, which keeps links and rights."""
    return Path(shutil.make_archive(str(archive), "zip" if os.name == "nt" else "gztar", bundle.parent, bundle.name))


def unpacked(archive: Path, folder: Path) -> Path:
    """Unpack it into a folder with an awkward name, and give that."""
    place = folder / AWKWARD
    shutil.unpack_archive(archive, place)
    return place


def use(program: Path, folder: Path, commands: Path) -> None:
    """Write the worked example and both papers, check the file, read the workbook back as a return is read, and look
    at the spelling of a word.

    ``commands`` takes the commands: on Windows a program of its own, which is never begun by the one with windows.
    Raises CalledProcessError, TimeoutExpired, Refusal, or ValueError for a spelling that is not known to be wrong.
    """
    example, workbook, summary = folder / "example.cpcse", folder / "plan.xlsx", folder / "summary.pdf"
    word, password = folder / "summary.docx", folder / "password.txt"
    password.write_text("three plain words", encoding="utf-8")
    for arguments in (
        ["--version"],
        ["example", str(example)],
        ["export", str(example), "--workbook", str(workbook), "--pdf", str(summary), "--docx", str(word)],
        ["export", str(example), "--docx", str(word), "--paper-password-file", str(password)],
        ["check", str(example)],
    ):
        subprocess.run([str(commands), *arguments], check=True, timeout=LONGEST, stdout=subprocess.DEVNULL)
    for paper in (workbook, summary, word):
        print(f"{paper.name}: {paper.stat().st_size:,} bytes")
    read = Reader(workbook, command=[str(program), READ_APART]).read()
    print(f"{workbook.name}: {len(read.sheets)} sheets read back")
    asked = b'{"ask": ["colour", "recieve"]}\n'
    said = subprocess.run(
        [str(program), SPELL_APART],
        input=asked,
        check=True,
        timeout=LONGEST,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout
    if json.loads(said)["wrong"] != ["recieve"]:
        raise ValueError(f"of the spelling it said {said!r}")


def shows_its_window(program: Path, example: Path, *, on_screen: bool) -> float | None:
    """Start the window with a file; seconds from the start until it stood, None where it does not within some time.

    ``on_screen`` takes Xvfb where there is no display. The program is carried along (``portable.txt``), so that its log
    says when its window stood.
    """
    (program.parent / PORTABLE_MARK).touch()
    log = program.parent / "own" / "log" / "log.txt"
    log.unlink(missing_ok=True)
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command = [str(program), str(example)]
    if not on_screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    elif sys.platform == "linux" and not environment.get("DISPLAY"):
        command = ["xvfb-run", "--auto-servernum", *command]
    began = datetime.now(UTC)
    with subprocess.Popen(command, env=environment, start_new_session=True) as running:
        try:
            stood = _stood(log, running)
        finally:
            end_all(running)
    return None if stood is None else (stood - began).total_seconds()


def end_all(running: subprocess.Popen[bytes]) -> None:
    """End the program and every process that it began: one that was still starting would miss the folder it lies in."""
    if os.name == "nt":
        running.terminate()
        running.wait(timeout=30)
        return
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGTERM)
    running.wait(timeout=30)
    until = time.monotonic() + _ALL_GONE
    while time.monotonic() < until:
        try:
            os.killpg(running.pid, 0)
        except (ProcessLookupError, PermissionError):  # none is left of its group; macOS says so of ones that ended
            return
        time.sleep(0.05)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(running.pid, signal.SIGKILL)


def _stood(log: Path, running: subprocess.Popen[bytes]) -> datetime | None:
    until = time.monotonic() + 30
    while time.monotonic() < until and running.poll() is None:
        for line in log.read_text("utf-8").splitlines() if log.exists() else ():
            at, _process, code, *_ = line.split()
            if code == "shown":
                return datetime.fromisoformat(at)
        time.sleep(0.05)
    return None


def beside_python(program: Path, example: Path) -> tuple[float, float]:
    """Median seconds from start to exit of ``check FILE``: the built program's, and plain Python's, run in turns."""
    sides = ([str(program)], [sys.executable, "-m", "cpc_selfeval"])
    taken: tuple[list[float], list[float]] = ([], [])
    for round_number in range(ROUNDS + 1):
        for side, times in zip(sides, taken, strict=True):
            began = time.perf_counter()
            subprocess.run([*side, "check", str(example)], check=True, timeout=LONGEST, stdout=subprocess.DEVNULL)
            if round_number:
                times.append(time.perf_counter() - began)
    return statistics.median(taken[0]), statistics.median(taken[1])


def leaves_nothing(program: Path, home: Path) -> list[str]:
    """What a program that is carried along left in the user's own folders, though it should not.

    Fonts looked up, and a session bus where none runs, are kept there by Linux itself, for any program with a window.
    """
    of_linux = {"fontconfig", ".dbus"}
    kept = [path for path in home.rglob("*") if path.is_file() and of_linux.isdisjoint(path.parts)]
    return [path.relative_to(home).as_posix() for path in kept]


def is_as_listed(bundle: Path) -> bool:
    """Whether every file of an unpacked bundle is the one that its list of components names."""
    import hashlib

    listed = json.loads((bundle / COMPONENTS).read_text("utf-8"))["components"]
    return all(
        hashlib.sha256((bundle / each["name"]).read_bytes()).hexdigest() == each["hashes"][0]["content"]
        for each in listed
        if each["type"] == "file"
    )
