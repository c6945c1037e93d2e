"""Papers of an open file: what is said on them is saved, what is made is noted, stopping leaves nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.judging_records.papers import PaperHouse, PaperMade, PaperOptions
from cpc_selfeval.domain.paper_refusals import LogoUnreadable, NoAgencyForPaper, PaperStopped
from cpc_selfeval.domain.papers.front import house_of, options_of
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import ProgramFault
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.papers import Papers, Writing, Written, write_paper
from tests.editing.desk import ISLA, Desk
from tests.exports.tagged_pdf.reading import structure


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "own.cpcse", InlineExecutor())
    yield made
    made.work.close()


def papers_of(desk: Desk) -> Papers:
    """Papers that are written before the verb returns."""
    return Papers(desk.work.session, beside=False)


def written(papers: Papers, paper: Paper, target: Path) -> Written:
    """Write a paper, and say what became of it."""
    told: list[Written] = []
    papers.write(paper, target, told.append)
    return told[0]


def test_what_is_said_on_papers_is_in_the_file_and_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    papers = papers_of(desk)
    papers.revise_house(marking="OFFICIAL", plan_name="Improvement\nplan", author="Isla Grant")
    papers.revise_options(Paper.COG_SUMMARY, number="7", purpose="First.\nSecond.", meeting_on=date(2026, 3, 20))
    front = papers.order(Paper.COG_SUMMARY).front
    assert (front.marking, front.plan_name, front.by) == ("OFFICIAL", "Improvement plan", "Isla Grant")
    assert (front.number, front.purpose, front.meeting_on) == ("7", "First.\nSecond.", date(2026, 3, 20))
    assert front.to == "Chief Officers’ Group"
    assert papers.order(Paper.FULL).front.purpose == ""
    desk.work.session.undo()
    assert options_of(desk.contents, Paper.COG_SUMMARY).purpose == ""
    desk.work.session.redo()
    desk.work.close()
    again = open_file(tmp_path / "own.cpcse", ISLA, InlineExecutor())
    assert house_of(again.contents).marking == "OFFICIAL"
    assert options_of(again.contents, Paper.COG_SUMMARY).number == "7"
    again.close()


def test_a_field_that_there_is_not_is_our_fault(desk: Desk) -> None:
    with pytest.raises(TypeError):
        papers_of(desk).revise_house(colour="blue")
    with pytest.raises(TypeError):
        papers_of(desk).revise_options(Paper.FULL, colour="blue")


def test_a_logo_is_kept_in_the_file(desk: Desk, tmp_path: Path) -> None:
    Image.new("RGB", (90, 30), (11, 74, 134)).save(tmp_path / "logo.png")
    papers = papers_of(desk)
    papers.take_logo(tmp_path / "logo.png")
    house = house_of(desk.contents)
    assert house.logo_name == "logo.png"
    assert base64.b64decode(house.logo).startswith(b"\x89PNG")
    assert papers.order(Paper.FULL).front.logo == base64.b64decode(house.logo)
    papers.drop_logo()
    assert papers.order(Paper.FULL).front.logo == b""
    with pytest.raises(LogoUnreadable):
        papers.take_logo(tmp_path / "own.cpcse")


def test_the_next_paper_says_what_changed_since_the_last(desk: Desk, tmp_path: Path) -> None:
    papers = papers_of(desk)
    levels = desk.work.levels
    levels.choose("2.1", Stage.AGREED, level=4)
    levels.record("2.1", Stage.AGREED)
    papers.revise_options(Paper.COG_SUMMARY, meeting_on=date(2026, 3, 20), number="7")
    assert written(papers, Paper.COG_SUMMARY, tmp_path / "march.pdf").refusal is None
    assert written(papers, Paper.COG_SUMMARY, tmp_path / "march again.pdf").refusal is None
    assert len(desk.contents.of(PaperMade)) == 1, "written again for the same meeting it is the same paper"
    levels.choose("2.1", Stage.AGREED, level=3)
    levels.record("2.1", Stage.AGREED)
    papers.revise_options(Paper.COG_SUMMARY, meeting_on=date(2026, 6, 25), number="12")
    assert written(papers, Paper.COG_SUMMARY, tmp_path / "june.pdf").refusal is None
    said = structure((tmp_path / "june.pdf").read_bytes()).text
    assert "Changes since the paper 7 of 20 March 2026" in said
    assert "Agreed: Adequate; it was agreed: Good." in said
    assert len(desk.contents.of(PaperMade)) == 2


def test_only_papers_that_tell_changes_are_noted_and_no_preview_is(desk: Desk, tmp_path: Path) -> None:
    papers = papers_of(desk)
    shown: list[bytes | Refusal] = []
    papers.show(Paper.COG_SUMMARY, shown.append)
    assert isinstance(shown[0], bytes)
    for paper in (Paper.FULL, Paper.WORKBOOK):
        assert written(papers, paper, tmp_path / f"out{paper.ending}").refusal is None
    blocked = tmp_path / "blocked.pdf"
    blocked.mkdir()
    assert written(papers, Paper.COG_SUMMARY, blocked).refusal is not None
    assert desk.contents.of(PaperMade) == {}


def test_a_file_that_is_only_read_notes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.work.close()
    work = open_file(tmp_path / "own.cpcse", ISLA, InlineExecutor(), read_only=True)
    assert written(Papers(work.session, beside=False), Paper.COG_SUMMARY, tmp_path / "out.pdf").refusal is None
    assert work.contents.of(PaperMade) == {}
    work.close()


def test_a_paper_that_is_stopped_leaves_what_was_there(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"older")
    writing = Writing()
    writing.cancel()
    with pytest.raises(PaperStopped):
        write_paper(papers_of(desk).order(Paper.FULL), target, writing)
    assert target.read_bytes() == b"older"
    assert [path.suffix for path in tmp_path.glob(".cpc-paper*")] == []


def test_an_agencys_part_is_of_whom_was_chosen(desk: Desk) -> None:
    papers = papers_of(desk)
    with pytest.raises(NoAgencyForPaper):
        papers.order(Paper.AGENCY_PART)
    told: list[bytes | Refusal] = []
    papers.show(Paper.AGENCY_PART, told.append)
    assert isinstance(told[0], NoAgencyForPaper)
    papers.revise_options(Paper.AGENCY_PART, agency=desk.nhs)
    assert papers.order(Paper.AGENCY_PART).agency == desk.contents.agencies[1]
    chosen = papers.order(Paper.AGENCY_PART, agency=desk.police).agency
    assert chosen == desk.contents.agencies[0]


def test_a_paper_is_the_position_of_its_moment(desk: Desk) -> None:
    desk.clock.now = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
    order = papers_of(desk).order(Paper.FULL)
    assert order.snapshot.as_at.hour == 14
    assert {PaperHouse, PaperOptions, PaperMade} <= set(desk.tables)


def test_a_fault_of_ours_is_told_and_raised(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_given: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("cpc_selfeval.editing.papers.write_paper", faulty)
    told: list[Written] = []
    with pytest.raises(RuntimeError):
        papers_of(desk).write(Paper.FULL, tmp_path / "out.pdf", told.append)
    assert isinstance(told[0].refusal, ProgramFault)
