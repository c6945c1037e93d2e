"""A command that is told to end in the middle leaves nothing half written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cpc_selfeval.app.command_line import INTERRUPTED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
def test_sigterm_during_the_example_leaves_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cpc_selfeval", "example", str(tmp_path / "example.cpcse")],
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 60
    while not any(tmp_path.iterdir()):
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.002)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)

    assert process.returncode == INTERRUPTED
    assert said == "Stopped. What was not finished was not kept.\n"
    assert list(tmp_path.iterdir()) == []
