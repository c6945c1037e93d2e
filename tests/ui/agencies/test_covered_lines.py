"""A return is compared without the levels that are covered: that they came, and nothing of them."""

from __future__ import annotations

from cpc_selfeval.domain.brought import brought
from cpc_selfeval.domain.judgement import LevelDraft, Stage, draft_key
from cpc_selfeval.domain.merging.difference import WHOLE, Case, Difference
from cpc_selfeval.domain.returns.records import ReturnedValue, Verdict
from cpc_selfeval.ui.agencies.compared import kept_lines, lines_of
from cpc_selfeval.ui.agencies.covered_lines import INSTEAD, compared_covered, kept_covered
from tests.domain.contents import CYCLE, holding
from tests.domain.moderation.people import AGENCIES, COVERING
from tests.ui.agencies.samples import line, preview

CODE = "2.1"
KEY = draft_key(CYCLE, CODE, Stage.PROPOSED, "police")
THEIRS = LevelDraft(key=KEY, cycle=CYCLE, code=CODE, stage=Stage.PROPOSED, agency="police", level=2, reason="Few staff")


def test_a_covered_level_is_one_line_without_its_level() -> None:
    level = Difference(LevelDraft, KEY, WHOLE, Case.ADDED, None, THEIRS, None)
    compared = (
        line(0, Case.ADDED, theirs="Level: 2 Weak", ours="", remark="In place of “4 Good”", differences=(level,)),
        line(1, theirs="A strength"),
        line(2, remark="This is not theirs", can_be_taken=False, differences=(level,)),
    )
    lines = lines_of(preview(*compared))

    hidden, other, not_theirs = compared_covered(holding(*AGENCIES, COVERING), lines, compared)
    assert (hidden.theirs, hidden.ours, hidden.remark, hidden.can_be_taken) == (INSTEAD, "", "", True)
    assert other.theirs == "A strength"
    assert (not_theirs.theirs, not_theirs.remark) == (INSTEAD, "This is not theirs")
    assert compared_covered(holding(*AGENCIES), lines, compared) == lines


def test_what_was_taken_once_is_covered_in_its_receipt() -> None:
    value = ReturnedValue(
        key="v",
        cycle=CYCLE,
        returned="r",
        record_table="level_draft",
        record=KEY,
        field="level",
        about="2.1: Level",
        place=0,
        base=None,
        theirs="2 Weak",
        ours=None,
        both_changed=False,
        verdict=Verdict.TAKEN,
    )
    changes = brought((value,))
    lines = kept_lines(changes)

    assert kept_covered(holding(*AGENCIES, COVERING), lines, changes)[0].theirs == INSTEAD
    assert kept_covered(holding(*AGENCIES), lines, changes) == lines
