"""Contents made by hand, without a file, for tests of the rules on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from cpc_selfeval.domain.change import Change, FileIdentity, RowChange
from cpc_selfeval.domain.committee import Committee, Cycle, IndicatorScope, scope_key
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Judgement, LevelDraft, Stage, draft_key
from cpc_selfeval.domain.record import Record
from cpc_selfeval.storage.frameworks.files import shipped_framework

FRAMEWORK = shipped_framework("care-inspectorate-2019")
CYCLE = "this cycle"
IDENTITY = FileIdentity("file", "copy", None, "2026-04-01T09:00:00+00:00")
DAY = date(2026, 6, 1)

EMPTY = Contents(
    IDENTITY,
    FRAMEWORK,
    CYCLE,
    {
        Committee: {"committee": Committee(key="committee", name="Harbour CPC", cpc_short="PPC", cog_short="CSOG")},
        Cycle: {
            CYCLE: Cycle(key=CYCLE, number=1, title="2026", framework=FRAMEWORK.id, framework_hash="0" * 64),
        },
    },
)


def holding(*records: Record) -> Contents:
    """Contents that hold these records besides a committee and its cycle."""
    return EMPTY.after(Change("all at once", tuple(RowChange(None, record) for record in records)))


def judged(number: int, code: str, stage: Stage, **values: Any) -> Judgement:
    """The judgement event that was recorded as the ``number``-th, with key "1", "2" and so on."""
    at = f"2026-06-01T09:{number // 60:02d}:{number % 60:02d}+00:00"
    return Judgement(key=str(number), cycle=CYCLE, code=code, stage=stage, on=DAY, at=at, **values)


def draft(code: str, stage: Stage = Stage.PROPOSED, agency: str | None = None, **values: Any) -> LevelDraft:
    """A stored draft."""
    key = draft_key(CYCLE, code, stage, agency)
    return LevelDraft(key=key, cycle=CYCLE, code=code, stage=stage, agency=agency, **values)


def left_out(code: str) -> IndicatorScope:
    """What takes an indicator out of the cycle."""
    return IndicatorScope(key=scope_key(CYCLE, code), cycle=CYCLE, code=code, covered=False)
