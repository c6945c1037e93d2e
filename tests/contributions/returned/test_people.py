"""Seven agencies and a lead officer work in LibreOffice, each in its own way; what they sent back is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from cpc_selfeval.contributions.reading import read_workbook
from cpc_selfeval.domain.action import Action, ProgressNote, Status
from cpc_selfeval.domain.committee import Agency, AgencyKind
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Confidence, LevelDraft
from cpc_selfeval.domain.report import take_snapshot
from cpc_selfeval.domain.return_workbook.answers import understood
from cpc_selfeval.domain.return_workbook.asked import AskedSnapshot, asked_snapshot
from cpc_selfeval.domain.return_workbook.columns import Job
from cpc_selfeval.domain.return_workbook.returned import Returned, checked
from cpc_selfeval.domain.return_workbook.sheets import BY_JOB
from cpc_selfeval.domain.returns.records import Comment, Request, ReturnKind
from cpc_selfeval.domain.returns_refusals import SpoiledReturn
from cpc_selfeval.exports.return_workbook import return_workbook_bytes
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.contributions.returned.office import at_work, installed
from tests.domain.example import example_contents
from tests.domain.return_workbook.test_answers import changed, new_of

KINDS = {
    "police": AgencyKind.POLICE,
    "health": AgencyKind.NHS_BOARD,
    "education": AgencyKind.EDUCATION,
    "social": AgencyKind.SOCIAL_WORK,
    "scra": AgencyKind.SCRA,
    "third": AgencyKind.THIRD_SECTOR,
    "housing": AgencyKind.HOUSING,
}
WRITTEN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TYPED = [
    *("0131 496 0000", "0131", "=1+1", "- a point", "+44 131", "@home", "1/2", "3 May 2026", "May 2026", "1e5", "50%"),
    *("TRUE", "#N/A", "  before and after  ", "don't", "'quoted", "£1,000", "a\nb\n", "tab\tin it", "_x0041_"),
    "😀 é 漢",
]
"""What the macro types, in its order."""

pytestmark = pytest.mark.skipif(installed() is None, reason="LibreOffice is not installed")


@cache
def agency(name: str) -> Agency:
    return next(each for each in example_contents().agencies_in_use if each.kind is KINDS[name])


@cache
def asked(name: str) -> AskedSnapshot:
    contents = example_contents()
    request = Request(
        key=f"request of {name}", cycle=contents.cycle_key, agency=agency(name).key, indicators=contents.covered_codes
    )
    return asked_snapshot(contents, request, f"workbook of {name}", WRITTEN, "0.1.0")


@dataclass(frozen=True)
class Back:
    """Where the workbooks are that came back."""

    folder: Path

    def read(self, name: str) -> Returned:
        """What one of them says."""
        path = self.folder / f"{name}-back.xlsx"
        return understood(read_workbook(path), path.name)


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> Back:
    folder = tmp_path_factory.mktemp("returns")
    for name in KINDS:
        (folder / f"{name}.xlsx").write_bytes(return_workbook_bytes(asked(name)))
    plan = take_snapshot(example_contents(), WRITTEN, "0.1.0")
    (folder / "plan.xlsx").write_bytes(workbook_bytes(plan))
    at_work(folder, tmp_path_factory.mktemp("people"))
    return Back(folder)


def keys(name: str, job: Job) -> list[str]:
    """The keys of the rows of a sheet as written: the first stands in row 5."""
    return [row.key for row in asked(name).hidden.rows_of(job)]


def test_each_belongs_here(back: Back) -> None:
    for name in KINDS:
        if name != "housing":
            source = checked(back.read(name), example_contents(), agency(name).key)
            assert (source.agency, source.whose) == (agency(name).key, agency(name).name)


def test_an_orderly_return(back: Back) -> None:
    returned = back.read("police")
    level, action = keys("police", Job.LEVELS)[0], keys("police", Job.ACTIONS)[0]
    (note,) = new_of(returned, ProgressNote)
    (evidence,) = new_of(returned, Evidence)
    found = {(key, field): value for (key, field), value in changed(returned).items() if key != level}
    draft = returned.theirs[LevelDraft][level]
    assert isinstance(draft, LevelDraft)
    assert (draft.level, draft.confidence) == (6, Confidence.HIGH)
    assert draft.reason == "First line\n- second, with “quotes”\n=third "
    assert (evidence.title, evidence.source_type) == ("Call log, spring", SourceType.PERFORMANCE)
    assert (evidence.period_from, evidence.period_to) == (date(2026, 4, 1), date(2026, 6, 30))
    assert evidence.indicators == ("5.1", "5.2")
    assert found[keys("police", Job.FINDINGS)[0], "impact"] == ""
    assert (note.action, note.text, note.by) == (action, "Half of it is done.", "Police Scotland")
    assert (found[action, "due"], found[action, "status"]) == (date(2027, 1, 29), Status.AT_RISK)
    assert len(found) == 5
    assert returned.notes == ()


def test_sorted_rows(back: Back) -> None:
    returned = back.read("health")
    (comment,) = changed(returned).values()
    assert isinstance(comment, Comment)
    assert (comment.code, comment.text) == ("", "Sorted, since we read from the newest.")
    assert returned.notes == ()


def test_deleted_inserted_and_moved_columns(back: Back) -> None:
    returned = back.read("education")
    assert changed(returned) == {
        (keys("education", Job.FINDINGS)[0], "text"): "Changed before the columns moved.",
        (keys("education", Job.EVIDENCE)[0], "shows"): "Changed, and the keys are gone.",
    }
    said = "\n".join(returned.notes)
    for words in ("the head teachers", "Please finish by Friday", "“Priority”", "“Links”"):
        assert words in said


def test_inserted_deleted_and_copied_rows(back: Back) -> None:
    returned = back.read("social")
    assert set(returned.theirs[Finding]) > set(keys("social", Job.FINDINGS))
    findings = sorted((finding.kind, finding.text) for finding in new_of(returned, Finding))
    assert findings == [
        (FindingKind.AREA, "Typed far below the table."),
        (FindingKind.STRENGTH, "Typed into an inserted row."),
    ]
    (copy,) = new_of(returned, Evidence)
    first = returned.base[Evidence][keys("social", Job.EVIDENCE)[0]]
    assert isinstance(first, Evidence)
    assert (copy.title, copy.shows) == ("A copy with another name", first.shows)
    assert len(changed(returned)) == 3
    assert new_of(back.read("social"), Finding) == new_of(returned, Finding)


def test_renamed_moved_and_removed_sheets(back: Back) -> None:
    returned = back.read("scra")
    (draft,) = changed(returned).values()
    assert (draft.key, draft.level) == (keys("scra", Job.LEVELS)[1], 5)
    said = "\n".join(returned.notes)
    assert "Kirsty will ring on Monday" in said
    assert "“Evidence” did not come back" in said


def test_every_text_as_it_was_typed(back: Back) -> None:
    typed = {evidence.title: evidence for evidence in new_of(back.read("third"), Evidence)}
    came = [typed[f"Typed {number}"] for number in range(len(TYPED))]
    assert [evidence.shows for evidence in came] == TYPED
    assert [evidence.reference for evidence in came] == TYPED


def test_without_its_hidden_sheet_it_is_refused(back: Back) -> None:
    with pytest.raises(SpoiledReturn):
        back.read("housing")


def test_the_action_plan_comes_back(back: Back) -> None:
    contents: Contents = example_contents()
    returned = back.read("plan")
    first, second, third = contents.actions_in_order[:3]
    (note,) = new_of(returned, ProgressNote)
    assert (note.action, note.on) == (first.key, WRITTEN.date())
    assert note.text == "Two of three steps are done.\nThe third waits."
    expected: Mapping[tuple[str, str], object] = {
        (note.key, ""): note,
        (first.key, "status"): Status.AT_RISK,
        (first.key, "due"): date(2027, 6, 30),
        (second.key, "help_needed"): "",
        (third.key, "lead"): "Head of service",
    }
    before: Mapping[tuple[str, str], object] = {
        (action.key, name): getattr(action, name) for action in (first, second, third) for name in vars(action)
    }
    assert changed(returned) == {where: value for where, value in expected.items() if before.get(where) != value}
    assert returned.notes == ()
    assert set(returned.base) == {Action}
    assert checked(returned, contents).kind is ReturnKind.ACTION_PLAN


def test_the_sheets_are_those_that_people_were_told_of() -> None:
    macro = Path(__file__).with_name("people.bas").read_text(encoding="utf-8")
    for job in (Job.LEVELS, Job.FINDINGS, Job.EVIDENCE, Job.ACTIONS, Job.COMMENTS, Job.PLAN):
        assert f'"{BY_JOB[job].title}"' in macro
