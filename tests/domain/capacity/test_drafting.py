"""The draft on capacity is put together only from what is linked."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.capacity.drafting import draft_paragraph, factors, left_out, stands_on
from cpc_selfeval.domain.capacity.grounds import GROUNDS, ground
from cpc_selfeval.domain.capacity.told import capacity_told
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.improving import CapacityFactor, CapacityStatement, capacity_statement_key
from tests.domain.contents import CYCLE, holding, judged

EVIDENCE = Evidence(key="e", cycle=CYCLE, number=14, title="Audit")
ACTION = Action(key="a", cycle=CYCLE, number=7, text="Train")
STRENGTH = Finding(key="f", cycle=CYCLE, kind=FindingKind.STRENGTH, text="Staff are sure", indicators=("2.1",))


def factor(key: str, **values: Any) -> CapacityFactor:
    return CapacityFactor(key=key, cycle=CYCLE, **{"title": f"Factor {key}", **values})


def test_it_cites_what_is_linked_and_what_was_typed() -> None:
    linked = factor(
        "1",
        text="Staff trust their leaders",
        confidence="quite sure",
        supporting=("e",),
        actions=("a",),
        findings=("f",),
        indicators=("2.1",),
    )
    level = judged(1, "2.1", Stage.AGREED, level=4)
    assert draft_paragraph(holding(linked, EVIDENCE, ACTION, STRENGTH, level)) == (
        "Factor 1. Staff trust their leaders. How sure we are: quite sure. This stands on E-014, A-07, the strength "
        "“Staff are sure” (2.1) and 2.1 Impact on children and young people (agreed: Good)."
    )


def test_a_factor_with_nothing_linked_is_left_out_whatever_is_written_of_it() -> None:
    written = factor("1", text="Everybody knows it", confidence="very sure", position=1)
    linked = factor("2", actions=("a",), position=2)
    contents = holding(written, linked, ACTION)
    assert draft_paragraph(contents) == "Factor 2. This stands on A-07."
    assert left_out(contents) == (written,)
    assert draft_paragraph(holding(written)) == draft_paragraph(holding()) == ""


def test_factors_come_in_their_order_and_links_elsewhere_are_said_to_be_so() -> None:
    contents = holding(factor("2", position=1, supporting=("x",)), factor("1", position=2, findings=("y",)))
    assert [each.key for each in factors(contents)] == ["2", "1"]
    assert draft_paragraph(contents) == (
        "Factor 2. This stands on evidence of another cycle. Factor 1. This stands on an entry of another cycle."
    )
    assert stands_on(contents, factor("3", actions=("z",), indicators=("99.9",))) == (
        "an action of another cycle",
        "indicator 99.9 of another cycle",
    )


@given(st.lists(st.booleans(), max_size=6))
def test_nothing_is_said_of_what_is_not_linked(linked: list[bool]) -> None:
    made = [factor(f"{n}x", position=n, actions=("a",) if on else ()) for n, on in enumerate(linked)]
    drafted = draft_paragraph(holding(ACTION, *made))
    for each, on in zip(made, linked, strict=True):
        assert (each.title in drafted) is on
    assert drafted.count("A-07") == sum(linked)


def test_seven_grounds_each_with_its_place_in_the_source() -> None:
    assert len(GROUNDS) == len({each.name for each in GROUNDS}) == 7
    assert [each.place for each in GROUNDS] == ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
    assert all(each.source.endswith(f"paragraph 7, {each.place} point") for each in GROUNDS)
    assert ground("leaders") is GROUNDS[2]
    assert ground("") is None


def test_what_papers_are_told() -> None:
    assert capacity_told(holding()) is None
    said = CapacityStatement(key=capacity_statement_key(CYCLE), cycle=CYCLE, text="We can.")
    told = capacity_told(holding(said, factor("1", ground="staff"), factor("2")))
    assert told is not None
    assert told.statement == said
    assert [each.source for each in told.factors] == [GROUNDS[1].source, ""]
