"""Cycles compared and followed over the years, on the worked example: what changed, and what cannot be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cpc_selfeval.domain.challenge import challenge
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycles.comparing import Comparison, Kind, compare
from cpc_selfeval.domain.cycles.levels import all_cycles, cycle_before, level_in, levels_held
from cpc_selfeval.domain.cycles.listing import listed_cycles
from cpc_selfeval.domain.cycles.trend import last_level, last_time, last_time_in_words, trend, trend_over, trends
from cpc_selfeval.domain.cycles.trend_lines import trend_lines
from cpc_selfeval.domain.drawings.description import alternative
from cpc_selfeval.domain.drawings.trend import drawing_of, trend_drawing
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.moderating import Moderation, moderation_key
from cpc_selfeval.domain.other_cycle import OtherCycle
from cpc_selfeval.storage.frameworks.files import crosswalk
from tests.domain.example import example_contents

CODE = "7.2"


def cycles() -> tuple[OtherCycle, ...]:
    return all_cycles(example_contents())


def compared(earlier: int, later: int) -> Comparison:
    return compare(cycles()[earlier], cycles()[later], crosswalk())


def test_all_cycles_come_oldest_first_with_the_open_one() -> None:
    assert [each.framework.id for each in cycles()] == [
        "hmie-2005",
        "hmie-2009",
        "care-inspectorate-2019",
        "care-inspectorate-2019",
    ]
    assert [levels_held(each) for each in cycles()[:3]] == [18, 6, 18]
    before = cycle_before(example_contents())
    assert before is not None
    assert before.cycle == cycles()[2].cycle


def test_the_list_says_when_and_by_whom_each_was_closed() -> None:
    lines = listed_cycles(example_contents())
    assert [line.shown for line in lines] == [True, False, False, False]
    assert lines[0].state == "Open"
    assert lines[1].state == "Closed 7 April 2026 by Catriona Muirhead, Lead officer"
    assert "18 indicators with a level" in lines[1].facts


def test_two_cycles_of_one_edition_are_compared_level_by_level() -> None:
    found = {row.codes: row for row in compared(2, 3).rows}
    assert found["2.1"].kind is Kind.HIGHER
    assert (found["2.1"].was_words, found["2.1"].now_words, found["2.1"].in_words) == (
        "3 Adequate",
        "4 Good",
        "one level higher",
    )
    assert found["5.2"].in_words == "one level lower"
    assert found[CODE].in_words == "two levels higher"
    assert found["9.4"].kind is Kind.NO_LONGER_JUDGED
    assert set(found) == set(cycles()[3].framework.codes)


def test_between_editions_only_published_counterparts_are_compared() -> None:
    rows = compared(0, 1).rows
    assert [row.codes for row in rows if row.kind in (Kind.HIGHER, Kind.LOWER, Kind.SAME)] == [
        "1.1 → 2.1",
        "1.2 → 2.2",
        "1.3 → 2.3",
        "1.4 → 2.4",
    ]
    assert sum(row.kind is Kind.NEW for row in rows) == 2
    assert sum(row.kind is Kind.GONE for row in rows) == 14


def test_without_a_counterpart_nothing_is_compared_and_nothing_left_out() -> None:
    found = compared(1, 2)
    assert {row.kind for row in found.rows} == {Kind.NEW, Kind.GONE}
    earlier, later = found.earlier.framework.codes, found.later.framework.codes
    assert [row.now for row in found.rows if row.now] == list(later)
    assert [row.was for row in found.rows if row.was] == list(earlier)


def test_on_another_scale_no_difference_is_counted() -> None:
    one, other = cycles()[2], cycles()[3]
    scale = tuple(replace(level, label=f"{level.label}!") for level in one.framework.scale)
    apart = replace(one, framework=replace(one.framework, scale=scale))
    row = next(row for row in compare(apart, other, crosswalk()).rows if row.now == "2.1")
    assert (row.kind, row.steps) == (Kind.WORDS, None)
    assert row.was_words == "3 Adequate!"


def test_a_summary_counts_every_row_once() -> None:
    found = compared(2, 3)
    numbers = [int(word) for word in found.in_words.replace(",", "").split() if word.isdigit()]
    assert sum(numbers) == len(found.rows)


def test_a_trend_breaks_where_the_edition_changed_and_nothing_joins_across() -> None:
    moments = trend(example_contents(), "2.1", crosswalk()).moments
    assert [moment.stands for moment in moments] == ["no counterpart", "no counterpart", "3 Adequate", "4 Good"]
    assert [moment.break_words for moment in moments] == ["", "other edition", "other edition, scale", ""]


def test_a_renumbered_indicator_keeps_its_past_with_a_break() -> None:
    early = cycles()[:2]
    found = trend_over(early, early[1].framework.ref("2.1"), "Listened to", crosswalk())
    assert [(moment.code, moment.level) for moment in found.moments] == [("1.1", 3), ("2.1", 4)]
    drawing = drawing_of(found, example_contents().committee)
    assert [each.at for each in drawing.breaks] == [0.5]
    assert [(point.column, point.level) for point in drawing.series[0].points] == [(0, 3), (1, 4)]
    assert "break: other edition" in alternative(drawing)
    assert drawing.table.rows[0][2] == "1.1"


def test_a_drawing_has_a_column_for_each_cycle_and_a_point_only_where_there_is_a_level() -> None:
    drawing = trend_drawing(example_contents(), "2.1", crosswalk())
    assert [column.stands for column in drawing.columns[:2]] == ["no counterpart", "no counterpart"]
    assert [point.column for point in drawing.series[0].points] == [2, 3]
    assert [each.at for each in drawing.breaks] == [0.5, 1.5]
    assert drawing.ticks_right
    assert drawing.ticks[2].label == "3 Satisfactory"
    assert drawing.ticks_right[2].label == "3 Adequate"


def test_trends_are_of_the_covered_indicators() -> None:
    contents = example_contents()
    assert [found.of.code for found in trends(contents, crosswalk())] == list(contents.covered_codes)
    assert [line.cycle for line in trend_lines(contents, crosswalk())[:4]] == [each.cycle.title for each in cycles()]


def test_a_file_of_one_cycle_has_no_lines_and_no_last_time() -> None:
    alone = replace(example_contents(), other_cycles=())
    assert trend_lines(alone, crosswalk()) == ()
    assert last_time(alone, "2.1", crosswalk()) is None
    assert last_level(alone, "2.1", crosswalk()) is None


def test_the_last_cycle_is_told_with_stage_date_and_reason() -> None:
    contents = example_contents()
    before = last_time(contents, "5.4", crosswalk())
    assert before is not None
    assert last_time_in_words(contents, before) == (
        "Self-evaluation 2023–26: 2 Weak, agreed by the CPC 10 Mar 2026",
        "Children were asked for their views, and their views changed few plans.",
    )


@pytest.mark.parametrize(("level", "asked"), [(3, False), (4, False), (5, True), (1, True)])
def test_a_level_two_or_more_from_the_last_cycles_is_asked_about(level: int, asked: bool) -> None:
    contents = example_contents()
    before = last_level(contents, CODE, crosswalk())
    assert before == 3
    questions = {question.name for question in challenge(contents, CODE, level, "", before).questions}
    assert ("far_from_last_cycle" in questions) is asked


def covering(contents: Contents) -> Contents:
    row = Moderation(key=moderation_key(contents.cycle_key), cycle=contents.cycle_key, levels_covered=True)
    return replace(contents, tables={**contents.tables, Moderation: {row.key: row}})


def test_levels_of_agencies_that_are_covered_are_in_no_cycle() -> None:
    contents = example_contents()
    code = next(
        code for code in contents.covered_codes if {j.stage for j in contents.judgements_of(code)} == {Stage.PROPOSED}
    )
    own = all_cycles(covering(contents))[-1]
    assert all(event.agency is None for event in own.judgements.get(code, ()))


def test_agencies_levels_of_another_cycle_that_is_open_are_left_out() -> None:
    contents = example_contents()
    latest = all_cycles(contents)[-1]
    older = replace(contents, other_cycles=(replace(latest, cycle=replace(latest.cycle, key="another", number=9)),))
    shown = next(each for each in all_cycles(older) if each.cycle.key == "another")
    assert any(event.agency for events in latest.judgements.values() for event in events)
    assert not any(event.agency for events in shown.judgements.values() for event in events)
    assert level_in(shown, "2.1") is not None
