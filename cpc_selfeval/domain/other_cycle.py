"""The other cycles of the file, as far as the open one is held beside them: their editions, levels, and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.judging_records.closing import Closing
from cpc_selfeval.domain.judging_records.inspecting import PointAnswer


@dataclass(frozen=True, slots=True)
class OtherCycle:
    """One cycle that is not the open one, with its framework and all judgement events by code, oldest first.

    ``answers`` are what it had to the points of inspections, by the point's key. ``closings``, the last one last, come
    without their snapshots, which can be large.
    """

    cycle: Cycle
    framework: Framework
    judgements: Mapping[str, tuple[Judgement, ...]]
    answers: Mapping[str, PointAnswer] = field(default_factory=dict)
    closings: tuple[Closing, ...] = ()
