"""Agencies and proposals by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.judging_records.moderating import LevelsShown, Moderation, levels_shown_key, moderation_key
from tests.domain.contents import CYCLE, judged

TODAY = date(2026, 11, 22)
POLICE = Agency(key="police", name="Police Scotland", position=1)
NHS = Agency(key="nhs", name="NHS Harbour", position=2)
SCHOOLS = Agency(key="schools", name="Education", position=3)
AGENCIES = (POLICE, NHS, SCHOOLS)
COVERING = Moderation(key=moderation_key(CYCLE), cycle=CYCLE, levels_covered=True)


def proposed(number: int, code: str, agency: str | None, level: int | None, **values: Any) -> Judgement:
    """A proposal with a rationale, unless ``reason`` says otherwise."""
    return judged(number, code, Stage.PROPOSED, agency=agency, level=level, **{"reason": "Because", **values})


def uncovering(code: str) -> LevelsShown:
    """The levels of an indicator were uncovered."""
    return LevelsShown(key=levels_shown_key(CYCLE, code), cycle=CYCLE, code=code, on=TODAY)


def supporting(code: str, number: int) -> tuple[Evidence, ...]:
    """Evidence that supports a level by the usual rule; ``number`` is the first one's."""
    kinds = (SourceType.VIEWS_OF_CHILDREN, SourceType.CASE_FILE_AUDIT, SourceType.PERFORMANCE)
    return tuple(
        Evidence(
            key=f"{code} {place}",
            cycle=CYCLE,
            number=number + place,
            title="",
            source_type=kind,
            shows_impact=True,
            period_to=TODAY,
            indicators=(code,),
        )
        for place, kind in enumerate(kinds)
    )
