"""The hidden part of the action plan workbook, by which what leads fill in can be read back."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.domain.report import ActionLine, ReportSnapshot
from cpc_selfeval.domain.return_workbook.columns import Job
from cpc_selfeval.domain.return_workbook.hidden import Hidden, Identity, WrittenRow
from cpc_selfeval.domain.return_workbook.offered import offered_in_plan
from cpc_selfeval.domain.return_workbook.sheets import PLAN
from cpc_selfeval.domain.returns.records import ReturnKind
from cpc_selfeval.exports.spreadsheet.cells import cell_text
from cpc_selfeval.exports.spreadsheet.values import Value
from cpc_selfeval.exports.workbook.action_plan import action_plan


def plan_hidden(snapshot: ReportSnapshot) -> Hidden:
    """Whose plan it is, and every cell of the *Action plan* sheet as written."""
    words = offered_in_plan({key.status: key.word for key in snapshot.statuses}, snapshot.agencies)
    values = {column.header: column.value for column in action_plan(snapshot).columns}

    def row(line: ActionLine) -> WrittenRow:
        cells = {column.name: _as_text(values[column.header](line)) for column in PLAN.columns}
        return WrittenRow(Job.PLAN, line.action.ref, line.action, cells)

    return Hidden(
        identity=_identity(snapshot),
        words=words,
        rows=tuple(row(line) for line in snapshot.actions),
        stored=frozenset(line.action.key for line in snapshot.actions),
    )


def _identity(snapshot: ReportSnapshot) -> Identity:
    cycle, framework = snapshot.cycle, snapshot.framework
    at = snapshot.as_at.astimezone(UTC).isoformat()
    return Identity(
        kind=ReturnKind.ACTION_PLAN,
        workbook=settled_key("action plan", snapshot.identity.copy, cycle.key, at),
        written_at=at,
        program=snapshot.program,
        committee=snapshot.committee.name,
        file=snapshot.identity.file,
        cycle=cycle.key,
        cycle_title=cycle.title,
        framework=cycle.framework,
        framework_title=f"{framework.title}, {framework.edition}",
        framework_hash=cycle.framework_hash,
    )


def _as_text(value: Value) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None else cell_text(str(value))
