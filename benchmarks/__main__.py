"""``python -m benchmarks [NAME …]`` measures what is named (all of it without a name) and prints one table.

``--short`` runs everything on little, to see that it runs; ``--write PAGE`` puts the table into a page of the docs.
``--processor`` measures processor time, of this process or of the one that is started: what waits for a disk or for
another process is not in it.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from benchmarks import measuring
from benchmarks.measuring import Figure, milliseconds

BEGIN: Final = "<!-- measured: begin -->"
END: Final = "<!-- measured: end -->"

SHORT: Final[Mapping[str, Mapping[str, int]]] = {
    "painting": {"pairs": 1, "evidence": 50},
    "saving": {"saves": 3, "rows": 20},
    "opening": {"rounds": 1, "evidence": 20},
    "profile": {"rounds": 1, "evidence": 50},
    "tables": {"rounds": 1, "rows": 50, "searched": 50},
    "finding": {"rounds": 1, "pieces": 50},
    "papers": {"rounds": 1, "actions": 5, "note": 1_000},
    "committee_paper": {"rounds": 1, "actions": 3, "evidence": 10},
    "committee_workbook": {"rounds": 1, "actions": 3, "evidence": 10},
    "backups": {"rounds": 1, "evidence": 50},
    "attaching": {"rounds": 1, "megabytes": 10},
    "returns": {"rounds": 1, "returns": 1, "rows": 5},
    "lists": {"rounds": 1, "rows": 5},
    "cycles": {"rounds": 1, "cycles": 3, "indicators": 5, "evidence": 2},
}
"""What is measured, each a module with a ``measure(folder, …)``, and its arguments for a short run."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; the exit code is 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(SHORT)}")
    parser.add_argument("--short", action="store_true", help="run everything on little, to see that it runs")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page of the docs")
    parser.add_argument("--processor", action="store_true", help="measure processor time, where the computer is busy")
    chosen = parser.parse_args(arguments)
    measuring.clock = time.process_time if chosen.processor else time.perf_counter
    figures = [figure for name in chosen.names or SHORT for figure in _measured(name, short=chosen.short)]
    table = table_of(figures)
    print(table)
    if chosen.write is not None:
        _write(chosen.write, table)
    return 0


def table_of(figures: list[Figure]) -> str:
    """The figures as a table in Markdown, with the day and the computer that they were measured on."""
    computer = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    lines = [
        f"Measured on {date.today():%d %B %Y}: {computer}.",
        "",
        "| what ÷ its floor | ours | floor | ratio | goal | |",
        "|---|---|---|---|---|---|",
    ]
    for each in figures:
        goal = "" if each.goal is None else f"{each.goal:.1f}"
        seen = "" if each.goal is None else ("reached" if each.reached else "missed")
        remark = "; ".join(part for part in (seen, each.note) if part)
        times = f"{milliseconds(each.ours)} | {milliseconds(each.floor)}"
        lines.append(f"| {each.name} | {times} | {each.ratio:.2f} | {goal} | {remark} |")
    return "\n".join(lines)


def _measured(name: str, *, short: bool) -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    measure: Callable[..., list[Figure]] = import_module(f"benchmarks.{name}").measure
    options: Mapping[str, Any] = SHORT[name] if short else {}
    print(f"measuring: {name} …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), **options)


def _write(page: Path, table: str) -> None:
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
