"""Schema step 1, "first": everything that the file of the first version holds. Frozen: never edited once released.

Each row of each table carries ``key`` (a UUID that stays), ``rev`` (1, then one more with each change), ``changed_at``
(ISO 8601, UTC) and ``row_sha256`` (see docs/file-format.md). Booleans are 0 and 1, dates ISO 8601, choices their names.
"""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "identity" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "copy" TEXT NOT NULL,
    "parent" TEXT,
    "made_at" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "framework_copy" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "framework" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL UNIQUE,
    "text" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "committee" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "cpc_name" TEXT NOT NULL,
    "cpc_short" TEXT NOT NULL,
    "cog_name" TEXT NOT NULL,
    "cog_short" TEXT NOT NULL,
    "lead_officer" TEXT NOT NULL,
    "made_up" INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE "cycle" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "framework" TEXT NOT NULL,
    "framework_hash" TEXT NOT NULL REFERENCES "framework_copy" ("content_hash") DEFERRABLE INITIALLY DEFERRED,
    "period_from" TEXT,
    "period_to" TEXT,
    "working_well" TEXT NOT NULL,
    "improving" TEXT NOT NULL,
    "still_to_improve" TEXT NOT NULL,
    "closed_on" TEXT
) STRICT""",
    """CREATE TABLE "agency" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired" INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE "tag" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "tag_set" TEXT NOT NULL,
    "set_title" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE "meeting" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "body" TEXT NOT NULL,
    "on" TEXT,
    "title" TEXT NOT NULL,
    "present" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "indicator_scope" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "covered" INTEGER NOT NULL,
    "meeting" TEXT REFERENCES "meeting" ("key") DEFERRABLE INITIALLY DEFERRED,
    "offer_level" INTEGER,
    "corrected_title" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "indicator_scope_by_meeting" ON "indicator_scope" ("meeting")',
    """CREATE TABLE "status_word" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "status" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "letter" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "level_draft" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "agency" TEXT REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "level" INTEGER,
    "absence" TEXT,
    "reason" TEXT NOT NULL,
    "confidence" TEXT,
    "meeting" TEXT REFERENCES "meeting" ("key") DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT,
    "present" TEXT NOT NULL,
    "dissent" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "level_draft_by_agency" ON "level_draft" ("agency")',
    'CREATE INDEX "level_draft_by_meeting" ON "level_draft" ("meeting")',
    """CREATE TABLE "judgement" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "level" INTEGER,
    "absence" TEXT,
    "agency" TEXT REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "meeting" TEXT REFERENCES "meeting" ("key") DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT NOT NULL,
    "confidence" TEXT,
    "present" TEXT NOT NULL,
    "dissent" TEXT NOT NULL,
    "withdraws" TEXT REFERENCES "judgement" ("key") DEFERRABLE INITIALLY DEFERRED,
    "by_name" TEXT NOT NULL,
    "by_role" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "judgement_by_agency" ON "judgement" ("agency")',
    'CREATE INDEX "judgement_by_meeting" ON "judgement" ("meeting")',
    'CREATE INDEX "judgement_by_withdraws" ON "judgement" ("withdraws")',
    """CREATE TABLE "finding" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "agency" TEXT REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "priority" TEXT,
    "position" INTEGER NOT NULL,
    "paper_heading" TEXT
) STRICT""",
    'CREATE INDEX "finding_by_agency" ON "finding" ("agency")',
    """CREATE TABLE "action" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "agency" TEXT REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "start" TEXT,
    "due" TEXT,
    "resources" TEXT NOT NULL,
    "priority" TEXT,
    "status" TEXT NOT NULL,
    "help_needed" TEXT NOT NULL,
    "withdrawn_reason" TEXT NOT NULL,
    "cog_decision" TEXT NOT NULL,
    "cog_officer" TEXT NOT NULL,
    "origin" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "action_by_agency" ON "action" ("agency")',
    """CREATE TABLE "due_move" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "moved_on" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "now" TEXT,
    "reason" TEXT NOT NULL,
    "agreed_by" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "due_move_by_action" ON "due_move" ("action")',
    """CREATE TABLE "progress_note" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "progress_note_by_action" ON "progress_note" ("action")',
    """CREATE TABLE "reading" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "value" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "on" TEXT,
    "at" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "reading_by_action" ON "reading" ("action")',
    """CREATE TABLE "evidence" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "shows" TEXT NOT NULL,
    "source_type" TEXT,
    "agency" TEXT REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "period_from" TEXT,
    "period_to" TEXT,
    "shows_impact" INTEGER,
    "reference" TEXT NOT NULL,
    "web_links" TEXT NOT NULL,
    "views_asked" TEXT NOT NULL,
    "views_number" TEXT NOT NULL,
    "views_missing" TEXT NOT NULL,
    "views_quotable" TEXT,
    "views_told" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "evidence_by_agency" ON "evidence" ("agency")',
    """CREATE TABLE "attachment" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "attachment_by_evidence" ON "attachment" ("evidence")',
    'CREATE INDEX "attachment_by_sha256" ON "attachment" ("sha256")',
    """CREATE TABLE "finding_indicator" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "finding" TEXT NOT NULL REFERENCES "finding" ("key") DEFERRABLE INITIALLY DEFERRED,
    "indicator" TEXT NOT NULL,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "finding_indicator_by_finding" ON "finding_indicator" ("finding")',
    """CREATE TABLE "finding_tag" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "finding" TEXT NOT NULL REFERENCES "finding" ("key") DEFERRABLE INITIALLY DEFERRED,
    "tag" TEXT NOT NULL REFERENCES "tag" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "finding_tag_by_finding" ON "finding_tag" ("finding")',
    'CREATE INDEX "finding_tag_by_tag" ON "finding_tag" ("tag")',
    """CREATE TABLE "action_agency" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "agency" TEXT NOT NULL REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "action_agency_by_action" ON "action_agency" ("action")',
    'CREATE INDEX "action_agency_by_agency" ON "action_agency" ("agency")',
    """CREATE TABLE "action_finding" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "finding" TEXT NOT NULL REFERENCES "finding" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "action_finding_by_action" ON "action_finding" ("action")',
    'CREATE INDEX "action_finding_by_finding" ON "action_finding" ("finding")',
    """CREATE TABLE "action_indicator" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "indicator" TEXT NOT NULL,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "action_indicator_by_action" ON "action_indicator" ("action")',
    """CREATE TABLE "action_tag" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "tag" TEXT NOT NULL REFERENCES "tag" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "action_tag_by_action" ON "action_tag" ("action")',
    'CREATE INDEX "action_tag_by_tag" ON "action_tag" ("tag")',
    """CREATE TABLE "evidence_indicator" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "indicator" TEXT NOT NULL,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "evidence_indicator_by_evidence" ON "evidence_indicator" ("evidence")',
    """CREATE TABLE "evidence_finding" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "finding" TEXT NOT NULL REFERENCES "finding" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "evidence_finding_by_evidence" ON "evidence_finding" ("evidence")',
    'CREATE INDEX "evidence_finding_by_finding" ON "evidence_finding" ("finding")',
    """CREATE TABLE "evidence_action" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "evidence_action_by_evidence" ON "evidence_action" ("evidence")',
    'CREATE INDEX "evidence_action_by_action" ON "evidence_action" ("action")',
    """CREATE TABLE "evidence_reading" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "reading" TEXT NOT NULL REFERENCES "reading" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "evidence_reading_by_evidence" ON "evidence_reading" ("evidence")',
    'CREATE INDEX "evidence_reading_by_reading" ON "evidence_reading" ("reading")',
    """CREATE TABLE "evidence_tag" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "tag" TEXT NOT NULL REFERENCES "tag" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "evidence_tag_by_evidence" ON "evidence_tag" ("evidence")',
    'CREATE INDEX "evidence_tag_by_tag" ON "evidence_tag" ("tag")',
    """CREATE TABLE "attachment_chunk" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL
) STRICT""",
    'CREATE UNIQUE INDEX "attachment_chunk_by_sha256" ON "attachment_chunk" ("sha256", "n")',
    """CREATE TABLE "log" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL UNIQUE, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "visit" TEXT,
    "at" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_agency" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "change_kind" TEXT NOT NULL,
    "record_table" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT
) STRICT""",
    'CREATE INDEX "log_by_record" ON "log" ("record", "number")',
    """CREATE TABLE "tombstone" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "record_table" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "record_rev" INTEGER NOT NULL
) STRICT""",
)
