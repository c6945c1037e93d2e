"""Cycles beside each other: what became of indicators between editions, levels compared, and what comes over."""
