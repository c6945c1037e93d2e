"""A machine that lacks something says at the end of a run how many tests it could not do, and for want of what."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_what_could_not_be_tried_is_counted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/faults/test_power_cuts.py"]
    done = subprocess.run(
        command, cwd=PROJECT, env=os.environ | {"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "Tests skipped here: 2 (needs root, loop devices and mkfs.ext4: 2)" in done.stdout
