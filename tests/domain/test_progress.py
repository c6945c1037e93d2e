"""The one count of progress, and what is next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.judgement import Absence, Stage
from cpc_selfeval.domain.position import State, next_unfinished, position, progress
from cpc_selfeval.domain.record import Record
from tests.domain.contents import FRAMEWORK, draft, holding, judged, left_out

CODES = FRAMEWORK.codes


def _in_states(states: list[State]) -> Contents:
    """Contents in which the framework's indicators stand in these states, in their order."""
    records: list[Record] = []
    for number, (code, state) in enumerate(zip(CODES, states, strict=True)):
        if state is State.NOT_IN_CYCLE:
            records.append(left_out(code))
        elif state is State.IN_PROGRESS:
            records.append(draft(code, level=3))
        elif state is not State.NOT_STARTED:
            if state is State.ENDORSED:
                records.append(judged(number, code, Stage.AGREED, level=4))
            records.append(judged(100 + number, code, Stage(state.value), level=4))
    return holding(*records)


ALL_STATES = st.lists(st.sampled_from(State), min_size=len(CODES), max_size=len(CODES))


@given(ALL_STATES)
def test_the_counts_add_up_and_count_only_what_the_cycle_covers(states: list[State]) -> None:
    contents = _in_states(states)
    assert [position(contents, code).state for code in CODES] == states
    count = progress(contents)
    assert count.covered == len(CODES) - states.count(State.NOT_IN_CYCLE)
    assert count.agreed + count.proposed + count.in_progress + count.not_started == count.covered
    assert count.agreed == states.count(State.AGREED) + states.count(State.ENDORSED)
    assert count.proposed == states.count(State.PROPOSED) + states.count(State.RECOMMENDED)
    assert count.to_do == count.in_progress + count.not_started
    assert count.in_words() == (
        f"{count.agreed} of {count.covered} agreed · {count.proposed} proposed · {count.to_do} to do"
    )


@given(ALL_STATES, st.one_of(st.none(), st.sampled_from(CODES)))
def test_the_next_unfinished_one_is_the_nearest_after_it_and_round(states: list[State], after: str | None) -> None:
    contents = _in_states(states)
    unfinished = [
        place for place, state in enumerate(states) if state is not State.NOT_IN_CYCLE and not state.is_finished
    ]
    start = CODES.index(after) if after else -1
    later = [place for place in unfinished if place > start]
    expected = (later or unfinished)[:1]
    assert next_unfinished(contents, after) == (CODES[expected[0]] if expected else None)


def test_what_was_agreed_not_to_be_known_counts_as_agreed() -> None:
    contents = holding(judged(1, "8.1", Stage.AGREED, absence=Absence.NOT_ENOUGH_EVIDENCE))
    assert progress(contents).agreed == 1


def test_a_code_of_another_edition_starts_from_the_beginning() -> None:
    assert next_unfinished(holding(), "7.9") == CODES[0]
