"""Who gives a command."""

from __future__ import annotations

import os
from argparse import Namespace

from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.text import entered_line


def whoever_asks(asked: Namespace) -> Person:
    """The person named, else who works on this computer, else the lead officer, else the system's name for them."""

    def named(*names: str | None) -> Person:
        return Person(next((name for name in map(entered_line, filter(None, names)) if name), "Command line"))

    if asked.by:
        return named(asked.by)
    return Preferences().person or named(
        getattr(asked, "lead_officer", None), os.environ.get("USERNAME"), os.environ.get("USER")
    )
