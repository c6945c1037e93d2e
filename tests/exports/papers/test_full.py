"""The full self-evaluation, read back as a screen reader reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import Action, Status
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.exports.papers import write_paper
from cpc_selfeval.exports.tagged_pdf.look import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP
from tests.domain.example import example_at
from tests.exports.papers.making import full_paper, ordered_of
from tests.exports.tagged_pdf.reading import Element, failed_rules, faults, outside, structure
from tests.exports.workbook.contents import CYCLE, action, evidence, holding, snapshot_of

NASTY = ("=1+1", "- bullet", "<b>not bold</b> & more", "</para>", "\u00e0\u00ec \U0001f600 Dìon", "line\nnext\n\nlast")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportSnapshot]:
    """The worked example's position."""
    work = open_file(example_at(tmp_path_factory.mktemp("example") / "example.cpcse"), Person("Isla Grant"))
    yield work.papers.snapshot()
    work.close()


@pytest.fixture(scope="module")
def paper(example: ReportSnapshot) -> bytes:
    """The worked example's full self-evaluation."""
    return full_paper(example)


@pytest.fixture(scope="module")
def document(paper: bytes) -> Element:
    """The same as it is read."""
    return structure(paper)


def _plain(element: Element) -> str:
    return " ".join(element.text.split())


def _unspaced(text: str) -> str:
    """Without spaces and line ends: paragraphs of one text are elements of their own."""
    return "".join(text.split())


def test_it_keeps_the_rules_of_pdf_ua(paper: bytes) -> None:
    assert failed_rules(paper) == []
    assert faults(paper) == []
    assert outside(paper, MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM) == []


def test_page_one_begins_with_what_is_asked_of_whom(example: ReportSnapshot, document: Element) -> None:
    headings = [element for element in document.all("H1", "H2") if element.pages and element.pages[0] == 1]
    assert headings[0].tag == "H1"
    assert _plain(headings[1]) == "The COG is asked to decide"
    asked = _plain(document)
    for ask in example.asks:
        assert f"{ask.officer or 'All members'}: {' '.join(ask.decision.split())} ({ask.action_ref})" in asked


def test_everything_that_was_found_and_planned_is_in_it(example: ReportSnapshot, document: Element) -> None:
    said = _unspaced(document.text)
    covered = {report.code for report in example.covered}
    texts = [line.finding.text for line in example.findings if covered.intersection(line.finding.indicators)]
    texts += [line.finding.impact for line in example.findings if covered.intersection(line.finding.indicators)]
    for line in example.actions:
        texts += [line.action.text, line.action.outcome, line.action.measure, line.action.help_needed]
    texts += [line.evidence.title for line in example.evidence]
    for report in example.covered:
        texts += [line.judgement.reason for line in report.current]
        texts += [line.judgement.dissent for line in report.current]
    missing = [text for text in texts if _unspaced(text) not in said]
    assert missing == []


def test_a_level_is_never_shown_without_its_stage(example: ReportSnapshot, document: Element) -> None:
    figure = next(element for element in document.all("Figure"))
    for report in example.covered:
        assert f"{report.code} {report.position_words}" in (figure.alt or "")
    leads = [_plain(element) for element in document.all("P")]
    for report in example.covered:
        if report.position.stage is not None:
            stage, _, rest = report.position_words.partition(": ")
            number = f"{report.position.level} " if report.position.level is not None else ""
            assert f"{stage}: {number}{rest}" in leads


def test_indicators_that_are_not_covered_are_named_and_counted_nowhere(
    example: ReportSnapshot, document: Element
) -> None:
    left_out = [report for report in example.indicators if report.position.state == "not_in_cycle"]
    assert left_out
    figure = next(element for element in document.all("Figure"))
    headings = [_plain(element) for element in document.all("H3")]
    for report in left_out:
        assert f"{report.code} " not in (figure.alt or "")
        assert not any(heading.startswith(f"{report.code} ") for heading in headings)
        assert report.title in _plain(document)


def test_a_made_up_committee_is_called_so(example: ReportSnapshot, paper: bytes, document: Element) -> None:
    notice = "everything in this paper are made up"
    assert notice in _plain(document)
    real = replace(example, committee=replace(example.committee, made_up=False))
    assert notice not in _plain(structure(full_paper(real)))


def test_the_same_snapshot_gives_the_same_bytes(example: ReportSnapshot, paper: bytes) -> None:
    assert full_paper(example) == paper
    later = replace(example, as_at=example.as_at + timedelta(days=1))
    assert full_paper(later) != paper


def test_an_empty_self_evaluation_makes_an_honest_paper() -> None:
    said = _plain(structure(contents := full_paper(snapshot_of(holding()))))
    assert failed_rules(contents) == []
    assert "Nothing is asked of the Chief Officers’ Group" in said
    assert said.count("Not yet chosen.") == 3
    assert "No actions are planned yet." in said
    assert "No evidence is recorded yet." in said


def test_far_too_much_is_printed_whole() -> None:
    long = "Children wait. " * 1_500
    records = [
        Finding(key="f", cycle=CYCLE, kind=FindingKind.AREA, text=long, indicators=("2.1",)),
        action(1, long, status=Status.AT_RISK, help_needed=long, cog_decision="Decide"),
        *(action(number, f"Action number {number}") for number in range(2, 80)),
        *(evidence(number, f"Piece number {number}") for number in range(1, 80)),
    ]
    contents = full_paper(snapshot_of(holding(*records)))
    said = _plain(structure(contents))
    assert failed_rules(contents) == []
    assert said.count("Children wait.") == 3 * 1_500  # entry, action and help
    assert all(f"Action number {number}" in said for number in range(2, 80))
    assert all(f"Piece number {number}" in said for number in range(1, 80))


@pytest.mark.parametrize("text", NASTY)
def test_what_a_user_typed_is_text_and_nothing_else(text: str) -> None:
    records = [
        Finding(key="f", cycle=CYCLE, kind=FindingKind.STRENGTH, text=text, impact=text, indicators=("2.1",)),
        Action(key="a", cycle=CYCLE, number=1, text=text, outcome=text, cog_decision=text, cog_officer=text),
        evidence(1, text, indicators=("2.1",), reference=text),
    ]
    contents = full_paper(snapshot_of(holding(*records, name=text.replace("\n", " "))))
    assert failed_rules(contents) == []
    said = _plain(structure(contents))
    assert said.count(" ".join(text.replace("\U0001f600", "").split()[:1])) >= 4


def test_it_is_moved_into_place(tmp_path: Path) -> None:
    target = tmp_path / "full.pdf"
    target.write_bytes(b"older")
    write_paper(ordered_of(snapshot_of(holding())), target)
    assert target.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == ["full.pdf"]


def test_support_stands_in_words_beside_each_level(example: ReportSnapshot, document: Element) -> None:
    said = [_plain(element) for element in document.all("P") if _plain(element).startswith("By the evidence: ")]
    judged = [report for report in example.covered if report.position.level is not None or report.position.spread]

    assert len(said) == len(judged) > 8
    for line, report in zip(said, judged, strict=True):
        words = report.support.words[0].lower() + report.support.words[1:]
        assert line == " ".join((f"By the evidence: {words}.", *report.support.notes))
    assert any("supported." in line for line in said)
    assert any("needs more evidence: nobody asked children or families." in line for line in said)
    assert example.support_rule in _plain(document)
