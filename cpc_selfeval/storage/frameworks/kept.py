"""The file's own copies of the framework editions that its cycles use, each under its content hash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cpc_selfeval.domain.committee import Cycle
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.storage.faults import Unsound
from cpc_selfeval.storage.frameworks.faults import FrameworkFaults
from cpc_selfeval.storage.frameworks.files import framework_from_text, framework_to_text
from cpc_selfeval.storage.tables import FRAMEWORK_COPY

if TYPE_CHECKING:
    from cpc_selfeval.storage.database import Database


_NOT_KEPT = "its copy of the framework is missing or altered."


def keep(db: Database, framework: Framework, at: str) -> None:
    """Keep a copy of a framework, unless it is there, within the transaction that is open."""
    wanted = (framework.content_hash,)
    if db.execute('SELECT 1 FROM "framework_copy" WHERE "content_hash"=?', wanted).fetchone() is None:
        key = settled_key("framework", framework.id, framework.content_hash)
        values = (framework.id, framework.revision, framework.content_hash, framework_to_text(framework))
        FRAMEWORK_COPY.insert(db, key, 1, at, values)


def read(db: Database, content_hash: str) -> Framework:
    """The framework with this content hash. Raises Unsound."""
    sql = 'SELECT "framework", "text" FROM "framework_copy" WHERE "content_hash"=?'
    row = db.execute(sql, (content_hash,)).fetchone()
    if row is None:
        raise Unsound(_NOT_KEPT)
    try:
        framework = framework_from_text(row[1], row[0])
    except FrameworkFaults as error:
        raise Unsound(_NOT_KEPT) from error
    if framework.content_hash != content_hash:
        raise Unsound(_NOT_KEPT)
    return framework


def using(cycle: Cycle, framework: Framework) -> Cycle:
    """The cycle with this framework edition instead of its own."""
    return replace(cycle, framework=framework.id, framework_hash=framework.content_hash)
