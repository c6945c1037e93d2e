"""Returns and copies from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cpc_selfeval.app.command_line import main
from cpc_selfeval.domain.asking.standing import Standing, at_a_glance
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from tests.editing.desk import BEGINNING, ISLA
from tests.storage.samples import NOON

DUE = "2026-03-20"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed self-evaluation with an area for improvement of the police."""
    work = begin(tmp_path / "Harbour.cpcse", BEGINNING, ISLA, clock=lambda: NOON)
    police = work.contents.agencies[0].key
    work.findings.record(FindingKind.AREA, "2.1", "Notices come late", agency=police)
    work.close()
    return tmp_path / "Harbour.cpcse"


@pytest.fixture
def copy(path: Path) -> Path:
    """A colleague's copy in which something was changed and something was added."""
    other = path.with_name("Calum.cpcse")
    work = open_file(path, ISLA)
    work.save_copy(other, lambda refusal: None)
    work.close()
    theirs = open_file(other, Person("Calum Reid"))
    finding = next(iter(theirs.contents.findings))
    theirs.findings.revise(finding, text="Notices come late at weekends")
    theirs.evidence.record("Duty log", shows="Nine of ten came on Mondays")
    theirs.close()
    return other


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(main([str(argument) for argument in arguments]))
    return int(ended.value.code or 0)


def contents_of(path: Path) -> Contents:
    work = open_file(path, ISLA, read_only=True)
    try:
        return work.contents
    finally:
        work.close()


def test_writing_asks_the_agency_and_notes_the_workbook(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = path.with_name("police.xlsx")

    assert run("returns", "write", path, "--agency", "police", "--out", out, "--due", DUE, "--letter") == 0

    said = capsys.readouterr()
    assert "Please return it by 20 March 2026." in said.out
    assert said.err == f"Written: {out} (for Police Scotland)\n"
    (request,) = contents_of(path).requests
    assert request.workbook
    assert out.read_bytes().startswith(b"PK")


def test_writing_again_is_the_same_request_with_another_workbook(path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        assert run("returns", "write", path, "--agency", "NHS Harbour", "--out", path.with_name(name)) == 0

    assert len(contents_of(path).requests) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--agency", "Fire", "--out", "a.xlsx"), "Police Scotland; NHS Harbour"),
        (("--agency", "Police", "--out", "a.docx"), "does not end in .xlsx"),
        (("--agency", "Police", "--out", "a.xlsx", "--contribution"), "does not end in .cpcse"),
        (("--agency", "Police", "--out", "a.xlsx", "--indicators", "9.9"), "9.9 is not in this cycle"),
        (("--agency", "Police", "--out", "Harbour.cpcse", "--contribution"), "There is already a file"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_changed(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str], said: str
) -> None:
    monkeypatch.chdir(path.parent)
    before = contents_of(path)

    assert run("returns", "write", path, *arguments) == 1
    assert said in capsys.readouterr().err
    assert contents_of(path).findings == before.findings


def test_agencies_are_listed_with_how_far_they_have_come(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--out", path.with_name("a.xlsx"), "--due", DUE, "--asked", "2026-03-01")
    run("returns", "write", path, "--agency", "police", *options)
    capsys.readouterr()

    assert run("returns", "list", path) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Police Scotland: late by ")
    assert said[1] == "NHS Harbour: not asked yet"
    assert run("returns", "list", path, "--json") == 0
    lines = json.loads(capsys.readouterr().out)
    assert [(line["agency"], line["standing"], line["due"]) for line in lines] == [
        ("Police Scotland", "late", DUE),
        ("NHS Harbour", "to_ask", None),
    ]


def test_a_merge_is_previewed_in_words_and_changes_nothing(
    path: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()

    assert run("merge", path, copy, "--preview") == 0
    said = capsys.readouterr().out
    assert "2 changes, 0 of them need a decision" in said
    assert "theirs: Notices come late at weekends" in said
    assert path.read_bytes() == before


def test_a_merge_is_previewed_as_json(path: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("merge", path, copy, "--preview", "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["file"], len(found["changes"])) == ("file", "Calum.cpcse", 2)
    assert {change["case"] for change in found["changes"]} == {"changed", "added"}


def test_a_merge_is_accepted_with_a_receipt_and_not_twice(
    path: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt = path.with_name("receipt.pdf")

    assert run("merge", path, copy, "--accept", "--receipt", receipt) == 0
    assert "2 taken, 0 not taken" in capsys.readouterr().out
    assert receipt.read_bytes().startswith(b"%PDF")
    assert [piece.title for piece in contents_of(path).evidence_in_order] == ["Duty log"]

    after = path.read_bytes()
    assert run("merge", path, copy, "--accept") == 1
    assert "already looked at and decided on" in capsys.readouterr().err
    assert contents_of(path).tables == contents_of(path).tables
    assert path.read_bytes() == after


def test_nothing_is_taken_where_the_receipt_could_not_be_written_so(
    path: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()

    assert run("merge", path, copy, "--accept", "--receipt", path.with_name("receipt.txt")) == 1
    assert "does not end in .pdf" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("take", "text", "left"),
    [("theirs-only", "We count them", 1), ("all", "Notices come late at weekends", 0)],
)
def test_what_both_changed_is_only_taken_when_all_is(
    path: Path, copy: Path, capsys: pytest.CaptureFixture[str], take: str, text: str, left: int
) -> None:
    work = open_file(path, ISLA)
    work.findings.revise(next(iter(work.contents.findings)), text="We count them")
    work.close()

    assert run("merge", path, copy, "--accept", "--take", take) == 0
    assert f"{2 - left} taken, {left} not taken" in capsys.readouterr().out
    assert [finding.text for finding in contents_of(path).findings.values()] == [text]


def test_a_contribution_file_comes_back(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = path.with_name("police.cpcse")
    assert run("returns", "write", path, "--agency", "police", "--out", out, "--contribution") == 0
    theirs = open_file(out, Person("Calum Reid"))
    police = theirs.contents.agencies[0].key
    theirs.findings.record(FindingKind.STRENGTH, "2.1", "We ring at once", agency=police)
    theirs.close()

    assert run("merge", path, out, "--accept") == 0
    assert "From Police Scotland: 1 taken" in capsys.readouterr().out
    contents = contents_of(path)
    assert "We ring at once" in [finding.text for finding in contents.findings.values()]
    line = at_a_glance(contents, NOON.date())[0]
    assert (line.standing, line.taken) == (Standing.RETURNED, 1)


def test_merging_a_file_into_itself_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("merge", path, path, "--accept") == 1
    assert "nothing to merge" in capsys.readouterr().err


def test_what_is_no_workbook_is_refused_and_nothing_is_changed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = path.with_name("letter.xlsx")
    letter.write_text("Dear Isla")
    shutil.copyfile(path, path.with_name("before"))

    assert run("returns", "read", path, letter, "--preview") == 1
    assert run("returns", "accept", path, letter) == 1
    assert "is not a workbook that can be read here" in capsys.readouterr().err
    assert contents_of(path).tables == contents_of(path.with_name("before")).tables


@pytest.fixture
def answered(path: Path) -> Path:
    """The police's workbook, in which a level, a reason, a strength and what they found late were filled in."""
    out = path.with_name("police.xlsx")
    assert run("returns", "write", path, "--agency", "police", "--out", out, "--indicators", "2.1", "--due", DUE) == 0
    book = load_workbook(out)
    levels, findings = book["Levels"], book["Strengths and areas"]
    fill(levels, {"Your level": "4 Good", "Why this level": "Notices come in time\nin most weeks"}, 0)
    fill(findings, {"What you found": "Notices come late at weekends"}, 0)
    fill(findings, {"Strength or area": "strength", "Quality indicator": "2.1", "What you found": "We ring at once"}, 1)
    book.save(out)
    return out


def fill(sheet: Worksheet, values: dict[str, str], place: int) -> None:
    """Type into the row that is this many rows below the headers, by the headers' words."""
    rows = {number: [cell.value for cell in row] for number, row in enumerate(sheet.iter_rows(), start=1)}
    head, headers = next((number, row) for number, row in rows.items() if set(values) <= set(row))
    for header, text in values.items():
        sheet.cell(head + 1 + place, headers.index(header) + 1).value = text


def test_a_returned_workbook_is_previewed(path: Path, answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    capsys.readouterr()

    assert run("returns", "read", path, answered, "--preview") == 0
    said = capsys.readouterr().out
    assert "From Police Scotland, " in said
    assert "days after it was due: 3 changes, 0 of them need a decision." in said
    assert "Notices come in time" in said
    assert run("returns", "read", path, answered, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["changes"]) == 3
    assert path.read_bytes() == before


def test_a_returned_workbook_is_accepted_once(path: Path, answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("returns", "accept", path, answered, "--by", "Isla Grant") == 0

    contents = contents_of(path)
    (judgement,) = contents.judgements_of("2.1")
    assert (judgement.level, judgement.reason) == (4, "Notices come in time\nin most weeks")
    assert [finding.text for finding in contents.findings_of("2.1")] == [
        "Notices come late at weekends",
        "We ring at once",
    ]
    assert contents.returns[0].by_name == "Isla Grant"
    assert run("returns", "accept", path, answered) == 1
    assert "already looked at and decided on" in capsys.readouterr().err


def test_another_committee_s_workbook_is_refused(
    path: Path, answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path / "Coast.cpcse", BEGINNING, ISLA).close()

    assert run("returns", "read", tmp_path / "Coast.cpcse", answered) == 1
    assert "was not written from this self-evaluation" in capsys.readouterr().err
