"""What is said about fields: short, in our own words, with its source named and a place in the guide."""

from __future__ import annotations

from cpc_selfeval.domain.field_help import FIELD_HELP, FieldHelp
from cpc_selfeval.domain.field_help.sources import OUR_ADVICE, SOURCES
from cpc_selfeval.ui.guide.pages import GUIDE, guide

MOST_WORDS = 80
LONGEST_DESCRIPTION = 110
"""It is read aloud each time that the keyboard comes into the box."""


def amiss(said: FieldHelp) -> list[str]:
    """What is wrong with a help."""
    return [
        *([] if said.what.endswith((".", "?")) and len(said.what) <= LONGEST_DESCRIPTION else ["too long"]),
        *([] if said.why.strip().endswith(".") else ["no reason"]),
        *([] if len(said.spoken.split()) <= MOST_WORDS else ["too many words"]),
        *([] if said.rule.startswith((OUR_ADVICE, *SOURCES)) else ["neither its source nor that it is our advice"]),
        *([] if guide().place(said.place, GUIDE) is not None else ["no such heading in the guide"]),
    ]


def test_each_help_says_what_why_and_where_from() -> None:
    assert {key: amiss(said) for key, said in FIELD_HELP.items() if amiss(said)} == {}


def test_every_source_is_used() -> None:
    rules = " ".join(said.rule for said in FIELD_HELP.values())
    assert [source for source in (OUR_ADVICE, *SOURCES) if source not in rules] == []
