"""The worked example has agencies that disagree: two levels apart with rationales, and rationales that are missing."""

from __future__ import annotations

from cpc_selfeval.domain.moderation.agenda import Part, agenda
from tests.domain.example import example_contents
from tests.domain.moderation.people import TODAY


def test_agencies_disagree_with_and_without_rationales() -> None:
    items = [item for item in agenda(example_contents(), TODAY) if item.part is Part.DISCUSS]
    far = [item.row for item in items if item.row.levels_apart >= 2]

    assert any(len(row.standing) > 2 and not row.lacking for row in far)
    assert any(item.row.lacking for item in items)
    assert any(item.row.mixed for item in items)
