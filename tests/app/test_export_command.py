"""Papers from the command line: each one by its name."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from pathlib import Path

import docx
import msoffcrypto
import pikepdf
import pytest

from cpc_selfeval.app import arguments
from cpc_selfeval.app.arguments import read
from cpc_selfeval.app.export_command import export
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.paper_refusals import NoAgencyForPaper
from cpc_selfeval.domain.papers.kinds import PDF_PAPERS, Paper
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.open_self_evaluation import open_file
from tests.domain.earlier_papers import made_before, noted
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


def test_a_paper_as_word_in_a_committees_looks(example: Path, tmp_path: Path) -> None:
    template = tmp_path / "template.docx"
    docx.Document().save(str(template))
    pdf, word = tmp_path / "out.pdf", tmp_path / "out.docx"
    given = (str(example), "--paper", "cpc-report", "--pdf", str(pdf), "--docx", str(word))
    assert asked_for(*given, "--template", str(template))
    said = [paragraph.text for paragraph in docx.Document(str(word)).paragraphs]
    assert structure(pdf.read_bytes()).all("H1")[0].text in said


def test_a_template_that_is_none_leaves_nothing(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "template.docx"
    template.write_text("no document")
    word = tmp_path / "out.docx"
    assert not asked_for(str(example), "--docx", str(word), "--template", str(template))
    assert not asked_for(str(example), "--docx", str(word), "--template", str(tmp_path / "nowhere.docx"))
    assert list(tmp_path.iterdir()) == [template]
    assert "the template is no Word document" in capsys.readouterr().err


def test_one_password_for_all_papers_of_a_command(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("heron café\n", encoding="utf-8")
    paths = [tmp_path / f"out.{ending}" for ending in ("pdf", "docx", "xlsx")]
    wanted = [part for option, path in zip(("--pdf", "--docx", "--workbook"), paths, strict=True)
              for part in (option, str(path))]  # fmt: skip
    assert asked_for(str(example), "--paper", "cpc-report", *wanted, "--paper-password-file", str(secret))
    said = capsys.readouterr().err
    assert "If this password is lost" in said
    assert "This password is short" in said
    assert "heron" not in said
    with pikepdf.open(paths[0], password="heron café") as opened:
        assert opened.encryption.R == 6
    for path in paths[1:]:
        with path.open("rb") as file:
            office = msoffcrypto.OfficeFile(file)
            assert office.is_encrypted()
            office.load_key(password="heron café", verify_password=True)
    assert sorted(tmp_path.iterdir()) == sorted([secret, *paths]), "nothing unprotected is left"


def test_a_password_that_papers_cannot_have_leaves_nothing(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x" * 500)
    given = (str(example), "--pdf", str(tmp_path / "out.pdf"), "--docx", str(tmp_path / "out.docx"))
    assert not asked_for(*given, "--paper-password-file", str(secret))
    assert list(tmp_path.iterdir()) == [secret]
    assert "longer than programs" in capsys.readouterr().err


def test_a_name_has_to_fit_what_is_written(example: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"must end in \.docx"):
        asked_for(str(example), "--docx", str(tmp_path / "out.pdf"))


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


def test_changes_are_told_since_the_paper_that_is_named(example: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "two.cpcse", tmp_path / "out.pdf"
    shutil.copy(example, file)
    work = open_file(file, Person("Isla Grant"))
    taken = work.papers.snapshot()
    for day, number in ((date(2026, 3, 2), "CPC/3"), (date(2026, 5, 20), "CPC/7")):
        made = made_before(taken, Paper.COG_SUMMARY, day, number)
        work.session.make("made before", partial(noted, made=made))
    work.close()
    for wanted, named in (("2026-03-02", "CPC/3 of 2 March"), ("cpc/7", "CPC/7 of 20 May")):
        assert asked_for(str(file), "--pdf", str(out), "--since", wanted)
        headings = [" ".join(heading.text.split()) for heading in structure(out.read_bytes()).all("H2")]
        assert f"Changes since the paper {named} 2026" in headings
    with pytest.raises(Refusal, match=r"no earlier paper “9”.*CPC/7 of 20 May 2026 \(2026-05-20\)"):
        asked_for(str(file), "--pdf", str(out), "--since", "9")
