"""The overview: where all indicators stand, what needs somebody, what changed last."""
