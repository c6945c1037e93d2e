"""What is unfinished in a cycle that is about to be closed: said kindly, and never in the way."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.carrying import open_actions
from cpc_selfeval.domain.cycles.looking import waiting_to_be_looked_at
from cpc_selfeval.domain.position import position, progress
from cpc_selfeval.domain.several import counted
from cpc_selfeval.domain.standing_checks import standing_checks


def unfinished(contents: Contents, today: date) -> tuple[str, ...]:
    """Sentences on what is not agreed, not looked at, and found by the checks; none where everything is done."""
    all_of_them = progress(contents)
    open_ones = all_of_them.covered - sum(position(contents, code).state.is_finished for code in contents.covered_codes)
    checks = len(standing_checks(contents, today))
    actions = len(open_actions(contents))
    old = len(waiting_to_be_looked_at(contents))
    said = (
        (open_ones, f"{counted(open_ones, 'indicator has', 'indicators have')} no agreed level."),
        (checks, f"The checks find {counted(checks, 'thing', 'things')} to look at."),
        (old, f"{counted(old, 'entry', 'entries')} from the last cycle {'was' if old == 1 else 'were'} not looked at."),
        (actions, f"{counted(actions, 'action is', 'actions are')} still open; the next cycle takes them over."),
    )
    return tuple(words for count, words in said if count)
