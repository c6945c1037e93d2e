"""Papers from the command line: each one by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpc_selfeval.app import arguments
from cpc_selfeval.app.arguments import read
from cpc_selfeval.app.export_command import export
from cpc_selfeval.domain.paper_refusals import NoAgencyForPaper
from cpc_selfeval.domain.papers.kinds import PDF_PAPERS
from cpc_selfeval.domain.refusal import Refusal
from tests.domain.example import example_at
from tests.exports.tagged_pdf.reading import structure


def asked_for(*given: str) -> bool:
    """Do what these arguments ask for."""
    asked = read(["export", *given])
    asked.password = None
    return export(asked)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_at(tmp_path_factory.mktemp("export") / "example.cpcse")


def test_every_paper_has_its_name() -> None:
    assert tuple(paper.value for paper in PDF_PAPERS) == arguments._PAPERS


@pytest.mark.parametrize("paper", [paper.value for paper in PDF_PAPERS])
def test_each_paper_is_written(paper: str, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.pdf"
    before = example.read_bytes()
    whose = ["--agency", "police"] if paper == "agency-part" else []
    assert asked_for(str(example), "--paper", paper, "--pdf", str(target), *whose)
    assert target.read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out == f"Written: {target}\n"
    assert example.read_bytes() == before


def test_without_a_name_it_is_the_summary(example: Path, tmp_path: Path) -> None:
    assert asked_for(str(example), "--pdf", str(tmp_path / "out.pdf"))
    assert "summary for the COG" in structure((tmp_path / "out.pdf").read_bytes()).all("H1")[0].text


def test_an_agencys_part_needs_one_that_is_there(example: Path, tmp_path: Path) -> None:
    given = (str(example), "--paper", "agency-part", "--pdf", str(tmp_path / "out.pdf"))
    with pytest.raises(NoAgencyForPaper):
        asked_for(*given)
    with pytest.raises(Refusal, match="is no agency here"):
        asked_for(*given, "--agency", "Nobody")
    assert list(tmp_path.iterdir()) == []


def test_a_paper_that_there_is_not_is_not_understood(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        asked_for(str(example), "--paper", "summary", "--pdf", str(tmp_path / "out.pdf"))
    assert ended.value.code == 2
    assert "cog-summary" in capsys.readouterr().err
