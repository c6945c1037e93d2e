"""A copy elsewhere holds what the file holds, and also what the file refused to take."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cpc_selfeval.domain.attaching_refusals import AttachmentUnreadable
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.placing_refusals import AlreadyThere
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, begin, open_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework

ISLA = Person("Isla Grant", "lead officer", "CPC")


@pytest.fixture
def work(tmp_path: Path) -> OpenSelfEvaluation:
    beginning = Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Example CPC")
    return begin(tmp_path / "work.cpcse", beginning, ISLA)


def texts_in(path: Path) -> list[str]:
    copy = open_file(path, ISLA)
    try:
        return sorted(finding.text for finding in copy.contents.findings.values())
    finally:
        copy.close()


def told(kept: list[Refusal | None]) -> Callable[[Refusal | None], None]:
    return kept.append


def test_a_copy_holds_everything_and_is_a_file_of_its_own(work: OpenSelfEvaluation, tmp_path: Path) -> None:
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    answers: list[Refusal | None] = []
    work.save_copy(tmp_path / "copy.cpcse", told(answers))
    work.findings.record(FindingKind.STRENGTH, "2.1", "Written after the copy")
    work.close()

    assert answers == [None]
    assert texts_in(tmp_path / "copy.cpcse") == ["Children feel safe"]
    assert texts_in(tmp_path / "work.cpcse") == ["Children feel safe", "Written after the copy"]


def test_a_copy_holds_what_the_file_could_not_take(work: OpenSelfEvaluation, tmp_path: Path) -> None:
    work.findings.record(FindingKind.STRENGTH, "2.1", "In the file")
    (tmp_path / "work.cpcse").rename(tmp_path / "moved away.cpcse")
    key = work.findings.record(FindingKind.AREA, "5.2", "Typed after it was moved")
    work.findings.revise(key, text="Typed after it was moved, and more")
    assert work.session.unsaved

    answers: list[Refusal | None] = []
    work.save_copy(tmp_path / "copy.cpcse", told(answers))

    assert answers == [None]
    assert texts_in(tmp_path / "copy.cpcse") == ["In the file", "Typed after it was moved, and more"]
    assert work.session.unsaved, "the copy does not pretend that the file itself has it"


def test_a_copy_never_replaces_another_file_unasked(work: OpenSelfEvaluation, tmp_path: Path) -> None:
    other = tmp_path / "other.cpcse"
    other.write_bytes(b"somebody's work")
    answers: list[Refusal | None] = []
    work.save_copy(other, told(answers))
    assert isinstance(answers[0], AlreadyThere)
    assert other.read_bytes() == b"somebody's work"

    work.save_copy(other, told(answers), replacing=True)
    work.close()
    assert answers[1] is None
    assert texts_in(other) == []


def test_what_cannot_be_brought_does_not_keep_out_what_was_typed_after_it(
    work: OpenSelfEvaluation, tmp_path: Path
) -> None:
    piece = work.evidence.record("Survey")
    survey = tmp_path / "survey.txt"
    survey.write_text("34 of 40", encoding="utf-8")
    (tmp_path / "work.cpcse").rename(tmp_path / "moved away.cpcse")
    work.evidence.attach(piece, survey)
    work.findings.record(FindingKind.STRENGTH, "2.1", "Typed after it")
    survey.unlink()

    answers: list[Refusal | None] = []
    work.save_copy(tmp_path / "copy.cpcse", told(answers))

    assert isinstance(answers[0], AttachmentUnreadable)
    assert texts_in(tmp_path / "copy.cpcse") == ["Typed after it"]
