"""Strengths and areas for improvement."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.record import new_key
from cpc_selfeval.domain.row_changes import removal
from cpc_selfeval.editing.acts import name_of
from cpc_selfeval.editing.session import Session
from cpc_selfeval.editing.verbs.revising import cleaned, present, revise


class Findings:
    """Verbs on strengths and areas for improvement."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(
        self,
        kind: FindingKind,
        code: str,
        text: str,
        *,
        origin: object | None = None,
        visit: str | None = None,
        **values: Any,
    ) -> str:
        """Record a strength or an area for improvement of an indicator; the new entry's key comes back at once.

        ``values`` are further fields of :class:`Finding`, such as ``impact`` or ``agency``.
        """
        key = new_key()
        fit = {"indicators": (code,), **cleaned({"text": text, **values})}

        def build(contents: Contents) -> Change:
            position = 1 + max((f.position for f in contents.findings.values()), default=0)
            finding = Finding(key=key, cycle=contents.cycle_key, kind=kind, position=position, **fit)
            return Change(f"new {name_of(contents, finding)}", (RowChange(None, finding),), visit)

        self._session.make(f"new {kind.value} of {code}", build, origin=origin)
        return key

    def revise(self, key: str, *, origin: object | None = None, visit: str | None = None, **values: Any) -> None:
        """Change fields of an entry."""
        revise(self._session, Finding, key, values, origin=origin, visit=visit)

    def remove(self, key: str) -> None:
        """Remove an entry; evidence and actions that pointed to it stay, without it. Undo brings all of it back."""

        def build(contents: Contents) -> Change:
            finding = present(contents, Finding, key)
            return Change(f"removal of {name_of(contents, finding)}", removal(contents, finding))

        self._session.make("removal of an entry", build)

    def move(self, key: str, code: str, steps: int) -> None:
        """Move an entry up (negative ``steps``) or down among those of the same kind of an indicator."""

        def build(contents: Contents) -> Change:
            finding = present(contents, Finding, key)
            order = list(contents.findings_of(code, finding.kind))
            if finding not in order:  # it was taken out of this indicator meanwhile
                return Change("order of entries", ())
            old = order.index(finding)
            order.insert(max(0, min(len(order) - 1, old + steps)), order.pop(old))
            places = sorted(f.position for f in order)
            rows = tuple(
                RowChange(f, replace(f, position=place))
                for f, place in zip(order, places, strict=True)
                if f.position != place
            )
            return Change(f"order of {name_of(contents, finding)}", rows)

        self._session.make("order of entries", build)
