"""The whole job by screen reader: begins a file, works in it, writes its papers and leaves.

``python3 -m tests.whole.screen_reader.job FOLDER PROGRAM…`` prints what was done and heard, a line each; it ends with 0
once all of it is done. Everything is found by its role and name, pressed by its own action and written into as text;
there is neither a mouse nor a place on the screen.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.whole.screen_reader.reader import Reader
from tests.whole.screen_reader.tree import PATIENCE, NotThere

ALLOWED: Final = 150
"""Seconds for all of it, which takes ten of them on a quiet machine."""
PROGRAM: Final = "CPC Self-Evaluation"
COMMITTEE: Final = "Example Area Child Protection Committee"
FILE: Final = "read aloud.cpcse"
EVIDENCE: Final = "Case file audit, March 2026"
SHOWS: Final = "Plans were reviewed on time in 41 of 44 files."
REASON: Final = "The audit and what families told us agree."
ACTION: Final = "Offer every family a named advocate."


def begin_file(reader: Reader, folder: Path) -> None:
    """Choose the framework, name the committee, who is working, and the file."""
    reader.press("New self-evaluation…")
    new = reader.find("dialog", lambda name: name.startswith("New self-evaluation"))
    reader.choose(lambda name: name.startswith("Care Inspectorate quality framework"), within=new)
    reader.press("Next", within=new)
    reader.write("Name of the committee", COMMITTEE, within=new)
    reader.write("Your name", "Morag Sinclair", within=new)
    reader.write("Your role", "lead officer", within=new)
    for step in ("Partner agencies", "What this cycle covers", "Where to keep it"):
        reader.press("Next", within=new)
        reader.find("push button", f"{step}, this step", within=new)
    reader.write("Folder", str(folder), within=new)
    reader.write("Name of the file", FILE, within=new)
    reader.press("Begin", within=new)


def name_evidence(reader: Reader) -> None:
    """Go to the first indicator and say how we know."""
    reader.press("Indicators")
    reader.press("+ Add evidence")
    dialog = reader.find("dialog", "Add evidence")
    reader.write("Title", EVIDENCE, within=dialog)
    reader.write("What it shows", SHOWS, within=dialog)
    reader.press("Close", within=dialog)
    reader.find("push button", lambda name: name.startswith("Evidence. E-001") and EVIDENCE in name)


def judge(reader: Reader) -> None:
    """Propose a level, then record what the committee agreed."""
    reader.choose(lambda name: name.startswith("4 Good"))
    reader.write("Reason for this level", REASON)
    reader.press("Propose")
    reader.hear("Level proposed: 4 Good")
    reader.find("label", lambda name: name.startswith("Level proposed by the lead officer"))
    reader.choose("Agreed by the CPC")
    reader.choose(lambda name: name.startswith("4 Good"))
    reader.press("Record agreement")
    reader.hear("Level agreed by the CPC: 4 Good")
    reader.find("label", lambda name: name.startswith("Level agreed by the CPC"))


def plan(reader: Reader) -> None:
    """Plan what is to be done."""
    reader.press("+ Plan an action")
    reader.write("Text of the action", ACTION)
    reader.press("Done with this action")
    reader.find("push button", lambda name: ACTION in name)


def write_papers(reader: Reader, folder: Path) -> None:
    """Write the two pages for chief officers as PDF, and the action plan as a workbook."""
    reader.press("Make a paper…")
    dialog = reader.find("dialog", "Make a paper")
    for paper, ending in (("COG summary", ".pdf"), ("Action plan workbook", ".xlsx")):
        reader.choose(paper, within=dialog)
        reader.wait_for_text("Name of the file", ends_in(ending), within=dialog)
        reader.write("Folder", str(folder), within=dialog)
        reader.press("Write", within=dialog)
        reader.hear(begins_with(f"Written: {paper}"))
    reader.press("Close", within=dialog)


def ends_in(ending: str) -> Callable[[str], bool]:
    """Whether a text ends so."""
    return lambda text: text.endswith(ending)


def begins_with(beginning: str) -> Callable[[str], bool]:
    """Whether a text begins so."""
    return lambda text: text.startswith(beginning)


def leave(reader: Reader) -> None:
    """End the program by its menu."""
    reader.show_menu("File")
    reader.press("Quit", role="menu item")


def main(folder: Path, program: list[str]) -> int:
    """Do it all; 1 with what was there instead where something is not found."""
    begun = time.monotonic()

    def log(line: str) -> None:
        print(f"{time.monotonic() - begun:6.2f} s  {line}", flush=True)

    def end(_signal: int, _frame: object) -> None:
        raise NotThere("the time is up")

    signal.signal(signal.SIGALRM, end)
    signal.alarm(ALLOWED)
    with subprocess.Popen(program) as running:
        try:
            reader = Reader(PROGRAM, log)
            log(f"find    the program “{PROGRAM}”")
            begin_file(reader, folder)
            name_evidence(reader)
            judge(reader)
            plan(reader)
            write_papers(reader, folder)
            leave(reader)
            log(f"the program has ended with {running.wait(PATIENCE)}")
        except NotThere as missing:
            log(f"MISSING {missing}")
            return 1
        finally:
            if running.poll() is None:
                running.kill()
    return running.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
