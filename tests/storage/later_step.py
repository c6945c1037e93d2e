"""A schema step that no program has, to bring a file up to date by: a table of so many rows that it takes a moment."""

from __future__ import annotations

from cpc_selfeval.storage import schema
from cpc_selfeval.storage.schema import STEPS, Step

ROWS = 60_000

TABLE = """CREATE TABLE "minute" ("key" TEXT NOT NULL PRIMARY KEY, "meeting" TEXT NOT NULL) STRICT"""
INDEX = """CREATE INDEX "minute_by_meeting" ON "minute" ("meeting", "key")"""
FILL = f"""WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS})
INSERT INTO "minute" SELECT 'minute-' || n.i, m."key" FROM n, "meeting" AS m"""

LATER = Step("minutes", (TABLE, FILL, INDEX), (*STEPS[-1].leaves, TABLE, INDEX))


def know_later_step() -> None:
    """Let this process be a program that knows one more step. For processes of a test's own."""
    schema.STEPS = (*STEPS, LATER)
    schema.LATEST = len(schema.STEPS)
    schema.objects_of.cache_clear()
