"""What is preset, what cannot be taken, and what is carried over to a second look."""

from cpc_selfeval.domain.merging.difference import Case
from cpc_selfeval.ui.agencies.compared import Choice, lines_of
from cpc_selfeval.ui.agencies.decisions import Decisions
from tests.ui.agencies.samples import line, preview, typical


def test_what_only_they_changed_is_taken_and_conflicts_wait_for_somebody() -> None:
    decisions = Decisions(lines_of(typical()))
    assert decisions.taken == {0, 1, 3, 4, 5}
    assert decisions.undecided == (2, 6, 7)
    assert decisions.of(8) is Choice.KEEP
    assert decisions.in_words() == "5 changes will be taken, 1 stays as ours, 3 still to decide"
    assert not decisions.touched


def test_what_cannot_be_taken_is_never_taken() -> None:
    decisions = Decisions(lines_of(typical()))
    decisions.decide(decisions.places, Choice.TAKE)
    assert decisions.taken == set(range(8))
    assert decisions.in_words() == "8 changes will be taken, 1 stays as ours"
    decisions.decide(decisions.places, Choice.KEEP)
    assert decisions.taken == set()
    assert decisions.in_words() == "Nothing will be taken, 9 stay as ours"
    assert decisions.touched
    decisions.begin_again()
    assert not decisions.touched


def test_a_decision_is_carried_to_the_same_line_but_not_to_one_that_changed() -> None:
    before = Decisions(lines_of(preview(line(0, Case.BOTH_CHANGED), line(1, Case.BOTH_CHANGED, about="Impact"))))
    before.decide((0, 1), Choice.TAKE)
    after = Decisions(
        lines_of(preview(line(0, Case.BOTH_CHANGED, about="Impact"), line(1, Case.BOTH_CHANGED, ours="Changed since")))
    )
    after.carry(before.by_line())
    assert after.of(0) is Choice.TAKE
    assert after.of(1) is Choice.OPEN
