"""How things stood in a paper, kept as JSON with it, so that the next paper can say what changed since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.domain.report import ActionLine, IndicatorReport, ReportSnapshot

LONGEST_TEXT: Final = 160
"""Characters of an action's text that are kept with a paper: enough to know it by."""


@dataclass(frozen=True, slots=True)
class StoodIndicator:
    """Where an indicator stood: in words with its stage, its level, and the stage's rank (-1 for none)."""

    words: str
    level: int | None
    rank: int


@dataclass(frozen=True, slots=True)
class StoodAction:
    """How an action stood. ``due`` is an ISO day or ""."""

    ref: str
    text: str
    status: str
    due: str


@dataclass(frozen=True, slots=True)
class Stood:
    """How everything stood in one paper: indicators by code, actions by key, areas of high priority by key."""

    framework: str
    indicators: Mapping[str, StoodIndicator]
    actions: Mapping[str, StoodAction]
    high_areas: tuple[str, ...]
    asked: tuple[str, ...]

    def as_json(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def stood_in(snapshot: ReportSnapshot) -> Stood:
    """How everything stands in this snapshot."""
    return Stood(
        framework=snapshot.cycle.framework,
        indicators={report.code: _indicator(report) for report in snapshot.covered},
        actions={line.action.key: _action(line) for line in snapshot.actions},
        high_areas=tuple(sorted(line.finding.key for line in snapshot.areas_of_high_priority)),
        asked=tuple(sorted(ask.action_ref for ask in snapshot.asks)),
    )


def stood_from(text: str) -> Stood | None:
    """What :meth:`Stood.as_json` wrote; None where it is nothing of the kind, such as of a later version."""
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _read(kept: Any) -> Stood:
    return Stood(
        framework=str(kept["framework"]),
        indicators={str(code): _read_indicator(**one) for code, one in kept["indicators"].items()},
        actions={str(key): _read_action(**one) for key, one in kept["actions"].items()},
        high_areas=tuple(map(str, kept["high_areas"])),
        asked=tuple(map(str, kept["asked"])),
    )


def _read_indicator(words: Any, level: Any, rank: Any) -> StoodIndicator:
    if not (isinstance(words, str) and (level is None or type(level) is int) and type(rank) is int):
        raise TypeError("no indicator of a paper")
    return StoodIndicator(words, level, rank)


def _read_action(ref: Any, text: Any, status: Any, due: Any) -> StoodAction:
    if not all(isinstance(value, str) for value in (ref, text, status, due)):
        raise TypeError("no action of a paper")
    return StoodAction(ref, text, status, due)


def _indicator(report: IndicatorReport) -> StoodIndicator:
    stage = report.position.stage
    return StoodIndicator(report.position_words, report.position.level, stage.rank if stage else -1)


def _action(line: ActionLine) -> StoodAction:
    action = line.action
    text = " ".join(action.text.split())
    short = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1].rstrip() + "…"
    return StoodAction(action.ref, short, line.status.value, action.due.isoformat() if action.due else "")


def was_over(action: StoodAction) -> bool:
    """Whether an action was complete or withdrawn then."""
    return action.status in {status.value for status in Status if status.is_over}


def was_due(action: StoodAction) -> date | None:
    """The day on which it was due then."""
    try:
        return date.fromisoformat(action.due)
    except ValueError:
        return None
