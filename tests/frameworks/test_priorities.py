"""The priorities of the 2009 report: all 31 with their lines, our own words, and where they are offered."""

from __future__ import annotations

from collections import Counter

import pytest

from cpc_selfeval.domain.framework import IndicatorRef
from cpc_selfeval.domain.national_priorities import NationalPriority, Offered
from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_framework, shipped_frameworks
from cpc_selfeval.storage.frameworks.priorities import national_priorities

LIST = national_priorities()
THEMES = {
    "assessment": (4, 1161, 1175),
    "planning": (7, 1185, 1206),
    "longer-term": (2, 1215, 1222),
    "information": (6, 1232, 1249),
    "views": (4, 1258, 1270),
    "qa": (5, 1280, 1293),
    "leadership": (3, 1302, 1311),
}
"""How many each theme has, and the lines of the report that it stands in."""


def offered(framework: str, code: str) -> Offered:
    return LIST.offered_for(IndicatorRef(framework, code), crosswalk())


def test_there_are_thirty_one_in_seven_themes_in_the_order_of_the_report() -> None:
    assert len(LIST.priorities) == len({each.name for each in LIST.priorities}) == 31
    assert Counter(each.theme.id for each in LIST.priorities) == {name: count for name, (count, *_) in THEMES.items()}
    lines = [each.lines for each in LIST.priorities]
    assert lines == sorted(lines), "in the order of the report"


@pytest.mark.parametrize("priority", LIST.priorities, ids=lambda each: each.name)
def test_each_has_its_words_its_measure_and_lines_within_its_theme(priority: NationalPriority) -> None:
    _, first, last = THEMES[priority.theme.id]
    assert first <= priority.lines[0] <= priority.lines[1] <= last
    assert priority.text
    assert priority.measure


def test_each_theme_touches_indicators_that_the_edition_has() -> None:
    assert LIST.framework == "hmie-2005"
    codes = shipped_framework(LIST.framework).codes
    assert all(theme.linked and set(theme.linked) <= set(codes) for theme in LIST.themes)


def test_in_the_2005_edition_those_that_touch_the_indicator_are_offered() -> None:
    found = offered("hmie-2005", "3.4")
    assert found.linked
    assert {each.theme.id for each in found.priorities} == {"planning"}
    assert {each.theme.id for each in offered("hmie-2005", "1.3").priorities} == {"assessment"}


def test_the_verified_crosswalk_reaches_the_2009_edition_and_no_further() -> None:
    assert {each.theme.id for each in offered("hmie-2009", "2.3").priorities} == {"assessment"}, "2.3 was 1.3"
    assert {each.theme.id for each in offered("hmie-2009", "2.4").priorities} == {"longer-term"}, "2.4 was 1.4"
    for framework in shipped_frameworks():
        for code in framework.codes:
            found = offered(framework.id, code)
            if framework.id == "care-inspectorate-2019" or (framework.id == "hmie-2009" and code not in ("2.3", "2.4")):
                assert (found.linked, len(found.priorities)) == (False, 31), "none is linked, so all are offered"


def test_an_indicator_that_no_theme_touches_is_offered_all_of_them() -> None:
    found = offered("hmie-2005", "4.4")
    assert (found.linked, found.priorities) == (False, LIST.priorities)
