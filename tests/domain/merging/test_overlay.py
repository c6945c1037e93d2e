"""Changes laid over contents: what is there by now, and the row changes in the end."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.merging.overlay import Overlay
from tests.domain.merging.world import contents_of, evidence, finding

STAYS, CHANGES, GOES = finding("stays"), finding("changes"), finding("goes")


def test_what_is_there_by_now() -> None:
    work = Overlay(contents_of(STAYS, CHANGES, GOES))
    changed, new = replace(CHANGES, text="Otherwise"), finding("new")
    work.put(changed)
    work.put(new)
    work.drop(GOES)
    assert sorted(record.key for record in work.of(Finding)) == ["changes", "new", "stays"]
    assert changed in work.of(Finding)
    assert (work.get(Finding, "changes"), work.get(Finding, "goes")) == (changed, None)
    assert (work.holds("findings", "new"), work.holds("findings", "goes")) == (True, False)
    assert (work.holds("indicators", "2.1"), work.holds("indicators", "99.9")) == (True, False)
    assert work.contents.findings["goes"] == GOES


def test_the_row_changes_with_what_others_refer_to_first() -> None:
    work = Overlay(contents_of(STAYS, GOES))
    piece, new = evidence("e", 1, findings=("new",)), finding("new")
    work.put(piece)
    work.put(new)
    work.drop(GOES)
    work.put(replace(STAYS, text="Otherwise"))
    work.put(STAYS)
    assert work.rows() == (RowChange(None, new), RowChange(GOES, None), RowChange(None, piece))
