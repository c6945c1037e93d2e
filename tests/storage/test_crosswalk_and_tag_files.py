"""Faults of the crosswalk and tag files are named like those of frameworks."""

import tomllib

import pytest

from cpc_selfeval.storage.frameworks.crosswalk import crosswalk_rows_of
from cpc_selfeval.storage.frameworks.faults import FrameworkFaults
from cpc_selfeval.storage.frameworks.lines import TomlLines
from cpc_selfeval.storage.frameworks.tags import tag_sets_of

CODES = {"old": ("1.1", "1.2"), "new": ("2.1",)}
ROW = """
[[rows]]
of = { framework = "old", code = "1.1" }
to = { framework = "new", code = "2.1" }
relation = "renumbered"
verified = true
provenance = { kind = "seed", sources = ["a report"] }
"""
TAGS = """
[[sets]]
id = "ours"
title = "Ours"
source = "ours"
tags = [{ code = "a", name = "First" }, { code = "b", name = "Second" }]
"""


def test_a_dropped_indicator_leads_nowhere() -> None:
    text = ROW.replace('to = { framework = "new", code = "2.1" }\n', "").replace("renumbered", "dropped")
    (row,) = crosswalk_rows_of(tomllib.loads(text), CODES, "crosswalk.toml")
    assert row.to is None


@pytest.mark.parametrize(
    ("good", "wrong", "sentence"),
    [
        ('code = "2.1"', 'code = "2.2"', "line 4, rows[1].to.code: found “2.2”; expected one of 2.1"),
        ('"new"', '"newer"', "rows[1].to.framework: found “newer”; expected one of old, new; did you mean “new”?"),
        ('of = { framework = "old", code = "1.1" }\n', "", "rows[1].of: found nothing"),
        ("renumbered", "dropped", "rows[1].relation: found “dropped”; expected “dropped” where there is no “to”"),
        ("renumbered", "moved", "rows[1].relation: found “moved”; expected one of same, renumbered"),
        ("verified = true\n", "", "rows[1].verified: found nothing; expected true or false"),
        ('provenance = { kind = "seed", sources = ["a report"] }\n', "", "rows[1].provenance: found nothing"),
    ],
)
def test_faults_of_a_crosswalk(good: str, wrong: str, sentence: str) -> None:
    text = ROW.replace(good, wrong)
    with pytest.raises(FrameworkFaults) as refused:
        crosswalk_rows_of(tomllib.loads(text), CODES, "crosswalk.toml", TomlLines(text))
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("good", "wrong", "sentence"),
    [
        ('code = "b"', 'code = "a"', "sets[1].tags[2].code: found “a” again; expected a code that no other tag has"),
        ('name = "Second"', 'title = "Second"', "sets[1].tags[2].name: found nothing; expected a text"),
        ('source = "ours"\n', "", "sets[1].source: found nothing"),
        (TAGS, TAGS + TAGS, "line 9, sets[2].id: found “ours” again; expected an id that no other set has"),
    ],
)
def test_faults_of_tags(good: str, wrong: str, sentence: str) -> None:
    text = TAGS.replace(good, wrong)
    with pytest.raises(FrameworkFaults) as refused:
        tag_sets_of(tomllib.loads(text), "tags.toml", TomlLines(text))
    assert sentence in str(refused.value)
