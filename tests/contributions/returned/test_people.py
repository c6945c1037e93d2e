"""Seven agencies and a lead officer work in LibreOffice, each in its own way; what they sent back is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import Action, ProgressNote, Status
from cpc_selfeval.domain.evidence import Evidence, SourceType
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.judgement import Confidence, LevelDraft
from cpc_selfeval.domain.return_workbook.columns import Job
from cpc_selfeval.domain.return_workbook.returned import checked
from cpc_selfeval.domain.return_workbook.sheets import BY_JOB
from cpc_selfeval.domain.returns.records import Comment, ReturnKind
from cpc_selfeval.domain.returns_refusals import SpoiledReturn
from tests.contributions.returned.seven import KINDS, WRITTEN, Seven
from tests.domain.return_workbook.test_answers import changed, new_of

pytestmark = pytest.mark.long

TYPED = [
    *("0131 496 0000", "0131", "=1+1", "- a point", "+44 131", "@home", "1/2", "3 May 2026", "May 2026", "1e5", "50%"),
    *("TRUE", "#N/A", "  before and after  ", "don't", "'quoted", "£1,000", "a\nb\n", "tab\tin it", "_x0041_"),
    "😀 é 漢",
]
"""What the macro types, in its order."""


def test_each_belongs_here(seven: Seven) -> None:
    for name in KINDS:
        if name != "housing":
            source = checked(seven.read(name), seven.contents, seven.agency(name).key)
            assert (source.agency, source.whose) == (seven.agency(name).key, seven.agency(name).name)


def test_an_orderly_return(seven: Seven) -> None:
    returned = seven.read("police")
    level, action = seven.keys("police", Job.LEVELS)[0], seven.keys("police", Job.ACTIONS)[0]
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
    assert found[seven.keys("police", Job.FINDINGS)[0], "impact"] == ""
    assert (note.action, note.text, note.by) == (action, "Half of it is done.", "Police Scotland")
    assert (found[action, "due"], found[action, "status"]) == (date(2027, 1, 29), Status.AT_RISK)
    assert len(found) == 5
    assert returned.notes == ()


def test_sorted_rows(seven: Seven) -> None:
    returned = seven.read("health")
    (comment,) = changed(returned).values()
    assert isinstance(comment, Comment)
    assert (comment.code, comment.text) == ("", "Sorted, since we read from the newest.")
    assert returned.notes == ()


def test_deleted_inserted_and_moved_columns(seven: Seven) -> None:
    returned = seven.read("education")
    assert changed(returned) == {
        (seven.keys("education", Job.FINDINGS)[0], "text"): "Changed before the columns moved.",
        (seven.keys("education", Job.EVIDENCE)[0], "shows"): "Changed, and the keys are gone.",
    }
    said = "\n".join(returned.notes)
    for words in ("the head teachers", "Please finish by Friday", "“Priority”", "“Links”"):
        assert words in said


def test_inserted_deleted_and_copied_rows(seven: Seven) -> None:
    returned = seven.read("social")
    assert set(returned.theirs[Finding]) > set(seven.keys("social", Job.FINDINGS))
    findings = sorted((finding.kind, finding.text) for finding in new_of(returned, Finding))
    assert findings == [
        (FindingKind.AREA, "Typed far below the table."),
        (FindingKind.STRENGTH, "Typed into an inserted row."),
    ]
    (copy,) = new_of(returned, Evidence)
    first = returned.base[Evidence][seven.keys("social", Job.EVIDENCE)[0]]
    assert isinstance(first, Evidence)
    assert (copy.title, copy.shows) == ("A copy with another name", first.shows)
    assert len(changed(returned)) == 3
    assert new_of(seven.read("social"), Finding) == new_of(returned, Finding)


def test_renamed_moved_and_removed_sheets(seven: Seven) -> None:
    returned = seven.read("scra")
    (draft,) = changed(returned).values()
    assert (draft.key, draft.level) == (seven.keys("scra", Job.LEVELS)[1], 5)
    said = "\n".join(returned.notes)
    assert "Kirsty will ring on Monday" in said
    assert "“Evidence” did not come back" in said


def test_every_text_as_it_was_typed(seven: Seven) -> None:
    typed = {evidence.title: evidence for evidence in new_of(seven.read("third"), Evidence)}
    came = [typed[f"Typed {number}"] for number in range(len(TYPED))]
    assert [evidence.shows for evidence in came] == TYPED
    assert [evidence.reference for evidence in came] == TYPED


def test_without_its_hidden_sheet_it_is_refused(seven: Seven) -> None:
    with pytest.raises(SpoiledReturn):
        seven.read("housing")


def test_the_action_plan_comes_back(seven: Seven) -> None:
    contents = seven.contents
    returned = seven.read("plan")
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
