"""Another framework edition while nothing is recorded, and never after."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.refusal import StillWaiting
from cpc_selfeval.domain.saving_refusals import FrameworkFixed
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.storage.frameworks.files import shipped_framework
from tests.editing.desk import ISLA, Desk
from tests.editing.failing_store import failing

OTHER = shipped_framework("hmie-2005")


def test_the_edition_is_changed_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    desk = Desk(path, InlineExecutor())
    desk.work.setup.scope("4.1", covered=False)
    desk.work.session.change_framework(OTHER)
    assert desk.contents.framework == OTHER
    assert len(desk.contents.covered_codes) == 18
    assert desk.work.session.undo_act is None
    desk.work.close()
    again = open_file(path, ISLA)
    assert again.contents.framework == OTHER
    again.close()


def test_once_something_is_recorded_it_is_fixed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.cpcse", InlineExecutor())
    before = desk.contents.framework
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    with pytest.raises(FrameworkFixed):
        desk.work.session.change_framework(OTHER)
    assert desk.contents.framework == before
    assert desk.contents.findings_of("2.1")
    desk.work.close()


def test_what_waits_to_be_saved_is_of_the_edition_that_it_was_typed_under(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.cpcse", InlineExecutor())
    store = failing(desk.work.session)
    store.full = True
    desk.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    with pytest.raises(StillWaiting):
        desk.work.session.change_framework(OTHER)
    store.full = False
    with pytest.raises(FrameworkFixed):
        desk.work.session.change_framework(OTHER)
    assert [finding.text for finding in desk.contents.findings_of("2.1")] == ["Children feel safe"]
    desk.work.close()
