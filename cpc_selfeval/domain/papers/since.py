"""What changed since an earlier paper: levels, actions, what is asked. Told from what was kept with that paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.judging_records.papers import PaperMade
from cpc_selfeval.domain.papers.earlier import is_readable, last_made, meeting_of, named
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.stood import Stood, StoodAction, stood_from, was_due, was_over
from cpc_selfeval.domain.report import ActionLine, ReportSnapshot

_NOW: Final = (
    (Status.OVERDUE, "now overdue"),
    (Status.AT_RISK, "now at risk"),
    (Status.COMPLETE_IMPACT_SHOWN, "complete, with impact shown"),
    (Status.COMPLETE_IMPACT_NOT_SHOWN, "complete, impact not yet shown"),
    (Status.WITHDRAWN, "withdrawn"),
)


@dataclass(frozen=True, slots=True)
class Since:
    """``before`` names the earlier paper ("the paper of 12 May 2026"); ``changes`` are sentences, weightiest first.

    ``stood`` is how things stood in it, for those who want each change as a row (:mod:`domain.papers.changed_rows`).
    """

    before: str
    changes: tuple[str, ...]
    stood: Stood | None = None


def since_last(contents: Contents, snapshot: ReportSnapshot, paper: Paper, compared: str | None = None) -> Since | None:
    """What changed since the last paper of this kind, or since the one whose key is ``compared``.

    None where there was none, or it can no longer be read. A paper that is written again for the same meeting, or on
    the same day where no meeting is named, is the same paper: it is compared with the one before.
    """
    if compared is not None:
        made = contents.get(PaperMade, compared)
    else:
        made = last_made(contents, paper, snapshot.as_at, meeting_of(contents, paper))
    before = stood_from(made.stood) if made else None
    if made is None or before is None or not is_readable(made):
        return None
    return Since(named(contents, made, paper), tuple(_changes(before, snapshot)), before)


def since_last_of_any(contents: Contents, snapshot: ReportSnapshot, compared: str | None = None) -> Since | None:
    """For the workbook, which no meeting gets: what changed since the last COG summary, else since the CPC report."""
    if compared is not None:
        return since_last(contents, snapshot, Paper.WORKBOOK, compared)
    summary, report = (since_last(contents, snapshot, paper) for paper in (Paper.COG_SUMMARY, Paper.CPC_REPORT))
    return summary or report


def _changes(before: Stood, snapshot: ReportSnapshot) -> Iterator[str]:
    if before.framework == snapshot.cycle.framework:
        yield from _levels(before, snapshot)
    else:
        yield "The framework edition is another one since, so levels are not compared."
    yield from _actions(before, snapshot)
    new = sum(line.finding.key not in before.high_areas for line in snapshot.areas_of_high_priority)
    if new:
        yield f"{new} area{'' if new == 1 else 's'} for improvement of high priority {'is' if new == 1 else 'are'} new."
    yield from _asked(before, snapshot)


def _levels(before: Stood, snapshot: ReportSnapshot) -> Iterator[str]:
    """Levels that moved, then levels at another stage, then other changes; lower levels than before come first."""
    moved: list[tuple[tuple[int, int], str]] = []
    for place, report in enumerate(snapshot.covered):
        was = before.indicators.get(report.code)
        if was is None or was.words == report.position_words:
            continue
        if was.rank < 0 and report.position.stage is None:
            continue  # work that began is no news to a chief officer
        now = report.position.level
        both = was.level is not None and now is not None
        weight = 3 if not both else (2 if was.level == now else 0 if (now or 0) < (was.level or 0) else 1)
        words = f"{report.code} {report.title}: {report.position_words}; it was {_lower(was.words)}."
        moved.append(((weight, place), words))
    yield from (words for _, words in sorted(moved))


def _actions(before: Stood, snapshot: ReportSnapshot) -> Iterator[str]:
    known = [(line, was) for line in snapshot.actions if (was := before.actions.get(line.action.key))]
    for status, words in _NOW:
        turned = [line for line, was in known if line.status is status and was.status != status.value]
        yield from _named_actions(words, turned)
    yield from _moved(known)
    yield from _named_actions("new", [line for line in snapshot.actions if line.action.key not in before.actions])
    gone = [was.ref for key, was in before.actions.items() if key not in {a.action.key for a in snapshot.actions}]
    if gone:
        yield f"{_count(len(gone), 'action')} no longer in the plan: {', '.join(sorted(gone))}."


def _moved(known: list[tuple[ActionLine, StoodAction]]) -> Iterator[str]:
    moved = []
    for line, was in known:
        due, then = line.action.due, was_due(was)
        if due and then and due > then and not line.status.is_over and not was_over(was):
            moved.append(f"{line.action.ref} (from {day_in_words(then)} to {day_in_words(due)})")
    if moved:
        yield f"{_count(len(moved), 'action')} put off: {', '.join(moved)}."


def _asked(before: Stood, snapshot: ReportSnapshot) -> Iterator[str]:
    now = {ask.action_ref for ask in snapshot.asks}
    new = sorted(now.difference(before.asked))
    gone = sorted(set(before.asked).difference(now))
    if new:
        yield f"Asked for the first time: a decision on {', '.join(new)}."
    if gone:
        yield f"No longer asked: a decision on {', '.join(gone)}."


def _named_actions(what: str, lines: Iterable[ActionLine]) -> Iterator[str]:
    refs = [line.action.ref for line in lines]
    if refs:
        yield f"{_count(len(refs), 'action')} {what}: {', '.join(refs)}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
