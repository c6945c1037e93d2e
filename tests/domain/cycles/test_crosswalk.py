"""Which indicators of two editions are one: by verified rows that say so, and by no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.cycles.crosswalk import SAME, counterpart
from cpc_selfeval.domain.framework import CrosswalkRow, IndicatorRef, Provenance, Relation
from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_framework

EDITIONS = ("a", "b", "c")
refs = st.builds(IndicatorRef, st.sampled_from(EDITIONS), st.sampled_from(("1", "2")))
relations: st.SearchStrategy[Relation] = st.sampled_from(("same", "renumbered", "similar", "split", "merged"))
rows = st.lists(
    st.builds(
        CrosswalkRow,
        of=refs,
        to=refs,
        relation=relations,
        verified=st.booleans(),
        provenance=st.just(Provenance("seed")),
    ),
    max_size=6,
).map(tuple)


def row(of: tuple[str, str], to: tuple[str, str], relation: Relation, *, verified: bool) -> CrosswalkRow:
    return CrosswalkRow(IndicatorRef(*of), IndicatorRef(*to), relation, verified, Provenance("seed"))


@pytest.mark.parametrize(("old", "new"), [("1.1", "2.1"), ("1.2", "2.2"), ("1.3", "2.3"), ("1.4", "2.4")])
def test_the_four_published_rows_hold_both_ways(old: str, new: str) -> None:
    early, late = IndicatorRef("hmie-2005", old), IndicatorRef("hmie-2009", new)
    assert counterpart(early, "hmie-2009", crosswalk()) == late
    assert counterpart(late, "hmie-2005", crosswalk()) == early


def test_no_shipped_row_reaches_the_present_edition() -> None:
    for edition in ("hmie-2005", "hmie-2009"):
        for code in shipped_framework(edition).codes:
            assert counterpart(IndicatorRef(edition, code), "care-inspectorate-2019", crosswalk()) is None


def test_the_same_code_of_another_edition_is_another_indicator() -> None:
    assert counterpart(IndicatorRef("hmie-2009", "2.1"), "care-inspectorate-2019", crosswalk()) is None


@given(refs, rows)
def test_within_an_edition_an_indicator_is_itself(of: IndicatorRef, crosswalk: tuple[CrosswalkRow, ...]) -> None:
    assert counterpart(of, of.framework, crosswalk) == of


@given(refs, st.sampled_from(EDITIONS), rows)
def test_only_verified_rows_that_say_so_count(
    of: IndicatorRef, edition: str, crosswalk: tuple[CrosswalkRow, ...]
) -> None:
    usable = tuple(row for row in crosswalk if row.verified and row.relation in SAME)
    assert counterpart(of, edition, crosswalk) == counterpart(of, edition, usable)


@given(refs, st.sampled_from(EDITIONS), rows)
def test_what_is_found_has_its_own_edition(of: IndicatorRef, edition: str, crosswalk: tuple[CrosswalkRow, ...]) -> None:
    found = counterpart(of, edition, crosswalk)
    assert found is None or found.framework == edition


def test_a_chain_of_editions_is_followed() -> None:
    crosswalk = (
        row(("a", "1"), ("b", "2"), "renumbered", verified=True),
        row(("c", "3"), ("b", "2"), "same", verified=True),
    )
    assert counterpart(IndicatorRef("a", "1"), "c", crosswalk) == IndicatorRef("c", "3")
    assert counterpart(IndicatorRef("c", "3"), "a", crosswalk) == IndicatorRef("a", "1")


def test_two_counterparts_are_none() -> None:
    crosswalk = (
        row(("a", "1"), ("b", "1"), "same", verified=True),
        row(("a", "1"), ("b", "2"), "same", verified=True),
    )
    assert counterpart(IndicatorRef("a", "1"), "b", crosswalk) is None
