"""The capacity for improvement as papers tell it."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain.capacity.drafting import factors, stands_on, statement
from cpc_selfeval.domain.capacity.grounds import ground
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judging_records.improving import CapacityFactor, CapacityStatement


@dataclass(frozen=True, slots=True)
class FactorTold:
    """One factor with what it stands on, in words; ``source`` is that of the ground that it was begun from, or ""."""

    factor: CapacityFactor
    source: str
    stands_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CapacityTold:
    """The committee's own paragraph as typed, and its factors in their order."""

    statement: CapacityStatement
    factors: tuple[FactorTold, ...]


def capacity_told(contents: Contents) -> CapacityTold | None:
    """The statement and the factors of the open cycle; None where nothing is said."""
    said, found = statement(contents), factors(contents)
    if not (found or said.text.strip() or said.confidence.strip()):
        return None
    return CapacityTold(said, tuple(_told(contents, factor) for factor in found))


def _told(contents: Contents, factor: CapacityFactor) -> FactorTold:
    offered = ground(factor.ground)
    return FactorTold(factor, offered.source if offered is not None else "", stands_on(contents, factor))
