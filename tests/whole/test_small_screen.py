"""At 200% a laptop of 1366 by 768 has a screen of 683 by 384: every window fits, so that no button is out of reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Qt reads no screens from a file there")
@pytest.mark.parametrize("screens", ["least", pytest.param("all", marks=pytest.mark.long)])
def test_every_window_fits_a_laptop_at_200_per_cent(tmp_path: Path, screens: str) -> None:
    laptop = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [laptop]}))
    display = {"QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}", "QT_SCALE_FACTOR": "2"}
    command = [sys.executable, "-m", "tests.whole.small_screen", str(tmp_path), screens]
    told = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **display}, check=True, stdout=subprocess.PIPE, text=True, timeout=90
    )
    sizes = json.loads(told.stdout)
    width, height = sizes.pop("screen")
    assert (width, height) == (683, 384)
    assert sizes.pop("sideways") == []
    assert sizes.pop("the last of them is in view")
    assert {name: size for name, size in sizes.items() if size[0] > width or size[1] > height} == {}
    assert len(sizes) > 15
