"""The kit loads its names when they are asked for; every name that it offers can be had, and is what it says."""

import subprocess
import sys

ASK_FOR_ALL = """
import cpc_selfeval.ui.kit as kit
from cpc_selfeval.ui.kit import colours, confirm, theme
import cpc_selfeval.ui.kit.colours, cpc_selfeval.ui.kit.confirm, cpc_selfeval.ui.kit.theme
kinds = {name: type(getattr(kit, name)).__name__ for name in kit.__all__}
print([name for name, kind in kinds.items() if kind == "module"], len(kinds) > 40)
"""


def test_every_name_of_the_kit_is_there_and_none_is_a_module_of_the_same_name() -> None:
    done = subprocess.run([sys.executable, "-c", ASK_FOR_ALL], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[] True", done.stdout + done.stderr
