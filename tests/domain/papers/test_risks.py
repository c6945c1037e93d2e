"""Risks to children are picked by rule from what people recorded."""

from __future__ import annotations

from datetime import date

from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.papers.risks import risks_to_children
from tests.exports.workbook.contents import action, finding, holding, judged, snapshot_of

LATE = date(2026, 10, 1)


def test_areas_without_an_action_then_weak_levels_then_overdue_actions() -> None:
    contents = holding(
        finding("answered", "Answered", impact="Harm", priority=Priority.HIGH, indicators=("2.1",)),
        finding("open", "Open", priority=Priority.HIGH, indicators=("5.2",)),
        finding("medium", "Medium", priority=Priority.MEDIUM, indicators=("5.3",)),
        judged(1, "2.1", Stage.PROPOSED, level=1),
        judged(2, "7.1", Stage.AGREED, level=2),
        judged(3, "7.2", Stage.AGREED, level=3),
        action(1, "Answers it", findings=("answered",), due=LATE),
        action(2, "Late", due=LATE, help_needed="Two posts", outcome="Help in time"),
        action(3, "Later", due=date(2026, 9, 1)),
        action(4, "In time", due=date(2027, 9, 1)),
    )
    risks = risks_to_children(snapshot_of(contents))
    assert [(risk.kind, risk.text) for risk in risks] == [
        ("High priority (5.2)", "Open"),
        ("High priority (2.1)", "Answered"),
        ("Agreed: Weak", "7.1 Recruitment, deployment and joint working"),
        ("Overdue, due 1 September 2026", "A-03 Later"),
        ("Overdue, due 1 October 2026", "A-02 Late"),
    ]
    assert [risk.answer for risk in risks] == [
        "No action answers it yet.",
        "Answered by A-01 (overdue).",
        "",
        "No help is asked for.",
        "Help needed: Two posts",
    ]
    assert (risks[1].meaning, risks[4].sought) == ("Harm", "Help in time")


def test_nothing_recorded_is_no_risk_recorded() -> None:
    assert risks_to_children(snapshot_of(holding())) == ()
