"""A status in a paper: its shape and the committee's word; the word says it all."""

from __future__ import annotations

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.report import ActionLine
from cpc_selfeval.exports.tagged_pdf import Run, Sign

BAD, WARNING, GOOD, PLAIN = "#A1261C", "#8A4B00", "#1C6B3C", "#4A5866"

SIGNS: dict[Status, Sign] = {
    Status.NOT_STARTED: Sign("ring", PLAIN),
    Status.ON_TRACK: Sign("disc", PLAIN),
    Status.AT_RISK: Sign("triangle", WARNING),
    Status.OVERDUE: Sign("square", BAD),
    Status.COMPLETE_IMPACT_NOT_SHOWN: Sign("diamond", GOOD),
    Status.COMPLETE_IMPACT_SHOWN: Sign("diamond", GOOD),
    Status.WITHDRAWN: Sign("dash", PLAIN),
}

COLOURS: dict[Status, str] = {Status.AT_RISK: WARNING, Status.OVERDUE: BAD}


def status_words(line: ActionLine) -> tuple[str | Run | Sign, ...]:
    """Shape, word, and for an overdue action by how many days."""
    word = line.status_word
    if line.days_overdue:
        word += f", by {line.days_overdue} day{'' if line.days_overdue == 1 else 's'}"
    return (SIGNS[line.status], " ", Run(word, colour=COLOURS.get(line.status)))
