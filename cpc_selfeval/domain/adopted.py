"""What an action was begun from: published priorities that somebody adopted, in words."""

from __future__ import annotations

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import AdoptedPriority
from cpc_selfeval.domain.national_priorities import NationalPriority
from cpc_selfeval.domain.record import settled_key

REPORT = "2009 report"


def adopted_key(action: str, priority_name: str) -> str:
    """The key of the one record that an action was begun from a priority."""
    return settled_key("adopted priority", action, priority_name)


def adoption(cycle: str, action: str, priority: NationalPriority) -> AdoptedPriority:
    """The record of it: the priority's words as they are now, and where they come from."""
    return AdoptedPriority(
        key=adopted_key(action, priority.name),
        cycle=cycle,
        action=action,
        priority_name=priority.name,
        text=priority.text,
        source=f"{REPORT} ({priority.lines_in_words})",
    )


def adopted_by(contents: Contents, action: str | None) -> tuple[AdoptedPriority, ...]:
    """The priorities that an action was begun from, in the order of their names."""
    found = (each for each in contents.of(AdoptedPriority).values() if each.action == action)
    return tuple(sorted(found, key=lambda each: (each.priority_name, each.key)))


def origin_in_words(adopted: AdoptedPriority) -> str:
    """ "Begun from a priority of the 2009 report (lines 1189 to 1190)"."""
    return f"Begun from a priority of the {adopted.source}"
