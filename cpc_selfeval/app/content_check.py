"""The command `check --content`: what a committee would want to put right, from the standing checks over the file."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from itertools import groupby

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.standing_checks import RULES, TITLES, Point, standing_checks
from cpc_selfeval.editing.open_self_evaluation import open_file


def content_check(asked: Namespace) -> bool:
    """Print what the standing checks find today, grouped by kind, or as a JSON list. Raises Refusal."""
    work = open_file(asked.file, Person("Command line"), read_only=True, password=asked.password)
    try:
        points = standing_checks(work.contents, date.today())
        lines = _as_json(work.contents, points) if asked.json else _as_text(points)
    finally:
        work.close()
    print(lines)
    return True


def _as_text(points: tuple[Point, ...]) -> str:
    if not points:
        return "The standing checks find nothing to put right."
    parts = []
    for check, found in groupby(points, key=lambda point: point.check):
        listed = [f"  {point.words}" for point in found]
        parts.append("\n".join((f"{TITLES[check]} ({len(listed)})", f"  Rule: {RULES[check]}", *listed)))
    return "\n\n".join(parts)


def _as_json(contents: Contents, points: tuple[Point, ...]) -> str:
    return json.dumps([_values(contents, point) for point in points], indent=2)


def _values(contents: Contents, point: Point) -> dict[str, str | None]:
    action = contents.actions.get(point.action) if point.action is not None else None
    piece = contents.evidence.get(point.evidence) if point.evidence is not None else None
    return {
        "check": point.check.value,
        "title": TITLES[point.check],
        "rule": RULES[point.check],
        "says": point.words,
        "indicator": point.indicator,
        "action": action.ref if action else None,
        "evidence": piece.ref if piece else None,
    }
