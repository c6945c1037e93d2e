"""British English spelling, in a process of its own: loading the dictionary takes half a second, and nobody waits.

The Hunspell library keeps Python's one lock while it loads and while it looks for suggestions, so a thread would hold
up typing.
"""

import sys
from typing import Final

SPELL_APART: Final = "--spell-apart"
"""The first argument with which this program starts itself to look at spelling; ``__main__`` alone knows it."""


def spelling_command() -> list[str]:
    """What starts the process: this program, told to do nothing else. A bundle is the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SPELL_APART]
    return [sys.executable, "-m", "cpc_selfeval", SPELL_APART]
