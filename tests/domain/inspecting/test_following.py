"""Follow-through: evaluations in their order, the first and the latest in a sentence."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.inspecting.following import evidence_refs, follow_through
from cpc_selfeval.domain.judging_records.inspecting import ProgressEvaluation
from tests.domain.contents import CYCLE, FRAMEWORK, holding


def evaluation(key: str, on: date, level: int | None, at: str = "") -> ProgressEvaluation:
    return ProgressEvaluation(key=key, point="p", on=on, level=level, at=at)


SPRING = evaluation("b", date(2026, 3, 3), 2)
AUTUMN = evaluation("a", date(2026, 10, 1), 4)


def test_none_one_and_many() -> None:
    assert follow_through(holding(), "p", FRAMEWORK).said == "Progress is not evaluated yet."
    one = follow_through(holding(SPRING), "p", FRAMEWORK)
    assert one.said == "Progress: 2 Weak on 3 Mar 2026."
    assert one.first is one.latest is SPRING
    two = follow_through(holding(AUTUMN, SPRING), "p", FRAMEWORK)
    assert two.said == "Progress: first 2 Weak on 3 Mar 2026, latest 4 Good on 1 Oct 2026: two levels higher."
    assert (two.first, two.latest) == (SPRING, AUTUMN)
    assert follow_through(holding(AUTUMN, SPRING), "another", FRAMEWORK).latest is None


def test_a_level_may_be_missing_fall_or_stay_and_the_edition_be_unknown() -> None:
    open_ = evaluation("c", date(2026, 11, 1), None)
    assert follow_through(holding(SPRING, open_), "p", FRAMEWORK).said == (
        "Progress: first 2 Weak on 3 Mar 2026, latest no level yet on 1 Nov 2026."
    )
    fallen = evaluation("d", date(2026, 12, 1), 1)
    assert follow_through(holding(SPRING, fallen), "p", None).said == (
        "Progress: first 2 on 3 Mar 2026, latest 1 on 1 Dec 2026: one level lower."
    )
    same = evaluation("e", date(2026, 12, 1), 2)
    assert follow_through(holding(SPRING, same), "p", FRAMEWORK).said.endswith(": the same level.")


def test_two_of_one_day_stand_in_the_order_of_recording() -> None:
    first = evaluation("z", date(2026, 3, 3), 3, at="2026-03-03T09:00:00+00:00")
    second = evaluation("a", date(2026, 3, 3), 2, at="2026-03-03T10:00:00+00:00")
    assert follow_through(holding(second, first), "p", FRAMEWORK).evaluations == (first, second)


def test_evidence_of_another_cycle_is_said_to_be_so() -> None:
    piece = Evidence(key="e", cycle=CYCLE, number=14, title="Audit")
    assert evidence_refs(holding(piece), ("e", "elsewhere")) == ("E-014", "evidence of another cycle")
