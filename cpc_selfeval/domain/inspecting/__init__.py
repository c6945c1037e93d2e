"""External inspections: what they found, what the committee knew itself, and what came of their points."""
