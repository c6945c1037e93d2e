"""A change: turned round it takes itself back, and two of one visit are one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.record import CycleRecord
from tests.domain.contents import CYCLE, EMPTY, holding


def _finding(key: str, text: str) -> Finding:
    return Finding(key=key, cycle=CYCLE, kind=FindingKind.STRENGTH, text=text, indicators=("2.1",))


def _next(contents: Contents, key: str, text: str | None) -> Change | None:
    """The change that gives the finding this text, or removes it; None where there is nothing to do."""
    before = contents.findings.get(key)
    after = None if text is None else _finding(key, text)
    return None if before == after else Change("a", (RowChange(before, after),), "visit")


STEPS = st.lists(st.tuples(st.sampled_from("pqr"), st.one_of(st.none(), st.text(max_size=3))), max_size=10)


@given(STEPS)
def test_changes_of_one_visit_are_one_change_that_undoes_as_one(steps: list[tuple[str, str | None]]) -> None:
    start = holding(_finding("p", "as it was"))
    contents, whole = start, Change("a", (), "visit")
    for key, text in steps:
        change = _next(contents, key, text)
        if change is not None:
            contents = contents.after(change)
            whole = whole.followed_by(change)
    assert start.after(whole).findings == contents.findings
    assert contents.after(whole.reversed()).findings == start.findings
    assert whole.reversed().reversed() == Change(whole.act, whole.rows)
    assert all(row.before != row.after for row in whole.rows)


def test_which_fields_a_row_change_alters() -> None:
    old = _finding("p", "old")
    assert RowChange(old, replace(old, text="new", impact="x")).changed_fields() == ("text", "impact")
    assert RowChange(old, old).changed_fields() == ()
    added = RowChange(None, old).changed_fields()
    assert "key" not in added
    assert {"cycle", "kind", "text"} <= set(added)
    assert RowChange(old, None).changed_fields() == added


def test_contents_share_what_a_change_does_not_touch_and_stay_as_they_were() -> None:
    before = holding(_finding("p", "text"), Evidence(key="e", cycle=CYCLE, number=1, title="Survey"))
    after = before.after(Change("a", (RowChange(before.findings["p"], None),)))
    assert after.tables[Evidence] is before.tables[Evidence]
    assert list(before.findings) == ["p"]
    assert list(after.findings) == []


def test_records_of_another_cycle_stay_out_of_this_ones_contents() -> None:
    other = replace(_finding("p", "text"), cycle="last year")
    assert isinstance(other, CycleRecord)
    assert EMPTY.after(Change("a", (RowChange(None, other),))).findings == {}
