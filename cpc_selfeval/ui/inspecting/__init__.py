"""The page of inspections: what inspectors found beside what was known, and what came of it."""
