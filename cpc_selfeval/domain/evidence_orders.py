"""The orders and groups of evidence after a change of a few pieces' words: 30,000 are not sorted anew for a letter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from operator import attrgetter
from typing import Final, cast

from cpc_selfeval.domain.change import Change
from cpc_selfeval.domain.evidence import Evidence

Group = tuple[Evidence, ...]

_FEW: Final = 20
"""Pieces of one change; of more, sorting anew is as quick."""
_ORDER: Final = attrgetter("number", "key")
_GROUPS: Final = {
    "_evidence_by_code": "indicators",
    "_evidence_by_finding": "findings",
    "_evidence_by_action": "actions",
}
"""The fields by which pieces are grouped."""
_STAND: Final = ("cycle", "number", "agency", *_GROUPS.values())
"""The fields that say where a piece stands in its order and groups, and which agencies are named."""
_WHOLE: Final = ("agencies_named", "anything_recorded")
"""What rests on other records too, and holds on where only evidence changed."""


def with_other_words(
    found: Mapping[str, object], there: Mapping[str, Evidence], change: Change, cycle: str
) -> dict[str, object]:
    """The orders and groups found so far of the evidence that was there, with changed pieces in their old places.

    Nothing where any piece of the cycle comes, goes, or may stand elsewhere now.
    """
    rows = [row for row in change.rows if isinstance(row.record, Evidence) and row.record.cycle == cycle]
    pieces: list[Evidence] = []
    for row in rows[: _FEW + 1]:
        before = there.get(row.key)
        if before is None or not isinstance(row.after, Evidence):
            return {}
        if any(getattr(before, name) != getattr(row.after, name) for name in _STAND):
            return {}
        pieces.append(row.after)
    if not 0 < len(pieces) <= _FEW:
        return {}
    alike = ("codes_with_evidence", *(_WHOLE if change.kinds == {Evidence} else ()))
    kept = {name: found[name] for name in alike if name in found}
    if "evidence_in_order" in found:
        kept["evidence_in_order"] = _with(cast(Group, found["evidence_in_order"]), pieces)
    for name, field in _GROUPS.items():
        if name in found:
            groups = cast(Mapping[str, Group], found[name])
            altered = {key: [each for each in pieces if key in getattr(each, field)] for key in _keys(pieces, field)}
            kept[name] = {**groups, **{key: _with(groups[key], those) for key, those in altered.items()}}
    return kept


def _keys(pieces: list[Evidence], field: str) -> frozenset[str]:
    return frozenset(key for piece in pieces for key in getattr(piece, field))


def _with(group: Group, pieces: list[Evidence]) -> Group:
    changed = list(group)
    for piece in pieces:
        changed[bisect_left(group, _ORDER(piece), key=_ORDER)] = piece
    return tuple(changed)
