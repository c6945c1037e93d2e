"""The other cycles of the file, as far as the open one is held beside them: their editions and their levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.judgement import Judgement


@dataclass(frozen=True, slots=True)
class OtherCycle:
    """One cycle that is not the open one, with its framework and all judgement events by code, oldest first."""

    cycle: Cycle
    framework: Framework
    judgements: Mapping[str, tuple[Judgement, ...]]
