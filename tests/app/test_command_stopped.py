"""A command that is told to end in the middle leaves nothing half written."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from cpc_selfeval.app.command_line import INTERRUPTED
from tests.app.running import stopped_half_way


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without telling it")
def test_sigterm_during_the_example_leaves_nothing(tmp_path: Path) -> None:
    code, said = stopped_half_way(tmp_path, signal.SIGTERM)

    assert code == INTERRUPTED
    assert said == "Stopped. What was not finished was not kept.\n"
    assert list(tmp_path.iterdir()) == []
