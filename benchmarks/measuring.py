"""Measuring two sides in turns, so that what else the computer does falls on both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Job = Callable[[], object]

clock: Callable[[], float] = time.perf_counter
"""What is measured with: the wall's clock, or processor time where other programs want the processors too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, in seconds, beside its floor, and the most that the ratio should be.

    ``goal`` is None for a figure that is only shown. ``note`` says what else was seen.
    """

    name: str
    ours: float
    floor: float
    goal: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor

    @property
    def reached(self) -> bool:
        """Whether the goal is reached; a figure without one always is."""
        return self.goal is None or self.ratio <= self.goal


def seconds(job: Job) -> float:
    """How long a job takes once. Garbage of earlier jobs is not collected within it."""
    gc.collect()
    began = clock()
    job()
    return clock() - began


def in_turns(ours: Job, floor: Job, rounds: int) -> tuple[float, float]:
    """Median seconds of both sides, run one after the other ``rounds`` times after one round that is not counted."""
    mine, bare = medians((ours, floor), rounds)
    return mine, bare


def medians(jobs: Sequence[Job], rounds: int) -> tuple[float, ...]:
    """Median seconds of several jobs, run in turns."""
    for job in jobs:
        job()
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for place, job in enumerate(jobs):
            taken[place].append(seconds(job))
    return tuple(statistics.median(times) for times in taken)


def milliseconds(value: float) -> str:
    """A time as people read it: "0.84 ms", "120 ms", "2.31 s"."""
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1000:.2f} ms" if value < 0.01 else f"{value * 1000:.0f} ms"
