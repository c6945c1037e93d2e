"""Scenes with partner agencies: some asked, one late, one that sent its workbook back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.domain.merging.preview import Preview
    from cpc_selfeval.ui.workspace import Workspace
    from docs.picture_studio import Studio

_ASKED = ((30, 5, None), (30, -6, None), (30, -6, 2), (30, 5, None), (30, 5, None), (30, 5, None))
"""For the first agencies: days since they were asked, days until it is due, days since they were reminded."""


def agencies(studio: Studio) -> QWidget:
    """The page, with a return that was taken over."""
    from PySide6.QtCore import Qt

    window = studio.page("agencies")
    _ask(studio.workspace)
    preview = _came_back(studio.workspace)
    studio.workspace.work.returns.accept(preview, preview.without_conflicts(), lambda _refusal: None)
    page: Any = window.stack.page("agencies")
    page.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    studio.settle()
    return window


def compare(studio: Studio) -> QWidget:
    """What came back beside what stands here, on a line that both sides changed."""
    from cpc_selfeval.ui.agencies.compare_dialog import CompareDialog

    studio.page("agencies")
    _ask(studio.workspace)
    preview = _came_back(studio.workspace)
    return studio.opened_by(lambda: CompareDialog(studio.workspace, preview).begin())


def ask(studio: Studio) -> QWidget:
    """Asking one agency."""
    from cpc_selfeval.ui.agencies.ask_dialog import AskDialog

    studio.page("agencies")
    _ask(studio.workspace)
    request = studio.workspace.contents.requests[0]
    return studio.opened_by(lambda: AskDialog(studio.workspace, request.agency, request.key).begin())


def _ask(workspace: Workspace) -> None:
    returns, today = workspace.work.returns, workspace.today()
    for agency, (asked, due, reminded) in zip(workspace.contents.agencies_in_use, _ASKED, strict=False):
        key = returns.ask(
            agency.key,
            contact_role="Head of public protection",
            due=today + timedelta(days=due),
            workbook="as written",
            written_at="2026-10-23T08:40:00+00:00",
        )
        returns.mark_asked(key, today - timedelta(days=asked))
        if reminded is not None:
            returns.mark_reminded(key, today - timedelta(days=reminded))


def _came_back(workspace: Workspace) -> Preview:
    """The first agency changed its area for improvement, as was done here too, found a strength, and commented."""
    from dataclasses import replace

    from cpc_selfeval.domain.finding import Finding, FindingKind
    from cpc_selfeval.domain.merging.preview import Source
    from cpc_selfeval.domain.merging.previewing import preview
    from cpc_selfeval.domain.record import new_key
    from cpc_selfeval.domain.returns.records import Comment, ReturnKind, comment_key

    contents = workspace.contents
    agency = contents.agencies_in_use[0]
    area = next(f for f in contents.findings.values() if f.agency == agency.key and f.kind is FindingKind.AREA)
    base = contents.tables
    theirs = {
        **base,
        Finding: {
            **contents.findings,
            area.key: replace(area, text=f"{area.text} From May all agencies count in the same way."),
        },
    }
    text = "Officers see the child alone first, in all but four of forty initial discussions that were read."
    new = Finding(
        key=new_key(),
        cycle=contents.cycle_key,
        kind=FindingKind.STRENGTH,
        text=text,
        agency=agency.key,
        indicators=("5.1",),
    )
    said = "We would like to agree this level at the December meeting."
    key = comment_key(contents.cycle_key, agency.key, "2.1")
    comment = Comment(key=key, cycle=contents.cycle_key, agency=agency.key, code="2.1", text=said)
    theirs = {**theirs, Finding: {**theirs[Finding], new.key: new}, Comment: {comment.key: comment}}
    workspace.work.findings.revise(area.key, text=area.text.replace("because each agency", "since each service"))
    request = next(r.key for r in contents.requests if r.agency == agency.key)
    source = Source(
        ReturnKind.WORKBOOK,
        agency.key,
        agency.name,
        request,
        new_key(),
        "0" * 64,
        f"Strathmarra CPC - {agency.name}.xlsx",
        "2026-10-23T08:40:00+00:00",
    )
    by = "Catriona Muirhead, 19 November 2026"
    return preview(workspace.contents, source, base, theirs, (), lambda *_: by, workspace.today())
