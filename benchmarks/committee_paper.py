"""The full self-evaluation of a large committee's file beside a bare reportlab script: time, and peak memory.

Both write the same words in the same paragraphs and cells, with the same fonts, each in a process of its own; the bare
script tags nothing, keeps no bookmarks, and has no contents list, no header and no footer.
"""

from __future__ import annotations

import pickle
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.files import with_committee
from benchmarks.measuring import Figure
from benchmarks.papers import blocks_of, snapshot_of_file

ACTIONS = 200
EVIDENCE = 1_500
GOAL = 1.5


def measure(folder: Path, rounds: int = 3, actions: int = ACTIONS, evidence: int = EVIDENCE) -> list[Figure]:
    """The paper of so many actions and pieces of evidence; medians of runs in turns."""
    with_committee(folder / "committee.cpcse", actions, evidence).close()
    snapshot = snapshot_of_file(folder / "committee.cpcse")
    inputs = {"ours": folder / "ours", "bare": folder / "bare"}
    inputs["ours"].write_bytes(pickle.dumps(snapshot))
    inputs["bare"].write_bytes(pickle.dumps(blocks_of(snapshot)))
    taken: dict[str, list[tuple[float, float]]] = {side: [] for side in inputs}
    for _ in range(rounds):
        for side, file in inputs.items():
            taken[side].append(_run(side, file))
    (ours, our_peak), (bare, bare_peak) = (
        (statistics.median(time for time, _ in taken[side]), statistics.median(peak for _, peak in taken[side]))
        for side in ("ours", "bare")
    )
    both = f"{our_peak / 1e6:.0f} MB ÷ {bare_peak / 1e6:.0f} MB"
    peak = f"peak memory {our_peak / bare_peak:.2f} times: {both} (goal {GOAL})"
    name = f"PDF of {actions:,} actions and {evidence:,} pieces of evidence ÷ a bare reportlab script (processor time)"
    return [Figure(name, ours, bare, GOAL, peak)]


def _run(side: str, file: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.paper_child", side, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    time, peak, _size = done.stdout.split()
    return float(time), float(peak)
