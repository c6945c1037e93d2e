"""A process that is killed at any moment loses nothing that it acknowledged, and leaves nothing half done."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from tests.storage.another_process import ROOT, saving
from tests.storage.samples import EVIDENCE, new_file


def killed_while_saving(path: Path, kills: int, seed: int) -> int:
    """Kill a process that saves on and on, look, and go on; gives how many saves were acknowledged in all."""
    chance = random.Random(seed)
    acknowledged = 0
    for _ in range(kills):
        with saving(path, acknowledged) as process:
            time.sleep(chance.uniform(0.005, 0.25))
            process.send_signal(signal.SIGKILL)
            said, _ = process.communicate()
        lines = said.split("\n")[:-1]
        acknowledged = int(lines[-1]) if lines else acknowledged

        assert check_file(path) == ()
        store = open_store(path)
        evidence = store.load().evidence[EVIDENCE.key]
        last = store.last_changes(1)[0]
        store.close()
        # The save that was being made when the end came may be in the file, but only whole
        assert acknowledged <= evidence.number <= acknowledged + 1
        if evidence.number > 0:
            assert evidence.indicators == (str(evidence.number), "1.1")
            assert evidence.shows == "x" * (evidence.number % 7) * 3000
            assert (last.table, last.record) == ("evidence", EVIDENCE.key)
        acknowledged = evidence.number
        assert [file.name for file in path.parent.iterdir()] == [path.name]
    return acknowledged


def test_five_kills(tmp_path: Path) -> None:
    new_file(tmp_path / "a.cpcse").close()

    assert killed_while_saving(tmp_path / "a.cpcse", 5, seed=5) > 5


@pytest.mark.long
@pytest.mark.timeout(900)
def test_many_kills(tmp_path: Path) -> None:
    new_file(tmp_path / "a.cpcse").close()

    saves = killed_while_saving(tmp_path / "a.cpcse", 100, seed=100)

    print(f"\n100 kills, {saves} acknowledged saves, none lost")
    assert saves > 100


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.02, 0.04, 0.08])
def test_a_kill_while_a_file_is_being_made_leaves_no_half_file(tmp_path: Path, seconds: float) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.storage.samples import new_file\n"
        "print('begun', flush=True); new_file(Path(sys.argv[1]))"
    )
    path = tmp_path / "a.cpcse"
    process = subprocess.Popen([sys.executable, "-c", program, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.communicate()

    assert not path.exists() or check_file(path) == ()
