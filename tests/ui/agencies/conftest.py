"""What the tests of partner agencies share: agencies by name, and what came back from one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.merging.previewing import preview
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.returns.records import Comment, comment_key
from cpc_selfeval.editing.returns import Returns
from cpc_selfeval.ui.agencies.page import AgenciesPage
from cpc_selfeval.ui.workspace import Workspace
from tests.ui.agencies.samples import source
from tests.ui.evidence.typing import show

CameBack = Callable[[Tables], Preview]
OURS = "Officers meet the child early."


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """An open self-evaluation whose documents are written and read before a verb returns."""
    workspace.work.__dict__["returns"] = Returns(workspace.work.session, beside=False)
    return workspace


@pytest.fixture
def police(workspace: Workspace) -> Agency:
    """One of the agencies."""
    return next(agency for agency in workspace.contents.agencies if agency.name.startswith("Police"))


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> Iterator[AgenciesPage]:
    """The page on a self-evaluation in which nobody was asked."""
    page = AgenciesPage(workspace)
    page.resize(1366, 662)
    show(qtbot, page)
    yield page
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog):
            widget.done(0)


@pytest.fixture
def strength(workspace: Workspace, police: Agency) -> Finding:
    """A strength of the agency, as it stood when its workbook was written."""
    key = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", OURS)
    workspace.work.findings.revise(key, agency=police.key)
    return workspace.contents.findings[key]


@pytest.fixture
def request_key(workspace: Workspace, police: Agency, strength: Finding) -> str:
    """A request to the agency, made when the strength stood there."""
    return workspace.work.returns.ask(police.key, contact_role="Inspector")


def with_changes(tables: Tables, *records: Record) -> Tables:
    """Tables in which these records stand as they are here."""
    changed: dict[type[Record], Mapping[str, Record]] = dict(tables)
    for record in records:
        changed[type(record)] = {**changed.get(type(record), {}), record.key: record}
    return changed


@pytest.fixture
def came_back_as(workspace: Workspace, police: Agency, request_key: str) -> CameBack:
    """Compares what the agency has with what stands here; what stood here first is the base."""
    base = workspace.contents.tables

    def compare(theirs: Tables) -> Preview:
        of = replace(source(agency=police.key), request=request_key, whose=police.name)
        day = workspace.today()
        return preview(workspace.contents, of, base, theirs, (), lambda *_: "Isla Grant, 3 March 2026", day)

    return compare


def comment_of(workspace: Workspace, agency: Agency, text: str, code: str = "2.1") -> Comment:
    """What an agency says of an indicator."""
    cycle = workspace.contents.cycle_key
    return Comment(key=comment_key(cycle, agency.key, code), cycle=cycle, agency=agency.key, code=code, text=text)


def opened(kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is open."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())
