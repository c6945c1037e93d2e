"""The same snapshot gives the same bytes, at any time and in any zone; no trace of the moment of writing is left."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cpc_selfeval.domain.paper_refusals import TargetInUse
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.exports.workbook import write_workbook
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.exports.workbook.contents import AS_AT, PROGRAM, snapshot_of, typical
from tests.exports.workbook.reading import opened, rows_of, written

WITHOUT_LXML = """
import hashlib
from tests.exports.workbook.contents import typical
from tests.exports.workbook.reading import opened, rows_of, written
book = written(typical())
print(hashlib.sha256(repr(rows_of(opened(book), "Action plan").rows).encode()).hexdigest(), b"inlineStr" in book)
"""


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    assert workbook_bytes(snapshot_of(typical())) == workbook_bytes(snapshot_of(typical()))


def test_another_moment_gives_other_bytes() -> None:
    later = take_snapshot(typical(), AS_AT.replace(hour=15), PROGRAM)
    assert workbook_bytes(later) != workbook_bytes(snapshot_of(typical()))


def test_every_time_in_it_is_the_snapshots() -> None:
    with zipfile.ZipFile(io.BytesIO(written(typical()))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(2026, 11, 22, 14, 2, 10)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2026-11-22T14:02:11Z") == 2


def test_it_is_the_same_without_the_faster_parser() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_LXML],
        env=os.environ | {"OPENPYXL_LXML": "False"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = repr(rows_of(opened(written(typical())), "Action plan").rows)
    assert run.stdout.split() == [hashlib.sha256(rows.encode()).hexdigest(), "False"]


def test_a_workbook_open_elsewhere_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"last week's")

    def held(*_values: object) -> None:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(TargetInUse):
        write_workbook(snapshot_of(typical()), target)
    assert target.read_bytes() == b"last week's"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_importing_the_writer_imports_no_openpyxl() -> None:
    code = "import sys, cpc_selfeval.exports.workbook; print([m for m in sys.modules if m.startswith('openpyxl')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
