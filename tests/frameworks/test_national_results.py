"""The national results: every derived figure and bound recomputed from what the text states."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from cpc_selfeval.domain.framework import IndicatorRef
from cpc_selfeval.domain.national_results import AREAS, FLAGS, LEVELS, Count, Flag, How, NationalResult
from cpc_selfeval.shipped import folder
from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_framework
from cpc_selfeval.storage.frameworks.national import FILE, national_results

RAW: dict[str, Any] = json.loads((folder("frameworks") / FILE).read_text(encoding="utf-8"))
INDICATORS: list[dict[str, Any]] = RAW["indicators"]
SUMS = {
    "good_or_better": ("good", "very_good", "excellent"),
    "weak_or_unsatisfactory": ("weak", "unsatisfactory"),
    "satisfactory_or_better": ("satisfactory", "good", "very_good", "excellent"),
    "satisfactory_or_good": ("satisfactory", "good"),
}
BY_CODE = [pytest.param(each, id=each["code"]) for each in INDICATORS]
TABLE = """
1.1 1 0-21 0-21 0-7 1 0-7 22 1-8
1.2 0-11 12 0-11 0-6 1 0-6 23 1-7
1.3 0-11 8 0-11 4 0-7 0-7 19 7
1.4 0 3 11 9 0-7 0-7 14 7
2.1 0-6 16 0-6 0-7 1 0-7 22 1-8
3.1 0 0-19 0-19 0-6 5 0-6 19 5-11
3.2 0 2 17 5 5 1 19 6
3.3 0 0 6 11 0-13 0-13 6 13
3.4 0 3 10 7 0-10 0-10 13 10
4.1 0-16 6 0-16 0-5 3 0-5 22 3-8
4.2 0-13 0-13 0-13 0-8 9 0-8 13 9-17
4.3 1 8 9 6 0-6 0-6 18 6
4.4 0-10 11 0-10 0-7 2 0-7 21 2-9
4.5 1 9 13 0-7 0-7 0-7 23 0-7
5.1 6 0-15 0-15 0-9 0-9 0-9 21 0-9
5.2 0-15 0-15 0-15 8 0-7 0-7 15 7
5.3 0-20 0-20 0-20 0-7 3 0-7 20 3-10
5.4 0 5 0-18 0-18 7 0 5-23 7
"""
"""Excellent, very good, good, satisfactory, weak, unsatisfactory, good or better, weak or unsatisfactory: the figures
as they were read from the report by hand (each line of the report stands in the data)."""


@cache
def splits(code: str) -> list[dict[str, int]]:
    """Every way in which thirty areas can come out that fits what the text states of an indicator."""
    stated = next(each for each in INDICATORS if each["code"] == code)
    free = [name for name in LEVELS if name not in stated["stated"]]
    return list(_fitting(stated, free))


def _fitting(values: dict[str, Any], free: list[str]) -> Iterator[dict[str, int]]:
    for numbers in _shared(AREAS - sum(values["stated"].values()), len(free)):
        split = {**values["stated"], **dict(zip(free, numbers, strict=True))}
        if all(_sum(split, name) == number for name, number in values["stated_aggregates"].items()):
            yield split


def _shared(areas: int, levels: int) -> Iterator[tuple[int, ...]]:
    """Every way to share so many areas among so many levels."""
    if levels == 1:
        yield (areas,)
        return
    for first in range(areas + 1):
        for rest in _shared(areas - first, levels - 1):
            yield (first, *rest)


def _sum(split: dict[str, int], name: str) -> int:
    return sum(split[level] for level in SUMS[name])


def test_all_eighteen_indicators_of_the_edition_are_there() -> None:
    assert tuple(each["code"] for each in INDICATORS) == shipped_framework("hmie-2005").codes
    assert len(INDICATORS) == 18


@pytest.mark.parametrize("values", BY_CODE)
def test_every_derived_figure_and_bound_follows_from_what_is_stated(values: dict[str, Any]) -> None:
    found = splits(values["code"])

    for level in LEVELS:
        numbers = {split[level] for split in found}
        if level not in values["stated"]:
            _holds(values, level, numbers, "")
    for name in ("good_or_better", "weak_or_unsatisfactory", "satisfactory_or_better"):
        if name not in values["stated_aggregates"]:
            _holds(values, name, {_sum(split, name) for split in found}, "_aggregates")


def _holds(values: dict[str, Any], name: str, numbers: set[int], kind: str) -> None:
    if name in values[f"derived{kind}"]:
        assert numbers == {values[f"derived{kind}"][name]}
    else:
        assert (min(numbers), max(numbers)) == tuple(values[f"unknown{kind}"][name].values())


@pytest.mark.parametrize("values", BY_CODE)
def test_sums_of_what_is_unknown_follow_too(values: dict[str, Any]) -> None:
    found = splits(values["code"])

    for names, number in values["known_sums_of_unknowns"].items():
        assert {sum(split[name] for name in names.split("+")) for split in found} == {number}
    assert values["distribution_complete"] == (len(found) == 1)


@pytest.mark.parametrize("values", BY_CODE)
def test_every_figure_has_its_lines(values: dict[str, Any]) -> None:
    first, last = values["source"]["result_lines"]
    assert 300 < first <= last < 1100
    assert bool(values["national_flag"]) == bool(values["source"]["flag_lines"])


def test_only_one_distribution_is_complete() -> None:
    assert [each["code"] for each in INDICATORS if each["distribution_complete"]] == ["3.2"]


@pytest.mark.parametrize("line", TABLE.strip().splitlines(), ids=lambda line: line.split()[0])
def test_the_figures_are_those_that_were_read_by_hand(line: str) -> None:
    code, *figures = line.split()
    result = _result(code)
    counts = [
        *(result.levels[level] for level in range(6, 0, -1)),
        result.good_or_better,
        result.weak_or_unsatisfactory,
    ]

    assert [count.in_words().replace(" to ", "-") for count in counts] == figures


def _result(code: str) -> NationalResult:
    return next(each for each in national_results().results if each.ref.code == code)


def test_what_is_stated_derived_and_open_is_told_apart() -> None:
    levels = _result("1.3").levels
    assert (levels[5], levels[3], levels[2]) == (
        Count(How.STATED, 8, 8),
        Count(How.DERIVED, 4, 4),
        Count(How.RANGE, 0, 7),
    )


def test_flags_are_the_report_s() -> None:
    flagged = {flag: [each.ref.code for each in national_results().results if each.flag is flag] for flag in Flag}

    assert flagged == {
        Flag.STRENGTH: ["1.1", "1.2", "2.1", "4.1", "4.5", "5.1"],
        Flag.DEVELOPMENT: ["3.3", "3.4", "4.2"],
    }
    assert _result("3.3").flag_in_words == FLAGS[Flag.DEVELOPMENT]
    assert _result("3.2").flag_in_words == ""


def test_they_reach_the_2009_edition_by_verified_rows_and_no_further() -> None:
    results = national_results()
    reached = {}
    for edition in ("hmie-2009", "care-inspectorate-2019"):
        for code in shipped_framework(edition).codes:
            found = results.of(IndicatorRef(edition, code), crosswalk())
            if found is not None:
                reached[edition, code] = found.ref.code

    assert reached == {("hmie-2009", f"2.{number}"): f"1.{number}" for number in (1, 2, 3, 4)}
    assert results.of(IndicatorRef("hmie-2005", "5.3"), ()) == _result("5.3")
