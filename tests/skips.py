"""How many tests were skipped on this machine and for want of what: one line at the end of every run."""

from __future__ import annotations

from collections import Counter

import pytest


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what this machine lacks, so that nobody takes a skipped test for one that passed."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        if isinstance(report.longrepr, tuple):
            reasons[report.longrepr[2].removeprefix("Skipped: ")] += 1
    if reasons:
        each = "; ".join(f"{reason}: {number}" for reason, number in reasons.most_common())
        terminalreporter.write_line(f"Tests skipped here: {reasons.total()} ({each})")
