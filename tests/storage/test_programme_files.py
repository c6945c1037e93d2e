"""Programme files: those that come with the program, a committee's own, and every fault said with its line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.framework import IndicatorRef
from cpc_selfeval.domain.programme import (
    DueAfterNotice,
    GradedIndicator,
    Programme,
    ProgrammeStatement,
    days_that_follow,
)
from cpc_selfeval.shipped import folder
from cpc_selfeval.storage.frameworks.faults import FrameworkFaults
from cpc_selfeval.storage.frameworks.programmes import (
    PROGRAMME_IDS,
    programme_from_text,
    read_programme,
    shipped_programme,
    shipped_programmes,
)

PAGE = (Path(__file__).parents[2] / "docs" / "programme-files.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
CURRENT = "care-inspectorate-2019"


def read(tmp_path: Path, text: str) -> Programme:
    path = tmp_path / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return read_programme(path)


def faults_of(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(FrameworkFaults) as caught:
        read(tmp_path, text)
    return [fault.sentence for fault in caught.value.faults]


def test_the_folder_holds_the_programmes_that_are_offered() -> None:
    assert {path.stem for path in (folder("frameworks") / "programmes").iterdir()} == set(PROGRAMME_IDS)
    assert [each.id for each in shipped_programmes()] == list(PROGRAMME_IDS)


def test_the_programme_of_2021_is_shipped_as_far_as_published() -> None:
    programme = shipped_programme("children-at-risk-of-harm-2021")
    assert [each.ref for each in programme.graded] == [IndicatorRef(CURRENT, "2.1")]
    assert [each.text for each in programme.statements] == [""] * 4, "four, whose words were not seen"
    assert not any(each.verified for each in programme.statements)
    assert [each.days for each in programme.due if "pre-inspection return" in each.what] == [21]


def test_the_present_programme_has_three_lines_of_enquiry_and_four_graded_indicators() -> None:
    programme = shipped_programme("supervision-orders-at-home-2025")
    assert programme.called == "Line of enquiry"
    assert [(each.code, each.verified, bool(each.text)) for each in programme.statements] == [
        ("1", True, True),
        ("2", True, True),
        ("3", True, True),
    ]
    assert [each.ref.code for each in programme.graded] == ["2.1", "5.3", "5.4", "9.2"]
    assert not any(each.verified for each in programme.due), "the dates are those of the programme before"


@pytest.mark.parametrize("programme", shipped_programmes(), ids=lambda each: each.id)
def test_every_item_says_where_it_comes_from(programme: Programme) -> None:
    items: list[ProgrammeStatement | GradedIndicator | DueAfterNotice] = [
        *programme.statements,
        *programme.graded,
        *programme.due,
    ]
    assert [each for each in items if not each.provenance.sources] == []
    assert programme.sources


def test_the_example_of_the_page_can_be_used(tmp_path: Path) -> None:
    programme = read(tmp_path, EXAMPLE)
    assert programme.content == EXAMPLE, "its copy is the whole file"
    assert programme_from_text(programme.content, "copy") == programme
    assert all(each.verified for each in programme.statements), "a committee is its own source"


def test_all_faults_are_named_at_once_with_their_lines(tmp_path: Path) -> None:
    broken = EXAMPLE.replace('code = "2"', 'code = "1"').replace("days = 14", "days = -1").replace('"5.3"', '"5.9"')
    found = faults_of(tmp_path, broken)
    assert len(found) == 3
    assert [sentence.split(": ")[0] for sentence in found] == [
        f"ours.toml, line {line}, {place}"
        for line, place in (
            (_line_of(broken, 'code = "1"', 2), "statements[2].code"),
            (_line_of(broken, '"5.9"', 1), "graded[1].code"),
            (_line_of(broken, "days = -1", 1), "due[1].days"),
        )
    ]


def _line_of(text: str, part: str, times: int) -> int:
    return [number for number, line in enumerate(text.splitlines(), start=1) if part in line][times - 1]


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('id = "harbour-2026-review"', 'id = "supervision-orders-at-home-2025"', "an id of its own"),
        ("format = 1", 'format = 1\nstanding = "published"', "custom, or no standing at all"),
        ("format = 1", 'format = 1\nstatemnts = "x"', "did you mean “statements”?"),
        ("format = 1", "format = 1\nformat = 1", "each key once"),
        ("[[statements]]", "[[other]]", "at least one table that begins with [[statements]]"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(tmp_path: Path, was: str, becomes: str, says: str) -> None:
    changed = EXAMPLE.replace(was, becomes)
    assert changed != EXAMPLE
    assert says in "\n".join(faults_of(tmp_path, changed))


def test_a_file_that_is_missing_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FrameworkFaults, match="a programme file"):
        read_programme(tmp_path / "none.toml")
    assert "200,000" in faults_of(tmp_path, EXAMPLE + "#" * 200_000)[0]


@given(st.dates(max_value=date(2200, 1, 1)), st.sampled_from(shipped_programmes()))
def test_days_are_counted_from_the_notice_in_calendar_days(notice: date, programme: Programme) -> None:
    days = days_that_follow(programme, notice)
    assert [(each.on - notice).days for each in days] == sorted(each.days for each in programme.due)
    assert {each.due for each in days} == set(programme.due)
    assert days_that_follow(programme, None) == ()


def test_three_weeks_after_a_monday_is_a_monday() -> None:
    (day,) = days_that_follow(shipped_programme("supervision-orders-at-home-2025"), date(2026, 10, 5))
    assert day.on == date(2026, 10, 26)
