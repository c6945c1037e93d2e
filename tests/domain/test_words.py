"""The words for the field's values: one for each, none twice, and no level without its stage."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Origin, Status, StatusWord, status_word_key
from cpc_selfeval.domain.committee import OFFERED_AGENCIES, Agency, AgencyKind, Body
from cpc_selfeval.domain.evidence import Quotable, SourceType
from cpc_selfeval.domain.finding import FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.judgement import Absence, Confidence, Stage
from cpc_selfeval.domain.position import PROGRESS_DEFINITION, State, position
from cpc_selfeval.domain.record import Record
from tests.domain.contents import CYCLE, EMPTY, FRAMEWORK, holding, judged

TABLES: list[tuple[type[StrEnum], Mapping[Any, str]]] = [
    (Stage, words.STAGES),
    (State, words.STATES),
    (Absence, words.ABSENCES),
    (Confidence, words.CONFIDENCES),
    (Priority, words.PRIORITIES),
    (FindingKind, words.FINDING_KINDS),
    (PaperHeading, words.PAPER_HEADINGS),
    (SourceType, words.SOURCE_TYPES),
    (Quotable, words.QUOTABLE),
    (Origin, words.ORIGINS),
    (Status, words.STATUSES),
    (Status, words.STATUS_MEANINGS),
]


@pytest.mark.parametrize(("values", "table"), TABLES)
def test_every_value_has_a_word_of_its_own(values: type[StrEnum], table: Mapping[Any, str]) -> None:
    assert set(table) == set(values)
    assert len(set(table.values())) == len(values)
    assert all(word.strip() == word and word for word in table.values())


def test_every_status_has_a_letter_or_none_on_purpose() -> None:
    assert set(words.STATUS_LETTERS) == set(Status)
    assert set(words.STATUS_LETTERS.values()) == {"", "R", "A", "G", "B"}


def test_all_offered_agencies_have_a_name() -> None:
    assert set(OFFERED_AGENCIES) == set(AgencyKind) - {AgencyKind.OTHER}


@pytest.mark.parametrize("old", ["case conference", "hostile", "cases", "client"])
def test_the_words_are_those_that_the_field_uses_today(old: str) -> None:
    said = [word for _, table in TABLES for word in table.values()]
    said += [*OFFERED_AGENCIES.values(), PROGRESS_DEFINITION]
    assert not [word for word in said if old in word.lower()]


def test_a_committee_has_its_own_words_and_the_meaning_stays() -> None:
    own = StatusWord(
        key=status_word_key(CYCLE, Status.AT_RISK), cycle=CYCLE, status=Status.AT_RISK, word="Needs help", letter="!"
    )
    contents = holding(own)
    assert words.status_word(contents, Status.AT_RISK) == "Needs help"
    assert words.status_letter(contents, Status.AT_RISK) == "!"
    assert words.status_word(contents, Status.ON_TRACK) == "On track"
    assert words.status_letter(contents, Status.ON_TRACK) == "G"


def test_an_emptied_word_falls_back_and_an_emptied_letter_stays_empty() -> None:
    emptied = StatusWord(
        key=status_word_key(CYCLE, Status.AT_RISK), cycle=CYCLE, status=Status.AT_RISK, word="", letter=""
    )
    assert words.status_word(holding(emptied), Status.AT_RISK) == "At risk"
    assert words.status_letter(holding(emptied), Status.AT_RISK) == ""


def test_bodies_have_the_names_that_the_area_uses() -> None:
    committee = EMPTY.committee
    assert [words.body_name(committee, body) for body in Body] == ["Sub-group", "PPC", "CSOG", "Other meeting"]
    assert [words.stage_by_whom(committee, stage) for stage in Stage] == [
        "proposed",
        "recommended by a sub-group",
        "agreed by the PPC",
        "endorsed by the CSOG",
    ]


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("level", range(1, 7))
def test_a_level_is_never_said_without_its_stage(stage: Stage, level: int) -> None:
    agreed = judged(0, "2.1", Stage.AGREED, level=level)
    before = (agreed,) if stage is Stage.ENDORSED else ()
    contents = holding(*before, judged(1, "2.1", stage, level=level))
    said = words.position_in_words(contents, position(contents, "2.1"))
    assert said == f"{words.STAGES[stage]}: {FRAMEWORK.level(level).label}"


def test_positions_without_one_level_in_words() -> None:
    def said(*records: Record) -> str:
        contents = holding(*records)
        return words.position_in_words(contents, position(contents, "2.1"))

    police_4 = judged(1, "2.1", Stage.PROPOSED, agency="police", level=4)
    nhs_3 = judged(2, "2.1", Stage.PROPOSED, agency="nhs", level=3)
    nhs_none = judged(2, "2.1", Stage.PROPOSED, agency="nhs", absence=Absence.NOT_ENOUGH_EVIDENCE)
    assert said() == "Not started"
    assert said(police_4, nhs_3) == "Proposed: 3 to 4"
    assert said(police_4, nhs_none) == "Proposed: views differ"
    assert said(nhs_none) == "Proposed: not enough evidence to say"


def test_what_was_judged_and_by_whom() -> None:
    contents = holding(Agency(key="police", name="Police Scotland"))
    by_police = judged(1, "2.1", Stage.PROPOSED, agency="police", level=3)
    withdrawal = judged(2, "2.1", Stage.PROPOSED, withdraws="1")
    assert words.judged_in_words(contents, by_police) == "3 Adequate"
    assert words.judged_in_words(contents, judged(3, "2.1", Stage.AGREED, absence=Absence.NOT_APPLICABLE)) == (
        "Not applicable"
    )
    assert words.judged_in_words(contents, withdrawal) == "Withdrawn"
    assert words.proposer(contents, by_police) == "Police Scotland"
    assert words.proposer(contents, withdrawal) == "Lead officer"
