"""Dates of birth, postcodes, e-mail addresses, names, stories: what is asked about, and what is left alone."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.guard.find import Kind
from cpc_selfeval.domain.guard.looking import look_at_text
from cpc_selfeval.domain.guard.stories import stories


def found(text: str, kind: Kind) -> list[str]:
    return [text[hit.start : hit.end] for hit in look_at_text(text) if hit.kind is kind]


@pytest.mark.parametrize(
    "date",
    [
        *("12/03/2014", "12.3.14", "12-03-2014", "2014-03-12", "12 March 2014"),
        *("12th of March 2014", "3 Sept 2014", "March 12, 2014", "1st January, 2020"),
    ],
)
@pytest.mark.parametrize(
    "sentence", ["She was born on {}.", "DOB: {}", "d.o.b. {}", "date of birth {}", "Jo (birthday {})", "{} (DOB)"]
)
def test_a_date_beside_such_a_word_is_a_date_of_birth(sentence: str, date: str) -> None:
    assert found(sentence.format(date), Kind.BIRTH) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of 12/03/2014",
        "Babies born between 1 April 2025 and 31 March 2026",
        "Children born on or after 1 March 2026",
        "born 31/02/2014",
        "born in 2014",
        "stubborn 12/03/2014",
        "She was born here. The plan of 12 March 2014",
    ],
)
def test_other_dates_are_none(text: str) -> None:
    assert found(text, Kind.BIRTH) == []


@pytest.mark.parametrize(
    "code", ["EH1 1YZ", "G12 8QQ", "AB10 1AB", "W1A 1AA", "EC1A 1BB", "PA78 6TA", "KW17 2AA", "ZE1 0AA", "g12 8qq"]
)
def test_postcodes(code: str) -> None:
    assert found(f"At {code}, she says", Kind.POSTCODE) == [code]
    assert found(f"At {code.upper().replace(' ', '')}", Kind.POSTCODE) == [code.upper().replace(" ", "")]


@pytest.mark.parametrize(
    "text", ["E-017", "QQ1 1AA", "EH1 1CI", "A4 2AM1", "e11ab", "Q3 2026", "12 3AB", "X1 2AB", "EH123 4AB"]
)
def test_no_postcodes(text: str) -> None:
    assert found(f"See {text} there", Kind.POSTCODE) == []


@pytest.mark.parametrize("address", ["isla.grant@example.org", "o'neil+cpc@nhs.example.scot", "a@b.uk"])
def test_email_addresses(address: str) -> None:
    assert found(f"Write to {address}.", Kind.EMAIL) == [address]


@pytest.mark.parametrize("text", ["2 @ 3", "name@", "@somebody", "a@b"])
def test_no_email_addresses(text: str) -> None:
    assert found(text, Kind.EMAIL) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When the mother Karen rang", "Karen"),
        ("the child, Jamie Reid, moved", "Jamie Reid"),
        ("the boy called Ryan", "Ryan"),
        ("her son, Callum, was asked", "Callum"),
        ("his sister Aoife", "Aoife"),
        ("a young person named Zoë McDonald", "Zoë McDonald"),
        ("Callum’s case was closed", "Callum"),
        ("Mary's grandmother", "Mary"),
        ("Karen (mother) was told", "Karen"),
        ("the Smith family moved", "Smith"),
        ("in the case of Jamie we learned", "Jamie"),
        ("Child: Jamie Reid", "Jamie Reid"),
        ("the mother’s name is Karen", "Karen"),
        ("Mother Karen did not come", "Karen"),
        ("the father, O’Neill, said", "O’Neill"),
    ],
)
def test_names_beside_words_for_people(text: str, name: str) -> None:
    assert found(text, Kind.NAME) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Child Protection Committee",
        "the Child Exploitation Strategy",
        "Mother and Baby Unit",
        "Baby Box",
        "Scotland’s children",
        "Police Scotland’s case",
        "the council’s family support",
        "For each child, NHS Harbour wrote a plan",
        "parents and carers in Lochside",
        "children, Education said",
        "Child K was at home",
        "the child. Jamie’s plan is another sentence",
        "Case Conference",
        "a case review by Social Work Scotland",
        "the Health Board family nurse",
        "every child in March",
        "The lead officer, Isla Grant, wrote it",
    ],
)
def test_no_names(text: str) -> None:
    assert found(text, Kind.NAME) == []


STORY = "A 4-year-old boy died in March 2021 after injuries, and his mother was convicted."


def test_a_story_of_a_learning_review_is_warned_about() -> None:
    text = f"The learning review found: {STORY}"
    assert found(text, Kind.STORY) == ["A 4-year-old boy"]


def test_where_it_stands_can_say_that_it_is_a_review() -> None:
    assert [hit.kind for hit in stories(STORY, of_review=True)] == [Kind.STORY]
    assert list(stories(STORY)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The learning review recommends that agencies share chronologies within a week.",
        "Learning reviews found that the child protection plan was often late.",
        "In the learning review the child was heard.",
        "Learning reviews of children who died are shared with staff in hospital.",
    ],
)
def test_what_was_learned_is_no_story(text: str) -> None:
    assert found(text, Kind.STORY) == []
