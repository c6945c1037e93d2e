"""A list comes in from the command line, through a mapping file that people edit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.app.command_line import main
from cpc_selfeval.domain.action import SETTABLE_STATUSES, Status
from cpc_selfeval.domain.backup import BackupPlaces
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.cells import word_key
from cpc_selfeval.domain.importing.mapping_file import as_toml, from_toml
from cpc_selfeval.domain.text import entered
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.restoring import list_backups
from tests.domain.importing.plans import EVIDENCE, IMPROVEMENT, INSPECTION, LEARNING_REVIEW, Rows, sheet
from tests.domain.importing.test_planning import guessed
from tests.drawn import examples
from tests.editing.test_importing import listed, workbook
from tests.storage.samples import CYCLE, ISLA, NOON, full_file, revised


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that nobody has open, in which something is recorded in a cycle that is open."""
    store = full_file(tmp_path / "Harbour.cpcse")
    store.apply(revised(CYCLE, replace(CYCLE, closed_on=None)), by=ISLA, at=NOON)
    store.close()
    return store.path


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        raise SystemExit(main([str(argument) for argument in ("import-actions", *arguments)]))
    return int(ended.value.code or 0)


def held(path: Path) -> Contents:
    work = open_file(path, Person("Test"), read_only=True)
    try:
        return work.contents
    finally:
        work.close()


def test_without_a_mapping_it_says_what_it_would_guess_and_changes_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    assert run(path, workbook(tmp_path / "plan.xlsx")) == 1
    said = capsys.readouterr()
    assert "C  Improvement action: Action" in said.out
    assert "On track: On track" in said.out
    assert "row 6: Agree one way of keeping chronologies" in said.out
    assert "row 12: It is a total." in said.out
    assert "--write-mapping" in said.err
    assert path.read_bytes() == before


def test_a_written_mapping_is_edited_and_used(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, mapping = listed(tmp_path / "plan.csv", LEARNING_REVIEW), tmp_path / "map.toml"
    assert run(path, plan, "--write-mapping", mapping) == 0
    assert "“Zebra”" in capsys.readouterr().out

    assert run(path, plan, "--mapping", mapping) == 1
    assert "Say what these status words mean: “Zebra”." in capsys.readouterr().err

    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace('becomes = ""', 'becomes = "withdrawn"'), encoding="utf-8")
    assert run(path, plan, "--mapping", mapping, "--preview") == 0
    assert "Zebra: Withdrawn" in capsys.readouterr().out
    assert len(held(path).actions) == 1

    assert run(path, plan, "--mapping", mapping, "--by", "Fay Munro") == 0
    said = capsys.readouterr()
    assert "Came in: 5 actions, A-08 to A-12." in said.out
    assert "row 6: It repeats the headings." in said.out
    assert len(held(path).actions) == 6

    assert run(path, plan, "--mapping", mapping) == 1
    assert "The same is in the file already, as A-08." in capsys.readouterr().out


def test_the_file_is_backed_up_before(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, mapping = listed(tmp_path / "plan.csv"), tmp_path / "map.toml"
    run(path, plan, "--write-mapping", mapping)
    assert run(path, plan, "--mapping", mapping) == 0
    (backup,) = list_backups(path, BackupPlaces())
    assert len(held(backup.path).actions) == 1
    assert str(backup.path) in capsys.readouterr().err


def test_evidence_comes_in(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, mapping = listed(tmp_path / "list.csv", EVIDENCE), tmp_path / "map.toml"
    assert run(path, plan, "--evidence", "--write-mapping", mapping) == 0
    assert 'kind = "evidence"' in mapping.read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(path, plan, "--mapping", mapping, "--json") == 0
    assert json.loads(capsys.readouterr().out)["came_in"] == ["E-046", "E-047", "E-048"]


def test_the_preview_can_be_read_by_programs(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, mapping = listed(tmp_path / "plan.csv"), tmp_path / "map.toml"
    run(path, plan, "--write-mapping", mapping)
    text = mapping.read_text(encoding="utf-8").replace("headings = true", "headings = false")
    mapping.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run(path, plan, "--mapping", mapping, "--preview", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ready"] is True
    assert said["entries"][1] == {
        "row": 7,
        "text": "Audit thirty files",
        "notes": ["Imported: Area for improvement: Chronologies\nImported: Ref: 1.2"],
        "said": [],
        "status": "complete_impact_not_shown",
        "due": "2026-11-30",
    }
    assert said["left_out"][-1]["why"] == "It is a total."


def test_a_sheet_can_be_named(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = workbook(tmp_path / "plan.xlsx")
    assert run(path, plan, "--sheet", "Read me", "--preview") == 0
    assert "“Read me”" in capsys.readouterr().out
    assert run(path, plan, "--sheet", "Gone", "--preview") == 1
    assert "no sheet “Gone”" in capsys.readouterr().err


def test_a_mapping_that_is_there_is_not_replaced(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text("mine", encoding="utf-8")
    assert run(path, listed(tmp_path / "plan.csv"), "--write-mapping", mapping) == 1
    assert mapping.read_text(encoding="utf-8") == "mine"
    assert "already a file “map.toml”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"kind =", "It is not TOML"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b'kind = "findings"', "“kind” cannot be “findings”"),
        (b"header_row = true", "“header_row” cannot be True"),
        (b'take = ["2"]', "“take” is not a list of row numbers"),
        (b'colour = "red"', "“colour” is not known"),
        (b'[[column]]\nheading = "Who"\nfield = "boss"', "“boss” is not a field"),
        (b'[[column]]\nheading = "Whom"\nfield = "lead"', "There is no column “Whom”"),
        (b'[[column]]\nfield = "lead"', "neither heading nor letter"),
        (b"column = [1]", "something else than texts"),
        (b'[[status]]\nword = "G"\nbecomes = "overdue"', "“overdue” is not a status that can be set"),
        (b"#" * 1_000_001, "far too large"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: bytes, fault: str
) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_bytes(text)
    assert run(path, listed(tmp_path / "plan.csv", LEARNING_REVIEW), "--mapping", mapping) == 1
    said = capsys.readouterr().err
    assert "“map.toml” cannot be used as a mapping." in said
    assert fault in said
    assert len(held(path).actions) == 1


def test_evidence_with_a_mapping_of_actions_is_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('kind = "actions"', encoding="utf-8")
    assert run(path, listed(tmp_path / "plan.csv"), "--mapping", mapping, "--evidence") == 1
    assert "--evidence asks for evidence" in capsys.readouterr().err


@pytest.mark.parametrize("rows", [INSPECTION, LEARNING_REVIEW, IMPROVEMENT, EVIDENCE])
def test_a_mapping_is_the_same_after_it_was_written_and_read(rows: Rows) -> None:
    mapping, plan = guessed(rows, take=frozenset({3}), leave=frozenset({5, 4}), keep_headings=False, join_rows=True)
    again = from_toml(as_toml(sheet(rows), mapping, plan.words)).on(sheet(rows), 0)
    asked = {key: status for key, status in mapping.statuses.items() if key in map(word_key, plan.words)}
    assert again == replace(mapping, statuses=asked)


@given(st.text(), st.text(min_size=1), st.sampled_from([None, *SETTABLE_STATUSES]))
@settings(max_examples=examples(50))
def test_any_heading_and_word_can_stand_in_a_mapping(heading: str, word: str, status: Status | None) -> None:
    cells = sheet([("Action", entered(heading), "Status"), ("Write it", "x", "y")])
    mapping, _plan = guessed([cells for _, cells in cells.rows])
    mapping = replace(mapping, header_row=1, statuses={word_key(entered(word)): status})
    again = from_toml(as_toml(cells, mapping, [entered(word)]))
    assert again.columns == tuple((column.heading, column.letter, column.field) for column in mapping.columns)
    assert again.statuses == ((entered(word), status),)
