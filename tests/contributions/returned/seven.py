"""Seven agencies of the worked example, asked through the program, and what they sent back: one run for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cpc_selfeval.contributions.reading import read_workbook
from cpc_selfeval.domain.committee import Agency, AgencyKind, Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.return_workbook.answers import understood
from cpc_selfeval.domain.return_workbook.asked import AskedSnapshot, asked_snapshot
from cpc_selfeval.domain.return_workbook.columns import Job
from cpc_selfeval.domain.return_workbook.returned import Returned
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.domain.taking_report import take_snapshot
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.editing.returns import Delivered, Returns
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.contributions.office import Office
from tests.domain.example import example_at
from tests.shared_places import the_only_one

KINDS = {
    "police": AgencyKind.POLICE,
    "health": AgencyKind.NHS_BOARD,
    "education": AgencyKind.EDUCATION,
    "social": AgencyKind.SOCIAL_WORK,
    "scra": AgencyKind.SCRA,
    "third": AgencyKind.THIRD_SECTOR,
    "housing": AgencyKind.HOUSING,
}
"""The agencies as people.bas calls them."""

WRITTEN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DUE = date(2026, 12, 6)
CATRIONA = Person("Catriona Muirhead", "lead officer", "Strathmarra CPC")
_FILE, _SAID = "example.cpcse", "said.txt"
_MACRO = Path(__file__).with_name("people.bas")


@dataclass(frozen=True)
class Seven:
    """The self-evaluation as it was when all were asked, and the folder of the workbooks that came back."""

    file: Path
    folder: Path
    contents: Contents

    def agency(self, name: str) -> Agency:
        """One of the agencies."""
        return next(each for each in self.contents.agencies_in_use if each.kind is KINDS[name])

    def request(self, name: str) -> Request:
        """What it was asked."""
        return next(each for each in self.contents.requests if each.agency == self.agency(name).key)

    def asked(self, name: str) -> AskedSnapshot:
        """What its workbook held."""
        request = self.request(name)
        return asked_snapshot(self.contents, request, request.workbook, WRITTEN, "0.1.0")

    def keys(self, name: str, job: Job) -> list[str]:
        """The keys of the rows of a sheet as written: the first stands in row 5."""
        return [row.key for row in self.asked(name).hidden.rows_of(job)]

    def came(self, name: str) -> Path:
        """The workbook that came back."""
        return self.folder / f"{name}-back.xlsx"

    def read(self, name: str) -> Returned:
        """What it says."""
        return understood(read_workbook(self.came(name)), self.came(name).name)


@pytest.fixture(scope="session")
def seven(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Seven:
    """All are asked through the program, and answer in LibreOffice, each in its own way.

    That takes long, so processes that run tests at once share it: one makes it, the others wait. Nobody writes there.
    """
    with the_only_one(tmp_path_factory, "seven") as folder:
        if not (folder / _SAID).exists():
            _asked_and_answered(office, folder)
    file = folder / _FILE
    work = open_file(file, CATRIONA, InlineExecutor(), read_only=True)
    try:
        return Seven(file, folder, work.contents)
    finally:
        work.close()


def _asked_and_answered(office: Office, folder: Path) -> None:
    file = example_at(folder / _FILE)
    work = open_file(file, CATRIONA, InlineExecutor(), clock=lambda: WRITTEN)
    try:
        _ask_all(work, folder)
        snapshot = take_snapshot(work.contents, WRITTEN, "0.1.0")
    finally:
        work.close()
    (folder / "plan.xlsx").write_bytes(workbook_bytes(snapshot))
    office.run(_MACRO.read_text(encoding="utf-8"), f'Main("{folder.as_posix()}")')
    said = folder / _SAID
    assert said.exists(), "the macro did not run"
    assert said.read_text(encoding="utf-8").strip() == "done", said.read_text(encoding="utf-8")


def _ask_all(work: OpenSelfEvaluation, folder: Path) -> None:
    returns = Returns(work.session, beside=False)
    for name, kind in KINDS.items():
        agency = next(each for each in work.contents.agencies_in_use if each.kind is kind)
        key = returns.ask(agency.key, contact_role="Head of public protection", due=DUE)
        told: list[Delivered] = []
        returns.write_workbook(key, folder / f"{name}.xlsx", told.append)
        assert [each.refusal for each in told] == [None]
        returns.mark_asked(key, WRITTEN.date())
