"""The e-mails that ask and remind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from cpc_selfeval.domain.asking.letters import LONGEST_ADDRESS, PARTS, asking, reminding
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.returns.records import Part, Request
from tests.domain.contents import CYCLE, FRAMEWORK, holding

DUE = date(2026, 6, 20)
POLICE = Agency(key="police", name="Police & Co")
ASKED = Request(
    key="r",
    cycle=CYCLE,
    agency="police",
    contact_role="Detective superintendent",
    indicators=FRAMEWORK.codes[:3],
    asked_on=date(2026, 6, 1),
    due=DUE,
    message="Ask me anything.\n",
)
CONTENTS = holding(POLICE, ASKED)


def test_asking_says_who_what_why_and_by_when() -> None:
    body = asking(CONTENTS, ASKED).body

    assert body.startswith("To: Detective superintendent, Police & Co\n")
    assert "Please return it by 20 June 2026." in body
    assert "Ask me anything." in body
    for code in ASKED.indicators:
        assert f"- {code} {CONTENTS.title(code)}" in body


@pytest.mark.parametrize("part", Part)
def test_only_what_is_asked_is_named(part: Part) -> None:
    asked: dict[str, Any] = {f"asks_{each.value}": each is part for each in Part}
    only = replace(ASKED, **asked)
    body = asking(CONTENTS, only).body

    assert [each for each in Part if f"- {PARTS[each]}\n" in body] == [part]


def test_many_indicators_are_counted() -> None:
    body = asking(CONTENTS, replace(ASKED, indicators=FRAMEWORK.codes)).body

    assert f"{len(FRAMEWORK.codes)} quality indicators" in body
    assert CONTENTS.title(FRAMEWORK.codes[-1]) not in body


@pytest.mark.parametrize(
    ("days", "said"), [(0, "It is due by 20 June 2026."), (1, "It was due by 20 June 2026 and has not reached us yet.")]
)
def test_a_reminder_says_whether_it_is_late(days: int, said: str) -> None:
    assert said in reminding(CONTENTS, ASKED, DUE + timedelta(days=days)).body


def test_the_address_holds_the_whole_e_mail() -> None:
    letter = reminding(CONTENTS, ASKED, DUE)
    fields = parse_qs(urlsplit(letter.mailto()).query)

    assert fields["subject"] == [letter.subject]
    assert fields["body"] == [letter.body.replace("\n", "\r\n")]
    assert letter.fits_an_address


def test_an_address_that_would_be_too_long_has_the_subject_only() -> None:
    letter = asking(CONTENTS, replace(ASKED, message="é" * 1000))

    assert len(letter.mailto()) <= LONGEST_ADDRESS
    assert not letter.fits_an_address
    assert parse_qs(urlsplit(letter.mailto()).query) == {"subject": [letter.subject]}
