"""The kit loads its names when they are asked for; every name that it offers can be had, and is what it says."""

import subprocess
import sys

ASK_FOR_ALL = """
import cpc_selfeval.ui.kit as kit
from cpc_selfeval.ui.kit import colours, confirm, theme
wrong = [name for name in kit.__all__ if getattr(kit, name).__name__ not in (name,) and name not in kit._MODULES]
modules = [name for name in kit.__all__ if type(getattr(kit, name)).__name__ == "module"]
print(wrong, modules)
"""


def test_every_name_of_the_kit_is_there_and_none_is_a_module_of_the_same_name() -> None:
    done = subprocess.run([sys.executable, "-c", ASK_FOR_ALL], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[] []", done.stdout + done.stderr
