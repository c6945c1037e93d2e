"""Schema step 3, "expectations": what a level and the text on it should hold. Frozen once it is released."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE "expectations" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "source_types" INTEGER NOT NULL,
    "needs_impact" INTEGER NOT NULL,
    "needs_views" INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE "shelf_life" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "source_type" TEXT NOT NULL,
    "months" INTEGER
) STRICT""",
    """CREATE TABLE "challenge_answer" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT""",
    """CREATE TABLE "word_limit" (
    "key" TEXT NOT NULL PRIMARY KEY, "rev" INTEGER NOT NULL, "changed_at" TEXT NOT NULL, "row_sha256" TEXT NOT NULL,
    "cycle" TEXT NOT NULL REFERENCES "cycle" ("key") DEFERRABLE INITIALLY DEFERRED,
    "most_words" INTEGER,
    "most_words_each" INTEGER
) STRICT""",
)
