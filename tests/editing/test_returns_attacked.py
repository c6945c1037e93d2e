"""Workbooks that come back with something in them that nobody expects: all of it from a file, through the reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.returns_refusals import AlreadyTaken, ChangedSincePreview
from cpc_selfeval.domain.saving_refusals import ProgramFault
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.returns import Delivered, Returns
from cpc_selfeval.storage.checking import check_file
from tests.editing.desk import Desk
from tests.editing.failing_store import failing


class Asked(Desk):
    """A self-evaluation in which the police are asked, and their workbook."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "ours.cpcse", InlineExecutor())
        self.folder = folder
        self._saved = 0
        self.finding = self.work.findings.record(FindingKind.STRENGTH, "2.1", "Police are quick", agency=self.police)
        self.action = self.work.actions.plan("Chase it", agency=self.police)
        self.returns = Returns(self.work.session, beside=False)
        self.request = self.returns.ask(self.police, indicators=("2.1", "2.2"))
        told: list[Delivered] = []
        self.returns.write_workbook(self.request, folder / "police.xlsx", told.append)
        assert told[0].refusal is None

    def answered(self, *cells: tuple[str, str, int, object], name: str = "answered.xlsx") -> Path:
        """The workbook as it comes back: sheet, header, rows below the headers, and what was typed there."""
        book = load_workbook(self.folder / "police.xlsx")
        for sheet, header, below, typed in cells:
            row, column = place_of(book[sheet], header)
            book[sheet].cell(row + 1 + below, column).value = typed  # type: ignore[assignment]
        self._saved += 1  # another save is another file, also within a second
        book.properties.keywords = str(self._saved)
        book.save(self.folder / name)
        return self.folder / name

    def read(self, path: Path) -> Preview | Refusal:
        """What a workbook would change."""
        told: list[Preview | Refusal] = []
        self.returns.read(path, told.append)
        return told[0]

    def preview(self, path: Path) -> Preview:
        """The same, of a workbook that is understood."""
        found = self.read(path)
        assert isinstance(found, Preview), found
        return found

    def take(self, found: Preview) -> Refusal | None:
        """Take everything; what was told."""
        told: list[Refusal | None] = []
        self.returns.accept(found, found.all_that_can_be_taken(), told.append)
        (answer,) = told
        return answer


def place_of(sheet: Worksheet, header: str) -> tuple[int, int]:
    """Row and column of a header."""
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == header)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Asked]:
    desk = Asked(tmp_path)
    yield desk
    desk.work.close()
    assert check_file(tmp_path / "ours.cpcse") == ()


def test_an_agency_may_come_back_to_its_first_answer(desk: Asked) -> None:
    """What it said last is what is new or not, and not all that it ever said."""
    path = Path()
    for level in ("3", "4", "3"):
        path = desk.answered(("Levels", "Your level", 0, level), ("Comments", "Your comment", 0, f"Level {level}"))
        assert desk.take(desk.preview(path)) is None

    assert [judgement.level for judgement in desk.contents.judgements_of("2.1")] == [3, 4, 3]
    assert [comment.text for comment in desk.contents.comments_on("")] == ["Level 3"]
    assert isinstance(desk.read(path), AlreadyTaken)


def test_what_is_refused_for_good_is_not_told_as_taken(desk: Asked) -> None:
    found = desk.preview(desk.answered(("Strengths and areas", "What you found", 0, "Police are quicker")))
    store = failing(desk.work.session)
    store.refusal = Nothing
    store.failures = 1

    assert isinstance(desk.take(found), Nothing)
    assert desk.contents.returns == ()
    assert desk.take(found) is None


def test_what_has_no_place_stays_readable_with_the_return(desk: Asked) -> None:
    said = "We could not fill in the rest, because nobody told us."
    book = load_workbook(desk.answered(("Comments", "Your comment", 0, "All well")))
    book["Levels"]["A40"] = said
    book.create_sheet("Our own")["B2"] = "=and a formula of words"
    book["Start here"]["H30"].comment = Comment("In a note", "Calum")
    book.save(desk.folder / "aside.xlsx")
    found = desk.preview(desk.folder / "aside.xlsx")
    assert desk.take(found) is None

    (returned,) = desk.contents.returns
    kept = [value for value in desk.contents.values_of_return(returned.key) if not value.record]
    assert [value.theirs for value in kept] == list(found.quotes)
    for text in (said, "In a note"):
        assert any(text in (value.theirs or "") for value in kept)
    desk.undo()
    assert desk.contents.returns == ()


def test_only_something_new_that_has_no_place_is_not_nothing_new(desk: Asked) -> None:
    desk.take(desk.preview(desk.answered(("Comments", "Your comment", 0, "All well"))))
    path = desk.answered(("Comments", "Your comment", 0, "All well"))
    book = load_workbook(path)
    book["Levels"]["A40"] = "One thing more"
    book.save(path)

    assert desk.preview(path).lines == ()
    assert any("One thing more" in quote for quote in desk.preview(path).quotes)


def test_a_row_pasted_over_another_is_a_new_entry(desk: Asked) -> None:
    """It has a key from elsewhere and the number of the row that was there, which is no edit of that row's entry."""
    typed = ("Strengths and areas", "What you found", 0, "From last year's workbook")
    path = desk.answered(
        typed, ("Strengths and areas", "Key of the finding", 0, "5dd854e1-c305-4aec-9ed2-f4bd7c39baf7")
    )
    assert desk.take(desk.preview(path)) is None

    texts = [finding.text for finding in desk.contents.findings.values()]
    assert sorted(texts) == ["From last year's workbook", "Police are quick"]


def test_a_request_that_was_removed_since_the_preview_is_no_longer_what_is_answered(desk: Asked) -> None:
    found = desk.preview(desk.answered(("Comments", "Your comment", 0, "All well")))
    desk.returns.remove(desk.request)

    assert desk.take(found) is None
    assert [returned.request for returned in desk.contents.returns] == [None]


def test_an_agency_that_was_removed_since_the_preview(tmp_path: Path) -> None:
    desk = Asked(tmp_path)
    found = desk.preview(desk.answered(("Comments", "Your comment", 0, "All well")))
    desk.returns.remove(desk.request)
    desk.work.findings.remove(desk.finding)
    desk.work.actions.remove(desk.action)
    desk.work.setup.remove_agency(desk.police)

    assert isinstance(desk.take(found), ChangedSincePreview)
    assert desk.contents.returns == ()
    desk.work.close()


def test_a_fault_of_ours_in_reading_is_told_and_raised(desk: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the preview would wait for ever otherwise."""

    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cpc_selfeval.editing.returns.understood", fault)
    told: list[Preview | Refusal] = []
    with pytest.raises(ZeroDivisionError):
        desk.returns.read(desk.answered(), told.append)
    assert [type(each) for each in told] == [ProgramFault]


class Nothing(Refusal):
    """A refusal that does not pass."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} does not take it.", "Nothing was changed.", "Leave it.")
