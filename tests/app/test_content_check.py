"""What the committee would want to put right, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cpc_selfeval.app.command_line import main
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.standing_checks import RULES, Check
from cpc_selfeval.editing.open_self_evaluation import begin
from tests.editing.desk import BEGINNING, ISLA


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with an area that nothing answers and an action that lacks everything."""
    work = begin(tmp_path / "Harbour.cpcse", BEGINNING, ISLA)
    work.findings.record(FindingKind.AREA, "2.1", "Notices come late")
    work.actions.plan("Ring every family at once")
    work.close()
    return tmp_path / "Harbour.cpcse"


def test_points_come_with_their_rule(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()

    assert main(["check", str(path), "--content"]) == 0
    said = capsys.readouterr().out
    assert "Areas for improvement without an action (1)\n" in said
    assert f"  Rule: {RULES[Check.NO_DATE]}\n  A-01 “Ring every family at once”" in said
    assert path.read_bytes() == before


def test_points_as_a_list_for_other_programs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(path), "--content", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert [(each["check"], each["indicator"], each["action"]) for each in found] == [
        ("area_without_action", "2.1", None),
        *((check, None, "A-01") for check in ("no_owner", "no_date", "no_measure", "no_resource")),
    ]


def test_the_list_is_the_same_through_any_console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A console or a pipe on Windows may know no more than a code page, and what it lacks would be a question mark."""
    work = begin(tmp_path / "Harbour.cpcse", BEGINNING, ISLA)
    work.actions.plan("Ring Łucja’s school")
    work.close()

    assert main(["check", str(tmp_path / "Harbour.cpcse"), "--content", "--json"]) == 0
    said = capsys.readouterr().out

    assert said.isascii()
    assert all("Łucja’s" in each["says"] for each in json.loads(said))


def test_nothing_to_put_right_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(tmp_path / "new.cpcse", BEGINNING, ISLA).close()

    assert main(["check", str(tmp_path / "new.cpcse"), "--content"]) == 0
    assert capsys.readouterr().out == "The standing checks find nothing to put right.\n"


def test_content_and_rescuing_do_not_go_together(path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", str(path), "--content", "--repair-to", "new.cpcse"])
    assert ended.value.code == 2
