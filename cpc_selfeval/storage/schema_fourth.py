"""Schema step 4, "judging": closings, moderation, inspections, capacity, papers. Frozen once it is released."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "closing" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "closed_on" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "by_role" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "reopened_on" TEXT,
    "reopened_because" TEXT NOT NULL,
    "reopened_by" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "carried_over" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "record_table" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "came_from" TEXT NOT NULL,
    "from_cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "looked_at_on" TEXT
) STRICT""",
    'CREATE INDEX "carried_over_by_from_cycle" ON "carried_over" ("from_cycle")',
    """CREATE TABLE "moderation" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "levels_covered" INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE "levels_shown" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "meeting" TEXT REFERENCES "meeting" ("key") DEFERRABLE INITIALLY DEFERRED,
    "by_name" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "levels_shown_by_meeting" ON "levels_shown" ("meeting")',
    """CREATE TABLE "meeting_note" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "meeting" TEXT NOT NULL REFERENCES "meeting" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "meeting_note_by_meeting" ON "meeting_note" ("meeting")',
    """CREATE TABLE "inspection" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "framework" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "notified_on" TEXT,
    "active_from" TEXT,
    "active_to" TEXT,
    "published_on" TEXT,
    "reference" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "compared_with" TEXT REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    'CREATE INDEX "inspection_by_compared_with" ON "inspection" ("compared_with")',
    """CREATE TABLE "inspection_grade" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "inspection" TEXT NOT NULL REFERENCES "inspection" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "level" INTEGER,
    "text" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "inspection_grade_by_inspection" ON "inspection_grade" ("inspection")',
    """CREATE TABLE "inspection_point" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "inspection" TEXT NOT NULL REFERENCES "inspection" ("key") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "inspection_point_by_inspection" ON "inspection_point" ("inspection")',
    """CREATE TABLE "inspection_point_indicator" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "inspection_point" TEXT NOT NULL REFERENCES "inspection_point" ("key") DEFERRABLE INITIALLY DEFERRED,
    "indicator" TEXT NOT NULL,
    "place" INTEGER NOT NULL
) STRICT""",
    (
        'CREATE INDEX "inspection_point_indicator_by_inspection_point" '
        'ON "inspection_point_indicator" ("inspection_point")'
    ),
    """CREATE TABLE "point_answer" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "point" TEXT NOT NULL REFERENCES "inspection_point" ("key") DEFERRABLE INITIALLY DEFERRED,
    "known" TEXT,
    "reason" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "point_answer_by_point" ON "point_answer" ("point")',
    """CREATE TABLE "point_answer_finding" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "point_answer" TEXT NOT NULL REFERENCES "point_answer" ("key") DEFERRABLE INITIALLY DEFERRED,
    "finding" TEXT NOT NULL REFERENCES "finding" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "point_answer_finding_by_point_answer" ON "point_answer_finding" ("point_answer")',
    'CREATE INDEX "point_answer_finding_by_finding" ON "point_answer_finding" ("finding")',
    """CREATE TABLE "point_answer_action" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "point_answer" TEXT NOT NULL REFERENCES "point_answer" ("key") DEFERRABLE INITIALLY DEFERRED,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "point_answer_action_by_point_answer" ON "point_answer_action" ("point_answer")',
    'CREATE INDEX "point_answer_action_by_action" ON "point_answer_action" ("action")',
    """CREATE TABLE "progress_evaluation" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "point" TEXT NOT NULL REFERENCES "inspection_point" ("key") DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    "level" INTEGER,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "progress_evaluation_by_point" ON "progress_evaluation" ("point")',
    """CREATE TABLE "progress_evaluation_evidence" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "progress_evaluation" TEXT NOT NULL REFERENCES "progress_evaluation" ("key") DEFERRABLE INITIALLY DEFERRED,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    (
        'CREATE INDEX "progress_evaluation_evidence_by_progress_evaluation" '
        'ON "progress_evaluation_evidence" ("progress_evaluation")'
    ),
    'CREATE INDEX "progress_evaluation_evidence_by_evidence" ON "progress_evaluation_evidence" ("evidence")',
    """CREATE TABLE "capacity_factor" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "position" INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE "capacity_factor_finding" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "capacity_factor" TEXT NOT NULL REFERENCES "capacity_factor" ("key") DEFERRABLE INITIALLY DEFERRED,
    "finding" TEXT NOT NULL REFERENCES "finding" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "capacity_factor_finding_by_capacity_factor" ON "capacity_factor_finding" ("capacity_factor")',
    'CREATE INDEX "capacity_factor_finding_by_finding" ON "capacity_factor_finding" ("finding")',
    """CREATE TABLE "capacity_factor_action" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "capacity_factor" TEXT NOT NULL REFERENCES "capacity_factor" ("key") DEFERRABLE INITIALLY DEFERRED,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "capacity_factor_action_by_capacity_factor" ON "capacity_factor_action" ("capacity_factor")',
    'CREATE INDEX "capacity_factor_action_by_action" ON "capacity_factor_action" ("action")',
    """CREATE TABLE "capacity_factor_evidence" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "capacity_factor" TEXT NOT NULL REFERENCES "capacity_factor" ("key") DEFERRABLE INITIALLY DEFERRED,
    "evidence" TEXT NOT NULL REFERENCES "evidence" ("key") DEFERRABLE INITIALLY DEFERRED,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "capacity_factor_evidence_by_capacity_factor" ON "capacity_factor_evidence" ("capacity_factor")',
    'CREATE INDEX "capacity_factor_evidence_by_evidence" ON "capacity_factor_evidence" ("evidence")',
    """CREATE TABLE "capacity_factor_indicator" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "capacity_factor" TEXT NOT NULL REFERENCES "capacity_factor" ("key") DEFERRABLE INITIALLY DEFERRED,
    "indicator" TEXT NOT NULL,
    "place" INTEGER NOT NULL
) STRICT""",
    'CREATE INDEX "capacity_factor_indicator_by_capacity_factor" ON "capacity_factor_indicator" ("capacity_factor")',
    """CREATE TABLE "capacity_statement" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL,
    "confidence" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "adopted_priority" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "action" TEXT NOT NULL REFERENCES "action" ("key") DEFERRABLE INITIALLY DEFERRED,
    "priority_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL
) STRICT""",
    'CREATE INDEX "adopted_priority_by_action" ON "adopted_priority" ("action")',
    """CREATE TABLE "programme_copy" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "programme" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "notice_on" TEXT
) STRICT""",
    """CREATE TABLE "guard_ignored" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "record_table" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "passage_sha256" TEXT NOT NULL,
    "guard_kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "by_name" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "paper_house" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "marking" TEXT NOT NULL,
    "plan_name" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "logo" TEXT NOT NULL,
    "logo_name" TEXT NOT NULL,
    "logo_words" TEXT NOT NULL,
    "small_counts_shown" INTEGER NOT NULL,
    "small_counts_reason" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "paper_options" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "paper" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "addressed_to" TEXT NOT NULL,
    "meeting_on" TEXT,
    "purpose" TEXT NOT NULL,
    "recommendations" TEXT NOT NULL,
    "implications" TEXT NOT NULL,
    "agency" TEXT REFERENCES "agency" ("key") DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    'CREATE INDEX "paper_options_by_agency" ON "paper_options" ("agency")',
    """CREATE TABLE "paper_made" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "paper" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "position_at" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "meeting_on" TEXT,
    "stood" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "sign_off" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "signed_on" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "looked_by" TEXT NOT NULL,
    "position_at" TEXT NOT NULL,
    "closing" TEXT NOT NULL,
    "program" TEXT NOT NULL,
    "list_sha256" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "own_word" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "word" TEXT NOT NULL
) STRICT""",
)
