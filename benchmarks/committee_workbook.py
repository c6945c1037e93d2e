"""The workbook of a large committee's file beside a bare openpyxl script that writes the same cells: time and memory.

Each runs in a process of its own. The bare script writes the same values with the same styles, widths and heights, and
nothing else: no drop-downs, no messages, no tables, no fingerprints.
"""

from __future__ import annotations

import pickle
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.files import NOON, with_committee
from benchmarks.measuring import Figure

ACTIONS = 200
EVIDENCE = 1_500
GOAL = 1.5


def measure(folder: Path, rounds: int = 5, actions: int = ACTIONS, evidence: int = EVIDENCE) -> list[Figure]:
    """The workbook of so many actions and pieces of evidence; medians of runs in turns."""
    from contextlib import closing

    from benchmarks.workbook_child import bare_cells
    from cpc_selfeval.domain.taking_report import take_snapshot
    from cpc_selfeval.exports.workbook.writer import workbook_bytes

    with closing(with_committee(folder / "committee.cpcse", actions, evidence)) as store:
        snapshot = take_snapshot(store.load(), NOON, "measured")
    cells = bare_cells(workbook_bytes(snapshot))
    for side, content in (("ours", snapshot), ("bare", cells)):
        (folder / side).write_bytes(pickle.dumps(content))
    taken: dict[str, list[tuple[float, float]]] = {"ours": [], "bare": []}
    for _ in range(rounds):
        for side, figures in taken.items():
            figures.append(_run(side, folder / side))
    (ours, our_peak), (bare, bare_peak) = (
        tuple(statistics.median(each) for each in zip(*taken[side], strict=True)) for side in ("ours", "bare")
    )
    count = sum(len(sheet.cells) for sheet in cells)
    said = f"{our_peak / 1e6:.0f} MB ÷ {bare_peak / 1e6:.0f} MB"
    note = f"{count:,} cells; peak memory {our_peak / bare_peak:.2f} times: {said} (goal {GOAL})"
    name = f"workbook of {actions:,} actions and {evidence:,} pieces of evidence ÷ a bare openpyxl script"
    return [Figure(f"{name} (processor time)", ours, bare, GOAL, note)]


def _run(side: str, file: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.workbook_child", side, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    time, peak, _size = done.stdout.split()
    return float(time), float(peak)
