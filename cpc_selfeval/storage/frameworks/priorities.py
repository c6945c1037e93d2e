"""The priorities of the 2009 report, read from the data that comes with the program."""

from __future__ import annotations

import json
from functools import cache

from cpc_selfeval.domain.national_priorities import NationalPriorities, NationalPriority, PriorityTheme
from cpc_selfeval.shipped import folder

FILE = "priorities_2009.json"


@cache
def national_priorities() -> NationalPriorities:
    """All thirty-one. The file is our own and a test looks at every line of it, so it is read as it is."""
    values = json.loads((folder("frameworks") / FILE).read_text(encoding="utf-8"))
    themes = {each["id"]: PriorityTheme(each["id"], each["name"], tuple(each["linked"])) for each in values["themes"]}
    priorities = tuple(
        NationalPriority(each["name"], themes[each["theme"]], each["text"], each["measure"], tuple(each["lines"]))
        for each in values["priorities"]
    )
    return NationalPriorities(
        values["title"], values["source"], values["framework"], tuple(themes.values()), priorities
    )
