"""Schema step 2, "returns": what partner agencies are asked, and what they return. Frozen once it is released."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "request" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "agency" TEXT NOT NULL REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "contact_role" TEXT NOT NULL,
    "asks_levels" INTEGER NOT NULL,
    "asks_findings" INTEGER NOT NULL,
    "asks_evidence" INTEGER NOT NULL,
    "asks_progress" INTEGER NOT NULL,
    "asks_comments" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "asked_on" TEXT,
    "due" TEXT,
    "reminded_on" TEXT,
    "workbook" TEXT NOT NULL,
    "written_at" TEXT NOT NULL,
    "ended_on" TEXT,
    "ended_because" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "request_by_agency" ON "request" ("agency")',
    """CREATE TABLE "request_indicator" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "request" TEXT NOT NULL REFERENCES "request" ("key") DEFERRABLE INITIALLY DEFERRED,
    "indicator" TEXT NOT NULL,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "request_indicator_by_request" ON "request_indicator" ("request")',
    """CREATE TABLE "agency_return" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "agency" TEXT REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "request" TEXT REFERENCES "request" ("key") DEFERRABLE INITIALLY DEFERRED,
    "return_kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "written_at" TEXT NOT NULL,
    "returned_on" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "by_role" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "agency_return_by_agency" ON "agency_return" ("agency")',
    'CREATE INDEX "agency_return_by_request" ON "agency_return" ("request")',
    """CREATE TABLE "returned_value" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "returned" TEXT NOT NULL REFERENCES "agency_return" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL,
    "record_table" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "base" TEXT,
    "theirs" TEXT,
    "ours" TEXT,
    "both_changed" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "returned_value_by_returned" ON "returned_value" ("returned")',
    """CREATE TABLE "comment" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "agency" TEXT NOT NULL REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "comment_by_agency" ON "comment" ("agency")',
)
