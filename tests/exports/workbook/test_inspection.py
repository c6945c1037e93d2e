"""The sheets of inspections and of capacity: in words, beside the self-evaluation, and only where there is anything."""

from __future__ import annotations

from datetime import date
from typing import Any

from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.judging_records.improving import CapacityFactor, CapacityStatement, capacity_statement_key
from cpc_selfeval.domain.judging_records.inspecting import (
    Inspection,
    InspectionGrade,
    InspectionPoint,
    Known,
    PointAnswer,
    PointKind,
    ProgressEvaluation,
    point_answer_key,
)
from tests.exports.workbook.contents import CYCLE, FRAMEWORK, action, holding
from tests.exports.workbook.reading import Rows, opened, rows_of, written

INSPECTION = Inspection(
    key="i", title="Joint inspection", framework=FRAMEWORK.id, published_on=date(2026, 10, 1), compared_with=CYCLE
)
LEVEL = Judgement(
    key="j", cycle=CYCLE, code="5.2", stage=Stage.AGREED, level=3, on=date(2026, 6, 9), at="2026-06-09T09:00:00+00:00"
)
GRADE = InspectionGrade(key="g", inspection="i", code="5.2", level=2, text="Found too late.")
POINT = InspectionPoint(key="p", inspection="i", kind=PointKind.AREA, text="=1+1 Chronologies", indicators=("5.2",))
ANSWER = PointAnswer(
    key=point_answer_key(CYCLE, "p"), cycle=CYCLE, point="p", known=Known.YES, reason="An audit", actions=("1",)
)
EVALUATION = ProgressEvaluation(key="v", point="p", on=date(2026, 11, 2), level=2, text="Two of four", by="Fraser")
ACTION = action(1, "One format")


def sheet(title: str, *records: Any) -> Rows:
    return rows_of(opened(written(holding(*records))), title)


def test_levels_points_and_progress_stand_in_words() -> None:
    answer = PointAnswer(**{**ANSWER.__dict__, "actions": (ACTION.key,)})
    rows = sheet("Inspection", INSPECTION, LEVEL, GRADE, POINT, answer, EVALUATION, ACTION)
    (grade,), (point,), (evaluation,) = rows.of("g"), rows.of("p"), rows.of("v")
    assert grade["Level"] == "2 Weak"
    assert grade["Self-evaluation’s level"].startswith("3 Adequate, agreed by the ")
    assert grade["Difference or progress"] == "The self-evaluation was one level higher than the inspectors."
    assert (point["What"], point["What it says"], point["Did we have it"]) == (
        "Area for improvement",
        "=1+1 Chronologies",
        "Had it",
    )
    assert (point["Answered by"], point["Difference or progress"]) == ("A-01", "Progress: 2 Weak on 2 Nov 2026.")
    assert (evaluation["Level"], evaluation["By whom"]) == ("2 Weak", "Fraser")


def test_the_paragraph_comes_before_its_factors() -> None:
    said = CapacityStatement(key=capacity_statement_key(CYCLE), cycle=CYCLE, text="We can.", confidence="quite")
    factor = CapacityFactor(key="f", cycle=CYCLE, title="We knew", ground="self_knowledge", indicators=("5.2",))
    rows = sheet("Capacity", LEVEL, factor, said)
    assert [row["What"] for row in rows.rows] == ["Paragraph", "Factor"]
    (paragraph,), (row,) = rows.of(said.key), rows.of("f")
    assert (paragraph["What we say"], paragraph["How sure we are"]) == ("We can.", "quite")
    assert row["Stands on"] == "5.2 Assessing risk and need (agreed: Adequate)"
    assert row["Source of the ground"].endswith("paragraph 7, seventh point")


def test_without_any_there_are_no_such_sheets() -> None:
    titles = opened(written(holding(ACTION))).sheetnames
    assert not {"Inspection", "Capacity"}.intersection(titles)
