"""Starting the program does not load what only exporting needs: openpyxl and reportlab together double the start."""

import subprocess
import sys

IMPORT_ALL_BUT_EXPORTS = """
import importlib, sys
from pathlib import Path
import cpc_selfeval
WRITERS = ("cpc_selfeval.exports", "cpc_selfeval.contributions", "cpc_selfeval.__main__")
root = Path(cpc_selfeval.__path__[0])
# By file name: walking packages would import those of the exports
files = [file.relative_to(root.parent).with_suffix("") for file in sorted(root.rglob("*.py"))]
names = [".".join(file.parts).removesuffix(".__init__") for file in files]
names = [name for name in names if not name.startswith(WRITERS)]
for name in names:
    importlib.import_module(name)
late = {"PIL", "openpyxl", "pypdfium2", "reportlab"}
print("cpc_selfeval.app.command_line" in names, sorted(late & sys.modules.keys()))
"""


def test_no_room_but_exports_loads_the_writers_of_papers() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_BUT_EXPORTS], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stdout.strip() == "True []", done.stdout + done.stderr
