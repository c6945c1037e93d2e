"""Seven returns of the worked example, filled in by people in LibreOffice: read, compared, decided, receipted, undone.

Two conflict with what was changed here meanwhile, one was sorted, one has other columns, one came late and comes again,
one is spoiled.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cpc_selfeval.domain.asking.standing import AgencyLine, Standing, at_a_glance
from cpc_selfeval.domain.brought import brought, counted
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.merging.preview import Line, Preview
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.return_workbook.columns import Job
from cpc_selfeval.domain.returns.records import AgencyReturn, Verdict
from cpc_selfeval.domain.returns_refusals import AlreadyTaken, OtherAgency, SpoiledReturn
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.returns import Delivered, Returns
from tests.contributions.returned.seven import CATRIONA, DUE, WRITTEN, Seven

pytestmark = pytest.mark.long

READ = WRITTEN + timedelta(days=7)
ANSWERED = ("police", "health", "education", "social", "scra", "third")
OURS = "Changed here in November."


class Desk:
    """The worked example after the return of all workbooks, with two texts changed here meanwhile."""

    def __init__(self, seven: Seven, path: Path) -> None:
        self.seven = seven
        self.now: datetime = READ
        shutil.copy(seven.file, path)
        self.work = open_file(path, CATRIONA, InlineExecutor(), clock=lambda: self.now)
        self.returns = Returns(self.work.session, beside=False)
        self.impact = seven.keys("police", Job.FINDINGS)[0]
        self.text = seven.keys("education", Job.FINDINGS)[0]
        self.work.findings.revise(self.impact, impact=OURS)
        self.work.findings.revise(self.text, text=OURS)

    @property
    def contents(self) -> Contents:
        """What the file holds."""
        return self.work.contents

    def read(self, name: str, of: str | None = None) -> Preview | Refusal:
        """What comes of reading a workbook, as the return of that agency or another."""
        told: list[Preview | Refusal] = []
        self.returns.read(self.seven.came(name), told.append, agency=self.seven.agency(of or name).key)
        (answer,) = told
        return answer

    def preview(self, name: str) -> Preview:
        """What a workbook would change."""
        answer = self.read(name)
        assert isinstance(answer, Preview), answer
        return answer

    def accept(self, preview: Preview, take: Collection[int]) -> AgencyReturn:
        """Take these lines; the return as it stands here then."""
        told: list[Refusal | None] = []
        self.returns.accept(preview, take, told.append)
        assert told == [None]
        return next(each for each in self.contents.returns if each.sha256 == preview.source.sha256)

    def line(self, name: str) -> AgencyLine:
        """How far an agency has come."""
        lines = at_a_glance(self.contents, self.now.date())
        return next(line for line in lines if line.agency.key == self.seven.agency(name).key)


@pytest.fixture
def desk(seven: Seven, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(seven, tmp_path / "Strathmarra.cpcse")
    yield desk
    desk.returns.close()
    desk.work.close()


def conflict(preview: Preview) -> Line:
    """The one line that both sides changed."""
    (line,) = preview.conflicts
    return line


def test_all_seven_are_asked_and_nobody_is_late_yet(desk: Desk) -> None:
    desk.now = WRITTEN

    assert {desk.line(name).standing for name in (*ANSWERED, "housing")} == {Standing.ASKED}


def test_each_is_previewed_accepted_counted_and_undone_in_one_step(desk: Desk) -> None:
    before = desk.contents.tables
    for name in ANSWERED:
        preview = desk.preview(name)
        assert preview.lines
        returned = desk.accept(preview, preview.all_that_can_be_taken())
        values = desk.contents.values_of_return(returned.key)
        assert counted(values) == (len(preview.lines), 0), name
        assert (desk.line(name).taken, desk.line(name).not_taken) == (len(preview.lines), 0)
        assert desk.line(name).standing is Standing.RETURNED
    for _ in ANSWERED:
        desk.work.session.undo()
    assert desk.contents.tables == before
    for _ in ANSWERED:
        desk.work.session.redo()
    assert len(desk.contents.returns) == len(ANSWERED)


def test_what_both_changed_says_who_and_is_ours_until_somebody_decides(desk: Desk) -> None:
    emptied, changed = conflict(desk.preview("police")), conflict(desk.preview("education"))

    assert (emptied.theirs, emptied.ours) == ("", OURS)
    assert (changed.theirs, changed.ours) == ("Changed before the columns moved.", OURS)
    assert {emptied.ours_by, changed.ours_by} == {"Catriona Muirhead, 29 November 2026"}
    for line in (emptied, changed):
        assert line.base not in ("", OURS)


def test_what_is_not_taken_stays_with_the_return_and_on_its_receipt(desk: Desk, tmp_path: Path) -> None:
    preview = desk.preview("education")
    returned = desk.accept(preview, preview.without_conflicts())

    assert desk.contents.get(Finding, desk.text).text == OURS  # type: ignore[union-attr]
    left = [each for each in brought(desk.contents.values_of_return(returned.key)) if each.verdict is Verdict.NOT_TAKEN]
    assert ("Changed before the columns moved.", OURS) in [(each.theirs, each.ours) for each in left]
    told: list[Delivered] = []
    desk.returns.write_receipt(returned.key, tmp_path / "receipt.pdf", told.append)
    assert [each.refusal for each in told] == [None]
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")


def test_texts_from_foreign_columns_are_told_and_kept(desk: Desk) -> None:
    preview = desk.preview("education")
    returned = desk.accept(preview, ())

    for words in ("the head teachers", "Please finish by Friday"):
        assert any(words in note for note in preview.notes)
        assert any(words in (value.theirs or "") for value in desk.contents.values_of_return(returned.key))


def test_a_sorted_workbook_changes_what_was_typed_and_nothing_else(desk: Desk) -> None:
    (line,) = desk.preview("health").lines

    assert line.theirs.endswith("Sorted, since we read from the newest.")


def test_every_text_comes_back_as_it_was_typed_and_says_whose_it_is(desk: Desk) -> None:
    preview = desk.preview("third")
    returned = desk.accept(preview, preview.without_conflicts())

    typed = [each for each in desk.contents.evidence.values() if each.title.startswith("Typed ")]
    assert len(typed) == len(preview.lines)
    assert "  before and after  " in {each.shows for each in typed}
    assert {each.agency for each in typed} == {desk.seven.agency("third").key}
    for each in typed:
        assert {value.returned for value in desk.contents.taken_for(each.key)} == {returned.key}


def test_a_late_one_is_taken_and_the_same_again_has_nothing_new(desk: Desk) -> None:
    desk.now = READ + timedelta(days=12)
    assert (desk.line("social").standing, desk.line("social").days_late) == (Standing.LATE, 5)
    preview = desk.preview("social")
    assert preview.late_by == (desk.now.date() - DUE).days == 5
    desk.accept(preview, preview.all_that_can_be_taken())
    before = desk.contents.tables

    assert isinstance(desk.read("social"), AlreadyTaken)
    told: list[Refusal | None] = []
    desk.returns.accept(preview, preview.all_that_can_be_taken(), told.append)
    assert [type(each) for each in told] == [AlreadyTaken]
    assert desk.contents.tables == before
    assert desk.line("social").standing is Standing.RETURNED


def test_a_spoiled_one_and_one_of_another_agency_change_nothing(desk: Desk) -> None:
    before = desk.contents.tables

    spoiled, another = desk.read("housing"), desk.read("health", of="police")

    assert isinstance(spoiled, SpoiledReturn)
    assert isinstance(another, OtherAgency)
    assert "housing-back.xlsx" in str(spoiled)
    assert desk.contents.tables == before
    assert desk.line("housing").standing is Standing.ASKED


def test_the_order_of_agencies_does_not_matter(desk: Desk, seven: Seven, tmp_path: Path) -> None:
    other = Desk(seven, tmp_path / "other.cpcse")
    try:
        for one, names in ((desk, ("police", "education", "social")), (other, ("social", "education", "police"))):
            for name in names:
                preview = one.preview(name)
                one.accept(preview, preview.all_that_can_be_taken())
        texts = [sorted(each.text for each in one.contents.findings.values()) for one in (desk, other)]
        titles = [sorted(each.title for each in one.contents.of(Evidence).values()) for one in (desk, other)]
        assert texts[0] == texts[1]
        assert titles[0] == titles[1]
    finally:
        other.returns.close()
        other.work.close()
