"""Editions of the framework that are known here, and which indicator of one is that of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.crosswalk import counterpart
from cpc_selfeval.domain.framework import CrosswalkRow, Framework, IndicatorRef


@dataclass(frozen=True)
class Editions:
    """Frameworks by id, and the typed rows of the crosswalk between them."""

    frameworks: Mapping[str, Framework]
    crosswalk: tuple[CrosswalkRow, ...] = ()

    def get(self, framework: str) -> Framework | None:
        """The edition with this id, or None where it is not known on this computer."""
        return self.frameworks.get(framework)

    def counterpart(self, ref: IndicatorRef, framework: str) -> str | None:
        """The code in ``framework`` of the same indicator (:mod:`cpc_selfeval.domain.cycles.crosswalk`), or None."""
        found = counterpart(ref, framework, self.crosswalk)
        return found.code if found is not None else None


def editions_of(
    contents: Contents, shipped: Iterable[Framework] = (), crosswalk: Iterable[CrosswalkRow] = ()
) -> Editions:
    """Those that come with the program and those of the file's cycles; the file's own copy of one counts."""
    known = {framework.id: framework for framework in shipped}
    known.update({other.framework.id: other.framework for other in contents.other_cycles})
    known[contents.framework.id] = contents.framework
    return Editions(known, tuple(crosswalk))
